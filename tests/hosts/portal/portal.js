/** @param {string} selector */
const all = (selector) => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

byId("theme").addEventListener("click", () => {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === "dark" ? "light" : "dark";
});

byId("move").addEventListener("click", () => {
  const element = /** @type {HTMLElement} */ (document.querySelector("instance-console"));
  const place = element.closest("aside") ? byId("gateways") : all("aside")[0];
  place.append(element);
});

for (const tab of all("[role=tab]")) {
  tab.addEventListener("click", () => {
    for (const other of all("[role=tab]")) {
      const isChosen = other === tab;
      other.ariaSelected = String(isChosen);
      byId(other.getAttribute("aria-controls") ?? "").hidden = !isChosen;
    }
  });
}

// The portal's shortcuts: "o" goes to the orders. It also notes each key that it hears.
document.addEventListener("keydown", ({ key }) => {
  byId("heard").append(`${key} `);
  if (key === "o") all("[role=tab]")[1].click();
});

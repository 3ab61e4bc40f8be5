// The element in other people's pages.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

const PLAIN = "html, body { display: block !important; margin: 0 }";

const HOSTILE = `
  * {
    all: unset !important;
    letter-spacing: 4px !important;
    text-transform: uppercase !important;
    direction: rtl !important;
    font-family: serif !important;
    font-style: italic !important;
    line-height: 3 !important;
    --text: red !important;
    --row-height: 9px !important;
    --tone: red !important;
  }
  button { background: lime !important }
  head { display: none !important }
  body, instance-console { font-size: 30px !important }
  html, body, instance-console { display: block !important }`;

/** Serves a host page around the element, and records the violations of its content security policy. */
async function host(page, { css = PLAIN, language = "en", inside = '<instance-console config="config.json"></instance-console>' } = {}) {
  const body = `<!doctype html><html lang="${language}"><head><title>Host</title><link rel="stylesheet" href="hostile.css"><script type="module" src="instance-console.js"></script></head><body>${inside}</body></html>`;
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", headers: { "content-security-policy": POLICY }, body }));
  await page.route("**/hostile.css", (route) => route.fulfill({ contentType: "text/css", body: css }));
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) => window.refused.push([violatedDirective, sample]));
  });
}

const refused = (page) => page.evaluate(() => window.refused);

/** All computed styles of the first element of each tag, class and tone inside the console. */
const styles = (page) =>
  page.evaluate(() => {
    const all = document.querySelector("instance-console").shadowRoot.querySelectorAll("*");
    const found = {};
    for (const element of all) {
      const name = [element.localName, element.getAttribute("class"), element.dataset.tone].join(" ");
      if (name in found) continue;
      const style = getComputedStyle(element);
      found[name] = Object.fromEntries([...style].map((property) => [property, style.getPropertyValue(property)]));
    }
    return found;
  });

const link = (page) => page.locator("tr[data-row] th button").first();
const colour = (place) => place.evaluate((element) => getComputedStyle(element).color);

scene("a page's rules change nothing inside but what they may", {}, async ({ page, widget }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await host(page);
  await widget.load("/host.html");
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  const plain = await styles(page);
  for (const name of ["root", "h2", "button", "link", "badge", "badge-text", "input", "dd"]) {
    assert.match(Object.keys(plain).join("\n"), new RegExp(`\\b${name}\\b`));
  }

  await page.unroute("**/hostile.css");
  await page.route("**/hostile.css", (route) => route.fulfill({ contentType: "text/css", body: HOSTILE }));
  await page.reload();
  await until(() => widget.rows.count());
  await widget.idle();
  await page.clock.runFor(1);
  await widget.idle();
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).letterSpacing), "4px");
  const hostile = await styles(page);
  assert.deepEqual(hostile, plain);

  await page.evaluate(() => document.querySelector("instance-console").style.setProperty("--instance-console-accent", "rgb(1, 2, 3)"));
  assert.equal(await colour(link(page)), "rgb(1, 2, 3)");
  assert.deepEqual(await refused(page), []);
});

scene("another theme keeps rows, filter and panel, and goes back to the configuration's", {}, async ({ page, widget }) => {
  await page.route("**/config.json", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), theme: "dark" } });
  });
  await host(page);
  await widget.load("/host.html");
  await widget.filter.fill("orders");
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  const [rows, calls] = [await widget.names(), (await widget.calls()).length];
  await page.evaluate(() => (window.before = document.querySelector("instance-console").shadowRoot.querySelector("tr[data-row]")));
  const root = page.locator("instance-console .root");
  const scheme = () => root.evaluate((element) => getComputedStyle(element).colorScheme);
  const set = (theme) => page.evaluate((theme) => document.querySelector("instance-console").setAttribute("theme", theme), theme);
  assert.equal(await scheme(), "dark");
  const dark = await colour(link(page));
  await set("light");
  assert.equal(await scheme(), "light");
  assert.notEqual(await colour(link(page)), dark);
  await set("auto");
  assert.equal(await scheme(), "dark");
  await set("light");
  await page.evaluate(() => document.querySelector("instance-console").removeAttribute("theme"));
  assert.equal(await scheme(), "dark");
  await widget.idle();
  assert.ok(rows.length > 0);
  assert.deepEqual(await widget.names(), rows);
  assert.equal(await page.evaluate(() => window.before.isConnected), true);
  assert.equal(await widget.filter.inputValue(), "orders");
  assert.equal(await widget.detail.count(), 1);
  assert.equal((await widget.calls()).length, calls);
  assert.deepEqual(await refused(page), []);
});

scene("attributes that change in one turn start it again once", {}, async ({ page, widget }) => {
  let read = 0;
  page.on("request", (request) => (read += request.url().includes("config.json")));
  await widget.load();
  assert.equal(read, 1);
  await page.evaluate(() => {
    const element = document.querySelector("instance-console");
    element.setAttribute("config", "./config.json");
    element.setAttribute("theme", "dark");
    element.setAttribute("lang", "en");
    element.setAttribute("locale", "zh-CN");
  });
  await until(() => widget.count.textContent().catch(() => ""), "51 个实例");
  assert.equal(await page.locator("instance-console .root").getAttribute("data-theme"), "dark");
  assert.equal(read, 2);
});

scene("inside another element's shadow root the page's language is found", {}, async ({ page, widget }) => {
  await host(page, { language: "zh-CN", inside: '<div id="outer"></div>' });
  await page.addInitScript(() =>
    document.addEventListener("DOMContentLoaded", () => {
      const element = document.createElement("instance-console");
      element.setAttribute("config", "config.json");
      document.getElementById("outer").attachShadow({ mode: "open" }).append(element);
    }),
  );
  await widget.load("/host.html");
  assert.equal(await widget.count.textContent(), "51 个实例");
});

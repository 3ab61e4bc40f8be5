// Hostile names and the order of names: control characters are shown, and do not change the text around them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { answerDetail, answerList, gateway, ONE_SOURCE, pageOf } from "./lib/own_list.mjs";
import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const TALL = { toml: ONE_SOURCE, viewport: { width: 2400, height: 2000 } };

const TURNED = "pay-\u202edorp-wg";
const SHOWN = "pay-‹U+202E›dorp-wg";
/** Characters that are invisible or change the text direction. */
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

scene("what turns or hides a name is shown as a mark, wherever the name is", TALL, async ({ page, context, widget }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const odd = gateway(1, {
    instance_name: TURNED, spec: "BASIC\u200b", eip_address: "192.0.2.1\u2066", description: `of ${TURNED}`,
    tags: { "team\u200b": "a\u202eb" }, status: "Creating", instance_status: 1,
  });
  await answerList(page, () => ({ json: pageOf([odd, gateway(2)]) }));
  await answerDetail(page, () => ({ json: odd }));
  await page.route(/\/progress$/, (route) => route.fulfill({ json: { progress: 30, status: "creating", error_msg: "" } }));
  await widget.load();
  const row = page.locator(`[data-row="${odd.id}"]`);
  assert.equal(await row.locator("th button bdi").textContent(), SHOWN);
  assert.equal(await row.locator("[data-select]").getAttribute("aria-label"), `Select ${SHOWN}`);
  assert.equal(await row.locator("[data-column=spec]").textContent(), "BASIC‹U+200B›");
  assert.equal(await page.locator("[data-task] .card-name").textContent(), SHOWN);
  await row.locator("th button").click();
  await widget.idle();
  assert.equal(await widget.detail.locator("h3").textContent(), SHOWN);
  assert.equal(await widget.detail.locator("[data-field=description] dd").textContent(), `of ${SHOWN}`);
  // The raw answer stays valid JSON with the same meaning.
  const raw = widget.detail.locator("[data-raw]");
  await raw.locator("summary").click();
  const text = await raw.locator("pre").textContent();
  assert.ok(text.includes("pay-\\u202edorp-wg"), text);
  assert.deepEqual(JSON.parse(text), odd);
  await raw.locator("button").click();
  await until(() => raw.locator(".said").textContent(), "Copied");
  assert.deepEqual(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())), odd);
  // None of those characters is on the page, in its attributes or in the file.
  const all = await page.evaluate(() => {
    const root = document.querySelector("instance-console").shadowRoot;
    const attributes = [...root.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].filter(({ name }) => /^(title|aria-.*)$/.test(name)).map(({ value }) => value));
    return [root.textContent, ...attributes].join("\n");
  });
  assert.doesNotMatch(all, HIDDEN);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-export]").click()]);
  const file = (await readFile(await download.path(), "utf8")).slice(1);
  assert.doesNotMatch(file, HIDDEN);
  assert.ok(file.includes(SHOWN), file);
});

scene("a name that runs from right to left leaves what stands beside it in its place", TALL, async ({ page, widget }) => {
  const name = "שער-7";
  let status = { instance_status: 1, status: "Creating" };
  await answerList(page, () => ({ json: pageOf([gateway(1, { instance_name: name, ...status })]) }));
  await page.route(/\/progress$/, (route) => route.fulfill({ json: { progress: 30, status: "creating" } }));
  await widget.load();
  const row = page.locator("tr[data-row]");
  assert.equal(await row.locator("[data-select]").getAttribute("aria-label"), `Select \u2068${name}\u2069`);
  status = { instance_status: 6, status: "Running" };
  await widget.refreshed();
  // The name stands before the time and the change, like every name.
  const order = await page.locator("[data-change]").first().evaluate((line) =>
    [...line.children].map((child) => child.className.split(" ").at(-1)));
  assert.deepEqual(order, ["change-name", "change-time", "change-what"]);
  assert.equal(await page.locator("[data-change] bdi").first().textContent(), name);
});

scene("a blank name is a link all the same", TALL, async ({ page, widget }) => {
  const names = ["", "   ", "\u3000", "\u200b"];
  await answerList(page, () => ({ json: pageOf(names.map((instance_name, index) => gateway(index + 1, { instance_name }))) }));
  await answerDetail(page, (id) => ({ json: gateway(Number(id), { instance_name: names[Number(id) - 1] }) }));
  await widget.load();
  for (const [index, shown] of ["(no name)", "(no name)", "(no name)", "‹U+200B›"].entries()) {
    await page.locator(`[data-row="${gateway(index + 1).id}"]`).getByRole("button", { name: shown }).click();
    await until(() => widget.detail.locator("h3").textContent(), shown);
    await page.keyboard.press("Escape");
  }
});

const SORTED = {
  "en-US": ["Älpha", "beta", "Gw-1", "gw-2", "gw-10", "zeta", "网关"],
  "zh-CN": ["阿", "网关", "中", "Älpha", "beta", "Gw-1", "gw-2", "gw-10", "zeta"],
};

for (const [locale, sorted] of Object.entries(SORTED)) {
  scene(`names are sorted as people read them (${locale})`, { ...TALL, locale }, async ({ page, widget }) => {
    let names = [...sorted].sort();
    const row = (instance_name, index) => gateway(index + 1, { instance_name });
    await answerList(page, () => ({ json: pageOf(names.map(row)) }));
    await widget.load();
    await page.locator("[data-sort=name]").click();
    assert.deepEqual(await widget.names(), sorted);
    await page.locator("[data-sort=name]").click();
    assert.deepEqual(await widget.names(), [...sorted].reverse());
    // A renamed instance goes to its new place.
    names = names.map((name) => (name === "zeta" ? "GW-9" : name));
    await widget.refreshed();
    const renamed = sorted.filter((name) => name !== "zeta");
    renamed.splice(renamed.indexOf("gw-10"), 0, "GW-9");
    assert.deepEqual(await widget.names(), renamed.reverse());
  });
}

scene("ten thousand names are ranked in slices that hold up nothing", { viewport: { width: 1400, height: 900 } }, async ({ page, simulator, widget }) => {
  await simulator.set({ scenario: "large", instances: 10_000, clock: { frozen: true, elapsed_ms: 0 } });
  await page.addInitScript(() => {
    window.calls = [];
    const { compare } = Object.getOwnPropertyDescriptors(Intl.Collator.prototype);
    Object.defineProperty(Intl.Collator.prototype, "compare", {
      ...compare,
      get() {
        const own = compare.get.call(this);
        return (a, b) => {
          window.calls.push(performance.now());
          return own(a, b);
        };
      },
    });
  });
  await page.goto(widget.origin);
  await until(() => widget.count.textContent(), "10,000 instances");
  // Each name is compared a few times, all comparisons are within slices, and a click finds the names ranked.
  const counted = () => page.evaluate(() => window.calls.length);
  await until(async () => (await counted()) > 100_000, true);
  let before = 0;
  await until(async () => {
    const [last, now] = [before, (before = await counted())];
    return last === now;
  }, true);
  const longest = await page.evaluate(() => {
    let [longest, began, last] = [0, 0, -100];
    for (const at of window.calls) {
      // Comparisons within a millisecond belong to one slice: a timer takes longer.
      if (at - last > 1) began = at;
      longest = Math.max(longest, at - began);
      last = at;
    }
    return longest;
  });
  assert.ok(longest < 50, `${longest} ms without a pause`);
  await page.locator("[data-sort=name]").click();
  await until(() => page.locator("th[aria-sort]").getAttribute("data-column"), "name");
  assert.equal(await counted(), before);
});

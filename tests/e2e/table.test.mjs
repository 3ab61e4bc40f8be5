// Filter, sort and counts.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

// Room for all rows and all columns.
const TALL = { viewport: { width: 2400, height: 2800 } };
const COLUMNS = ["name", "status", "spec", "created", "eip", "charging", "enterprise", "source"];

const column = (widget, name) =>
  name === "name"
    ? widget.rows.locator("th").allTextContents()
    : widget.rows.locator(`[data-column=${name}]`).allTextContents();

const sorted = (widget) =>
  widget.page.locator("th[aria-sort]").evaluateAll((heads) => heads.map((head) => [head.dataset.column, head.getAttribute("aria-sort")]));

scene("newest come first, until a person sorts otherwise", TALL, async ({ widget }) => {
  await widget.load();
  const created = await column(widget, "created");
  assert.equal(created.length, 51);
  assert.deepEqual(await sorted(widget), [["created", "descending"]]);
  const times = created.map((text) => Date.parse(`${text} UTC`));
  assert.ok(times.every((time, at) => at === 0 || times[at - 1] >= time), created.join());
});

scene("each column sorts one way and back, and says which way", TALL, async ({ page, widget }) => {
  await widget.load();
  const address = (text) => text.split(".").map((part) => part.padStart(3, "0")).join();
  const time = (text) => String(Date.parse(`${text} UTC`));
  const by = { eip: (text) => (text === "–no value" ? "" : address(text)), created: time };
  const COMPARED = ["name", "spec", "created", "eip"];
  for (const name of COLUMNS) {
    const button = page.locator(`[data-sort=${name}]`);
    // The first click on dates sorts the newest first, on other columns ascending.
    const [first, second] = name === "created" ? ["descending", "ascending"] : ["ascending", "descending"];
    await button.click();
    assert.deepEqual(await sorted(widget), [[name, first]]);
    const once = await widget.names();
    if (COMPARED.includes(name)) {
      const keys = (await column(widget, name)).map(by[name] ?? String).map((key) => (key === "–no value" ? "" : key));
      const ordered = [...keys].sort();
      assert.deepEqual(keys, first === "ascending" ? ordered : ordered.reverse(), name);
    }
    await button.click();
    assert.deepEqual(await sorted(widget), [[name, second]]);
    const twice = await widget.names();
    assert.deepEqual([...twice].sort(), [...once].sort());
    assert.notDeepEqual(twice, once);
    await button.click();
    assert.deepEqual(await widget.names(), once, `${name} and back`);
  }
});

scene("sorting by status brings up first what needs attention", TALL, async ({ page, widget }) => {
  await widget.load();
  await page.locator("[data-sort=status]").click();
  const tones = await page.locator("tr[data-row] [data-tone]:is(.badge)").evaluateAll((badges) => badges.map((badge) => badge.dataset.tone));
  const order = [...new Set(tones)];
  assert.deepEqual(order, ["failed", "warning", "transition", "stopped", "running"]);
  assert.deepEqual(tones, [...tones].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
});

scene("the filter narrows by name, ID and address, and the count says by how much", TALL, async ({ page, widget }) => {
  await widget.load();
  assert.equal(await widget.count.textContent(), "51 instances");
  await widget.filter.fill("-edge");
  assert.equal(await widget.count.textContent(), "3 of 51 instances");
  assert.deepEqual((await widget.names()).sort(), ["mobile-edge", "partner-edge", "web-edge"]);
  assert.equal(await page.locator("table").getAttribute("aria-rowcount"), "4");
  await widget.filter.fill("EDGE web");
  assert.deepEqual(await widget.names(), ["web-edge"]);
  const id = await widget.row("web-edge").getAttribute("data-row");
  await widget.filter.fill(id.slice(4, 20));
  assert.deepEqual(await widget.names(), ["web-edge"]);
  await widget.filter.fill("");
  const eips = await column(widget, "eip");
  const eip = eips.find((text) => text !== "–no value");
  await widget.filter.fill(eip);
  assert.ok((await column(widget, "eip")).every((text) => text.includes(eip)));
  await widget.filter.fill("nothing-like-it");
  assert.equal(await widget.count.textContent(), "0 of 51 instances");
  assert.equal(await page.locator(".nothing-title").textContent(), "No matching instances");
  await page.locator(".nothing button").click();
  assert.equal(await widget.filter.inputValue(), "");
  assert.equal(await widget.count.textContent(), "51 instances");
});

scene("filter and sort hold while rows change and come", TALL, async ({ page, widget }) => {
  await widget.load();
  await page.locator("[data-sort=name]").click();
  await widget.filter.fill("gateway");
  const before = await widget.names();
  await widget.pass(50);
  assert.deepEqual(await widget.names(), before);
  assert.equal(await widget.status("checkout-gateway").textContent(), "Running");
  await widget.filter.fill("");
  await until(() => widget.rows.count(), 51);
});

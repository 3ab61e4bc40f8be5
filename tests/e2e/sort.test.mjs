// Sorting by several columns.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";

// Room for all rows and all columns.
const TALL = { viewport: { width: 2400, height: 2800 } };

const sorted = (widget) =>
  widget.page.locator("th[data-sorted]").evaluateAll((heads) =>
    heads
      .map((head) => [head.dataset.sorted, head.dataset.column, head.getAttribute("aria-sort"), head.querySelector(".arrow").textContent])
      .sort(),
  );

const cells = (widget, column) => widget.rows.locator(`[data-column=${column}]`).allTextContents();

scene("a click with Shift, or Enter with Shift, sorts by a further column", TALL, async ({ page, widget }) => {
  await widget.load();
  await page.locator("[data-sort=source]").click();
  assert.deepEqual(await sorted(widget), [["1", "source", "ascending", "▴"]]);
  await page.locator("[data-sort=spec]").click({ modifiers: ["Shift"] });
  await page.locator("[data-sort=name]").focus();
  await page.keyboard.press("Shift+Enter");
  // Only the first sorted column has `aria-sort`; the others are numbered and described.
  assert.deepEqual(await sorted(widget), [
    ["1", "source", "ascending", "▴1"],
    ["2", "spec", null, "▴2"],
    ["3", "name", null, "▴3"],
  ]);
  assert.match(await page.locator("[data-sort=spec]").getAttribute("title"), /^Sort key 2, ascending\. .*Shift/);
  assert.equal(await widget.focused(), "button sort");
  const rows = async () => {
    const [sources, specs, names] = await Promise.all([cells(widget, "source"), cells(widget, "spec"), widget.names()]);
    return sources.map((source, at) => [source, specs[at], names[at].toLowerCase()]);
  };
  const order = (a, b) => (a < b ? -1 : Number(a > b));
  // North and East, in the order of the configuration.
  const first = (await rows())[0][0];
  const place = ([source]) => (source === first ? 0 : 1);
  const before = await rows();
  const by = (specs) => (a, b) => place(a) - place(b) || specs * order(a[1], b[1]) || order(a[2], b[2]);
  assert.deepEqual(before, [...before].sort(by(1)));
  await page.locator("[data-sort=spec]").click({ modifiers: ["Shift"] });
  const after = await rows();
  assert.notDeepEqual(after, before);
  assert.deepEqual(after, [...after].sort(by(-1)));
  // A plain click sorts by this column alone.
  await page.locator("[data-sort=name]").click();
  assert.deepEqual(await sorted(widget), [["1", "name", "ascending", "▴"]]);
});

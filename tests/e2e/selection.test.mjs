// Selecting rows, copying them, and saving them as a file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const TALL = { viewport: { width: 2400, height: 2800 } };

const box = (widget, at) => widget.rows.nth(at).locator("[data-select]");

const chosen = (widget) =>
  widget.page.locator("tr[data-row][aria-selected=true] th button").allTextContents();

const said = (widget) => widget.page.locator(".selection-count").textContent();

const headBox = (widget) =>
  widget.page.locator("[data-select-all]").evaluate((input) => (input.indeterminate ? "some" : input.checked ? "all" : "none"));

scene("a selection is by instance: it stays over sort, filter and refresh", TALL, async ({ page, widget }) => {
  await widget.load();
  const names = await widget.names();
  await box(widget, 2).click();
  assert.equal(await widget.detail.count(), 0, "a checkbox opens nothing");
  // A range, as Shift selects everywhere.
  await box(widget, 5).click({ modifiers: ["Shift"] });
  const picked = names.slice(2, 6);
  assert.deepEqual(await chosen(widget), picked);
  assert.equal(await said(widget), "4 selected");
  assert.equal(await headBox(widget), "some");
  await page.locator("[data-sort=name]").click();
  assert.deepEqual((await chosen(widget)).sort(), [...picked].sort());
  await widget.filter.fill(picked[0]);
  assert.deepEqual(await chosen(widget), [picked[0]]);
  assert.equal(await said(widget), "4 selected, 3 hidden by the filter");
  assert.equal(await headBox(widget), "all");
  await widget.filter.fill("");
  await widget.filter.blur();
  await widget.pass(10);
  assert.deepEqual((await chosen(widget)).sort(), [...picked].sort());
  // An open row differs from the selected ones.
  await widget.row(names[0]).locator(".id").click();
  await widget.idle();
  assert.equal(await widget.row(names[0]).getAttribute("aria-current"), "true");
  assert.equal(await widget.row(names[0]).getAttribute("aria-selected"), "false");
  // Selecting by keys.
  await widget.row(names[0]).locator("[data-select]").press("Space");
  assert.equal(await said(widget), "5 selected");
});

scene("all that match are selected at once, what vanishes is left, and clearing keeps the focus", { ...TALL, expects: FAILED }, async ({ page, widget, simulator }) => {
  await widget.load();
  await widget.filter.fill("gateway");
  const count = (await widget.names()).length;
  await page.locator("[data-select-all]").click();
  assert.equal(await said(widget), `${count} selected`);
  assert.equal(await headBox(widget), "all");
  await widget.filter.fill("");
  assert.equal(await headBox(widget), "some");
  await simulator.set({ scenario: "empty" });
  await widget.refreshed();
  assert.equal(await page.locator("[data-selection]").count(), 0);
  await simulator.set({ scenario: "default" });
  await widget.refreshed();
  assert.equal(await headBox(widget), "none");
  await box(widget, 1).click();
  await page.locator("[data-clear-selection]").click();
  assert.equal(await page.locator("[data-selection]").count(), 0);
  assert.equal(await widget.focused(), "input selectAll");
});

scene("selected rows are copied as IDs and as lines, in the order of the table", TALL, async ({ page, context, widget }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await widget.load();
  await page.locator("[data-sort=name]").click();
  await box(widget, 4).click();
  await box(widget, 1).click();
  const rows = [1, 4].map((at) => widget.rows.nth(at));
  const ids = await Promise.all(rows.map((row) => row.getAttribute("data-row")));
  const copied = async (what) => {
    await page.locator(`[data-copy-${what}]`).click();
    await until(() => page.locator("[data-copied]").textContent(), "Copied 2 instances");
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(await copied("ids"), ids.join("\n"));
  const lines = (await copied("rows")).split("\n").map((line) => line.split("\t"));
  assert.deepEqual(lines[0], ["Name", "ID", "Status", "Specification", "Created", "EIP", "Billing mode", "Enterprise project", "Source"]);
  assert.deepEqual(lines.slice(1).map((line) => line[1]), ids);
  assert.equal(lines[1][2], await rows[0].locator(".badge-text").textContent());
});

scene("the file has all rows that match, or the selected ones, in the columns that are shown", {}, async ({ page, widget }) => {
  await widget.load();
  const save = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-export]").click()]);
    return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
  };
  await widget.filter.fill("staging");
  const [name, text] = await save();
  assert.equal(name, "instances-2026-01-05.csv");
  assert.ok(text.startsWith("\ufeffName,ID,Status,"), text.slice(0, 40));
  const lines = text.trimEnd().split("\r\n");
  assert.equal(lines.length - 1, Number((await page.locator("table").getAttribute("aria-rowcount")) - 1));
  assert.ok(lines.slice(1).every((line) => line.includes("staging")));
  await box(widget, 0).click();
  const id = await widget.rows.nth(0).getAttribute("data-row");
  const [, one] = await save();
  assert.equal(one.trimEnd().split("\r\n").length, 2);
  assert.ok(one.includes(`,${id},`));
});

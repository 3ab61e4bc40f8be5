// Two instances side by side.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const DETAIL = /apigw\/instances\/[0-9a-f]+$/;

async function compared(page, widget) {
  await widget.load();
  await widget.row("orders-prod").locator("th button").click();
  await widget.detail.locator("[data-compare-with]").click();
  await until(() => page.locator("[data-comparing]").textContent(), /^Comparing orders-prod. Open another instance/);
  assert.equal(await widget.detail.count(), 0);
  await widget.row("returns-prod").locator("th button").click();
  await until(() => page.locator("[data-compared=vpc_id]").count(), 1);
  await widget.idle();
}

const rows = (page) =>
  page.locator("[data-compared]").evaluateAll((rows) =>
    rows.filter((row) => row.checkVisibility()).map((row) => [row.dataset.compared, ...[...row.cells].map((cell) => cell.textContent)]),
  );

scene("the fields of two instances stand side by side, and what differs is said", {}, async ({ page, widget }) => {
  await compared(page, widget);
  assert.equal(await page.locator("[data-comparing]").count(), 0);
  const all = await rows(page);
  const of = Object.fromEntries(all.map(([name, ...texts]) => [name, texts]));
  assert.deepEqual(of.instance_name, ["Name≠ differs", "orders-prod", "returns-prod"]);
  assert.deepEqual(of.type, ["Type", "apig", "apig"]);
  const different = all.filter(([, heading]) => heading.includes("≠ differs"));
  assert.equal(await page.locator("[data-differences]").textContent(), `${different.length} of ${all.length} fields differ`);
  await page.locator("[data-only-different]").check();
  assert.deepEqual(await rows(page), different);
});

scene("both are checked while they are compared, none after that, and the focus goes back", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await compared(page, widget);
  await widget.idle();
  assert.match(await widget.focused(), /^h3/);
  await simulator.faults({ route: "apig.detail", status: 404 });
  const before = (await widget.calls(DETAIL)).length;
  await widget.refreshed();
  assert.equal((await widget.calls(DETAIL)).length, before + 2);
  assert.deepEqual(await page.locator("[data-compare] .card-error h4").allTextContents(), ["This instance no longer exists", "This instance no longer exists"]);
  await simulator.faults();
  await page.locator("[data-compare] [data-close]").focus();
  await page.keyboard.press("Escape");
  await until(() => page.locator("[data-compare]").count(), 0);
  const id = await widget.row("returns-prod").getAttribute("data-row");
  await until(() => widget.focused(), new RegExp(id));
  const ended = (await widget.calls(DETAIL)).length;
  await widget.linger(130);
  assert.equal((await widget.calls(DETAIL)).length, ended);
});

scene("an instance that was kept is let go when comparing is stopped", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.row("orders-prod").locator("th button").click();
  await widget.idle();
  await widget.detail.locator("[data-compare-with]").click();
  await widget.linger(70);
  const kept = (await widget.calls(DETAIL)).length;
  assert.ok(kept >= 2, "checked while it is kept");
  await page.locator("[data-compare-stop]").click();
  await until(() => page.locator("[data-comparing]").count(), 0);
  const id = await widget.row("orders-prod").getAttribute("data-row");
  await until(() => widget.focused(), new RegExp(id));
  await widget.linger(130);
  assert.equal((await widget.calls(DETAIL)).length, kept);
});

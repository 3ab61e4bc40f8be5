// When something ends: its card says so until it is dismissed, and nothing is said twice.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { PHONE } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";

scene("a card says that its creation ended, when and after how long, until it is dismissed, and the focus is not lost", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.pass(60);
  const ended = widget.card("checkout-gateway");
  assert.match(await ended.locator("[data-ended=ended]").textContent(), /^Ended 01\/05\/2026, 08:00, after 4\d s$/);
  const failed = widget.card("reports-gateway");
  assert.match(await failed.locator("[data-ended=failed]").textContent(), /^Failed .+, after \d+ s$/);
  const count = await widget.cards.count();
  await ended.locator("[data-dismiss]").focus();
  await page.keyboard.press("Enter");
  await until(() => widget.cards.count(), count - 1);
  assert.match(await widget.focused(), /^button/);
  // It is not shown again for the same end, whatever the list says next.
  await widget.pass(10);
  assert.equal(await widget.card("checkout-gateway").count(), 0);
  // Its detail goes on to say why it failed, when the card is gone.
  await failed.locator("button.card-name").click();
  // The open detail covers it for the mouse.
  await failed.locator("[data-dismiss]").dispatchEvent("click");
  await widget.pass(4);
  assert.equal(await widget.card("reports-gateway").count(), 0);
  assert.match(await widget.detail.textContent(), /APIC\.9219/);
});

scene("what was dismissed stays away over a reload, until it is made anew", {}, async ({ page, widget, simulator }) => {
  await widget.load();
  await widget.pass(80, 4);
  const card = page.locator(`[data-activity] [data-task="${PHONE}"]`);
  await until(() => card.locator("[data-ended=ended]").count(), 1);
  await card.locator("[data-dismiss]").click();
  await until(() => card.count(), 0);
  await page.reload();
  await widget.idle();
  assert.equal(await card.count(), 0);
  assert.match(await page.locator(".card-note").textContent(), /^1 dismissed/);
  // What the list only knows as ended has no card.
  assert.equal(await widget.card("checkout-gateway").count(), 0);
  // A new attempt.
  await simulator.freeze(0);
  await page.reload();
  await widget.idle();
  await until(() => card.locator(".badge").textContent(), "Queuing");
  await widget.pass(80, 4);
  await until(() => card.locator("[data-ended=ended]").count(), 1);
});

scene("a creation that leaves the list before its end is told stays, and says so", {}, async ({ widget, simulator }) => {
  await widget.load();
  const card = widget.card("search-gateway");
  const id = await widget.row("search-gateway").getAttribute("data-row");
  await simulator.faults({ route: "apig.list", body: { total: 0, size: 0, instances: [] } });
  await widget.refreshed();
  await widget.pass(4);
  const gone = widget.cards.and(widget.page.locator(`[data-task="${id}"]`));
  await until(() => gone.locator("[data-ended=untold]").count(), 1);
  await gone.locator("[data-dismiss]").click();
  await until(() => gone.count(), 0);
  assert.equal(await card.count(), 0);
});

// A creation that ends: its card says so until it is dismissed, and nothing is reported twice.
import assert from "node:assert/strict";

import { NOTIFICATIONS, hide, notifications } from "./lib/notifications.mjs";
import { scene } from "./lib/scene.mjs";
import { PHONE } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";
import { Widget } from "./lib/widget.mjs";

scene("a card says that its creation ended, when and after how long, until it is dismissed, and the focus is not lost", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.pass(60);
  const ended = widget.card("checkout-gateway");
  assert.match(await ended.locator("[data-ended=ended]").textContent(), /^Completed Jan 5, 2026, 08:00 · took 4\d s$/);
  const failed = widget.card("reports-gateway");
  assert.match(await failed.locator("[data-ended=failed]").textContent(), /^Failed .+ · after \d+ s$/);
  const count = await widget.cards.count();
  await ended.locator("[data-dismiss]").focus();
  await page.keyboard.press("Enter");
  await until(() => widget.cards.count(), count - 1);
  assert.match(await widget.focused(), /^button/);
  // The card is not shown again for the same end, whatever the list says next.
  await widget.pass(10);
  assert.equal(await widget.card("checkout-gateway").count(), 0);
  // The open detail still says why the creation failed after the card has gone.
  await failed.locator("button.card-name").click();
  // The open detail covers the button, so a mouse could not click it.
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
  await widget.reload();
  assert.equal(await card.count(), 0);
  assert.match(await page.locator(".card-note").first().textContent(), /^1 task hidden/);
  // A creation that had ended before the page was opened has no card.
  assert.equal(await widget.card("checkout-gateway").count(), 0);
  // A new attempt has a card.
  await simulator.freeze(0);
  await widget.reload();
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

scene("who asks for it gets one notification of each end, from one of two hidden tabs, and a mark in the title", {}, async ({ context, page, widget, simulator }) => {
  await context.addInitScript(NOTIFICATIONS);
  await widget.load();
  const title = await page.title();
  assert.equal(await page.evaluate(() => window.asked), 0, "nobody is asked before a click");
  const toggle = page.locator("[data-notify]");
  await toggle.click();
  await until(() => toggle.getAttribute("aria-pressed"), "true");
  const other = await context.newPage();
  const second = new Widget(other, simulator, widget.origin);
  await second.load();
  assert.equal(await other.locator("[data-notify]").getAttribute("aria-pressed"), "true");
  await Promise.all([hide(page, true), hide(other, true)]);
  await simulator.advance(44);
  for (const each of [widget, second, widget, second]) {
    await each.wait(31);
    await each.idle();
  }
  const all = () => notifications(page, other);
  await until(async () => (await all()).filter((text) => text === "checkout-gateway: Creation complete").length, 1);
  const once = await all();
  assert.equal(new Set(once).size, once.length, JSON.stringify(once));
  assert.match(await page.title(), /^(\d failed, )?\d completed · /);
  await Promise.all([hide(page, false), hide(other, false)]);
  assert.equal(await page.title(), title);
  assert.equal(await other.title(), title);
  await widget.idle();
  assert.deepEqual(await all(), once);
});

scene("an embedded element leaves the page's title alone, and nobody is notified while looking", {}, async ({ page, widget, simulator }) => {
  await page.addInitScript(NOTIFICATIONS);
  await page.addInitScript(() => (localStorage.allowed = "granted"));
  await widget.load();
  await page.locator("[data-notify]").click();
  await until(() => page.locator("[data-notify]").getAttribute("aria-pressed"), "true");
  await page.evaluate(() => document.querySelector("instance-console").removeAttribute("title-mark"));
  const title = await page.title();
  await widget.pass(60);
  assert.deepEqual(await notifications(page), []);
  await hide(page, true);
  await simulator.advance(30);
  await widget.wait(61);
  await widget.idle();
  await until(() => notifications(page).then((all) => all.length), (count) => count > 0);
  assert.equal(await page.title(), title);
});

// Changes between two refreshes are marked for a moment, and listed until the list is cleared.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const list = (page) => page.locator("[data-change]").allTextContents();
const marks = (widget) => widget.rows.evaluateAll((rows) => rows.map((row) => row.dataset.changed).filter(Boolean));

function hide(page, hidden) {
  return page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

scene("what changed is marked for four seconds, and listed, newest first, with its old and new value", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await widget.load();
  assert.equal(await page.locator("[data-changes]").count(), 0);
  assert.deepEqual(await marks(widget), []);
  await simulator.advance(44);
  await widget.refreshed();
  assert.deepEqual([...new Set(await marks(widget))], ["status"]);
  const row = widget.row("checkout-gateway");
  assert.equal(await row.getAttribute("data-changed"), "status");
  const entry = page.locator("[data-change=status]", { hasText: "checkout-gateway" });
  assert.match(await entry.textContent(), /^checkout-gatewayJan 5, 2026, 08:00Status: Creating → changed to Running$/);
  const before = await list(page);
  assert.match(await page.locator("[data-since]").textContent(), new RegExp(`^${before.length} changes since you`));
  await widget.wait(4);
  assert.deepEqual(await marks(widget), []);

  // A source that fails and comes back with the same list causes no change.
  await simulator.faults({ route: "apig.list", status: 500 });
  await widget.refreshed();
  await simulator.faults();
  await widget.refreshed();
  assert.deepEqual(await list(page), before);

  // The entry opens its instance by the keyboard.
  await entry.locator("button").focus();
  await page.keyboard.press("Enter");
  await until(() => widget.detail.count(), 1);
  await page.keyboard.press("Escape");
  await page.locator("[data-clear-changes]").dispatchEvent("click");
  await until(() => page.locator("[data-changes]").count(), 0);
});

scene("rows that come and go are changes, and what comes while nobody looks is counted", { locale: "zh-CN" }, async ({ page, widget, simulator }) => {
  await widget.load();
  await hide(page, true);
  await simulator.advance(130);
  await simulator.advance(130);
  await widget.wait(70);
  await hide(page, false);
  await widget.idle();
  await until(() => page.locator("[data-change=new]").count(), (count) => count > 0);
  const count = await page.locator("[data-change]").count();
  assert.equal(await page.locator("[data-since]").textContent(), `自上次查看后有 ${count} 项变更`);
  await hide(page, true);
  await until(() => page.locator("[data-since]").textContent(), "自上次查看后没有变更");
});

scene("of many changes the newest fifty are kept, and no more rows are touched than changed", { toml: '[simulator]\nscenario = "large"\ninstances = 500' }, async ({ page, widget, simulator }) => {
  await widget.load();
  for (let round = 0; round < 12; round += 1) {
    await simulator.advance(5);
    await widget.refreshed();
  }
  assert.equal(await page.locator("[data-change]").count(), 50);
});

// A page that is restored from the back/forward cache is as it was, and goes on polling.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

scene("back from another page it is the same page, asks again, and says how old its data are", { keepsPages: true, expects: /favicon/ }, async ({ page, widget, simulator }) => {
  await page.goto(widget.origin);
  await until(() => widget.count.textContent(), "51 instances");
  await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => (window.back = persisted)));
  await widget.filter.fill("orders");
  await page.evaluate(() => location.assign("/healthz"));
  await until(() => page.url(), /healthz$/);
  await simulator.advance(60);
  await simulator.forget();
  await page.evaluate(() => history.back());
  await until(() => page.evaluate(() => window.back).catch(() => undefined), true);
  assert.equal(await widget.filter.inputValue(), "orders");
  const lists = async () => (await simulator.requests()).filter(({ path }) => /instances$/.test(path)).length;
  await until(lists, (count) => count >= 4);
  await until(() => widget.schedule.textContent(), /^Refreshes in/);
  assert.equal(await page.locator("[data-stale]").count(), 0);
  await widget.filter.fill("checkout-gateway");
  await until(() => widget.status("checkout-gateway").textContent(), "Running");
});

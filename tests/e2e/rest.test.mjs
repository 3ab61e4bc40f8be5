// A page that is hidden, offline or paused sends no requests, and polls at once afterwards.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

// High enough for all rows, also below the mark of stale data.
const TALL = { width: 1400, height: 3200 };

/** Turns off the mark in the title, for which a hidden page would poll once a minute. */
function unmarked(page) {
  return page.evaluate(() => document.querySelector("instance-console").removeAttribute("title-mark"));
}

function hide(page, hidden) {
  return page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (hidden ? "hidden" : "visible") });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

/** Asserts that five minutes pass without a request. */
async function rests(widget) {
  const before = (await widget.calls()).length;
  await widget.wait(300);
  await widget.idle();
  assert.equal((await widget.calls()).length, before, "a request while resting");
  return before;
}

/** Checks the calls since `before`: each list once, and the creations as well. */
async function all(widget, before) {
  await widget.idle();
  const calls = (await widget.calls()).slice(before);
  const lists = calls.filter(({ path }) => LIST.test(path));
  assert.equal(lists.length, 2, JSON.stringify(calls));
  for (const path of [/progress$/, /process$/, /prepare-progress$/]) {
    assert.ok(calls.some((call) => path.test(call.path)), `${path}`);
  }
}

scene("a hidden tab rests, and is refreshed at once when it is shown", {}, async ({ page, widget }) => {
  await widget.load();
  await unmarked(page);
  await hide(page, true);
  const before = await rests(widget);
  await hide(page, false);
  await all(widget, before);
  assert.match(await widget.schedule.textContent(), /^Refreshes in /);
  // Switching between tabs quickly does not poll more often than a visible page.
  const now = (await widget.calls()).length;
  for (let flick = 0; flick < 10; flick += 1) {
    await hide(page, true);
    await hide(page, false);
  }
  await widget.idle();
  assert.equal((await widget.calls()).length, now);
});

scene("a hidden tab holds no timer that wakes it", {}, async ({ page, widget }) => {
  await widget.load();
  await unmarked(page);
  // Lets the ranking of the names end, which has a timer of its own.
  await widget.pass(1);
  await hide(page, true);
  assert.equal(await page.evaluate(() => window.e2e.timers()), 0);
});

scene("a hidden tab that marks its title looks once a minute, and no more when nothing is under way", {}, async ({ page, widget, simulator }) => {
  await widget.load();
  const title = await page.title();
  await hide(page, true);
  const before = (await widget.calls(LIST)).length;
  await simulator.advance(120);
  await widget.linger(240);
  const after = (await widget.calls(LIST)).length;
  assert.ok(after > before && after <= before + 8, `${after - before} lists in four minutes`);
  assert.notEqual(await page.title(), title);
  await simulator.advance(600);
  await widget.linger(180);
  await rests(widget);
  await hide(page, false);
  await until(() => page.title(), title);
});

scene("a browser that is offline rests, says so, and goes on at once when it is back", { viewport: TALL }, async ({ context, widget }) => {
  await widget.load();
  const rows = await widget.names();
  await context.setOffline(true);
  await until(() => widget.schedule.textContent(), "Paused while offline");
  const before = await rests(widget);
  assert.deepEqual(await widget.names(), rows);
  assert.equal(await widget.notices.count(), 0);
  await context.setOffline(false);
  await until(() => widget.calls().then((calls) => calls.length > before));
  await all(widget, before);
});

scene("Pause stops the polling, Refresh fetches once all the same, Resume goes on", {}, async ({ widget }) => {
  await widget.load();
  assert.equal((await widget.pause.textContent()).trim(), "Pause");
  await widget.pause.click();
  assert.equal((await widget.pause.textContent()).trim(), "Resume");
  await until(() => widget.schedule.textContent(), "Auto-refresh paused");
  const before = await rests(widget);
  await widget.refreshed();
  await all(widget, before);
  assert.equal(await widget.schedule.textContent(), "Auto-refresh paused");
  const again = await rests(widget);
  await widget.pause.click();
  await all(widget, again);
  assert.match(await widget.schedule.textContent(), /^Refreshes in /);
  const later = (await widget.calls()).length;
  await widget.wait(5);
  await widget.idle();
  assert.ok((await widget.calls()).length > later);
});

scene("a page that is opened in a hidden tab fetches when it is first shown", {}, async ({ page, widget }) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
  });
  await widget.open();
  await rests(widget);
  await hide(page, false);
  await widget.idle();
  await until(() => widget.count.textContent(), "51 instances");
});

// Elapsed times go by the server's clock, whatever the browser's clock says, and include a sleep of the
// machine.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

const HOUR = 3_600_000;

// In seconds: the cloud's clock is moved before the page's, and is ahead by this much when the page polls.
const STEP = 0.25;

/** The numbers that the timeline shows, and where each bar begins and ends, in whole per cent. */
function timeline(page) {
  return page.locator("[data-timeline]").evaluate((timeline) => {
    const part = (name) => {
      const track = timeline.querySelector(`[data-part=${name}] .part-track`).getBoundingClientRect();
      const bar = timeline.querySelector(`[data-part=${name}] .part-bar`).getBoundingClientRect();
      const place = (x) => Math.round(((x - track.left) / track.width) * 100);
      return bar.width ? [place(bar.left), place(bar.right)] : [];
    };
    const numbers = [...timeline.querySelectorAll(".scale > span")].map((tick) => tick.textContent);
    return { numbers, mqs: part("mqs"), lvs: part("lvs"), fdi: part("fdi") };
  });
}

/** Turns off all transitions. */
const still = (page) => page.emulateMedia({ reducedMotion: "reduce" });

function near(actual, expected, what) {
  assert.equal(actual.length, expected.length, what);
  actual.forEach((value, index) => assert.ok(Math.abs(value - expected[index]) <= 4, `${what}: ${actual}`));
}

for (const [clock, skew] of [["three hours fast", 3 * HOUR], ["three hours slow", -3 * HOUR]]) {
  scene(`elapsed times and the timeline's axis are the server's, with a browser clock ${clock}`, {}, async ({ page, widget }) => {
    await still(page);
    await widget.load("/", { skew });
    const part = (name) => page.locator(`[data-part=${name}] .time`).textContent();
    for (let second = 1; second <= 20; second += 1) {
      await widget.pass(1, STEP);
      const lasted = /^(\d+) s$/.exec(second < 15 ? await part("lvs") : await part("mqs"))?.[1];
      if (second < 15) assert.ok(Math.abs(lasted - second) <= 1, `${lasted} s at ${second}`);
      else if (second > 15) assert.ok(Math.abs(lasted - second + 5) <= 1, `${lasted} s at ${second}`);
    }
    assert.equal(await part("lvs"), "15 s");
    // APIG reports its time only in the Date header.
    assert.match(await widget.card("checkout-gateway").locator(".time").textContent(), /^(19|20|21) s elapsed$/);
    assert.match(await widget.card("search-gateway").locator(".time").textContent(), /^1 min 5[456] s elapsed$/);
    await widget.pass(2, STEP);
    const at22 = await timeline(page);
    assert.deepEqual(at22.numbers, ["0", "5", "10", "15", "20", "25 s"]);
    near(at22.lvs, [0, 60], "lvs");
    near(at22.mqs, [20, 88], "mqs");
    assert.deepEqual(at22.fdi, []);
  });
}

scene("the edge of now moves with the second, and no element is made for it", {}, async ({ page, widget }) => {
  await still(page);
  await widget.load();
  await widget.pass(16);
  // Both clocks agree at the last answer, and no later answer says that the cloud's clock stands still.
  await widget.refreshed();
  const release = await widget.hold(/\/v[12]\//);
  await widget.wait(1);
  const before = await timeline(page);
  await page.locator("[data-timeline]").evaluate((timeline) => {
    window.made = 0;
    const count = (changes) => (window.made += changes.filter(({ type }) => type === "childList").length);
    new MutationObserver(count).observe(timeline, { subtree: true, childList: true });
  });
  await widget.wait(1);
  await widget.wait(1);
  const after = await timeline(page);
  near([after.mqs[1] - before.mqs[1]], [8], "two of twenty-five seconds");
  assert.deepEqual(after.lvs, before.lvs);
  assert.equal(await page.evaluate(() => window.made), 0);
  await release();
});

/** Simulates a sleep of the machine: only the wall clock advances. */
const sleep = (page, milliseconds) =>
  page.evaluate(() => Date.now()).then((now) => page.clock.setSystemTime(now + milliseconds));

scene("after a machine has slept, each thing is asked for once, and what is shown has its true age", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.wait(1);
  const before = (await widget.calls()).length;
  const release = await widget.hold(/\/v[12]\//);
  await sleep(page, 8 * HOUR);
  // The page's clock ticks once.
  await widget.wait(1);
  await until(() => page.locator("[data-stale]").textContent().catch(() => ""), /8 h/);
  await until(() => widget.schedule.textContent(), "Refreshing…");
  await release();
  await widget.idle();
  await until(() => page.locator("[data-stale]").count(), 0);
  const calls = (await widget.calls()).slice(before).map(({ path }) => path);
  assert.equal(calls.filter((path) => LIST.test(path)).length, 2);
  assert.ok(calls.some((path) => path.endsWith("/process")));
  assert.deepEqual(calls, [...new Set(calls)]);
  assert.equal(await widget.notices.count(), 0);
  assert.match(await widget.schedule.textContent(), /^Refreshes in \d+ s$/);
});

for (const [what, by] of [["set back by an hour", -HOUR], ["set forward by four seconds", 4_000]]) {
  scene(`a browser clock that is ${what} wakes nothing and ages nothing`, {}, async ({ page, widget }) => {
    await widget.load();
    await widget.wait(1);
    const before = (await widget.calls()).length;
    await sleep(page, by);
    await widget.wait(1);
    await widget.idle();
    assert.equal((await widget.calls()).length, before);
    assert.equal(await page.locator("[data-stale]").count(), 0);
    assert.match(await widget.schedule.textContent(), /^Refreshes in \d+ s$/);
  });
}

// After a machine has slept, the shown data have their true age, whatever prevents a new poll.
import assert from "node:assert/strict";

import { answerList, gateway, ONE_SOURCE, pageOf } from "./lib/own_list.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { EPOCH } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

const HOUR = 3_600_000;
const TOML = { toml: ONE_SOURCE, expects: FAILED };

/** Simulates a sleep of the machine: only the wall clock advances. The page's clock ticks once after it. */
async function sleep(page, widget, milliseconds) {
  const now = await page.evaluate(() => Date.now());
  await page.clock.setSystemTime(now + milliseconds);
  await widget.wait(1);
}

const asked = async (widget) => (await widget.calls(LIST)).length;

scene("a machine that wakes before its network does says how old its data are, and mends them by itself", TOML, async ({ page, widget }) => {
  let isAway = false;
  await page.route((url) => LIST.test(url.pathname + url.search), (route) =>
    isAway ? route.abort("internetdisconnected") : route.fulfill({ json: pageOf([gateway(1)]) }));
  await widget.load();
  isAway = true;
  await sleep(page, widget, 8 * HOUR);
  await widget.idle();
  await until(() => widget.notices.count(), 1);
  assert.match(await widget.notices.textContent(), /Showing data from 8 h( \d+ s)? ago/);
  assert.match(await page.locator("[data-stale]").textContent(), /^Showing data from 8 h( \d+ s)? ago\./);
  assert.deepEqual(await widget.names(), ["gateway-00001"]);
  assert.match(await widget.schedule.textContent(), /^Refresh failed\. Retrying in \d s$/);
  isAway = false;
  await widget.linger(8, 2);
  assert.equal(await widget.notices.count(), 0);
  assert.equal(await page.locator("[data-stale]").count(), 0);
});

scene("a paused page that slept asks nothing, and says how old its data are", TOML, async ({ page, widget }) => {
  await answerList(page, () => ({ json: pageOf([gateway(1)]) }));
  await widget.load();
  await widget.pause.click();
  const before = await asked(widget);
  await sleep(page, widget, 3 * HOUR);
  await widget.idle();
  assert.equal(await asked(widget), before);
  await until(() => page.locator("[data-stale]").textContent().catch(() => ""), /^Showing data from 3 h( \d+ s)? ago\. Auto-refresh paused$/);
  await widget.pause.click();
  await widget.idle();
  assert.equal(await asked(widget), before + 1);
  assert.equal(await page.locator("[data-stale]").count(), 0);
});

scene("a wait that a server asked for has passed while the machine slept", TOML, async ({ page, widget }) => {
  let isBusy = false;
  await answerList(page, () =>
    isBusy
      ? { status: 429, headers: { "retry-after": "240" }, json: { error_code: "APIGW.0308", error_msg: "busy" } }
      : { json: pageOf([gateway(1)]) });
  await widget.load();
  isBusy = true;
  await widget.refreshed();
  assert.match(await widget.schedule.textContent(), /^Retrying in [34] min( \d+ s)?, as the service asked/);
  isBusy = false;
  const before = await asked(widget);
  await sleep(page, widget, HOUR);
  await widget.idle();
  assert.equal(await asked(widget), before + 1);
  assert.equal(await widget.notices.count(), 0);
  assert.match(await widget.schedule.textContent(), /^Refreshes in /);
});

scene("a machine that sleeps twice is fresh after each, and how long a creation lasts goes on", TOML, async ({ page, widget }) => {
  let now = EPOCH;
  await answerList(page, () => ({ headers: { date: new Date(now).toUTCString() }, json: pageOf([gateway(1, { instance_status: 1, status: "Creating" })]) }));
  await page.route(/\/progress$/, (route) =>
    route.fulfill({ headers: { date: new Date(now).toUTCString() }, json: { progress: 50, status: "creating", start_time: EPOCH } }));
  await widget.load();
  const lasted = widget.card("gateway-00001").locator(".time");
  for (const [hours, text] of [[2, /^2 h/], [3, /^5 h/]]) {
    const before = await asked(widget);
    now += hours * HOUR;
    await sleep(page, widget, hours * HOUR);
    await widget.idle();
    assert.equal(await asked(widget), before + 1);
    await until(() => lasted.textContent(), text);
    assert.equal(await page.locator("[data-stale]").count(), 0);
    assert.match(await widget.schedule.textContent(), /^Refreshes in \d+ s$/);
  }
});

// Status 429: the `Retry-After` of the server is kept, within bounds; a person can refresh at any time.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { EPOCH } from "./lib/simulator.mjs";
import { LIST } from "./lib/widget.mjs";

// High enough for all rows, also below two notices.
const TALL = { width: 1400, height: 3200 };

const date = (second) => new Date(EPOCH + second * 1000).toUTCString();

// The page's clock is a few milliseconds ahead of the cloud's, which stands still while it loads.
for (const [form, retryAfter, least] of [["in seconds", "30", 30], ["as a date", date(30), 29.9]]) {
  scene(`a Retry-After ${form} is obeyed`, { expects: FAILED, viewport: TALL }, async ({ page, widget, simulator }) => {
    await widget.load();
    const rows = await widget.names();
    const seen = await widget.count.textContent();
    await simulator.faults({ route: "apig.list", status: 429, retry_after: retryAfter });
    await widget.refreshed();
    await simulator.faults();
    const [at] = (await widget.calls(LIST)).slice(-1).map((call) => call.at);
    const before = (await widget.calls(LIST)).length;

    assert.match(await widget.schedule.textContent(), /^Retrying in 3\d s, as the service asked$/);
    assert.equal(await widget.notices.count(), 2);
    const said = await widget.notices.first().textContent();
    assert.match(said, /Too many requests/);
    assert.match(said, /APIGW\.0308/);
    assert.match(said, /Showing data from 0 s ago/);
    assert.equal(await page.locator("[data-notice] [data-error-code]").first().getAttribute("data-error-code"), "APIGW.0308");

    await widget.pass(14);
    assert.match(await widget.schedule.textContent(), /^Retrying in (1\d|20) s, as the service asked$/);
    assert.match(await widget.notices.first().textContent(), /from 14 s ago/);
    await widget.pass(15, 1);
    assert.equal((await widget.calls(LIST)).length, before, "asked in the 30 seconds");
    assert.deepEqual(await widget.names(), rows);
    assert.equal(await widget.count.textContent(), seen);

    await widget.pass(8, 1);
    const after = (await widget.calls(LIST)).slice(before);
    assert.ok(after.length >= 2 && after[0].at - at >= least, JSON.stringify(after));
    // Each list is requested once, and then at its interval.
    for (const path of new Set(after.map((call) => call.path))) {
      const [first, second] = after.filter((call) => call.path === path).map((call) => call.at);
      assert.ok(!second || second - first > 2.5, JSON.stringify(after));
    }
    assert.equal(await widget.notices.count(), 0);
    assert.doesNotMatch(await widget.schedule.textContent(), /as the service asked/);
  });
}

scene("a click on Refresh asks once, though the server wants to be left alone", { expects: FAILED, viewport: TALL }, async ({ widget, simulator }) => {
  await widget.load();
  await simulator.faults({ route: "apig.list", status: 429, retry_after: "30" });
  await widget.refreshed();
  const before = (await widget.calls(LIST)).length;
  await widget.refreshed();
  assert.equal((await widget.calls(LIST)).length, before + 2, "each of the two lists");
  assert.match(await widget.schedule.textContent(), /^Retrying in 3\d s, as the service asked$/);
  assert.equal(await widget.notices.count(), 2);
  await widget.pass(10, 1);
  assert.equal((await widget.calls(LIST)).length, before + 2);
  await simulator.faults();
  await widget.refreshed();
  assert.equal((await widget.calls(LIST)).length, before + 4);
  assert.equal(await widget.notices.count(), 0);
  assert.doesNotMatch(await widget.schedule.textContent(), /as the service asked/);
});

scene("a server that asks for eight hours is asked again after five minutes", { expects: FAILED, viewport: TALL }, async ({ widget, simulator }) => {
  await widget.load();
  await simulator.faults({ route: "apig.list", status: 503, retry_after: "30000" });
  await widget.refreshed();
  await simulator.faults();
  assert.match(await widget.schedule.textContent(), /^Retrying in 5 min( \d+ s)?, as the service asked/);
  const before = (await widget.calls(LIST)).length;
  await widget.linger(299, 23);
  assert.equal((await widget.calls(LIST)).length, before);
  await widget.linger(32, 4);
  assert.ok((await widget.calls(LIST)).length > before);
  assert.equal(await widget.notices.count(), 0);
});

scene("a Retry-After as a date is not undercut by the second that the Date header cuts off", {
  toml: '[console]\n[[console.sources]]\nservice = "apig"\nproject_id = "73d69ae0cfcf460190522d06b60f05ad"',
  expects: FAILED,
}, async ({ widget, simulator }) => {
  await widget.load();
  for (let round = 0; round < 6; round += 1) {
    // A round has forty seconds, on both clocks.
    await simulator.freeze(round * 40);
    await simulator.faults({ route: "apig.list", status: 429, retry_after: date(round * 40 + 30) });
    await widget.refreshed();
    await simulator.faults();
    const before = (await widget.calls(LIST)).length;
    await widget.wait(29.9);
    await widget.idle();
    assert.equal((await widget.calls(LIST)).length, before, `in round ${round}: ${JSON.stringify(await widget.calls(LIST))}`);
    await widget.wait(10.1);
    await widget.idle();
  }
});

scene("a 429 without Retry-After backs off", { expects: FAILED }, async ({ widget, simulator }) => {
  await widget.load();
  await simulator.faults({ route: "apig.list", status: 429 });
  await widget.refreshed();
  assert.match(await widget.schedule.textContent(), /^Refresh failed\. Retrying in [34] s$/);
  await widget.wait(3.4);
  await widget.idle();
  assert.match(await widget.schedule.textContent(), /^Refresh failed 2 times\. Retrying in [67] s$/);
});

// A list of many pages.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

const large = (instances) => ({ toml: `[simulator]\nscenario = "large"\ninstances = ${instances}` });
const NORTHERN = /73d6.*apigw\/instances(\?|$)/;

async function failSecondPage(page) {
  const state = { fails: true };
  await page.route(/offset=500&/, (route) =>
    state.fails
      ? route.fulfill({ status: 500, headers: { "x-request-id": "page-two" }, json: { error_code: "APIC.9000", error_msg: "Failed to request internal service" } })
      : route.continue(),
  );
  return state;
}

scene("1,200 instances are loaded in three pages, the second and the third side by side", large(1200), async ({ page, widget, simulator }) => {
  const release = await widget.hold(/offset=(500|1000)/);
  await widget.open();
  await until(() => widget.calls(NORTHERN).then((calls) => calls.length), 3);
  const [first, second, third] = await widget.calls(NORTHERN);
  assert.deepEqual([first.query, first.ended], ["?offset=0&limit=500", 200]);
  assert.deepEqual([second.query, second.ended], ["?offset=500&limit=500", undefined]);
  assert.deepEqual([third.query, third.ended], ["?offset=1000&limit=500", undefined]);
  // The first page is shown at once, and the count says that it is a part.
  await until(() => widget.count.textContent(), /^500 of 1,?200 instances loaded$/);
  assert.ok((await widget.rows.count()) > 0);
  await release();
  await widget.idle();
  await until(() => widget.count.textContent(), /^1,?200 instances$/);
  assert.equal(await page.locator("table").getAttribute("aria-rowcount"), "1201");
  const queries = (await simulator.requests()).filter(({ path }) => NORTHERN.test(path)).map(({ query }) => query);
  assert.deepEqual(queries.sort(), ["offset=0&limit=500", "offset=1000&limit=500", "offset=500&limit=500"]);
});

scene("a first load whose second page fails shows what came and says that it is a part", { ...large(1200), expects: FAILED }, async ({ page, widget }) => {
  const second = await failSecondPage(page);
  const release = await widget.hold(/offset=1000/);
  await widget.open();
  await until(() => widget.notices.count(), 1);
  await until(() => widget.count.textContent(), /^500 of 1,?200 instances loaded$/);
  await until(() => widget.notices.textContent(), /The service encountered an internal error/);
  const said = await widget.notices.textContent();
  assert.match(said, /APIC\.9000/);
  assert.match(said, /page-two/);
  await widget.filter.fill("gateway-01200");
  assert.match(await widget.count.textContent(), /^1 match in 500 of 1,?200 instances loaded$/);
  await widget.filter.fill("");
  second.fails = false;
  await release();
  await widget.wait(4);
  await widget.idle();
  await until(() => widget.notices.count(), 0);
  assert.match(await widget.count.textContent(), /^1,?200 instances$/);
});

scene("numbers of four digits have a separator", { ...large(1200) }, async ({ widget }) => {
  await widget.load();
  await until(() => widget.count.textContent(), (text) => text.includes("200 instances"));
  assert.equal(await widget.count.textContent(), "1,200 instances");
});

scene("a later page that fails on a refresh takes no row away", { ...large(1200), expects: FAILED }, async ({ page, widget }) => {
  await widget.load();
  await until(() => widget.count.textContent(), /^1,?200 instances$/);
  await failSecondPage(page);
  await widget.refreshed();
  assert.equal(await widget.notices.count(), 1);
  assert.match(await widget.count.textContent(), /^1,?200 instances$/);
  assert.equal(await page.locator("table").getAttribute("aria-rowcount"), "1201");
});

scene("of twenty pages never more than six are asked for at a time", large(10_000), async ({ widget, simulator }) => {
  await simulator.faults({ route: "*", delay_ms: 30 });
  await widget.load();
  await until(() => widget.count.textContent(), /^10,?000 instances$/);
  assert.equal(await widget.page.evaluate(() => window.e2e.most()), 6);
  // The twentieth page is full, so a 21st is requested; the other source has one page.
  assert.equal((await widget.calls(LIST)).length, 22);
});

scene("all calls of all services share the six places", {}, async ({ widget, simulator }) => {
  await simulator.faults({ route: "*", delay_ms: 30 });
  await widget.load();
  await widget.wait(30);
  await widget.refreshed();
  assert.equal(await widget.page.evaluate(() => window.e2e.most()), 6);
});

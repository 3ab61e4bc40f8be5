// Common complaints of users of other consoles: each test shows that one cannot happen here. Complaints with
// tests elsewhere are not repeated: a refresh that loses the filter, the focus, the scroll position or the
// selection; a status told by colour alone; a page's strict policy or its styles.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

scene("off means off: a paused page asks nothing for an hour, and says so", {}, async ({ widget }) => {
  await widget.load();
  await widget.pause.click();
  const before = (await widget.calls()).length;
  await widget.linger(3600, 600);
  assert.equal((await widget.calls()).length, before);
  assert.match(await widget.schedule.textContent(), /Auto-refresh paused/);
});

scene("a slow answer is not overtaken: nothing is asked twice at a time", { expects: FAILED }, async ({ page, widget }) => {
  const release = await widget.hold(/\/v[12]\//);
  await widget.open();
  await until(() => page.evaluate(() => window.e2e.inFlight()));
  await widget.wait(30);
  const asked = (await widget.calls()).map(({ path, query }) => path + query);
  assert.deepEqual(asked, [...new Set(asked)]);
  await release();
});

scene("an opened instance adds its own poll, and closing it takes that away again", {}, async ({ widget }) => {
  await widget.load();
  /** The requests of a minute: how many, and to which paths. */
  const minute = async () => {
    const before = (await widget.calls()).length;
    await widget.linger(60, 3);
    const paths = (await widget.calls()).slice(before).map(({ path }) => path);
    return { count: paths.length, paths: [...new Set(paths)].sort() };
  };
  const before = await minute();
  for (let round = 0; round < 20; round += 1) {
    await widget.row("orders-prod").locator("button").first().click();
    await widget.idle();
    await widget.page.keyboard.press("Escape");
    await widget.idle();
  }
  const after = await minute();
  assert.deepEqual(after.paths, before.paths);
  assert.ok(after.count <= before.count, `${after.count} requests a minute, ${before.count} before`);
});

scene("a page that slept for a night asks once for each thing when it wakes", {}, async ({ page, widget }) => {
  await widget.load();
  const before = (await widget.calls()).length;
  await page.clock.fastForward(8 * 3600 * 1000);
  await widget.idle();
  const calls = (await widget.calls()).slice(before).map(({ path }) => path);
  assert.ok(calls.some((path) => LIST.test(path)));
  assert.deepEqual(calls, [...new Set(calls)]);
});

scene("polling goes on after any number of failures, and mends the page by itself", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await widget.load();
  await simulator.faults({ route: "*", status: 503 });
  // Advances the clock by the longest wait in one step: second by second the test would take an hour.
  const leap = async () => {
    await page.clock.fastForward(331_000);
    await widget.idle();
  };
  for (let failure = 0; failure < 12; failure += 1) await leap();
  assert.ok((await widget.notices.count()) > 0);
  assert.match(await widget.schedule.textContent(), /^Refresh failed 12 times\. Retrying in /);
  await simulator.faults();
  await leap();
  assert.equal(await widget.notices.count(), 0);
});

scene("a server that calls the module by a wrong type still gets it started", {}, async ({ page, widget }) => {
  await page.route("**/*.wasm", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-type": "application/octet-stream" } });
  });
  await widget.load();
  assert.ok((await widget.rows.count()) > 0);
});

scene("the module is found beside the script, wherever that stands", {}, async ({ page, widget }) => {
  await page.route("**/deep/in/assets/**", async (route) => {
    const answer = await route.fetch({ url: route.request().url().replace("/deep/in/assets", "") });
    await route.fulfill({ response: answer });
  });
  await page.route("**/portal/page.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: '<!doctype html><title>Portal</title><script type="module" src="/deep/in/assets/instance-console.js"></script><instance-console config="/config.json"></instance-console>',
    }),
  );
  const modules = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && modules.push(new URL(request.url()).pathname));
  await widget.load("/portal/page.html");
  assert.ok((await widget.rows.count()) > 0);
  assert.match(modules.join(), /^\/deep\/in\/assets\//);
});

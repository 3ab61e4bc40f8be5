// Failed answers: explained in words, with code and request ID, while the last good data stay.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const AGAIN = /^Refresh failed\. Retrying in \d s$/;
/** The words for an error of a server in between, which did not come from an API. */
const UNSIGNED = "A server between this page and the API returned an error";
const WEB_PAGE = "The proxy received a web page from Huawei Cloud's address";
const REJECTED = /^Refresh stopped: request rejected\. Select Refresh to try again$/;

/** The failure, the simulator's fault, the words for it, its code, and the text of the schedule. */
const FAULTS = [
  ["JSON that ends too early", { malformed: "json" }, "The response is incomplete", undefined, AGAIN],
  ["a body that breaks off", { truncate: true }, "The proxy received an incomplete response from Huawei Cloud", "GATEWAY.1502", AGAIN],
  ["a proxy's HTML page with 502", { malformed: "html", status: 502 }, UNSIGNED, "GATEWAY.9502", AGAIN],
  ["an HTML page with 200", { malformed: "html" }, WEB_PAGE, "GATEWAY.7502", AGAIN],
  ["a connection that is cut", { cut: true }, "The proxy received an incomplete response from Huawei Cloud", "GATEWAY.1502", AGAIN],
  ["an internal error", { status: 500 }, "The service encountered an internal error", "APIC.9000", AGAIN],
  ["a missing permission", { status: 403, body: { error_code: "APIC.7106", error_msg: "No permissions to request for the method" } }, "This user isn't allowed to call this API", "APIC.7106", REJECTED],
  ["a wrong project", { status: 403, body: { error_code: "APIC.7111", error_msg: "The resource belongs to another project" } }, "The resource belongs to another project", "APIC.7111", REJECTED],
  ["an empty body", { body: "" }, "The response is empty", undefined, AGAIN],
  ["an answer of another shape", { body: [1, 2, 3] }, "The response isn't a JSON object", undefined, AGAIN],
];

scene("whatever comes instead of a list is told apart, and takes no row away", { expects: FAILED }, async ({ t, page, widget, simulator }) => {
  await widget.load();
  const rows = await widget.names();
  const counted = await widget.count.textContent();
  for (const [what, fault, happened, code, schedule] of FAULTS) {
    await t.test(what, async () => {
      await simulator.faults({ route: "apig.list", ...fault });
      await widget.refreshed();
      assert.equal(await widget.notices.count(), 2);
      const notice = page.locator("[data-notice][data-source=\"0\"]");
      assert.equal(await notice.locator("h3").textContent(), "North 4, production");
      await until(() => notice.locator(".note-happened").textContent(), happened);
      const codes = await notice.locator("[data-error-code]").evaluateAll((nodes) => nodes.map((node) => node.dataset.errorCode));
      assert.deepEqual(codes, code ? [code] : []);
      assert.match(await notice.textContent(), /Request ID: [0-9a-f-]{16,}/);
      assert.match(await notice.textContent(), /(You can fix this\.|Ask: \S)/);
      assert.match(await notice.textContent(), /Showing data from \d+ s ago/);
      assert.match(await widget.schedule.textContent(), schedule);
      // The notices leave less room for the table, so fewer rows are drawn.
      const names = await widget.names();
      assert.ok(names.length > 15, names.join());
      assert.deepEqual(names, rows.slice(0, names.length));
      assert.equal(await widget.count.textContent(), counted);
      // No part of an HTML page is shown as a message.
      assert.doesNotMatch(await notice.textContent(), /<|Bad Gateway<|html/);
      await simulator.faults();
      await widget.refreshed();
      assert.equal(await widget.notices.count(), 0);
    });
  }
  assert.equal(await page.locator("[data-detail]").count(), 0);
});

scene("a first load of which nothing comes says so in place of the rows", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await simulator.faults({ route: "apig.list", cut: true });
  await widget.load();
  assert.equal(await page.locator(".nothing-title").textContent(), "Couldn't load instances");
  assert.equal(await widget.count.textContent(), "Not loaded");
  assert.equal(await page.locator("[data-summary=running] b").textContent(), "–no value");
  assert.equal(await widget.notices.count(), 2);
  await simulator.faults();
  await widget.refreshed();
  await until(() => widget.rows.count(), (count) => count > 0);
  assert.equal(await page.locator(".nothing-title").count(), 0);
});

scene("one source that fails does not hide the other", { expects: FAILED }, async ({ widget, simulator }) => {
  await simulator.faults({ route: "apig.list", project_id: "0d5a11c4b96a4a7c8f0e2f6e91c37b58", status: 403 });
  await widget.load();
  assert.equal(await widget.count.textContent(), "39 instances");
  assert.equal(await widget.notices.count(), 1);
  assert.match(await widget.notices.textContent(), /^East 3, staging/);
  // A final refusal: the source is requested again only by hand.
  const before = (await widget.calls(/0d5a/)).length;
  await widget.linger(120);
  assert.equal((await widget.calls(/0d5a/)).length, before);
});

scene("a progress, a process and a preparation that fail say so in their cards", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await widget.load();
  for (const route of ["apig.progress", "roma.process", "koophone.prepare_progress"]) {
    await simulator.faults({ route, status: 500 });
    await widget.refreshed();
    await until(() => page.locator("[data-activity] .card-error").count(), (count) => count > 0);
    assert.match(await page.locator("[data-activity] .card-error").first().textContent(), /The service encountered an internal error|The service encountered a system error|The service is temporarily unavailable/);
    assert.equal(await widget.notices.count(), 0);
    await simulator.faults();
    await widget.refreshed();
    await until(() => page.locator("[data-activity] .card-error").count(), 0);
  }
});

scene("no instances and loading are told apart", { toml: '[simulator]\nscenario = "empty"' }, async ({ page, widget }) => {
  const release = await widget.hold(/apigw/);
  await widget.open();
  assert.equal(await page.locator(".nothing-title").textContent(), "Loading instances…");
  await release();
  await widget.idle();
  assert.equal(await page.locator(".nothing-title").textContent(), "No instances");
  assert.equal(await widget.count.textContent(), "0 instances");
  assert.match(await page.locator("[data-activity]").textContent(), /^Tasks 0.*No instances are being created or prepared\./);
});

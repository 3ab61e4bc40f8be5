// The diagnostics report: shown before it is copied, with IDs only if the person wants them, never with a
// token.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { NORTH, EAST, PHONE, ROMA_INSTANCE, USER } from "./lib/simulator.mjs";

scene("the report tells what failed, and IDs only when asked", { expects: FAILED }, async ({ page, context, widget, simulator }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await widget.load();
  await simulator.faults({
    route: "apig.list", project_id: NORTH, status: 500,
    body: { error_code: "APIC.9000", error_msg: `project ${NORTH} and North 4, production: token MIIFvQYJKoZIhvcNAQcCoIIFrjCCBaoCAQExDTALBglghkgB` },
  });
  await widget.refreshed();
  await page.locator("[data-checks]").click();
  await page.locator("[data-diagnostics]").click();
  const report = page.locator("[data-report]");
  const text = await report.inputValue();
  assert.match(text, /^Instance Console \d+\.\d+\.\d+\nbrowser: .*Chrome/);
  assert.match(text, /page time: 2026-01-05T08:00:0\d/);
  assert.match(text, /requests: \d+, failures: 1, instances loaded: \d+/);
  assert.match(text, /list, source 1: Transient, 1 times/);
  assert.match(text, /HTTP 500 APIC\.9000 project owner-1 and source-1: token \[hidden\]/);
  assert.match(text, /request [0-9a-f-]{16,}/);
  assert.match(text, /progress, source \d instance-\d+: Refreshes in/);
  for (const secret of [NORTH, EAST, PHONE, ROMA_INSTANCE, USER, "North 4", "East 3", "MIIF"]) {
    assert.ok(!text.includes(secret), `${secret} in ${text}`);
  }
  // The report is read-only, and the copied text is the shown one.
  assert.equal(await report.getAttribute("readonly"), "");
  await page.locator(".report .copy button").click();
  await page.waitForFunction(() => document.querySelector("instance-console").shadowRoot.querySelector(".report .said").textContent);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, text);

  await page.locator("[data-with-ids]").check();
  const whole = await report.inputValue();
  assert.ok(whole.includes(NORTH) && whole.includes("North 4, production"), whole);
  assert.ok(!whole.includes("MIIF"));
});

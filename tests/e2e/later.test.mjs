// What few open comes when it is first opened: once, and with a way on where it does not come.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const CODE = "**/*-panels.wasm";
const LOST = new RegExp(`${FAILED.source}|-panels\\.wasm|Failed to fetch`);

scene("the code of panels is not there before one is opened, and is loaded once", {}, async ({ page, widget }) => {
  let loads = 0;
  await page.route(CODE, (route) => {
    loads += 1;
    return route.continue();
  });
  await widget.load();
  assert.equal(loads, 0);
  await widget.row("orders-prod").locator("button").click();
  await until(() => widget.detail.count(), 1);
  await page.locator("[data-checks]").click();
  await until(() => page.locator(".checks").count(), 1);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("instance-console"), { id: "other", config: { sources: [{ service: "koophone", user_id: "1", instances: [] }] } })));
  await page.locator("#other [data-checks]").click();
  await until(() => page.locator("#other .checks").count(), 1);
  assert.equal(loads, 1);
});

scene("a panel whose code does not come says so, can be closed, and comes when it is asked for again", { expects: LOST }, async ({ page, widget }) => {
  await page.route(CODE, (route) => route.abort());
  await widget.load();
  const rows = await widget.names();
  await widget.row("orders-prod").locator("button").click();
  const note = page.locator(".side .later");
  await until(() => note.getAttribute("role"), "alert");
  assert.match(await note.textContent(), /^This part could not be loaded\. Try again, or reload the page\./);
  assert.deepEqual(await widget.names(), rows);
  await note.getByRole("button", { name: "Close" }).click();
  await until(() => note.count(), 0);
  await widget.row("orders-prod").locator("button").click();
  await page.unroute(CODE);
  await note.getByRole("button", { name: "Try again" }).click();
  await until(() => widget.detail.locator("h3").first().textContent(), "orders-prod");
});

scene("without the words for codes an error has those of its kind, and its code", { expects: LOST }, async ({ page, widget, simulator }) => {
  await page.route(CODE, (route) => route.abort());
  await widget.load();
  const forbidden = { status: 403, body: { error_code: "APIC.7111", error_msg: "The resource belongs to another project" } };
  await simulator.faults({ route: "apig.list", ...forbidden });
  await widget.refreshed();
  const notice = page.locator('[data-notice][data-source="0"]');
  await until(() => notice.locator(".note-happened").textContent(), "This user lacks the permission");
  assert.equal(await notice.locator("[data-error-code]").getAttribute("data-error-code"), "APIC.7111");
  await page.unroute(CODE);
  await widget.row("orders-prod").locator("button").click();
  await page.locator(".side .later").getByRole("button", { name: "Try again" }).click();
  await until(() => notice.locator(".note-happened").textContent(), "The resource belongs to another project");
});

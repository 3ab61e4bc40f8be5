// The panel of the schedule: the polls, when they are due, and their intervals.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { LIST } from "./lib/widget.mjs";
import { until } from "./lib/until.mjs";

const NORTH_ONLY = '[console]\n[[console.sources]]\nservice = "apig"\nlabel = "North"\nproject_id = "73d69ae0cfcf460190522d06b60f05ad"';

scene("the panel lists every poll with its state, and asks for one of them at once", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await widget.load();
  await page.locator("[data-checks]").click();
  await widget.idle();
  const panel = page.locator(".checks");
  const state = (name) => panel.locator(`[data-poll="${name}"] [data-poll-state]`).textContent();
  assert.match(await state("list 0"), /^Refreshes in \d s$/);
  assert.match(await panel.textContent(), /media-gateway · creation progress/);
  // The panel's heading takes the focus as soon as it is drawn, and Escape gives it back to the button.
  assert.match(await widget.focused(), /^h3/);

  await simulator.faults({ route: "apig.list", project_id: "0d5a11c4b96a4a7c8f0e2f6e91c37b58", status: 429, retry_after: "30" });
  const before = (await widget.calls(LIST)).length;
  await panel.locator('[data-poll="list 1"] [data-check-now]').click();
  await widget.idle();
  assert.deepEqual((await widget.calls(LIST)).slice(before).map(({ path }) => path.includes("0d5a")), [true]);
  assert.match(await state("list 1"), /^Retrying in 3\d s, as the service asked · APIGW\.0308$/);
  assert.match(await state("list 0"), /^Refreshes in \d s$/);

  await widget.pause.click();
  assert.match(await state("list 0"), /^Auto-refresh paused$/);
  await page.keyboard.press("Tab");
  await panel.locator("h3").focus();
  await page.keyboard.press("Escape");
  await until(() => panel.count(), 0);
  assert.match(await widget.focused(), /^button checks/);
});

scene("an interval is chosen, counts from the last answer, and is remembered", { toml: NORTH_ONLY }, async ({ page, widget }) => {
  await widget.load();
  await page.locator("[data-checks]").click();
  const select = page.locator('[data-interval="transition"]');
  assert.equal(await select.locator("option:checked").textContent(), "3 s (default)");
  await select.selectOption({ label: "30 s" });
  assert.match(await widget.schedule.textContent(), /^Refreshes in (2[6-9]|3[0-3]) s$/);
  const before = (await widget.calls(LIST)).length;
  await widget.linger(26, 13);
  assert.equal((await widget.calls(LIST)).length, before);
  await widget.linger(8, 4);
  assert.equal((await widget.calls(LIST)).length, before + 1);
  await widget.reload();
  await page.locator("[data-checks]").click();
  assert.equal(await select.locator("option:checked").textContent(), "30 s");
});

scene("by hand means by hand: nothing is asked for, also after a reload, until one asks or resumes", { toml: NORTH_ONLY }, async ({ page, widget }) => {
  await widget.load();
  await page.locator("[data-checks]").click();
  await page.locator("[data-manual]").check();
  const before = (await widget.calls()).length;
  await widget.linger(600, 60);
  assert.equal((await widget.calls()).length, before);
  assert.equal(await widget.schedule.textContent(), "Auto-refresh paused");
  await widget.refreshed();
  const asked = (await widget.calls(LIST)).length;

  await widget.reload();
  // A new page polls everything once, to have something to show.
  const loaded = (await widget.calls()).length;
  assert.ok(asked > 0 && loaded > 0);
  await widget.linger(600, 60);
  assert.equal((await widget.calls()).length, loaded);
  await page.locator("[data-checks]").click();
  assert.equal(await page.locator("[data-manual]").isChecked(), true);
  await widget.pause.click();
  assert.equal(await page.locator("[data-manual]").isChecked(), false);
  await widget.linger(70, 35);
  assert.ok((await widget.calls()).length > loaded);
});

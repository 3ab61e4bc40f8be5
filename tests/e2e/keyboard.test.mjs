// Each task by the keyboard alone, with the focus visible at each stop and never lost.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { Keyboard } from "./lib/keyboard.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { PHONE } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

/** Declares a test of a task; `ready` prepares the page before the keyboard is used. */
function task(name, options, act) {
  scene(`by the keyboard: ${name}`, options, async (it) => {
    await it.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await it.widget.load();
    await act({ ...it, keys: new Keyboard(it) });
  });
}

const row = (index, what) => `tr[aria-rowindex="${index + 2}"] ${what}`;
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
const id = (widget, index) => widget.page.locator(row(index, "").trim()).getAttribute("data-row");

task("filter by a property and a suggested value, turn it round, and clear it", {}, async ({ page, widget, keys }) => {
  await keys.to("[data-filter]");
  await keys.press("ArrowDown");
  await until(() => widget.filter.getAttribute("aria-expanded"), "true");
  await keys.press("ArrowDown", "Enter");
  await until(() => widget.filter.inputValue(), "Status = ");
  await keys.press("ArrowDown", "Enter");
  const token = page.locator("[data-token]");
  await until(() => token.count(), 1);
  const count = () => widget.count.textContent();
  const few = await count();
  assert.match(few, /^\d+ of 51 instances$/);
  await keys.isAt("[data-filter]");
  await keys.back("[data-turn]");
  await keys.press("Enter");
  await keys.isAt("[data-turn]");
  assert.notEqual(await count(), few);
  await keys.to("[data-clear]");
  await keys.press("Enter");
  await keys.isAt("[data-filter]");
  assert.equal(await count(), "51 instances");
  // The button that clears the filter goes with the filter.
  await keys.type("nothing is called this");
  await keys.to(".nothing button");
  await keys.press("Enter");
  assert.equal(await count(), "51 instances");
});

task("sort by two columns", {}, async ({ page, keys }) => {
  await keys.to("[data-sort=source]");
  await keys.press("Enter");
  await keys.back("[data-sort=spec]");
  await keys.press("Shift+Enter");
  await keys.isAt("[data-sort=spec]");
  const sorted = page.locator("th[data-sorted]");
  assert.deepEqual(await sorted.evaluateAll((all) => all.map((head) => [head.dataset.column, head.dataset.sorted])), [["spec", "2"], ["source", "1"]]);
});

task("select rows, copy them, and let them go", {}, async ({ page, widget, keys }) => {
  const ids = [await id(widget, 0), await id(widget, 2)];
  await keys.to(row(0, "[data-select]"));
  await keys.press("Space");
  await keys.to(row(2, "[data-select]"));
  await keys.press("Space");
  await keys.back("[data-copy-ids]");
  await keys.press("Enter");
  await until(() => page.locator("[data-copied]").textContent(), "Copied 2 instances");
  assert.equal(await copied(page), ids.join("\n"));
  await keys.isAt("[data-copy-ids]");
  await keys.to("[data-clear-selection]");
  await keys.press("Enter");
  assert.equal(await page.locator("[data-selection]").count(), 0);
  await keys.isAt("[data-select-all]");
});

task("export what is filtered", {}, async ({ page, keys }) => {
  await keys.to("[data-filter]");
  await keys.type("staging");
  await keys.press("Escape");
  await keys.to("[data-export]");
  const [download] = await Promise.all([page.waitForEvent("download"), keys.press("Enter")]);
  await keys.isAt("[data-export]");
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  assert.ok(lines.length > 1 && lines.slice(1).every((line) => line.includes("staging")));
});

task("choose columns, and how wide one is", {}, async ({ page, keys }) => {
  const columns = () => page.locator("th[data-column]").evaluateAll((heads) => heads.map((head) => head.dataset.column));
  await keys.to("[data-columns]");
  await keys.press("Enter");
  await keys.isAt("[data-columns-panel]");
  await keys.to("[data-show=eip]");
  await keys.press("Space");
  await keys.to("[data-move-up=eip]");
  await keys.press("Enter");
  await keys.isAt("[data-move-up=eip]");
  assert.ok((await columns()).includes("eip"));
  await keys.press("Escape");
  await keys.isAt("[data-columns]");
  await keys.to("[data-edge=name]");
  const width = Number(await page.locator("[data-edge=name]").getAttribute("aria-valuenow"));
  await keys.press("ArrowRight");
  await until(async () => Number(await page.locator("[data-edge=name]").getAttribute("aria-valuenow")), (now) => now > width);
  await keys.isAt("[data-edge=name]");
});

task("open an instance, read its raw answer, and close it", {}, async ({ widget, keys }) => {
  const of = await id(widget, 5);
  await keys.to(row(5, "th button"));
  await keys.press("Enter");
  await keys.isAt(".detail h3");
  await until(() => widget.detail.locator("[data-field=vpc_id]").count(), 1);
  await keys.to("[data-raw] summary");
  await keys.press("Enter");
  await until(() => widget.detail.locator("[data-raw] pre").textContent());
  await keys.press("Escape");
  await until(() => widget.detail.count(), 0);
  await keys.isAt(`[data-row="${of}"] th button`);
});

task("compare two instances", {}, async ({ page, widget, keys }) => {
  const [one, other] = [await id(widget, 5), await id(widget, 7)];
  await keys.to(row(5, "th button"));
  await keys.press("Enter");
  await keys.to("[data-compare-with]");
  await keys.press("Enter");
  await keys.isAt(`[data-row="${one}"] th button`);
  await keys.to(row(7, "th button"));
  await keys.press("Enter");
  await keys.isAt(".compare h3");
  await until(() => page.locator("[data-compared=vpc_id]").count(), 1);
  await keys.to("[data-only-different]");
  await keys.press("Space");
  // The table is longer than its box, which scrolls by keys.
  await keys.to(".compare-scroll");
  await keys.press("Escape");
  await until(() => page.locator("[data-compare]").count(), 0);
  await keys.isAt(`[data-row="${other}"] th button`);
});

task("follow an ID, wrong at first, and stop that again", { expects: FAILED }, async ({ page, keys }) => {
  await keys.back("[data-follow] summary");
  await keys.press("Enter");
  await keys.to("[data-follow-source]");
  await keys.type("Koo");
  await keys.to("[data-follow-id]");
  await keys.type("a/b");
  await keys.press("Enter");
  await keys.isAt("[data-follow-id][aria-invalid=true]");
  assert.match(await page.locator("#follow-problem").textContent(), /1 to 64 letters, digits/);
  await keys.press("Control+A");
  await keys.type("phone-2");
  await keys.press("Enter");
  await keys.isAt("[data-follow-id]:not([aria-invalid])");
  const card = page.locator('[data-task="phone-2"]');
  await until(() => card.count(), 1);
  await keys.to('[data-task="phone-2"] [data-remove]');
  await keys.press("Enter");
  await until(() => card.count(), 0);
  await keys.isAt("[data-task] button");
});

task("dismiss an end, and show it again", {}, async ({ page, widget, keys }) => {
  await widget.pass(60, 5);
  const count = await widget.cards.count();
  await keys.back(`[data-task="${PHONE}"] button`);
  await keys.back("[data-dismiss]");
  await keys.press("Enter");
  await until(() => widget.cards.count(), count - 1);
  await keys.isAt("[data-task] button");
  await widget.pass(80, 10);
  await keys.to("[data-dismiss]");
  await keys.press("Enter");
  if (await page.locator("[data-show-dismissed]").count()) {
    await keys.to("[data-show-dismissed]");
    await keys.press("Enter");
    assert.equal(await page.locator("[data-show-dismissed]").count(), 0);
  }
  // The changes since then are read and cleared.
  await keys.to("[data-changes] .change-name");
  await keys.back("[data-clear-changes]");
  await keys.press("Enter");
  assert.equal(await page.locator("[data-changes]").count(), 0);
});

task("give a token, wrong at first", { toml: 'credentials = "browser"', expects: FAILED }, async ({ page, widget, keys }) => {
  await keys.to("[data-token-field]");
  await keys.type("wrong-token");
  await keys.press("Enter");
  await until(() => page.locator(".token-refused").count(), 1);
  await keys.isAt("[data-token-field]");
  await keys.type("good-token-5f1c3b");
  await keys.press("Enter");
  await until(() => widget.token.count(), 0);
  await until(() => widget.count.textContent(), "51 instances");
  assert.ok(await keys.here());
});

task("pause, go on, and refresh", {}, async ({ widget, keys }) => {
  await keys.to("[data-pause]");
  await keys.press("Enter");
  assert.equal(await widget.schedule.textContent(), "Auto-refresh paused");
  await keys.press("Enter");
  assert.match(await widget.schedule.textContent(), /^Refreshes in/);
  await keys.isAt("[data-pause]");
  await keys.to("[data-refresh]");
  const before = (await widget.calls(LIST)).length;
  await keys.press("Enter");
  assert.equal((await widget.calls(LIST)).length, before + 2);
  await keys.isAt("[data-refresh]");
});

task("change an interval, and copy a report", {}, async ({ page, keys }) => {
  await keys.to("[data-checks]");
  await keys.press("Enter");
  await keys.isAt(".checks h3");
  await keys.to('[data-interval="transition"]');
  await keys.press("ArrowDown");
  await until(() => page.locator('[data-interval="transition"]').inputValue(), Boolean);
  await keys.to("[data-diagnostics]");
  await keys.press("Enter");
  await keys.to("[data-with-ids]");
  await keys.press("Space");
  await keys.to("[data-report]");
  await keys.to(".report .copy button");
  await keys.press("Enter");
  await until(() => copied(page), /^Instance Console \d/);
  await keys.press("Escape");
  await keys.isAt("[data-checks]");
});

task("ask again for what failed", { expects: FAILED }, async ({ widget, simulator, keys }) => {
  await simulator.faults({ route: "apig.list", status: 500 });
  await keys.to("[data-refresh]");
  await keys.press("Enter");
  await until(() => widget.notices.count(), 2);
  await simulator.faults();
  for (const left of [1, 0]) {
    await keys.to("[data-notice] [data-check-now]");
    await keys.press("Enter");
    await until(() => widget.notices.count(), left);
    assert.ok(await keys.here(), "the notice took the focus with it");
  }
});

task("go past ten thousand rows", { toml: '[simulator]\nscenario = "large"\ninstances = 10000' }, async ({ keys }) => {
  await keys.to("[data-skip]");
  await keys.press("Enter");
  await keys.isAt("[data-skip-back]");
  await keys.press("Tab");
  await keys.isAt("[data-activity] *");
  await keys.back("[data-skip-back]");
  await keys.press("Enter");
  await keys.isAt("[data-skip]");
});

// The states empty, partial, stale, failed and waiting for a token differ in words and icons.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { EAST } from "./lib/simulator.mjs";
import { LIST } from "./lib/widget.mjs";
import { until } from "./lib/until.mjs";

const reason = (page) => page.locator("[data-nothing]").getAttribute("data-nothing");
const shape = (page) => page.locator("[data-nothing] .icon path").getAttribute("d");

scene("each reason for a table without rows has its own words and its own shape", { toml: 'credentials = "browser"', expects: FAILED }, async ({ page, widget, simulator }) => {
  const seen = new Map();
  const give = async () => {
    await widget.token.fill("any-token");
    await widget.token.press("Enter");
    await widget.idle();
  };
  const load = async () => {
    await widget.load();
    await give();
  };
  const look = async (name) => {
    await until(() => reason(page), name);
    assert.equal(await page.locator("tr.skeleton").count(), 0, name);
    assert.ok((await page.locator(".nothing-title").boundingBox()).height > 10, name);
    seen.set(name, `${await page.locator(".nothing-title").textContent()} ${await shape(page)}`);
  };
  await simulator.faults({ route: "apig.list", status: 500 });
  await load();
  await look("error");
  // What happened, what to do and who can do it are said once, although two sources failed.
  assert.equal(await widget.notices.count(), 2);
  assert.equal(await page.locator(".notices .note-happened").count(), 1);
  assert.match(await widget.notices.last().textContent(), /APIC\.9000.*Request ID: \S+.*Same cause.*No data from this source/);
  await simulator.faults({ route: "apig.list", status: 401 });
  await page.locator("[data-nothing] button").click();
  await widget.idle();
  await until(() => widget.token.count(), 1);

  await simulator.faults();
  await simulator.set({ scenario: "empty" });
  await load();
  await look("empty");
  await simulator.faults({ route: "apig.list", project_id: EAST, status: 403 });
  await load();
  await look("partial");
  await simulator.faults();
  await simulator.set({ scenario: "default" });
  await widget.load();
  await look("token");
  await give();
  await widget.filter.fill("no such name");
  await look("no-match");
  assert.equal(new Set(seen.values()).size, 5, [...seen].join("\n"));
});

scene("old data are marked at the table, with whose, how old and why", { expects: FAILED }, async ({ page, widget, simulator }) => {
  const mark = page.locator("[data-stale]");
  await widget.load();
  assert.equal(await mark.count(), 0);
  await simulator.faults({ route: "apig.list", project_id: EAST, status: 500 });
  await widget.refreshed();
  assert.match(await mark.textContent(), /^East 3, staging: showing data from \d s ago\. Refresh failed\. Retrying/);
  const table = await widget.scroll.boundingBox();
  await widget.linger(30, 2);
  assert.match(await mark.textContent(), /from 3\d s ago/);
  // A source that fails repeatedly does not move the table.
  assert.deepEqual(await widget.scroll.boundingBox(), table);
  await simulator.faults();
  await widget.linger(60);
  assert.equal(await mark.count(), 0);

  await widget.refreshed();
  await widget.pause.click();
  await widget.linger(115, 23);
  assert.equal(await mark.count(), 0);
  await widget.linger(20);
  assert.match(await mark.textContent(), /^Showing data from 2 min .* ago\. Auto-refresh paused$/);
  await widget.pause.click();
  await widget.idle();
  assert.equal(await mark.count(), 0);
});

scene("what was refused for good is asked again by hand", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await simulator.faults({ route: "apig.list", project_id: EAST, status: 403 });
  await widget.load();
  assert.match(await widget.notices.textContent(), /Refresh stopped: request rejected\. Select Refresh to try again/);
  await simulator.faults();
  const before = (await widget.calls(LIST)).length;
  await widget.notices.locator("[data-check-now]").click();
  await until(() => widget.notices.count(), 0);
  assert.ok((await widget.calls(LIST)).slice(before).every(({ path }) => path.includes(EAST)));
});

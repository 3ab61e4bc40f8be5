// Each tab and each element works alone: tokens and answers are not shared.
import assert from "node:assert/strict";

import { instrument } from "./lib/instrument.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";
import { Widget } from "./lib/widget.mjs";

const locks = (page) => page.evaluate(() => navigator.locks.query().then(({ held, pending }) => [...held, ...pending].length));

scene("a token that one tab is given serves no other, and nothing holds a lock or opens a channel", { toml: 'credentials = "browser"', expects: FAILED }, async ({ page, context, widget, simulator }) => {
  await context.addInitScript(() => {
    window.channels = 0;
    window.BroadcastChannel = class {
      constructor() {
        window.channels += 1;
      }
    };
  });
  await widget.load();
  await widget.token.fill("good-token");
  await widget.token.press("Enter");
  await until(() => widget.count.textContent().catch(() => ""), "51 instances");
  await widget.idle();

  // All tabs of a context share one clock.
  const other = new Widget(await context.newPage(), simulator, widget.origin);
  await other.page.addInitScript(instrument);
  await other.page.goto(widget.origin);
  await until(() => other.token.count(), 1);
  await other.idle();
  assert.ok((await other.calls()).length > 0, "it asks for itself");
  assert.equal(await other.rows.count(), 0);
  assert.equal(await widget.token.count(), 0);
  for (const tab of [page, other.page]) {
    assert.equal(await locks(tab), 0);
    assert.equal(await tab.evaluate(() => window.channels), 0);
  }
});

scene("when one of two elements goes, the other goes on", {}, async ({ page, widget }) => {
  await widget.load();
  await page.evaluate(() => {
    const second = document.querySelector("instance-console").cloneNode();
    second.id = "second";
    document.body.append(second);
  });
  const second = page.locator("#second");
  await until(() => second.locator("[data-count]").textContent(), "51 instances");
  await widget.idle();
  await page.evaluate(() => document.querySelector("instance-console:not(#second)").remove());
  const before = (await widget.calls()).length;
  await second.locator("[data-refresh]").click();
  await until(() => widget.calls().then((calls) => calls.length - before), (asked) => asked >= 4);
  await widget.idle();
  await until(() => second.locator("[data-schedule]").textContent(), /^Refreshes in /);
  await page.evaluate(() => document.getElementById("second").remove());
  assert.equal(await page.evaluate(() => window.e2e.timers()), 0);
});

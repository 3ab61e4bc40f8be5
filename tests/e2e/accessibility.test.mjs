// axe-core finds nothing in the element on any view, in both languages and both themes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const VIEWS = {
  "what is being created": (widget) => widget.load(),
  "every status": async (widget, simulator) => {
    await simulator.set({ scenario: "gallery" });
    await widget.load();
  },
  "no instances": async (widget, simulator) => {
    await simulator.set({ scenario: "empty" });
    await widget.load();
  },
  "nothing that matches": async (widget) => {
    await widget.load();
    await widget.filter.fill("nothing is called this");
  },
  "an open detail": async (widget) => {
    await widget.load();
    await widget.row("orders-prod").locator("button").click();
    await until(() => widget.detail.locator("[data-field=vpc_id]").count(), 1);
  },
  "a failed creation": async (widget) => {
    await widget.load();
    await widget.pass(60);
  },
  "a failed list": async (widget, simulator) => {
    await simulator.faults({ route: "apig.list", status: 500 });
    await widget.load();
    await until(() => widget.notices.count(), 2);
  },
};

async function violations(page) {
  // Not a script of the page: its policy would refuse that.
  await page.evaluate(AXE);
  // It waits by timers of the page, which stand still otherwise.
  await page.clock.resume();
  const { violations } = await page.evaluate(() => window.axe.run("instance-console"));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3)}`);
}

for (const locale of ["en-US", "zh-CN"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [name, show] of Object.entries(VIEWS)) {
      const options = { locale, colorScheme, expects: FAILED };
      scene(`axe finds nothing on ${name} (${locale}, ${colorScheme})`, options, async ({ page, widget, simulator }) => {
        await show(widget, simulator);
        assert.deepEqual(await violations(page), []);
      });
    }
  }
}

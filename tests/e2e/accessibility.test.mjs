// axe-core finds nothing in the element: on every view, in each of its states, in both languages, and in
// the light, the dark and the forced colours.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const COLOURS = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
];

/** How each view and state is reached; `page` and `simulator` are the widget's own. */
const VIEWS = {
  loading: async (widget) => {
    await widget.hold(LIST);
    await widget.open();
  },
  empty: async (widget) => {
    await widget.simulator.set({ scenario: "empty" });
    await widget.load();
  },
  "no match": async (widget) => {
    await widget.load();
    await widget.filter.fill("nothing is called this");
  },
  partial: async (widget) => {
    await widget.simulator.faults({ route: "apig.list", status: 500, times: 1 });
    await widget.load();
    await until(() => widget.notices.count(), 1);
  },
  stale: async (widget) => {
    await widget.load();
    await widget.simulator.faults({ route: "apig.list", status: 503 });
    await widget.refreshed();
    await widget.wait(90);
    await until(() => widget.notices.count());
  },
  error: async (widget) => {
    await widget.simulator.faults({ route: "*", status: 500 });
    await widget.load();
    await until(() => widget.notices.count());
  },
  "in progress": (widget) => widget.load(),
  done: async (widget) => {
    await widget.load();
    await widget.pass(120, 10);
  },
  failed: async (widget) => {
    await widget.load();
    await widget.pass(60, 5);
  },
  "unknown codes": async (widget) => {
    await widget.simulator.set({ scenario: "gallery" });
    await widget.load();
  },
  detail: async (widget) => {
    await widget.load();
    await widget.row("orders-prod").locator("button").click();
    await until(() => widget.detail.locator("[data-field=vpc_id]").count(), 1);
  },
};

async function violations(page) {
  const { violations } = await page.evaluate(() =>
    window.axe.run("instance-console", { rules: { "target-size": { enabled: true } } }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3)}`);
}

async function look(page) {
  // Not a script of the page: its policy would refuse that.
  await page.evaluate(AXE);
  // It waits by timers of the page, which stand still otherwise.
  await page.clock.resume();
  for (const colours of COLOURS) {
    await page.emulateMedia(colours);
    assert.deepEqual(await violations(page), [], JSON.stringify(colours));
  }
}

for (const locale of ["en-US", "zh-CN"]) {
  for (const [name, show] of Object.entries(VIEWS)) {
    scene(`axe finds nothing: ${name} (${locale})`, { locale, expects: FAILED }, async ({ page, widget }) => {
      await show(widget);
      await look(page);
    });
  }
}

for (const name of ["in progress", "detail", "error"]) {
  const options = { viewport: { width: 390, height: 844 }, expects: FAILED };
  scene(`axe finds nothing on a telephone: ${name}`, options, async ({ page, widget }) => {
    await VIEWS[name](widget);
    await look(page);
  });
}

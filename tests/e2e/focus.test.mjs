// On the whole way through the page and back the focused element is visible and not covered.
import assert from "node:assert/strict";

import { place } from "./lib/focus.mjs";
import { scene } from "./lib/scene.mjs";

const LONGEST_WAY = 400;

/** Presses one key until the focus leaves the page. Returns the focused places on the way. */
async function way(page, key) {
  const places = [];
  for (let step = 0; step < LONGEST_WAY; step += 1) {
    await page.keyboard.press(key);
    const here = await page.evaluate(place);
    if (!here) return places;
    places.push(here);
  }
  throw new Error(`the focus is caught: ${JSON.stringify(places.slice(-5))}`);
}

const isBad = ({ hidden, covered }) => hidden || covered;

const STATES = {
  "the whole page": async () => {},
  "an open detail": (widget) => widget.row("orders-prod").locator("button").first().click(),
  "the schedule": (widget) => widget.page.locator("[data-checks]").click(),
  "one to compare": async (widget) => {
    await STATES["an open detail"](widget);
    await widget.detail.locator("[data-compare-with]").click();
  },
};

const SIZES = [[1920, 1080], [1440, 900], [1024, 768], [390, 844], [360, 740]];
const OUTERMOST = [1920, 360];

for (const [width, height] of SIZES) {
  for (const [name, show] of Object.entries(STATES)) {
    // The outermost widths look much like their neighbours, so one state is enough for them.
    if (OUTERMOST.includes(width) && name !== "an open detail") continue;
    scene(`Tab finds everything in sight and under nothing at ${width} px: ${name}`, { viewport: { width, height } }, async ({ page, widget }) => {
      await widget.load();
      await show(widget);
      await widget.idle();
      await page.clock.runFor(1);
      const there = await way(page, "Tab");
      assert.ok(there.length > 5);
      assert.deepEqual(there.filter(isBad), []);
      const back = await way(page, "Shift+Tab");
      assert.deepEqual(back.filter(isBad), []);
    });
  }
}

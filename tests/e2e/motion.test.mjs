// A person who prefers reduced motion sees no motion.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

const moving = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("instance-console");
    const names = shadowRoot.getAnimations().map(({ animationName, transitionProperty }) => animationName ?? transitionProperty);
    return [...new Set(names)].sort();
  });

scene("what moves while rows are awaited and bars grow stands still for whoever wants that", {}, async ({ page, widget, simulator }) => {
  /** What moves while the first rows are loading, and after a step of a creation. */
  const seen = async (reducedMotion) => {
    await page.emulateMedia({ reducedMotion });
    const release = await widget.hold(LIST);
    await widget.open();
    await until(() => page.locator("tr.skeleton").count());
    const awaited = await moving(page);
    await release();
    await until(() => widget.rows.count());
    await widget.idle();
    // The bar's fill grows when the next step is reported. Asking for its animations computes its style.
    await page.evaluate(() => {
      window.moved = 0;
      const { shadowRoot } = document.querySelector("instance-console");
      const look = ([{ target }]) => (window.moved += target.getAnimations().length);
      for (const fill of shadowRoot.querySelectorAll(".bar-fill")) {
        fill.getBoundingClientRect();
        new MutationObserver(look).observe(fill, { attributeFilter: ["style"] });
      }
    });
    await simulator.faults({ route: "apig.progress", body: { progress: 90, status: "creating" } });
    await widget.refreshed();
    await simulator.faults();
    await until(() => widget.card("checkout-gateway").locator("[data-progress]").getAttribute("data-progress"), "90");
    const grown = await page.evaluate(() => window.moved);
    return [awaited.length > 0, grown > 0];
  };
  assert.deepEqual(await seen("no-preference"), [true, true]);
  assert.deepEqual(await seen("reduce"), [false, false]);
});

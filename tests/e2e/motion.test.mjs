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

scene("what moves while rows are awaited and bars grow stands still for whoever wants that", {}, async ({ page, widget }) => {
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
    // The bar's fill while a step is drawn.
    const grown = await page.evaluate(async () => {
      const { shadowRoot } = document.querySelector("instance-console");
      const fill = shadowRoot.querySelector(".bar-fill");
      fill.getBoundingClientRect();
      fill.style.inlineSize = "99%";
      fill.getBoundingClientRect();
      return fill.getAnimations().length;
    });
    return [awaited.length > 0, grown > 0];
  };
  assert.deepEqual(await seen("no-preference"), [true, true]);
  assert.deepEqual(await seen("reduce"), [false, false]);
});

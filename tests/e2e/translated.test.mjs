// The browser's translator puts elements of its own in the place of texts. What changes afterwards must still be seen.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";

/** Runs in the page: replaces the texts that may be translated, as Chromium's translator does. */
function translate() {
  const root = document.querySelector("instance-console").shadowRoot;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  const isFree = (text) => text.data.trim() && !text.parentElement.closest('[translate="no"]');
  for (const text of found.filter(isFree)) {
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
}

/** What a person reads, line by line; without seconds, for the jitter of a poll depends on the order of answers. */
const read = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("instance-console").shadowRoot;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const lines = [];
    const isAnnounced = (text) => text.parentElement.closest("[aria-live]");
    while (texts.nextNode()) if (!isAnnounced(texts.currentNode)) lines.push(texts.currentNode.data.trim().replace(/\d+ (?=s|秒)/, "# "));
    return lines.filter(Boolean);
  });

/** Loads the page, opens what there is to open, and lets everything change; gives what is read at each step. */
async function steps({ page, widget }, isTranslated) {
  const seen = [];
  const step = async (act) => {
    await act();
    await widget.idle();
    seen.push(await read(page));
    if (isTranslated) await page.evaluate(translate);
  };
  await step(() => widget.load());
  await step(() => page.locator("[data-checks]").first().click());
  await step(() => widget.row("orders-prod").locator("button").first().click());
  await step(async () => {
    await widget.pass(46);
    await widget.refreshed();
  });
  await step(() => widget.filter.fill("prod"));
  await step(() => widget.filter.press("Escape"));
  await step(() => page.locator("[data-sort=name]").click());
  await step(() => page.locator("tr[data-row] input").first().click());
  await step(() => widget.pause.click());
  await step(() => widget.pause.click());
  await step(() => widget.filter.fill(""));
  await step(() => page.locator("[data-clock=utc]").click());
  await step(() => page.locator("[data-summary=transition]").click());
  await step(() => page.locator("[data-detail] [data-close]").click());
  await step(async () => {
    await widget.pass(90);
    await widget.refreshed();
  });
  return seen;
}

for (const locale of ["en-US", "zh-CN"]) {
  scene(`a translated page reads as one that is not, ${locale}`, { locale }, async (scene) => {
    const plain = await steps(scene, false);
    const { context, simulator, widget } = scene;
    await scene.page.evaluate(() => localStorage.clear());
    await scene.page.close();
    await simulator.freeze();
    const page = await context.newPage();
    const translated = await steps({ page, widget: new widget.constructor(page, simulator, widget.origin) }, true);
    for (const [index, lines] of plain.entries()) assert.deepEqual(translated[index], lines, `step ${index}`);
  });
}

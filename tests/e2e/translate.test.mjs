// A browser's translator replaces text nodes by its own elements. A text that the console then updates would
// be written to a node that is not shown, so each such text is in an element with `translate="no"`.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";

/** Runs in the page: collects the texts that are changed or removed where a translator may work. */
function watch() {
  const root = document.querySelector("instance-console").shadowRoot;
  window.translatable = new Set();
  const note = (text, parent) => {
    if (parent.isConnected && text.data.trim() && !parent.closest('[translate="no"]')) window.translatable.add(`${text.data.trim()} in ${parent.cloneNode().outerHTML}`);
  };
  new MutationObserver((records) => {
    for (const { type, target, removedNodes } of records) {
      if (type === "characterData") note(target, target.parentElement ?? target.getRootNode().host);
      for (const node of removedNodes) if (node instanceof Text && target instanceof Element) note(node, target);
    }
  }).observe(root, { subtree: true, characterData: true, childList: true });
}

for (const locale of ["en-US", "zh-CN"]) {
  scene(`every text that changes is kept from a translator, ${locale}`, { locale }, async ({ page, widget }) => {
    await widget.load();
    await page.evaluate(watch);
    await page.locator("[data-checks]").first().click();
    await widget.row("orders-prod").locator("button").first().click();
    await widget.pass(46);
    await widget.refreshed();
    await widget.filter.fill("prod");
    await widget.filter.press("Escape");
    await page.locator("[data-sort=name]").click();
    await page.locator("tr[data-row] input").first().click();
    await widget.pause.click();
    await widget.pause.click();
    await widget.filter.fill("");
    await widget.detail.locator("[data-clock=utc]").click();
    await page.locator("[data-summary=transition]").click();
    await page.locator("[data-detail] [data-close]").click();
    await widget.pass(90);
    await widget.refreshed();
    assert.deepEqual(await page.evaluate(() => [...window.translatable]), []);
  });
}

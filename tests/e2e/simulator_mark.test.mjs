// Simulated instances are marked as such.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";

const mark = (page) => page.locator(".header [data-simulator]");

for (const [locale, word, hint] of [
  ["en-US", "Simulator", "The data comes from a simulator. These instances don't exist."],
  ["zh-CN", "模拟器", "数据来自模拟器，这些实例均为虚构。"],
]) {
  scene(`the header says that a simulator answers (${locale})`, { locale }, async ({ page, widget }) => {
    await widget.load();
    assert.equal(await mark(page).innerText(), word);
    assert.equal(await mark(page).getAttribute("title"), hint);
    const box = await mark(page).boundingBox();
    assert.ok(box.width > 40 && box.height > 10, JSON.stringify(box));
  });
}

scene("the header of a console of a real cloud has no such word", {}, async ({ page, widget }) => {
  const answer = await page.request.get(new URL("/config.json", widget.origin).href);
  const config = await answer.json();
  assert.equal(config.simulated, true);
  delete config.simulated;
  await page.route("**/config.json", (route) => route.fulfill({ json: config }));
  await widget.load();
  assert.equal(await mark(page).count(), 0);
  assert.doesNotMatch(await page.locator(".header").innerText(), /simulator/i);
});

scene("a mark that is neither true nor false is named", {}, async ({ page, widget }) => {
  await page.route("**/config.json", (route) =>
    route.fulfill({ json: { sources: [{ service: "apig", project_id: "p" }], simulated: "yes" } }));
  await widget.open();
  assert.deepEqual(await widget.notices.locator("li code").allTextContents(), ["simulated"]);
});

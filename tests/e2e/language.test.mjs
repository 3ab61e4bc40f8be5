// The console's own page has the language of the console; a host page keeps its language.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const language = (page) => page.evaluate(() => document.documentElement.getAttribute("lang"));

for (const [locale, tag] of Object.entries({ "en-GB": "en", "zh-CN": "zh-CN" })) {
  scene(`the page says that its language is ${tag}, and goes on to follow the browser's`, { locale }, async ({ page, widget }) => {
    await widget.load();
    assert.equal(await language(page), tag);
    const other = tag === "en" ? "zh-CN" : "en";
    // After another choice in the browser the console starts again: it must not read back the language that
    // it has set on the page.
    await page.evaluate((other) => {
      Object.defineProperty(navigator, "languages", { configurable: true, get: () => [other] });
      Object.defineProperty(navigator, "language", { configurable: true, get: () => other });
      document.querySelector("instance-console").setAttribute("config", "./config.json");
    }, other);
    await until(() => language(page), other);
    await widget.reload();
    assert.equal(await language(page), tag);
  });
}

scene("the configuration's language is the page's, also where the configuration is wrong", { locale: "en-US" }, async ({ page, widget }) => {
  let config = { locale: "zh-CN", sources: [{ service: "koophone", user_id: "1" }] };
  await page.route("**/config.json", (route) => route.fulfill({ json: config }));
  await widget.load();
  assert.equal(await language(page), "zh-CN");
  config = { sources: [] };
  await widget.reload();
  assert.equal(await language(page), "en");
});

scene("an element in another's page leaves the page's language as it is", { locale: "zh-CN" }, async ({ page, widget }) => {
  const inside = '<script type="module" src="instance-console.js"></script><instance-console config="config.json"></instance-console>';
  let html = "<html>";
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html>${html}<title>Host</title>${inside}` }));
  await widget.load("/host.html");
  assert.equal(await language(page), null);
  assert.equal(await widget.count.textContent(), "51 个实例");
  html = '<html lang="en">';
  await widget.reload();
  assert.equal(await language(page), "en");
  assert.equal(await widget.count.textContent(), "51 instances");
});

// A configuration that is wrong or missing is named, and is never a blank page.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const replace = (page, body, status = 200) =>
  page.route("**/config.json", (route) => route.fulfill({ status, contentType: "application/json", body: typeof body === "string" ? body : JSON.stringify(body) }));

const GOOD = { service: "apig", project_id: "p1" };

/** Configurations, each with its wrong fields. */
const WRONG = [
  [{}, ["sources"]],
  [{ sources: [] }, ["sources"]],
  [{ sources: [{ service: "apig" }] }, ["sources[0].project_id"]],
  [{ sources: [{ service: "ecs", project_id: "p" }] }, ["sources[0].service"]],
  [{ sources: [GOOD, { service: "koophone", user_id: "u".repeat(33), instances: ["a"] }] }, ["sources[1].user_id"]],
  [{ sources: [{ service: "roma", project_id: "p", instances: "r" }] }, ["sources[0].instances"]],
  [{ sources: [GOOD], proxy: "javascript:alert(1)" }, ["proxy"]],
  [{ sources: [{ ...GOOD, proxy: "//elsewhere.example" }] }, ["sources[0].proxy"]],
  [{ sources: [GOOD], poll: { transition_seconds: 0, settled_seconds: "60" } }, ["poll.transition_seconds", "poll.settled_seconds"]],
  [{ sources: [GOOD], locale: "fr", theme: "blue", token: "secret-value" }, ["token", "locale", "theme"]],
];

scene("each field of a bad configuration is named, and nothing is asked for", {}, async ({ page, widget }) => {
  let body;
  await page.route("**/config.json", (route) => route.fulfill({ json: body }));
  body = WRONG[0][0];
  await widget.open();
  for (const [config, fields] of WRONG) {
    body = config;
    await page.reload();
    await until(() => widget.notices.count(), 1);
    assert.equal(await widget.notices.getAttribute("data-notice"), "config");
    const named = await widget.notices.locator("li code").allTextContents();
    assert.deepEqual(named.sort(), [...fields].sort(), JSON.stringify(config));
    assert.match(await widget.notices.textContent(), /Correct these fields in the configuration/);
    assert.doesNotMatch(await widget.notices.textContent(), /secret-value/);
    assert.equal((await widget.calls()).length, 0);
  }
});

scene("an unknown field is warned of, and the console starts", {}, async ({ page, widget, said }) => {
  const project_id = "0d5a11c4b96a4a7c8f0e2f6e91c37b58";
  await replace(page, { sources: [{ service: "apig", project_id, colour: 1 }], token: "secret-value" });
  await widget.load();
  assert.equal(await widget.notices.count(), 0);
  const warnings = said.filter(({ type }) => type === "warning").map(({ text }) => text);
  assert.equal(warnings.length, 1, JSON.stringify(warnings));
  assert.match(warnings[0], /unknown fields.*: token, sources\[0\]\.colour/);
  assert.doesNotMatch(warnings[0], /secret-value/);
});

scene("an object of the page is named field by field, whatever it holds", {}, async ({ page, widget }) => {
  await widget.load();
  await page.evaluate(() => {
    const config = { sources: [{ service: "apig", project_id: () => 1 }], get poll() { throw new Error("boom"); } };
    config.self = config;
    document.querySelector("instance-console").config = config;
  });
  await until(() => widget.notices.locator("li code").allTextContents(), (fields) => fields.length === 3);
  const named = await widget.notices.locator("li").allTextContents();
  assert.deepEqual(named.sort(), ["poll can't be read", "self is not a supported field", "sources[0].project_id can't be read"]);
  await page.evaluate(() => (document.querySelector("instance-console").config = undefined));
  await until(() => widget.count.textContent().catch(() => ""), "51 instances");
});

for (const [what, fulfil] of [
  ["cannot be reached", (route) => route.abort()],
  ["is not found", (route) => route.fulfill({ status: 404, body: "no" })],
]) {
  scene(`a configuration that ${what} is said, in place of a blank page`, { expects: /config\.json/ }, async ({ page, widget }) => {
    await page.route("**/config.json", fulfil);
    await widget.open();
    assert.equal(await widget.notices.getAttribute("role"), "alert");
    assert.equal(await widget.notices.locator("h2").textContent(), "Couldn't load the configuration");
    assert.match(await widget.notices.textContent(), /config couldn't be loaded\. Check that its URL is correct.*Then reload the page\./);
  });
}

scene("a configuration that is a page of HTML is said to be no JSON, with a language of the element too", {}, async ({ page, widget }) => {
  await replace(page, "<html></html>");
  await widget.open();
  await until(() => widget.notices.textContent(), /config.*not valid JSON/);
  await page.evaluate(() => document.querySelector("instance-console").setAttribute("locale", "en"));
  await until(() => widget.notices.textContent().catch(() => ""), /config.*not valid JSON/);
});

scene("a problem of the configuration is said in Chinese too", { locale: "zh-CN" }, async ({ page, widget }) => {
  await replace(page, { sources: [] });
  await widget.open();
  assert.match(await widget.notices.textContent(), /配置有误.*sources 应为非空列表/);
});

scene("a bundle that cannot be loaded is said, in place of a blank page", { expects: /\.wasm|preload/ }, async ({ page, widget }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(widget.origin);
  await until(() => page.locator("instance-console [role=alert]").count(), 1);
  assert.match(await page.locator("instance-console [role=alert]").textContent(), /^Couldn't start Instance Console: \S.*Try again, or contact the console administrator\.$/);
});

scene("the language and the intervals of the configuration are kept to", {}, async ({ page, widget }) => {
  const north = { service: "apig", project_id: "0d5a11c4b96a4a7c8f0e2f6e91c37b58", label: "东部" };
  await replace(page, { sources: [north], locale: "zh-CN", poll: { transition_seconds: 20, settled_seconds: 40 } });
  await widget.load();
  assert.equal(await page.locator("h2").textContent(), "实例");
  const before = (await widget.calls()).length;
  await widget.linger(16, 4);
  assert.equal((await widget.calls()).length, before);
  await widget.linger(8, 4);
  assert.equal((await widget.calls()).length, before + 1);
});

scene("neither proxy nor token can be set by the page's address", {}, async ({ page, widget }) => {
  const elsewhere = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(widget.origin).origin) elsewhere.push(request.url());
  });
  await widget.load("/?proxy=http://127.0.0.1:9/&token=x&config=http://127.0.0.1:9/c.json#proxy=http://127.0.0.1:9/");
  assert.equal(await widget.count.textContent(), "51 instances");
  assert.deepEqual(elsewhere, []);
});

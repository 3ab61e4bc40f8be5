// A failed start is explained in words, even without the module, and can be tried again.
import assert from "node:assert/strict";

import { serve } from "./lib/host.mjs";
import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const ELEMENT = '<instance-console config="config.json"></instance-console>';
const WASM = /console_bg\.wasm/;
const SCRIPT = /\/console\.js/;

const html = (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Sign in" });
const fulfil = (how) => (route) => route.fulfill(how);

const CASES = [
  ["a wasm that is not there", WASM, fulfil({ status: 404, body: "" }), /: The file http.*console_bg\.wasm was not found\. .*Try again, or contact the console administrator\.$/, /^实例控制台无法启动：找不到文件 http.*console_bg\.wasm。.*请重试，或联系控制台管理员。$/],
  ["a script that is not there", SCRIPT, fulfil({ status: 404, body: "" }), /The file http.*console\.js was not found/, /找不到文件 http.*console\.js/],
  ["a login page instead of the script", SCRIPT, html, /The server returned a web page instead of the file http.*console\.js/, /console\.js 返回的是网页/],
  ["a login page instead of the wasm", WASM, html, /The server returned a web page instead of the file http.*console_bg\.wasm/, /console_bg\.wasm 返回的是网页/],
  ["a script of the wrong type", SCRIPT, fulfil({ contentType: "text/plain", body: "export {}" }), /The server sends the file http.*console\.js with the wrong MIME type \(text\/plain/, /服务器提供文件 http.*console\.js 时使用了错误的 MIME 类型（text\/plain/],
  ["a server in trouble", WASM, fulfil({ status: 503, body: "" }), /The server returned an error \(503\) for the file http.*console_bg\.wasm\./, /服务器未能返回文件 http.*console_bg\.wasm（503）。/],
  ["a network that breaks", WASM, (route) => route.abort(), /The network failed while loading the file http.*console_bg\.wasm/, /网络中断，无法加载文件 http/],
];

for (const [what, pattern, answer, english, chinese] of CASES) {
  scene(`${what} is said, and can be tried again`, { expects: /./ }, async ({ page, widget }) => {
    await serve(page, { inside: ELEMENT });
    await page.route(pattern, answer);
    await page.goto(new URL("/host.html", widget.origin).href);
    const said = page.locator("instance-console [role=alert]");
    assert.match(await said.textContent(), english);
    await page.evaluate(() => document.querySelector("instance-console").setAttribute("locale", "zh-CN"));
    await until(() => said.textContent().catch(() => ""), chinese);
    await page.unroute(pattern);
    await page.getByRole("button", { name: "重试" }).click();
    await until(() => widget.count.textContent().catch(() => ""), "51 个实例");
  });
}

for (const [what, policy, words] of [
  ["wasm", "script-src 'self' 'unsafe-inline'", /content security policy blocks http.*console_bg\.wasm/],
  ["the wasm's file", "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'none'", /content security policy blocks http.*console_bg\.wasm \(connect-src\)/],
]) {
  scene(`a policy that blocks ${what} is named`, { expects: /./ }, async ({ page, widget }) => {
    await serve(page, { inside: ELEMENT, policy });
    await page.goto(new URL("/host.html", widget.origin).href);
    await until(() => page.locator("instance-console [role=alert]").textContent(), words);
  });
}

scene("a browser without what it needs is told so", { expects: /./ }, async ({ page, widget }) => {
  await serve(page, { inside: ELEMENT, script: "delete window.WebAssembly" });
  await page.goto(new URL("/host.html", widget.origin).href);
  await until(() => page.locator("instance-console [role=alert]").textContent(), /This browser is too old: it doesn't have WebAssembly\./);
});

scene("until it is ready the page's own children are seen, else that it loads, in its final height where the page says it", {}, async ({ page, widget }) => {
  const head = "<style>instance-console { block-size: 700px }</style>";
  await serve(page, { head, inside: `${ELEMENT}<instance-console id="own" config="config.json"><p>Please wait</p></instance-console>` });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(WASM, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(new URL("/host.html", widget.origin).href);
  const [first, own] = [page.locator("instance-console").first(), page.locator("#own")];
  assert.match(await first.getByRole("status").textContent(), /is loading/);
  assert.equal(await own.getByText("Please wait").isVisible(), true);
  const { height } = await first.boundingBox();
  release();
  await until(() => first.locator("[data-count]").textContent(), "51 instances");
  const now = await first.boundingBox();
  assert.deepEqual([height, now.height], [700, 700]);
  assert.equal(await own.getByText("Please wait").isVisible(), false);
});

scene("nothing is fetched before there is an element, unless the page wants it", {}, async ({ page, widget }) => {
  await serve(page, { inside: "<p>Portal" });
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(new URL("/host.html", widget.origin).href, { waitUntil: "networkidle" });
  assert.equal(asked.some((path) => WASM.test(path) || SCRIPT.test(path)), false, asked.join());
  await page.evaluate(() => import("/instance-console.js").then(({ preload }) => preload()));
  assert.ok(asked.some((path) => WASM.test(path)));
  await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), ELEMENT);
  await until(() => widget.count.textContent().catch(() => ""), "51 instances");
  assert.equal(asked.filter((path) => WASM.test(path)).length, 1);
});

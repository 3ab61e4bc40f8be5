// docs/troubleshooting.md: each symptom is brought about, and the element says what stands there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { document } from "./lib/docs.mjs";
import { NORTH_ONLY } from "./lib/host.mjs";
import { scene } from "./lib/scene.mjs";
import { Server } from "./lib/server.mjs";
import { until } from "./lib/until.mjs";

const PACKAGE = fileURLToPath(new URL("../../target/package", import.meta.url));
const WASM = /console_bg\.wasm/;
const SCRIPT = /\/console\.js/;
const CALL = /\/v2\//;
const HTML = "<!doctype html><title>Sign in</title>";
const ELEMENT = '<instance-console config="/console.json"></instance-console>';
const MODULE = '<script type="module" src="/parts/instance-console.js"></script>';
const NOWHERE = "http://127.0.0.1:1/";

/** Each text of the page in quotation marks, which the element says. */
const SAID = [...document("troubleshooting").matchAll(/^\| "([^"]+)" \|/gm)].map(([, text]) => text);
const pattern = (text) => new RegExp(text.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+"));

const answers = (path, how) => ({ page }) => page.route(path, (route) => route.fulfill(how));
const json = (status, error_code) => ({ status, contentType: "application/json", body: JSON.stringify({ error_code, error_msg: "" }) });
const html = (status) => ({ status, contentType: "text/html", body: HTML });
const configured = (change) => ({ pages }) => (pages["/console.json"].body = JSON.stringify({ ...NORTH_ONLY, ...change }));
const inside = (html) => ({ put }) => put(MODULE + html);

// What is brought about, by the words that come of it.
const CASES = [
  ["The file …", "no wasm", answers(WASM, { status: 404, body: "" })],
  ["The server returned an error", "a server in trouble", answers(WASM, { status: 503, body: "" })],
  ["The page's content security", "no connect-src", ({ put }) => put(MODULE + ELEMENT, { "content-security-policy": "connect-src 'none'" })],
  ["The page's content security", "no wasm-unsafe-eval", ({ put }) => put(MODULE + ELEMENT, { "content-security-policy": "script-src 'self'" })],
  ["The server sends the file … with", "text/plain", answers(SCRIPT, { contentType: "text/plain", body: "export {}" })],
  ["The server returned a web page", "a page for each path", answers(SCRIPT, html(200))],
  ["This browser is too old", "no WebAssembly", ({ page }) => page.addInitScript(() => delete window.WebAssembly)],
  ["The network failed", "a connection that breaks", ({ page }) => page.route(WASM, (route) => route.abort())],
  ["The network failed", "another origin that does not allow it", async ({ t, put }) => {
    const other = await Server.start({ folders: { "/": PACKAGE } });
    t.after(() => other.stop());
    put(`<script type="module">import { InstanceConsole } from "/parts/instance-console.js"; InstanceConsole.base = "${other.url}/";</script>${ELEMENT}`);
  }],
  ["couldn't be loaded", "no file", inside('<instance-console config="/elsewhere.json"></instance-console>')],
  ["couldn't be loaded", "another origin", inside(`<instance-console config="${NOWHERE}"></instance-console>`)],
  ["is the text of an object", "an object in the tag", inside('<instance-console config="[object Object]"></instance-console>')],
  ["is not valid JSON", "a login page", answers(/console\.json/, html(200))],
  ["can't be used together", "a source beside it", inside('<instance-console config="/console.json" project-id="p"></instance-console>')],
  ["is missing, but an address", "no region", configured({ proxy: "/{region}/" })],
  ["No response: the network", "a proxy that cuts", ({ page }) => page.route(CALL, (route) => route.abort())],
  ["No response from the proxy", "a proxy that does not run", configured({ proxy: NOWHERE })],
  ["No response from the proxy", "no CORS", ({ gateway, ...scene }) => configured({ proxy: gateway.url })(scene)],
  ["No response from the proxy", "no connect-src", ({ put, ...scene }) => {
    configured({ proxy: NOWHERE })(scene);
    put(MODULE + ELEMENT, { "content-security-policy": "connect-src 'self'" });
  }],
  ["No response from the proxy", "mixed content", async ({ page, portal, go, ...scene }) => {
    configured({ proxy: "http://gateway.example/" })(scene);
    await page.route("https://portal.example/**", async (route) => route.fulfill({ response: await route.fetch({ url: route.request().url().replace("https://portal.example", portal.url) }) }));
    go("https://portal.example/portal.html");
  }],
  ["No response from the proxy", "a public page and a private proxy", async ({ t, page, portal, gateway, go, ...scene }) => {
    // It allows every page. What a test answers in a server's place counts as public.
    const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
    const open = await Server.start({ headers, passOn: (path) => gateway.url + path.slice(1) });
    t.after(() => open.stop());
    configured({ proxy: open.url })(scene);
    await page.route("http://portal.example/**", async (route) => route.fulfill({ response: await route.fetch({ url: route.request().url().replace("http://portal.example", portal.url) }) }));
    go("http://portal.example/portal.html");
  }],
  ["Received a web page", "a login page", answers(CALL, html(200))],
  ["Received a web page", "a redirect", answers(CALL, { status: 302, headers: { location: "/portal.html" } })],
  ["A server between this page and the API requires", "401 of another", answers(CALL, html(401))],
  ["A server between this page and the API doesn't", "404 of another", answers(CALL, html(404))],
  ["A server between this page and the API returned", "502 of another", answers(CALL, html(502))],
  ["The request headers", "431", answers(CALL, { status: 431, body: "" })],
  ["The proxy doesn't accept", "another host", answers(CALL, json(421, "GATEWAY.0421"))],
  ["The proxy doesn't accept", "another origin", answers(CALL, json(403, "GATEWAY.0403"))],
  ["The proxy couldn't connect", "no cloud", answers(CALL, json(502, "GATEWAY.0502"))],
  ["This page's own fetch", "a fetch that returns nothing", ({ page }) => page.addInitScript(() => {
    const { fetch } = window;
    window.fetch = (input, ...more) => (String(input.url ?? input).includes("/v2/") ? undefined : fetch(input, ...more));
  })],
  ["The token was rejected", "a token that is refused", async ({ page }) => {
    await page.route(CALL, (route) => route.fulfill(json(401, "APIG.0307")));
    return async () => {
      await page.locator("[data-token-field]").fill("an-old-token");
      await page.locator("[data-token-field]").press("Enter");
    };
  }],
  ["This page didn't provide a valid token", "no token", async ({ page, put }) => {
    await page.route(CALL, (route) => route.fulfill(json(401, "APIG.0301")));
    put(`<script type="module">import "/parts/instance-console.js"; document.querySelector("instance-console").getToken = () => undefined;</script>${ELEMENT}`);
  }],
];

test("each text of docs/troubleshooting.md is brought about below", () => {
  assert.ok(SAID.length > 20);
  assert.deepEqual(SAID.filter((text) => !CASES.some(([begin]) => text.startsWith(begin))), []);
});

for (const [begin, what, bring] of CASES) {
  scene(`troubleshooting: "${begin} …", by ${what}`, { expects: /./ }, async ({ t, page, gateway }) => {
    const pages = { "/console.json": { body: JSON.stringify(NORTH_ONLY) } };
    const portal = await Server.start({ pages, folders: { "/parts/": PACKAGE }, passOn: (path) => (CALL.test(path) ? gateway.url + path.slice(1) : undefined) });
    t.after(() => portal.stop());
    let address = `${portal.url}/portal.html`;
    const put = (inside, headers = {}) => (pages["/portal.html"] = { body: `<!doctype html><html lang="en"><title>Portal</title>${inside}</html>`, headers });
    put(MODULE + ELEMENT);
    const then = await bring({ t, page, gateway, portal, pages, put, go: (other) => (address = other) });
    await page.goto(address);
    if (typeof then === "function") await then();
    const text = SAID.find((text) => text.startsWith(begin)) ?? assert.fail(`${begin} is not in the document`);
    await until(() => page.evaluate(() => document.querySelector("instance-console").shadowRoot?.textContent), pattern(text));
  });
}

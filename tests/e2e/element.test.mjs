// The element in its host page: its configuration, moves and rests, and that it does not disturb the page.
import assert from "node:assert/strict";

import { EAST_ONLY, NORTH_ONLY, serve } from "./lib/host.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const ELEMENT = '<instance-console config="config.json"></instance-console>';
const count = (widget) => until(() => widget.count.textContent().catch(() => ""), "51 instances");
const set = (page, properties) => page.evaluate((properties) => Object.assign(document.querySelector("instance-console"), properties), properties);

scene("a property is honoured that is set before the class is there, and a text in `config` is an address", {}, async ({ page, widget }) => {
  await serve(page, { inside: "<instance-console></instance-console>", script: 'addEventListener("DOMContentLoaded", () => { const it = document.querySelector("instance-console"); it.config = "/config.json"; it.titleMark = true; it.locale = "zh-CN"; })' });
  await widget.load("/host.html");
  await until(() => widget.count.textContent(), "51 个实例");
  assert.deepEqual(await page.evaluate(() => document.querySelector("instance-console").getAttributeNames().sort()), ["locale", "title-mark"]);
  await page.evaluate(() => document.querySelector("instance-console").setAttribute("title-mark", "false"));
  assert.equal(await page.evaluate(() => document.querySelector("instance-console").titleMark), false);
});

scene("the text of an object has its own words, JSON text is taken, and a source beside `config` is a conflict", {}, async ({ page, widget }) => {
  await serve(page, { inside: '<instance-console config="[object Object]"></instance-console>' });
  await widget.open("/host.html");
  assert.match(await widget.notices.textContent(), /config is the text of an object, not a URL\. Set the object as the element's config property/);
  await page.evaluate((config) => document.querySelector("instance-console").setAttribute("config", JSON.stringify(config)), EAST_ONLY);
  await until(() => widget.count.textContent().catch(() => ""), "12 instances");
  await page.evaluate(() => document.querySelector("instance-console").setAttribute("project-id", "p"));
  await until(() => widget.notices.locator("li").allTextContents(), ["project-id can't be used together with config. Move it into the sources of config."]);
});

scene("an equal configuration is no change, and another language keeps filter, panel and answers", {}, async ({ page, widget }) => {
  await serve(page, { inside: "<instance-console></instance-console>", script: `addEventListener("DOMContentLoaded", () => (document.querySelector("instance-console").config = ${JSON.stringify(NORTH_ONLY)}))` });
  await widget.load("/host.html");
  await widget.filter.fill("orders");
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  const rows = await widget.names();
  const calls = (await widget.calls()).length;
  await page.evaluate(() => (window.before = document.querySelector("instance-console").shadowRoot.querySelector("tr[data-row]")));
  await set(page, { config: structuredClone(NORTH_ONLY) });
  await set(page, { lang: "zh-CN" });
  await widget.idle();
  assert.equal(await page.evaluate(() => window.before.isConnected), true);
  await set(page, { locale: "zh-CN", theme: "dark" });
  await until(() => page.locator("h2").textContent(), "实例");
  await widget.idle();
  assert.equal(await page.locator("instance-console .root").getAttribute("data-theme"), "dark");
  assert.equal(await widget.filter.inputValue(), "orders");
  assert.deepEqual(await widget.names(), rows);
  assert.equal(await widget.detail.count(), 1);
  assert.equal((await widget.calls()).length, calls, "nothing is asked for again");
});

scene("a move in the page keeps everything, and a removal does not", {}, async ({ page, widget }) => {
  await serve(page, { inside: `${ELEMENT}<main></main>` });
  await widget.load("/host.html");
  await widget.filter.fill("orders");
  const calls = (await widget.calls()).length;
  await page.evaluate(async () => {
    const element = document.querySelector("instance-console");
    window.before = element.shadowRoot.querySelector("tr[data-row]");
    const main = document.querySelector("main");
    main.append(element);
    document.body.moveBefore?.(element, main);
    element.remove();
    await null;
    main.append(element);
  });
  await page.evaluate(() => window.e2e.turn());
  await widget.idle();
  assert.equal(await page.evaluate(() => window.before.isConnected), true);
  assert.equal(await widget.filter.inputValue(), "orders");
  assert.equal((await widget.calls()).length, calls);
});

scene("an element that is not displayed rests, and asks at once when it is again", {}, async ({ page, widget }) => {
  await serve(page, { inside: `<div id="tab">${ELEMENT}</div>` });
  await widget.load("/host.html");
  // Lets the ranking of the names end, which has a timer of its own.
  await widget.pass(1);
  await page.evaluate(() => (document.querySelector("#tab").style.display = "none"));
  await page.evaluate(() => new Promise((done) => { const frame = new MessageChannel(); frame.port1.onmessage = done; frame.port2.postMessage(0); }));
  await until(() => page.evaluate(() => window.e2e.timers()), 0);
  const calls = (await widget.calls()).length;
  await widget.linger(120);
  assert.equal((await widget.calls()).length, calls);
  await page.evaluate(() => (document.querySelector("#tab").style.display = ""));
  await until(() => widget.calls().then((now) => now.length > calls));
});

scene("an element that begins out of sight asks when it is first displayed", {}, async ({ page, widget }) => {
  await serve(page, { inside: `<div id="tab" hidden>${ELEMENT}</div>` });
  await widget.open("/host.html");
  await widget.linger(20);
  assert.equal((await widget.calls()).length, 0);
  await page.evaluate(() => (document.querySelector("#tab").hidden = false));
  await count(widget);
});

scene("what is typed stays in the element, and keys for the page's commands do not", {}, async ({ page, widget }) => {
  await serve(page, { inside: ELEMENT, script: 'window.heard = []; for (const type of ["keydown", "keyup", "input", "paste"]) addEventListener(type, ({ key, ctrlKey }) => window.heard.push(type + (ctrlKey ? " ctrl " : " ") + key))' });
  await widget.load("/host.html");
  await widget.filter.focus();
  await page.keyboard.type("ab");
  await page.keyboard.press("Backspace");
  assert.deepEqual(await page.evaluate(() => window.heard), []);
  await page.keyboard.press("Control+k");
  assert.ok((await page.evaluate(() => window.heard)).includes("keydown ctrl k"));
  assert.equal(await widget.filter.inputValue(), "a");
});

scene("Escape closes the panel, and not the page's dialog around it", {}, async ({ page, widget }) => {
  await serve(page, { inside: `<dialog>${ELEMENT}</dialog>`, script: 'addEventListener("DOMContentLoaded", () => document.querySelector("dialog").showModal())' });
  await widget.load("/host.html");
  await widget.row("orders-prod").locator("button").click();
  await widget.wait(1);
  await page.keyboard.press("Escape");
  await until(() => widget.detail.count(), 0);
  assert.equal(await page.evaluate(() => document.querySelector("dialog").open), true);
});

scene("what is the page's in its hash stays, a second element leaves it alone, and nothing stays behind", {}, async ({ page, widget, said }) => {
  const hashed = ELEMENT.replace(">", ' router="hash">');
  await serve(page, { inside: `${hashed}<div id="other"></div>` });
  await page.goto(new URL("/host.html#chapter-2", widget.origin).href);
  await until(() => widget.count.count(), 1);
  await page.evaluate(() => document.querySelector("#other").append(document.querySelector("instance-console").cloneNode()));
  await until(() => widget.count.count(), 2);
  await widget.filter.nth(1).fill("edge");
  await widget.filter.first().fill("orders");
  await until(() => page.evaluate(() => location.hash), "#chapter-2&filter=orders");
  assert.equal(await widget.filter.nth(1).inputValue(), "edge");
  assert.equal(said.filter(({ text }) => /router="hash" is left/.test(text)).length, 1);
  await page.evaluate(() => document.querySelector("instance-console").remove());
  await until(() => page.evaluate(() => location.hash), "#chapter-2");
});

scene("in another document it goes on, in its own looks", {}, async ({ page, widget }) => {
  await serve(page, { inside: `${ELEMENT}<iframe src="/icon.svg?frame"></iframe>` });
  await page.route("**/icon.svg?frame", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><body></body>" }));
  await widget.load("/host.html");
  await page.evaluate(() => document.querySelector("iframe").contentDocument.body.append(document.querySelector("instance-console")));
  const inside = page.frameLocator("iframe");
  await until(() => inside.locator("[data-count]").textContent(), "51 instances");
  await inside.locator("[data-filter]").fill("orders-prod");
  await until(() => inside.locator("[data-count]").textContent(), /^1 /);
  const display = await inside.locator(".console").evaluate((element) => getComputedStyle(element).display);
  assert.equal(display, "flex");
});

scene("in a sandboxed frame a token can be given, by Enter and by the button", { toml: 'credentials = "browser"', expects: /Failed to load resource|sandbox/ }, async ({ page, widget }) => {
  for (const by of ["Enter", "button"]) {
    await page.route("**/frame.html", (route) => route.fulfill({ contentType: "text/html", headers: { "content-security-policy": "sandbox allow-scripts allow-same-origin" }, body: `<!doctype html><html lang="en"><script type="module" src="instance-console.js"></script>${ELEMENT}` }));
    await page.goto(new URL("/frame.html", widget.origin).href);
    const field = page.locator("[data-token-field]");
    await field.fill("good-token-5f1c3b");
    if (by === "Enter") await field.press("Enter");
    else await page.locator(".token-form button").click();
    await count(widget);
  }
});

scene("nothing of it is on the page's error handler, and it lies below the page's own layers", {}, async ({ page, widget, said }) => {
  await serve(page, { inside: `<header style="position: sticky; top: 0; z-index: 1">Portal</header>${ELEMENT}`, script: 'window.errors = []; addEventListener("error", ({ message }) => window.errors.push(message))' });
  await widget.load("/host.html");
  await page.setViewportSize({ width: 700, height: 700 });
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  assert.deepEqual(await page.evaluate(() => window.errors), []);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("instance-console")).isolation), "isolate");
  assert.equal(said.filter(({ text }) => /ResizeObserver/.test(text)).length, 0);
});

scene("`auto` follows the page's colour scheme, not the system's", { colorScheme: "dark" }, async ({ page, widget }) => {
  await serve(page, { inside: ELEMENT });
  await widget.load("/host.html");
  const surface = () => page.locator(".root").evaluate((root) => getComputedStyle(root).backgroundColor);
  assert.equal(await surface(), "rgb(255, 255, 255)");
  await page.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
  assert.notEqual(await surface(), "rgb(255, 255, 255)");
});

scene("a relative proxy is meant from the configuration's own address", { expects: FAILED }, async ({ page, widget }) => {
  await serve(page, { inside: '<instance-console config="/portal/console/config.json"></instance-console>' });
  await page.route("**/portal/console/config.json", (route) => route.fulfill({ json: { ...NORTH_ONLY, proxy: "./" } }));
  const asked = [];
  await page.route("**/portal/console/v2/**", (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.fulfill({ status: 404, json: {} });
  });
  await widget.open("/host.html").catch(() => {});
  await until(() => asked[0], "/portal/console/v2/73d69ae0cfcf460190522d06b60f05ad/apigw/instances");
});

// What matters, in Firefox and in WebKitGTK, where they are installed: real clocks, real keys, real hosts.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, describe, test } from "node:test";

import { KEYS } from "./lib/driver.mjs";
import { Firefox } from "./lib/firefox.mjs";
import { Gateway } from "./lib/gateway.mjs";
import { portal } from "./lib/portal.mjs";
import { until } from "./lib/until.mjs";
import { WebKit } from "./lib/webkit.mjs";

const ENGINES = { Firefox: ["/usr/bin/firefox-esr", Firefox], WebKitGTK: ["/usr/bin/WebKitWebDriver", WebKit] };
const BROWSER = 'credentials = "browser"';
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const ANYONE = { "access-control-allow-origin": "*", "access-control-allow-headers": "x-auth-token", "access-control-expose-headers": "*" };

const counts = (it, expected) => until(async () => (await it.texts("[data-count]"))[0], expected);
const has = (it, selector, expected = (texts) => texts.length > 0) => until(() => it.texts(selector), expected);
const none = (texts) => texts.length === 0;
const surface = (it) => it.run(() => getComputedStyle(document.querySelector("instance-console").shadowRoot.querySelector(".root")).backgroundColor);
const focus = (it, selector) => it.run((selector) => document.querySelector("instance-console").shadowRoot.querySelector(selector).focus(), selector);
/** Presses a button of the host by its text. */
const press = (it, name) => it.run((name) => [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name).click(), name);

async function give(it, token) {
  await has(it, "[data-token-field]");
  await focus(it, "[data-token-field]");
  await it.keys(token + KEYS.Enter);
}

/** Each: the host, what the gateway is, what happens; `everywhere` in WebKitGTK too. */
const SCENES = {
  "a plain page shows its rows": { everywhere: true, act: async (it) => {
    await counts(it, "51 instances");
    await has(it, "tr[data-row]", (rows) => rows.length > 10);
  } },
  "a filter is typed": { everywhere: true, act: async (it) => {
    await focus(it, "[data-filter]");
    await it.keys("orders-prod");
    await counts(it, /^1 of 51/);
  } },
  "an instance is opened by mouse, and closed by Escape": { everywhere: true, act: async (it) => {
    await it.click("tr[data-row] th button");
    await has(it, "[data-detail]");
    await it.keys(KEYS.Escape);
    await has(it, "[data-detail]", none);
  } },
  "a token is given in the form, after one was refused": { everywhere: true, toml: BROWSER, rows: false, act: async (it) => {
    await give(it, "wrong-token");
    await has(it, ".token-refused");
    await give(it, "good-token");
    await counts(it, "51 instances");
  } },
  "React: it is unmounted and mounted again": { everywhere: true, host: "react", toml: BROWSER, act: async (it) => {
    await press(it, "Render (0)");
    await press(it, "Unmount");
    await until(() => it.run(() => document.querySelector("instance-console")), null);
    await press(it, "Mount");
    await counts(it, "39 instances");
    assert.ok((await it.simulator.requests()).every(({ token }) => token === "accepted"));
  } },
  "React: StrictMode makes it twice": { host: "react", path: "?by-hand", act: (it) => counts(it, "39 instances") },
  "Vue: another theme, and mounted again": { host: "vue", toml: BROWSER, act: async (it) => {
    const light = await surface(it);
    await press(it, "Theme");
    await until(() => surface(it), (now) => now !== light);
    await press(it, "Unmount");
    await until(() => it.run(() => document.querySelector("instance-console")), null);
    await press(it, "Mount");
    await counts(it, "39 instances");
  } },
  "webpack: script and wasm are found": { host: "webpack", act: (it) => counts(it, "39 instances") },
  "a sandboxed frame takes a token": { host: "iframe", toml: BROWSER, headers: ANYONE, rows: false, act: async (it) => {
    await it.command("SwitchToFrame", { id: 0 });
    await give(it, "good-token");
    await counts(it, "39 instances");
    await it.command("SwitchToFrame", { id: null });
  } },
  "a portal's rules change nothing inside": { host: "portal", act: async (it) => {
    assert.equal(await it.run(() => getComputedStyle(document.querySelector("instance-console").shadowRoot.querySelector("tr[data-row]")).display), "table-row");
  } },
  "a portal hears nothing of what is typed": { host: "portal", act: async (it) => {
    await focus(it, "[data-filter]");
    await it.keys("orders");
    await counts(it, /^\d of 51/);
    assert.equal(await it.run(() => document.querySelector("#heard").textContent), "");
  } },
  "a portal's theme is followed": { host: "portal", act: async (it) => {
    const light = await surface(it);
    await it.run(() => document.querySelector("#theme").click());
    await until(() => surface(it), (now) => now !== light);
  } },
  "a move in the page keeps rows and filter": { host: "portal", act: async (it) => {
    await focus(it, "[data-filter]");
    await it.keys("orders");
    await counts(it, /^\d of 51/);
    await it.run(() => {
      window.before = document.querySelector("instance-console").shadowRoot.querySelector("tr[data-row]");
      document.querySelector("#move").click();
    });
    assert.match((await it.texts("[data-count]"))[0], /^\d of 51/);
    assert.equal(await it.run(() => window.before.isConnected), true);
  } },
  "a strict policy refuses nothing in a panel": { headers: { "content-security-policy": STRICT }, act: async (it) => {
    await it.run(() => {
      window.refused = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => window.refused.push(effectiveDirective));
    });
    await it.click("tr[data-row] th button");
    await has(it, "[data-detail] dd");
    await it.click("[data-columns]");
    await has(it, "[data-columns-panel]");
    assert.deepEqual(await it.run(() => window.refused), []);
  } },
  "a script that failed to load is loaded by the button": { rows: false, failing: ["/console.js"], act: async (it) => {
    await has(it, "[role=alert]");
    it.failing.clear();
    await it.click("[role=alert] + button");
    await counts(it, "51 instances");
  } },
  "a heading sorts": { act: async (it) => {
    await it.click("[data-sort=name]");
    await until(() => it.run(() => document.querySelector("instance-console").shadowRoot.querySelector("th[data-column=name]").ariaSort), "ascending");
  } },
  "a suggestion is taken by keyboard": { act: async (it) => {
    await focus(it, "[data-filter]");
    await it.keys("status = ");
    await has(it, "[data-offer]");
    await it.keys(KEYS.ArrowDown + KEYS.Enter);
    await has(it, "[data-token]");
  } },
  "two instances stand side by side": { act: async (it) => {
    await it.click("tr[data-row] th button");
    await has(it, "[data-compare-with]");
    await it.click("[data-compare-with]");
    await has(it, "[data-comparing]");
    await it.click("tr[data-row]:nth-of-type(4) th button");
    await has(it, "[data-compared=vpc_id]");
  } },
  "another language keeps the filter": { act: async (it) => {
    await focus(it, "[data-filter]");
    await it.keys("orders");
    await counts(it, /^\d of 51/);
    await it.run(() => (document.querySelector("instance-console").locale = "zh-CN"));
    await has(it, "h2", (texts) => texts.includes("实例"));
    assert.equal(await it.run(() => document.querySelector("instance-console").shadowRoot.querySelector("[data-filter]").value), "orders");
  } },
  "what fails is said, and no longer when it works": { act: async (it) => {
    await it.simulator.faults({ route: "apig.list", status: 503 });
    await it.click("[data-refresh]");
    await has(it, "[data-notice]");
    await it.simulator.faults();
    await it.click("[data-refresh]");
    await has(it, "[data-notice]", none);
  } },
};

for (const [engine, [program, Engine]] of Object.entries(ENGINES)) {
  // A browser has one window here: one scene after the other.
  describe(engine, { concurrency: 1, skip: !existsSync(program) && `no ${program}` }, () => {
    let starting;
    after(async () => (await starting)?.end());
    for (const [name, { everywhere, host = "plain", path = "", toml, headers, rows = true, failing = [], act }] of Object.entries(SCENES)) {
      if (engine !== "Firefox" && !everywhere) continue;
      test(name, { timeout: 90_000 }, async (t) => {
        const it = await (starting ??= Engine.start());
        const gateway = await Gateway.start({ toml });
        t.after(() => gateway.kill());
        await gateway.simulator.freeze();
        it.failing = new Set(failing);
        it.simulator = gateway.simulator;
        await it.go((await portal(t, host, gateway, headers, it.failing)) + path);
        if (rows) await has(it, "tr[data-row]");
        await act(it);
        await it.go("about:blank");
      });
    }
  });
}

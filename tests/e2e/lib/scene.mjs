// A test with its own gateway, browser context and page.
import assert from "node:assert/strict";
import { test } from "node:test";

import { browser } from "./browser.mjs";
import { launch } from "./chromium.mjs";
import { Gateway } from "./gateway.mjs";
import { Widget } from "./widget.mjs";

const LONGEST = 90_000;

/** What a browser writes on its console for an answer with an error status. */
export const FAILED = /^Failed to load resource.*\/v[12]\//;

/**
 * Declares a test. `toml` is the gateway's configuration; `locale` and `viewport` are the browser's. An
 * error on the browser's console fails the test, unless `expects` matches it. With `keepsPages` the test has
 * a browser of its own, with a back/forward cache.
 */
export function scene(name, options, act) {
  const { toml, locale = "en-US", viewport = { width: 1400, height: 900 } } = options;
  const { colorScheme = "light", expects, timezoneId = "UTC", keepsPages = false } = options;
  test(name, { timeout: LONGEST }, async (t) => {
    const own = keepsPages ? launch({ keepsPages }) : undefined;
    const opening = (own ?? browser()).then((browser) => browser.newContext({ locale, viewport, colorScheme, timezoneId }));
    const gateways = [await Gateway.start({ toml })];
    const [{ simulator, url }] = gateways;
    const context = await opening;
    t.after(() => Promise.all([own ? own.then((own) => own.close()) : context.close(), ...gateways.map((gateway) => gateway.kill())]));
    const [page] = await Promise.all([context.newPage(), simulator.freeze()]);
    page.setDefaultTimeout(25_000);
    const said = [];
    page.on("console", (line) => said.push({ type: line.type(), text: `${line.text()} ${line.location().url}` }));
    page.on("pageerror", (error) => said.push({ type: "error", text: String(error) }));
    const restart = async () => {
      gateways.push(await Gateway.start({ toml, port: gateways[0].port }));
      return gateways.at(-1).simulator;
    };
    const widget = new Widget(page, simulator, url);
    await act({ t, page, context, widget, simulator, said, gateway: gateways[0], restart });
    const isError = ({ type, text }) => type === "error" && !expects?.test(text);
    const errors = said.filter(isError);
    assert.deepEqual(errors, [], "errors on the console");
  });
}

// Under each policy that a careful page may have, nothing in any view is against it.
import assert from "node:assert/strict";

import { serve } from "./lib/host.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const NONCE = "d2hvLXJlYWRz";
const NOTHING_ELSE = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** What the browser says of answers that are errors, and of what the test itself does at the end. */
const EXPECTED = new RegExp(`${FAILED.source}|Loading the image`);
const policy = (...rules) => ({ "content-security-policy": [NOTHING_ELSE, ...rules].join("; ") });

/** The headers of the page. */
const POLICIES = {
  "the page's own files": policy("script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'"),
  "no styles": policy("script-src 'self' 'wasm-unsafe-eval'", "style-src 'none'"),
  "a nonce and strict-dynamic": policy(`script-src 'nonce-${NONCE}' 'strict-dynamic' 'wasm-unsafe-eval'`, "style-src 'none'"),
  "trusted types, none of which may be made": policy("script-src 'self' 'wasm-unsafe-eval'", "style-src 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"),
  "a page that is isolated from other origins": {
    ...policy("script-src 'self' 'wasm-unsafe-eval'", "style-src 'none'"),
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  },
};

/** What a person does in each view; from an element that has no token yet to its failures. */
const VIEWS = {
  "the token form": async ({ widget }) => {
    for (const text of ["no token", "wrong-token", "good-token-5f1c3b"]) {
      await widget.token.fill(text);
      await widget.token.press("Enter");
      await widget.idle();
    }
  },
  "the table": async ({ page, widget }) => {
    await until(() => widget.count.textContent(), "51 instances");
    await page.locator("[data-sort=name]").click();
    await widget.scroll.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await widget.pass(4);
    await widget.scroll.evaluate((box) => box.scrollTo(0, 0));
  },
  "the columns": async ({ page }) => {
    await page.locator("[data-columns]").click();
    await page.locator("[data-show=eip]").click();
    await page.keyboard.press("Escape");
    const edge = await page.locator("[data-edge=status]").boundingBox();
    await page.mouse.move(edge.x + 2, edge.y + 5);
    await page.mouse.down();
    await page.mouse.move(edge.x + 40, edge.y + 5);
    await page.mouse.up();
  },
  "the filter": async ({ page, widget }) => {
    await widget.filter.fill("status = ");
    await until(() => page.locator("[data-offer]").count());
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await until(() => page.locator("[data-token]").count(), 1);
    await page.getByRole("button", { name: "Saved filters" }).click();
    await page.keyboard.press("Escape");
    await page.locator("[data-token] button").last().click();
    await widget.filter.fill("");
    await widget.filter.blur();
  },
  "the selection": async ({ page, widget }) => {
    await widget.rows.first().locator("[data-select]").click();
    await page.locator("[data-copy-rows]").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-export]").click()]);
    await download.cancel();
    await widget.rows.first().locator("[data-select]").click();
  },
  "the detail": async ({ widget }) => {
    await widget.filter.fill("prod");
    await widget.row("orders-prod").locator("th button").click();
    await widget.idle();
    await widget.detail.locator("[data-raw] summary").click();
  },
  "two instances": async ({ page, widget }) => {
    await widget.detail.locator("[data-compare-with]").click();
    await widget.row("returns-prod").locator("th button").click();
    await until(() => page.locator("[data-compared=vpc_id]").count(), 1);
    await page.keyboard.press("Escape");
  },
  "the activity": async ({ page, widget }) => {
    await until(() => widget.cards.count());
    for (const name of ["APIG", "ROMA", "KooPhone"]) assert.ok(await page.locator("[data-task]", { hasText: name }).count(), name);
    await widget.pass(60);
  },
  "the schedule and the report": async ({ page }) => {
    await page.locator("[data-checks]").click();
    await page.locator("[data-diagnostics]").click();
    await page.locator("[data-report]").waitFor();
    await page.keyboard.press("Escape");
  },
  "what fails": async ({ widget, simulator }) => {
    await simulator.faults({ route: "*", status: 503 });
    await widget.refreshed();
    await until(() => widget.notices.count());
    await simulator.faults({ route: "apig.list", malformed: "html" });
    await widget.refreshed();
    await simulator.faults();
    await widget.refreshed();
  },
  "other looks, and a wrong configuration": async ({ page, widget }) => {
    await page.evaluate(() => Object.assign(document.querySelector("instance-console"), { theme: "dark", locale: "zh-CN" }));
    await until(() => page.locator("h2").first().textContent(), "实例");
    await page.evaluate(() => (document.querySelector("instance-console").config = "[object Object]"));
    await until(() => widget.notices.count(), 1);
  },
};

for (const [name, headers] of Object.entries(POLICIES)) {
  scene(`nothing in any view is refused: ${name}`, { toml: 'credentials = "browser"', expects: EXPECTED }, async (it) => {
    const { page, widget } = it;
    await page.addInitScript(() => {
      window.refused = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => window.refused.push([effectiveDirective, blockedURI, sample]));
    });
    await serve(page, { inside: '<instance-console config="config.json"></instance-console>', headers, nonce: NONCE });
    await widget.load("/host.html");
    assert.equal(await page.evaluate(() => crossOriginIsolated), "cross-origin-embedder-policy" in headers);
    for (const [view, act] of Object.entries(VIEWS)) {
      await act(it);
      await widget.idle();
      assert.deepEqual(await page.evaluate(() => window.refused), [], view);
    }
    // The page's policy holds: what it forbids is refused.
    await page.evaluate(() => (new Image().src = "icon.svg"));
    await until(() => page.evaluate(() => window.refused.length), 1);
  });
}

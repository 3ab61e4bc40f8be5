// A token is marked, given in each way, and looked for in all that the page, its servers and its other tabs can see.
import assert from "node:assert/strict";

import { KEEP_EVENTS, serve } from "./lib/host.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { traces } from "./lib/traces.mjs";
import { until } from "./lib/until.mjs";

const MARKED = "marked/5f1c3b+9e0d7a42c8==";
/** What of it must not be found: it may be encoded, or its edges cut off. */
const MARKS = [MARKED.slice(3, -3), encodeURIComponent(MARKED), btoa(MARKED).slice(0, -4)];

/** Runs in the page before it: keeps what its listeners hear, and what is posted to other windows, tabs and workers. */
function listen() {
  window.heard = [];
  const keys = ["keydown", "keypress", "keyup", "beforeinput", "input", "change", "paste", "copy", "cut", "submit", "compositionupdate", "textInput"];
  for (const type of keys) {
    addEventListener(type, (event) => window.heard.push([type, event.key, event.data, event.clipboardData?.getData("text"), event.target.value]));
  }
  for (const type of ["error", "unhandledrejection"]) addEventListener(type, ({ message, reason }) => window.heard.push([type, message, String(reason)]));
  window.posted = [];
  for (const { prototype } of [BroadcastChannel, MessagePort, Worker]) {
    const { postMessage } = prototype;
    prototype.postMessage = function (message, ...more) {
      window.posted.push(message);
      return postMessage.call(this, message, ...more);
    };
  }
  addEventListener("message", ({ data }) => window.posted.push(data));
}

/** Each gives the token; a person does so again after it was refused. */
const WAYS = {
  "typed": {
    async give({ page, widget }) {
      await widget.token.focus();
      await page.keyboard.type(MARKED);
      assert.deepEqual(await page.evaluate(() => window.heard), [], "the page hears what is typed");
      await page.keyboard.press("Enter");
    },
  },
  "pasted": {
    async give({ page, context, widget }) {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.evaluate((text) => navigator.clipboard.writeText(text), MARKED);
      await widget.token.focus();
      await page.keyboard.press("Control+v");
      await page.locator(".token-form button").click();
    },
  },
  "given by the page": {
    begin: (token) => addEventListener("DOMContentLoaded", () => (document.querySelector("instance-console").getToken = () => token)),
  },
};

/** Answers that repeat the token, as a careless server does. */
const REPEATED = [
  { status: 401, body: { error_code: "APIC.7102", error_msg: `Incorrect token ${MARKED}` } },
  { status: 403, body: { error_code: "APIC.7106", error_msg: `Denied for "${MARKED}"` } },
  { status: 500, body: { error_code: "APIC.9000", error_msg: `X-Auth-Token: ${MARKED}, and once more ${MARKED}.` }, says: /X-Auth-Token: \[token\], and once more \[token\]\./ },
  { status: 500, body: { error_code: MARKED, error_msg: "x" } },
  { status: 503, headers: { "x-request-id": MARKED }, body: { error_code: "APIC.9001", error_msg: "x" } },
  { status: 404, body: `<html>${MARKED}` },
];

for (const [way, { begin = () => {}, give }] of Object.entries(WAYS)) {
  scene(`a token that is ${way} is found nowhere but in its header`, { toml: 'credentials = "browser"', expects: FAILED }, async (it) => {
    const { page, context, widget, simulator, said } = it;
    const sent = [];
    const withToken = [];
    page.on("request", async (request) => {
      const { "x-auth-token": token, ...headers } = request.headers();
      sent.push(request.url(), request.postData() ?? "", JSON.stringify(headers));
      if (token) withToken.push(token);
    });
    const clean = async (when) => {
      const own = await page.evaluate(() => JSON.stringify([window.told, window.heard, window.posted]));
      const all = [await traces(page), own, ...sent, ...said.map(({ text }) => text), JSON.stringify(await context.storageState())];
      for (const mark of MARKS) {
        const found = all.filter((text) => text.includes(mark)).map((text) => text.slice(Math.max(0, text.indexOf(mark) - 200)).slice(0, 400));
        assert.deepEqual(found, [], when);
      }
    };
    await page.addInitScript(listen);
    await page.addInitScript(begin, MARKED);
    await serve(page, { inside: '<instance-console config="config.json"></instance-console>', script: KEEP_EVENTS });
    await widget.load("/host.html");
    if ((await widget.token.count()) > 0) await give(it);
    await until(() => widget.count.textContent(), "51 instances");
    assert.ok(withToken.length > 0 && withToken.every((token) => token === MARKED));
    await clean("once it is accepted");

    for (const { says, ...answer } of REPEATED) {
      // A page is not asked again for the token that was refused.
      if (answer.status === 401 && !give) continue;
      await simulator.faults({ route: "*", ...answer });
      await widget.refreshed();
      await until(() => page.locator("[data-notice], .token-form").count());
      if (says) assert.match(await widget.notices.first().textContent(), says);
      await page.locator("[data-checks]").click();
      await page.locator("[data-diagnostics]").click();
      await page.locator("[data-report]").waitFor();
      await clean(JSON.stringify(answer));
      await page.keyboard.press("Escape");
      await simulator.faults();
      // Refused, it is given once more.
      if ((await widget.token.count()) > 0) {
        await page.evaluate(() => (window.heard = []));
        await give(it);
      }
      await widget.refreshed();
      await until(() => page.locator("[data-notice], .token-form").count(), 0);
    }

    await widget.rows.first().locator("th button").click();
    await widget.idle();
    await page.evaluate(() => document.querySelector("instance-console").save()).then((saved) => assert.ok(!JSON.stringify(saved).includes(MARKS[0])));
    await widget.pass(10);
    await clean("at last");
  });
}

// The element's interface for the page's own code: tokens, events, methods.
import assert from "node:assert/strict";

import { KEEP_EVENTS, NORTH_ONLY, serve, told } from "./lib/host.mjs";
import { instrument } from "./lib/instrument.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { EPOCH } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";

const ELEMENT = '<instance-console config="config.json"></instance-console>';
const BROWSER = 'credentials = "browser"';
const GOOD = "good-token-5f1c3b";

/** A script for a page that gives tokens; `give` is the source text of a function of the reason. */
const asked = (give) => `${KEEP_EVENTS}
  window.asked = [];
  addEventListener("DOMContentLoaded", () => (document.querySelector("instance-console").getToken = async (reason, signal) => {
    window.asked.push(reason);
    window.signal = signal;
    return (${give})(reason, window.asked.length);
  }));`;
const reasons = (page) => page.evaluate(() => window.asked);

scene("a token of the page is asked for once at the start, and sent from the first request on", { toml: BROWSER }, async ({ page, widget, simulator }) => {
  await serve(page, { inside: ELEMENT, script: asked(`() => "${GOOD}"`) });
  await widget.load("/host.html");
  assert.equal(await widget.count.textContent(), "51 instances");
  assert.deepEqual(await reasons(page), ["start"]);
  assert.ok((await simulator.requests()).every(({ token }) => token === "accepted"));
  assert.equal(await page.locator(".token-form").count(), 0);
  assert.deepEqual(await told(page), ["ready"]);
});

scene("a framework that sets another function at each render is asked once at the start", { toml: BROWSER }, async ({ page, widget, simulator }) => {
  const script = `
    window.asked = [];
    addEventListener("DOMContentLoaded", () => {
      const element = document.querySelector("instance-console");
      const render = () => (element.getToken = async (reason) => (window.asked.push(reason), new Promise((done) => (window.give = () => done("${GOOD}")))));
      render();
      queueMicrotask(() => queueMicrotask(render));
      window.render = render;
    });`;
  await serve(page, { inside: ELEMENT, script });
  await page.goto(new URL("/host.html", widget.origin).href);
  await until(() => reasons(page), ["start"]);
  await page.evaluate(() => window.render());
  await page.evaluate(() => window.give());
  await until(() => widget.count.textContent().catch(() => ""), "51 instances");
  assert.deepEqual(await reasons(page), ["start"]);
  assert.ok((await simulator.requests()).every(({ token }) => token === "accepted"));
});

scene("a token that ends is renewed by one question, however many polls wait", { toml: BROWSER, expects: FAILED }, async ({ page, widget, simulator }) => {
  await serve(page, { inside: ELEMENT, script: asked(`(reason, count) => "${GOOD}" + count`) });
  await widget.load("/host.html");
  await widget.pass(4);
  await simulator.faults({ route: "*", status: 401, times: 3 });
  await widget.refreshed();
  await until(() => reasons(page), ["start", "refused"]);
  await widget.idle();
  await simulator.faults();
  await widget.pass(4);
  assert.equal(await page.locator(".token-form, [data-notice=token]").count(), 0);
  assert.deepEqual(await told(page, "authrequired"), [{ source: 0, refused: true }]);
  assert.doesNotMatch(JSON.stringify(await page.evaluate(() => window.told)), /good-token/);
});

for (const [what, give, questions] of [
  ["always gives the same", `() => "wrong-token"`, ["start", "refused"]],
  ["gives another each time", `(_, count) => "wrong-token" + count`, ["start", "refused"]],
  ["gives none", "() => undefined", ["start", "missing"]],
  ["throws", `() => { throw new Error("no session") }`, ["start", "missing"]],
]) {
  scene(`a page that ${what} is not asked in a loop, and is asked again by Refresh`, { toml: BROWSER, expects: FAILED }, async ({ page, widget, simulator }) => {
    await simulator.faults({ route: "*", status: 401 });
    await serve(page, { inside: ELEMENT, script: asked(give) });
    await widget.load("/host.html");
    await until(() => widget.notices.first().textContent(), /This page didn't provide a valid token/);
    await widget.linger(300);
    assert.deepEqual(await reasons(page), questions);
    assert.equal(await page.locator(".token-form").count(), 0);
    await simulator.faults();
    await page.evaluate((give) => (document.querySelector("instance-console").getToken = (0, eval)(give)), `() => { window.asked.push("new"); return "${GOOD}" }`);
    await widget.refreshed();
    await until(() => widget.count.textContent(), "51 instances");
    assert.equal(await widget.notices.count(), 0);
  });
}

scene("a slow page does not hold up the console, its token is used when it comes, and its signal ends with the element", { toml: BROWSER, expects: FAILED }, async ({ page, widget }) => {
  await serve(page, { inside: ELEMENT, script: asked("() => new Promise((resolve) => (window.give = resolve))") });
  await page.clock.install({ time: EPOCH - 1000 });
  await page.clock.pauseAt(EPOCH);
  await page.addInitScript(instrument);
  await page.goto(new URL("/host.html", widget.origin).href);
  await until(() => page.evaluate(() => window.asked?.length), 1);
  await page.clock.runFor(5000);
  await until(() => widget.notices.first().textContent().catch(() => ""), /Getting a token from this page/);
  // There is no form to point to.
  await until(() => page.locator("[data-nothing=token] .muted").textContent().catch(() => ""), "Waiting for the surrounding page to provide a token.");
  assert.deepEqual(await reasons(page), ["start"]);
  await page.evaluate((token) => window.give(token), GOOD);
  await until(() => widget.count.textContent().catch(() => ""), "51 instances");
  assert.equal(await page.evaluate(() => window.signal.aborted), false);
  await page.evaluate(() => document.querySelector("instance-console").remove());
  await until(() => page.evaluate(() => window.signal.aborted));
});

scene("with `token-form` a person can give a token too", { toml: BROWSER, expects: FAILED }, async ({ page, widget }) => {
  await serve(page, { inside: ELEMENT.replace(">", " token-form>"), script: asked("() => undefined") });
  await widget.load("/host.html");
  await widget.token.fill(GOOD);
  await widget.token.press("Enter");
  await until(() => widget.count.textContent(), "51 instances");
});

scene("what happens is told, each once, as plain data", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await serve(page, { inside: ELEMENT, script: KEEP_EVENTS });
  await widget.load("/host.html");
  assert.deepEqual(await told(page), ["ready"]);
  await widget.pass(60);
  const changes = await told(page, "statuschange");
  const keys = changes.map((change) => Object.values(change).join());
  const made = changes.filter(({ id }) => id === changes[0].id);
  assert.deepEqual([made[0].from, made.at(-1).to], ["Creating", "Running"], JSON.stringify(made));
  assert.ok(made.slice(1).every(({ from }, index) => from === made[index].to), JSON.stringify(made));
  assert.equal(new Set(keys).size, keys.length);
  const ends = await told(page, "complete");
  assert.ok(ends.some(({ outcome }) => outcome === "succeeded"), JSON.stringify(ends));
  assert.equal(new Set(ends.map(({ id }) => id)).size, ends.length);
  assert.deepEqual(await told(page, "error"), []);

  await simulator.faults({ route: "apig.list", status: 503 });
  await widget.refreshed();
  await widget.refreshed();
  const errors = await told(page, "error");
  assert.equal(errors.length, 2, JSON.stringify(errors));
  assert.deepEqual(errors.map(({ kind, source, id, status }) => [kind, source, id, status]).sort(), [["transient", 0, null, 503], ["transient", 1, null, 503]]);
});

scene("a page can open instances by itself", {}, async ({ page, widget }) => {
  await serve(page, { inside: ELEMENT, script: `${KEEP_EVENTS} window.refuse = true; addEventListener("navigate", (event) => window.refuse && event.preventDefault())` });
  await widget.load("/host.html");
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  assert.equal(await widget.detail.count(), 0);
  const [{ source, id }] = await told(page, "navigate");
  assert.equal(source, 0);
  assert.equal(id, await widget.row("orders-prod").getAttribute("data-row").then((key) => key.split("/").at(-1)));
  await page.evaluate(() => (window.refuse = false));
  await widget.row("orders-prod").locator("button").click();
  await until(() => widget.detail.getAttribute("data-detail"), id);
});

scene("methods do what they say, and nothing once the element has gone", { expects: FAILED }, async ({ page, widget }) => {
  await serve(page, { inside: ELEMENT, script: KEEP_EVENTS });
  await widget.load("/host.html");
  const call = (act) => page.evaluate(`(async (it) => { const out = await (${act})(it); return out === undefined ? "undefined" : out })(window.it ??= document.querySelector("instance-console"))`);
  assert.equal(await call("(it) => it.whenReady()"), "undefined");
  await call("(it) => it.focus()");
  assert.match(await widget.focused(), /^input .*filter/);

  const id = await widget.row("orders-prod").getAttribute("data-row").then((key) => key.split("/").at(-1));
  assert.equal(await call(`(it) => it.open({ source: 0, id: "${id}" })`), true);
  await until(() => widget.detail.getAttribute("data-detail"), id);
  assert.equal(await call('(it) => it.open({ source: 9, id: "x" })'), false);
  assert.deepEqual(await told(page, "navigate"), []);

  await widget.filter.fill("orders");
  await page.locator("[data-sort=name]").click();
  const saved = await call("(it) => it.save()");
  assert.match(saved.view, /^filter=orders&sort=name&open=apig-[0-9a-f]{16}\//);
  await call('(it) => it.restore({ view: "" })');
  await until(() => widget.count.textContent(), "51 instances");
  assert.equal(await widget.detail.count(), 0);
  await call(`(it) => it.restore(${JSON.stringify(saved)})`);
  await until(() => widget.filter.inputValue(), "orders");
  assert.equal(await widget.detail.getAttribute("data-detail"), id);
  await call('(it) => it.restore("nonsense")');

  await call("(it) => it.pause()");
  await until(() => widget.schedule.textContent(), /[Pp]aused/);
  await call("(it) => it.resume()");
  await until(() => widget.schedule.textContent(), (text) => !/[Pp]aused/.test(text));

  await page.evaluate(() => window.it.remove());
  await page.evaluate(() => window.e2e.turn());
  await until(() => call("(it) => it.save()"), "undefined");
  assert.equal(await call('(it) => it.open({ id: "x" })'), false);
  await call("(it) => { it.refresh(); it.pause(); it.resume(); it.restore({}); it.focus() }");
  assert.equal(await call('(it) => { const late = it.whenReady(); document.body.append(it); return late.then(() => "ready") }'), "ready");
  await page.evaluate(() => { window.late = (window.it.remove(), document.createElement("instance-console")); window.late.config = "/config.json"; });
  assert.equal(await call('(it) => { const gone = window.late.whenReady(); document.body.append(window.late); window.late.remove(); return gone.catch(({ message }) => message) }'), "the element has been removed");
});

scene("a configuration with problems is not ready", {}, async ({ page, widget }) => {
  await serve(page, { inside: "<instance-console></instance-console>", script: KEEP_EVENTS });
  await widget.open("/host.html");
  const why = await page.evaluate(() => document.querySelector("instance-console").whenReady().catch(({ message }) => message));
  assert.match(why, /configuration/);
  await page.evaluate((config) => (document.querySelector("instance-console").config = config), NORTH_ONLY);
  await until(() => told(page, "ready"), [{}]);
});

// The element in pages of others, each built as its makers would build it: tests/hosts.
import assert from "node:assert/strict";

import { portal } from "./lib/portal.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const BROWSER = 'credentials = "browser"';
const NORTH = "39 instances";

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const lists = async (simulator) => (await simulator.requests()).filter(({ path }) => /apigw\/instances$/.test(path));

/** Keeps the first row, to see whether it is drawn anew. */
const keepRow = (page) => page.evaluate(() => (window.before = document.querySelector("instance-console").shadowRoot.querySelector("tr[data-row]")));
const rowIsKept = (page) => page.evaluate(() => window.before.isConnected);

scene("a plain page", {}, async ({ t, page, widget, gateway }) => {
  await widget.load(await portal(t, "plain", gateway));
  assert.equal(await widget.count.textContent(), "51 instances");
  assert.equal(await page.getByText("One moment").isVisible(), false);
});

scene("React: its renders change nothing, its handlers hear, and what is unmounted comes again", { toml: BROWSER }, async ({ t, page, widget, simulator, gateway }) => {
  await widget.load(await portal(t, "react", gateway));
  assert.equal(await widget.count.textContent(), NORTH);
  await widget.filter.fill("orders");
  await widget.idle();
  await keepRow(page);
  const calls = (await widget.calls()).length;
  for (const time of [0, 1, 2]) await press(page, `Render (${time})`);
  await widget.idle();
  assert.equal(await rowIsKept(page), true);
  assert.equal(await widget.filter.inputValue(), "orders");
  assert.equal((await widget.calls()).length, calls);
  assert.deepEqual(await page.evaluate(() => window.asked), ["start"]);

  await widget.filter.fill("");
  await widget.pass(60);
  assert.match(await page.locator("output").textContent(), /^[0-9a-f]+: \w+$/);
  await press(page, "Pause it");
  await until(() => widget.schedule.textContent(), /[Pp]aused/);

  await press(page, "Unmount");
  await until(() => page.evaluate(() => window.e2e.timers()), 0);
  const ended = (await widget.calls()).length;
  await widget.linger(120);
  assert.equal((await widget.calls()).length, ended);
  await press(page, "Mount");
  await until(() => widget.count.textContent().catch(() => ""), NORTH);
  await press(page, "Other project");
  await until(() => widget.count.textContent().catch(() => ""), "12 instances");
  assert.deepEqual(await page.evaluate(() => window.asked), ["start", "start", "start"]);
  assert.ok((await simulator.requests()).every(({ token }) => token === "accepted"));
});

scene("React: what StrictMode makes, takes away and makes again asks once", { toml: BROWSER }, async ({ t, page, widget, simulator, gateway }) => {
  await widget.load(`${await portal(t, "react", gateway)}?by-hand`);
  assert.equal(await widget.count.textContent(), NORTH);
  assert.equal(await page.locator("instance-console").count(), 1);
  assert.equal((await lists(simulator)).length, 1);
});

scene("Vue: an equal configuration changes nothing, its handlers hear, and what is unmounted comes again", { toml: BROWSER }, async ({ t, page, widget, simulator, gateway }) => {
  await widget.load(await portal(t, "vue", gateway));
  assert.equal(await widget.count.textContent(), NORTH);
  assert.equal(await page.locator("#asked").textContent(), "start");
  await widget.filter.fill("orders");
  await widget.idle();
  await keepRow(page);
  const calls = (await widget.calls()).length;
  await press(page, "Theme");
  await until(() => page.locator("instance-console .root").getAttribute("data-theme"), "dark");
  assert.equal(await rowIsKept(page), true);
  assert.equal(await widget.filter.inputValue(), "orders");
  assert.equal((await widget.calls()).length, calls);
  await press(page, "Refresh it");
  await until(() => widget.calls().then((now) => now.length > calls));
  await widget.filter.fill("");
  await widget.pass(60);
  assert.match(await page.locator("output").textContent(), /^[0-9a-f]+: \w+$/);
  await press(page, "Unmount");
  await until(() => page.evaluate(() => window.e2e.timers()), 0);
  await press(page, "Mount");
  await until(() => widget.count.textContent().catch(() => ""), NORTH);
  assert.ok((await simulator.requests()).every(({ token }) => token === "accepted"));
});

scene("webpack: script and wasm are found where it has put them", {}, async ({ t, page, widget, gateway }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await widget.load(await portal(t, "webpack", gateway));
  assert.equal(await widget.count.textContent(), NORTH);
  await until(() => page.getByText("The console is ready.").count(), 1);
  assert.equal(asked.filter((path) => path.endsWith(".wasm")).length, 1);
  assert.deepEqual(asked.filter((path) => /console/.test(path)), []);
});

scene("in a sandboxed frame a token can be given, and nothing is missed that is not there", { toml: BROWSER, expects: FAILED }, async ({ t, page, widget, gateway }) => {
  const anyone = { "access-control-allow-origin": "*", "access-control-allow-headers": "x-auth-token", "access-control-expose-headers": "*" };
  await page.goto(await portal(t, "iframe", gateway, anyone));
  const frame = page.frameLocator("iframe");
  const field = frame.locator("[data-token-field]");
  await field.fill("good-token-5f1c3b");
  await field.press("Enter");
  await until(() => frame.locator("[data-count]").textContent(), NORTH);
  const storage = await page.frames()[1].evaluate(() => {
    try {
      return localStorage.length;
    } catch ({ name }) {
      return name;
    }
  });
  assert.equal(storage, "SecurityError");
  await frame.locator("[data-filter]").fill("orders-prod");
  await until(() => frame.locator("[data-count]").textContent(), /^1 /);
});

scene("in a portal with rules, shortcuts, tabs and a theme of its own", {}, async ({ t, page, widget, gateway }) => {
  await widget.load(await portal(t, "portal", gateway));
  assert.equal(await widget.count.textContent(), "51 instances");
  const row = widget.row("orders-prod");
  assert.equal(await row.isVisible(), true);
  assert.equal(await row.evaluate((row) => getComputedStyle(row).display), "table-row");

  await t.test("what is typed are no shortcuts of the portal", async () => {
    await widget.filter.focus();
    await page.keyboard.type("orders");
    await until(() => widget.count.textContent(), /^\d of 51/);
    assert.equal(await page.locator("#heard").textContent(), "");
    assert.equal(await page.locator("#orders").isVisible(), false);
  });

  await t.test("the theme is followed while it is shown", async () => {
    const surface = () => page.locator("instance-console .root").evaluate((root) => getComputedStyle(root).backgroundColor);
    assert.equal(await surface(), "rgb(255, 255, 255)");
    await page.locator("#theme").click();
    assert.notEqual(await surface(), "rgb(255, 255, 255)");
  });

  await t.test("a move keeps rows, filter and answers", async () => {
    await keepRow(page);
    const calls = (await widget.calls()).length;
    await page.locator("#move").click();
    await page.evaluate(() => window.e2e.turn());
    await widget.idle();
    assert.equal(await page.locator("aside instance-console").count(), 1);
    assert.equal(await widget.filter.inputValue(), "orders");
    assert.equal((await widget.calls()).length, calls);
    await page.locator("#move").click();
  });

  await t.test("behind another tab it rests", async () => {
    await page.getByRole("tab", { name: "Orders" }).click();
    // What was begun before has ended by then.
    await widget.linger(10);
    await until(() => page.evaluate(() => window.e2e.timers()), 0);
    const calls = (await widget.calls()).length;
    await widget.linger(120);
    assert.equal((await widget.calls()).length, calls);
    await page.getByRole("tab", { name: "Gateways" }).click();
    await until(() => widget.calls().then((now) => now.length > calls));
    assert.equal(await widget.filter.inputValue(), "orders");
  });
});

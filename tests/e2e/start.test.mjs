// The page's start on a slow network and a slow machine: what has been drawn does not move.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { watchShifts } from "./lib/shifts.mjs";
import { EAST } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

/** A phone on a train: bytes a second, milliseconds each way, and by which factor the processor is slower. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 400_000, uploadThroughput: 100_000 };
const SLOWER = 4;

/** The largest allowed layout shift, as a share of the window. */
const MOST = 0.05;

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/**
 * Lets the answers through one by one, each drawn before the next, so that each layout shift is seen. Lists
 * are not delayed.
 */
async function oneByOne(page) {
  let turn = Promise.resolve();
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await page.route(/\/v[12]\//, (route) => {
    if (LIST.test(route.request().url())) return route.continue();
    turn = turn.then(async () => {
      await route.fulfill({ response: await route.fetch() });
      await page.evaluate(drawn);
    });
    return turn;
  });
}

for (const [what, viewport] of Object.entries(SIZES)) {
  scene(`nothing jumps while the page begins (${what})`, { viewport }, async ({ t, page, widget, simulator }) => {
    await slow(page);
    await oneByOne(page);
    const shifts = await watchShifts(page);
    await page.goto(widget.origin);
    await until(() => widget.count.textContent(), "51 instances");
    await until(() => page.locator("[data-task] .card-facts").count(), 7);
    // Each list has been requested again: so the first answers, and their consequences, are drawn.
    const lists = async () => (await simulator.requests()).filter(({ path }) => /instances$/.test(path)).length;
    const first = await lists();
    await until(lists, (now) => now >= first + 2);
    const { moved, each } = await shifts();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    t.diagnostic(`layout shift (${what}): ${moved.toFixed(4)}`);
    assert.ok(moved < MOST, JSON.stringify(each, null, 1));
  });

  scene(`the frame stands where the console will (${what})`, { viewport }, async ({ page, widget }) => {
    const release = await widget.hold(/console_bg\.wasm/);
    await page.goto(widget.origin);
    /** The left and upper edge of the element that a selector finds. */
    const corner = (selector) => page.locator(selector).evaluate((element) => {
      const { left, top } = element.getBoundingClientRect();
      return [left, top];
    });
    const side = what === "phone" ? ".strip" : ".side";
    const pairs = { ".frame-body": ".body", ".frame-summary": ".summary", ".frame-tools": ".tools", ".frame-table": ".scroll", ".frame-side": side };
    const frame = {};
    for (const part of Object.keys(pairs)) frame[part] = await corner(part);
    await release();
    await until(() => page.locator("tr.skeleton, tr[data-row]").count());
    for (const [part, place] of Object.entries(pairs)) {
      const [left, top] = await corner(place);
      // The tools have their margin inside of the element.
      const above = part === ".frame-tools" ? 9.6 : 0;
      const beside = part === ".frame-tools" ? 16 : 0;
      const off = [frame[part][0] - left - beside, frame[part][1] - top - above];
      assert.ok(off.every((by) => Math.abs(by) < 1), `${part} is off by ${off}`);
    }
    assert.equal(await page.locator(".frame").isVisible(), false);
  });
}

scene("rows wait for those of another list that would move them, though not long", {}, async ({ page, widget }) => {
  const release = await widget.hold(new RegExp(`${EAST}/apigw/instances`));
  await widget.open();
  await until(() => page.locator("[data-summary=running] b").textContent(), /[1-9]/);
  assert.equal(await widget.rows.count(), 0);
  assert.ok((await page.locator("tr.skeleton").count()) > 2);
  const { height } = await page.locator("tbody").boundingBox();
  assert.ok(height <= (await widget.scroll.boundingBox()).height, "rows that are held have no room yet");
  await widget.wait(0.5);
  await until(() => widget.rows.count());
  assert.equal(await page.locator("tr.skeleton").count(), 0);
  // After that, rows are drawn as they come.
  await release();
  await until(() => widget.count.textContent(), "51 instances");
  assert.ok(await widget.rows.count());
});

// The element is connected and disconnected a thousand times, in the middle of all kinds of work, and leaves
// behind no memory, no listener and no request.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";

const WARM_UP = 100;
const PARTS = 5;
const CYCLES_OF_A_PART = 200;
/** In bytes: 64 KiB over all cycles, divided by the number of parts. */
const LEAST_GROWTH = (64 * 1024) / PARTS;

/** Runs in the page first: counts the listeners outside of the element, and finds the module's memory. */
function watch() {
  const counts = { listeners: 0 };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const isOutside = (target) => target === window || target === document || target instanceof MediaQueryList;
  EventTarget.prototype.addEventListener = function (...listener) {
    if (isOutside(this)) counts.listeners += 1;
    return addEventListener.apply(this, listener);
  };
  EventTarget.prototype.removeEventListener = function (...listener) {
    if (isOutside(this)) counts.listeners -= 1;
    return removeEventListener.apply(this, listener);
  };
  let memory;
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...source) => {
    const module = await instantiateStreaming.apply(WebAssembly, source);
    memory = module.instance.exports.memory;
    return module;
  };
  const turn = () => new Promise((done) => setTimeout(done));

  /** Clicks and types in a connected element, as far as it is drawn. */
  const act = (element) => {
    const root = element.shadowRoot;
    const click = (selector) => root?.querySelector(selector)?.click();
    element.refresh();
    click("tr[data-row] th button");
    click("button[data-sort]");
    click("button[data-summary]");
    click("[data-columns]");
    click("[data-checks]");
    click("[data-pause]");
    click("[data-pause]");
  };

  window.cycles = {
    figures: () => ({ listeners: counts.listeners, memory: memory.buffer.byteLength }),
    /** Each cycle uses and removes the element in one task; every twentieth draws its rows before that. */
    async run(count) {
      for (let cycle = 0; cycle < count; cycle += 1) {
        const element = document.createElement("instance-console");
        element.setAttribute("config", "config.json");
        document.body.append(element);
        if (cycle % 20 === 0) {
          while (!element.shadowRoot?.querySelector("tr[data-row]")) await turn();
        } else if (cycle % 2) {
          await turn();
        }
        act(element);
        element.remove();
      }
      await turn();
    },
  };
}

scene("a thousand cycles of connecting and disconnecting leave nothing behind", { expects: /ERR_ABORTED/ }, async ({ page, context, gateway }) => {
  await page.addInitScript(watch);
  await page.goto(gateway.url);
  await page.locator("tr[data-row]").first().waitFor();
  const devtools = await context.newCDPSession(page);
  const heapSize = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await devtools.send("Runtime.getHeapUsage");
    return usedSize;
  };
  const cycle = async (count) => {
    await page.evaluate((count) => window.cycles.run(count), count);
    return { heap: await heapSize(), ...(await page.evaluate(() => window.cycles.figures())) };
  };
  const figures = [await cycle(WARM_UP)];
  for (let part = 0; part < PARTS; part += 1) figures.push(await cycle(CYCLES_OF_A_PART));
  const growth = (of) => figures.slice(1).map((figure, part) => of(figure) - of(figures[part]));
  assert.deepEqual(growth(({ listeners }) => listeners), Array(PARTS).fill(0));
  // A leak grows in every part. Delayed garbage collection and compiled code grow only in some parts.
  const [memory, heap] = [growth(({ memory }) => memory), growth(({ heap }) => heap)];
  assert.ok(memory.filter((grown) => grown > 0).length < PARTS / 2, `the module's memory grew by ${memory} bytes`);
  assert.ok(Math.min(...heap) < LEAST_GROWTH, `the JavaScript heap grew by ${heap} bytes`);
  await page.locator("[data-refresh]").click();
  await page.locator("tr[data-row]").first().waitFor();
});

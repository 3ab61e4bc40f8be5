// The element is connected and disconnected a thousand times, in the middle of everything: no memory, no listener and
// no request stays.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";

const WARM_UP = 100;
const CYCLES = 1000;
const KIB = 1024;

/** Runs in the page before all else: counts the listeners outside of the element, and finds the module's memory. */
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

  /** Acts on a connected element, whatever of it is there. */
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
    /** Every twentieth time the element lives until its rows are there; each time it acts and goes in the same task. */
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
  const heap = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await devtools.send("Runtime.getHeapUsage");
    return usedSize;
  };
  const cycle = async (count) => {
    await page.evaluate((count) => window.cycles.run(count), count);
    return { heap: await heap(), ...(await page.evaluate(() => window.cycles.figures())) };
  };
  const warm = await cycle(WARM_UP);
  const half = await cycle(CYCLES / 2);
  const end = await cycle(CYCLES / 2);
  assert.equal(end.listeners, warm.listeners);
  const grown = end.memory - warm.memory;
  assert.ok(grown < 64 * KIB, `the module's memory grew by ${grown} bytes`);
  // The first hundreds of cycles also grow by what the browser compiles and counts for itself.
  const heapGrown = end.heap - half.heap;
  assert.ok(heapGrown < 64 * KIB, `the JavaScript heap grew by ${heapGrown} bytes in the last ${CYCLES / 2} cycles`);
  await page.locator("[data-refresh]").click();
  await page.locator("tr[data-row]").first().waitFor();
});

// Measures the console in Chromium against the simulator: `make bench`.
//
// For each size of the fleet it prints medians of several runs in fresh pages: the time until the first row
// and until the whole list are drawn; the main thread's time and the number of mutations for a refresh in
// which five rows change; the time for a keystroke in the filter and for a click on a heading; and the
// module's memory.
import { launch } from "../e2e/lib/chromium.mjs";
import { Gateway } from "../e2e/lib/gateway.mjs";

const SIZES = [50, 1000, 10000];
const RUNS = 5;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs in the page before all else: records when the first row and all rows are drawn. */
function watch() {
  window.bench = {};
  const root = () => document.querySelector("instance-console")?.shadowRoot;
  const shown = () => Number(root()?.querySelector("[data-count]")?.textContent.replaceAll(",", "").match(/\d+/)?.[0] ?? 0);
  const look = () => {
    if (root()?.querySelector("[data-row]")) window.bench.first ??= performance.now();
    if (shown() >= window.benchSize) window.bench.full ??= performance.now();
    if (window.bench.full === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: measures how long an action takes until the page is idle, and counts its mutations. */
async function cost(act) {
  const root = document.querySelector("instance-console").shadowRoot;
  const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await rest();
  let mutations = 0;
  const observer = new MutationObserver((records) => (mutations += records.length));
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  const began = performance.now();
  if (act === "refresh") {
    root.querySelector("[data-refresh]").click();
    const schedule = root.querySelector("[data-schedule]");
    while (!/Refreshes in/.test(schedule.textContent)) await rest();
  } else if (act === "filter") {
    const input = root.querySelector("[data-filter]");
    input.value = input.value ? "" : "7";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  } else {
    root.querySelector("[data-sort=name]").click();
  }
  await rest();
  mutations += observer.takeRecords().length;
  observer.disconnect();
  return { ms: performance.now() - began, mutations };
}

async function run(chromium, gateway, size) {
  await gateway.simulator.set({
    scenario: "large",
    instances: size,
    clock: { frozen: true, elapsed_ms: 0 },
  });
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, locale: "en" });
  const page = await context.newPage();
  await page.addInitScript(`window.benchSize = ${size}; (${watch})()`);
  await page.goto(gateway.url);
  await page.waitForFunction(() => window.bench.full !== undefined);
  const { first, full } = await page.evaluate(() => window.bench);
  await gateway.simulator.advance(5);
  const refresh = await page.evaluate(cost, "refresh");
  const filter = await page.evaluate(cost, "filter");
  const sort = await page.evaluate(cost, "sort");
  await context.close();
  return { first, full, refresh: refresh.ms, mutations: refresh.mutations, filter: filter.ms, sort: sort.ms };
}

const gateway = await Gateway.start();
const chromium = await launch();
const columns = ["first", "full", "refresh", "mutations", "filter", "sort"];
console.log("rows    first row  whole list  refresh  mutations  filter  sort     (milliseconds, medians)");
for (const size of SIZES) {
  const runs = [];
  for (let index = 0; index < RUNS; index += 1) runs.push(await run(chromium, gateway, size));
  const figures = columns.map((column) => median(runs.map((figures) => figures[column])).toFixed(0));
  const widths = [9, 10, 7, 9, 6, 5];
  console.log(String(size).padEnd(8) + figures.map((f, i) => f.padStart(widths[i])).join("  "));
}
await chromium.close();
await gateway.kill();

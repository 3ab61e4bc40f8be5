// The pages of a list count more than its total, and a list that changes while it is read loses no row.
import assert from "node:assert/strict";

import { answerDetail, answerList, gateway, gateways, ONE_SOURCE, pageOf } from "./lib/own_list.mjs";
import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

const TOML = { toml: ONE_SOURCE };

/** The requested offsets, in order. */
const offsets = async (widget) =>
  (await widget.calls(LIST)).map(({ query }) => Number(new URLSearchParams(query).get("offset")));

/** How many rows the table has, drawn or not. */
const rowCount = async (page) => Number(await page.locator("table").getAttribute("aria-rowcount")) - 1;

/** Filters by a name, and returns whether its row is there. */
async function isThere(widget, name) {
  await widget.filter.fill(name);
  return (await widget.row(name).count()) === 1;
}

const TOTALS = [["500", 500], ["0", 0], ["null", null], ["nothing", undefined], ["less than nothing", -1], ["all", 1200]];

scene("1,200 instances are loaded, whatever each page says of their number", TOML, async ({ t, page, widget }) => {
  const instances = gateways(1200);
  let total;
  await answerList(page, (wanted) => ({ json: { ...pageOf(instances, wanted), total } }));
  for (const [what, said] of TOTALS) {
    await t.test(`the total is ${what}`, async () => {
      total = said;
      await (widget.isOpen ? widget.reload() : widget.load());
      widget.isOpen = true;
      await until(() => widget.count.textContent(), "1,200 instances");
      assert.equal(await rowCount(page), 1200);
      assert.deepEqual((await offsets(widget)).sort((a, b) => a - b), [0, 500, 1000]);
      assert.equal(await widget.notices.count(), 0);
    });
  }
});

scene("a list that ends with a full page is asked for one more, and that ends it", TOML, async ({ page, widget }) => {
  const instances = gateways(1000);
  await answerList(page, (wanted) => ({ json: { ...pageOf(instances, wanted), total: 500 } }));
  await widget.load();
  await until(() => widget.count.textContent(), "1,000 instances");
  assert.deepEqual(await offsets(widget), [0, 500, 1000]);
});

/** What happens to a list between its first and its second page, and the total that the pages report. */
const CHANGES = [
  ["is deleted", (list) => list.splice(2, 1), (list) => list.length],
  ["is created", (list) => list.unshift(gateway(9001)), (list) => list.length],
  ["is created, and no page gives a total", (list) => list.unshift(gateway(9001)), () => undefined],
  ["is created and another one deleted", (list) => [list.unshift(gateway(9001)), list.pop()], (list) => list.length],
];

for (const [what, change, total] of CHANGES) {
  scene(`between two pages an instance ${what}: no other loses its row, its selection or its open detail`, TOML, async ({ page, widget }) => {
    const list = gateways(1001);
    // The second reading is held at its first page.
    let release;
    const held = new Promise((resolve) => (release = resolve));
    let readings;
    await answerDetail(page, (id) => ({ json: list.find((instance) => instance.id === id) }));
    await answerList(page, async (wanted) => {
      if (wanted.offset === 0) readings += 1;
      if (readings > 1) await held;
      const json = { ...pageOf(list, wanted), total: total(list) };
      if (wanted.offset === 0 && readings === 1) change(list);
      return { json };
    });
    await widget.load();
    await until(() => widget.count.textContent(), "1,001 instances");
    // The last row of the first page and the first of the second: those that could be lost or doubled.
    const names = ["gateway-00501", "gateway-00500"];
    for (const name of names) {
      await widget.filter.fill(name);
      await widget.row(name).locator("[data-select]").click();
    }
    await widget.filter.fill("gateway-005");
    await widget.row("gateway-00501").locator("th button").click();
    await until(() => widget.detail.locator("h3").textContent(), "gateway-00501");
    await widget.idle();
    const isKept = async () => {
      for (const name of names) assert.equal(await widget.row(name).getAttribute("aria-selected"), "true", name);
      assert.equal(await page.locator(".selection-count").textContent(), "2 selected");
      assert.equal(await widget.detail.locator("h3").textContent(), "gateway-00501");
      assert.equal(await widget.detail.locator("[data-status]").getAttribute("data-status"), "6");
      assert.equal(await widget.row("gateway-00501").getAttribute("aria-current"), "true");
    };

    readings = 0;
    await widget.refresh.click();
    // The first reading has noticed that the list changed.
    await until(() => readings, 2);
    await isKept();
    assert.equal(await widget.notices.count(), 0);
    release();
    await widget.idle();
    await isKept();
    assert.equal(readings, 2);
    assert.equal(await page.locator("[data-unconfirmed]").count(), 0);
    await widget.filter.fill("");
    assert.equal(await widget.count.textContent(), `${list.length.toLocaleString("en")} instances`);
    assert.equal(await rowCount(page), list.length);
    const [deleted, created] = ["gateway-00003", "gateway-09001"];
    assert.equal(await isThere(widget, deleted), list.some(({ instance_name: name }) => name === deleted));
    assert.equal(await isThere(widget, created), list.some(({ instance_name: name }) => name === created));
  });
}

scene("a list that never settles says at least how many there are, and marks the rows that its last reading did not have", TOML, async ({ page, widget }) => {
  const list = gateways(1001);
  let isRestless = false;
  await answerDetail(page, (id) => ({ json: gateway(Number(id)) }));
  await answerList(page, (wanted) => {
    const json = pageOf(list, wanted);
    if (isRestless && wanted.offset === 0) list.shift();
    return { json };
  });
  await widget.load();
  await until(() => widget.count.textContent(), "1,001 instances");
  // During the third reading this row moves from the second page to the first, so that the reading misses it.
  const lost = "gateway-00503";
  await widget.filter.fill(lost);
  await widget.row(lost).locator("[data-select]").click();
  await widget.row(lost).locator("th button").click();
  await widget.idle();
  const isKept = async () => {
    assert.equal(await widget.row(lost).getAttribute("aria-selected"), "true");
    assert.equal(await widget.detail.locator("h3").textContent(), lost);
    assert.equal(await widget.row(lost).getAttribute("aria-current"), "true");
  };

  const before = (await offsets(widget)).length;
  isRestless = true;
  await widget.refreshed();
  assert.equal((await offsets(widget)).slice(before).filter((offset) => offset === 0).length, 3);
  assert.match(await widget.count.textContent(), /^1 of at least [\d,]+ instances$/);
  await isKept();
  const mark = widget.row(lost).locator("[data-unconfirmed]");
  assert.equal(await mark.textContent(), "unconfirmed");
  assert.match(await mark.getAttribute("title"), /the last load didn't include this instance/);
  await widget.filter.fill("");
  assert.match(await widget.count.textContent(), /^at least [\d,]+ instances$/);
  const marked = [];
  for (const name of ["gateway-00001", "gateway-00002", "gateway-00003", "gateway-00502", lost, "gateway-00504", "gateway-01001"]) {
    assert.ok(await isThere(widget, name), name);
    if (await widget.row(name).locator("[data-unconfirmed]").count()) marked.push(name);
  }
  assert.deepEqual(marked, ["gateway-00001", "gateway-00002", lost]);

  // Once the list stops changing, no row is marked as unconfirmed any more.
  isRestless = false;
  await widget.filter.fill(lost);
  await widget.refreshed();
  await isKept();
  assert.equal(await page.locator("[data-unconfirmed]").count(), 0);
  assert.equal(await widget.count.textContent(), "1 of 998 instances");
  for (const name of ["gateway-00001", "gateway-00002", "gateway-00003"]) assert.ok(!(await isThere(widget, name)), name);
});

scene("a first load of a list that never settles shows what came, as at least so many", TOML, async ({ page, widget }) => {
  const list = gateways(1001);
  await answerList(page, (wanted) => {
    const json = pageOf(list, wanted);
    if (wanted.offset === 0) list.unshift(gateway(9000 + list.length));
    return { json };
  });
  await widget.load();
  await until(() => widget.count.textContent(), /^at least 1,00\d instances$/);
  assert.equal((await offsets(widget)).filter((offset) => offset === 0).length, 3);
  assert.equal(await page.locator("[data-unconfirmed]").count(), 0);
  for (const name of ["gateway-00001", "gateway-00500", "gateway-01001"]) assert.ok(await isThere(widget, name), name);
});

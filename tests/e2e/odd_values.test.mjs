// A value in an undocumented form is read correctly, or shown as it was sent; it is never lost or changed.
import assert from "node:assert/strict";

import { answerDetail, answerList, gateway, ONE_SOURCE, pageOf } from "./lib/own_list.mjs";
import { scene } from "./lib/scene.mjs";
import { EPOCH, ROMA_INSTANCE } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";

const TOML = { toml: ONE_SOURCE };

const creating = (number) => gateway(number, { instance_status: 1, status: "Creating" });

/** The percentage that a card shows, and the one that its bar tells assistive technology. */
async function progress(card) {
  const figures = card.locator("[data-progress]");
  const bar = card.locator("[aria-valuenow]").first();
  return [await figures.textContent(), await figures.getAttribute("data-progress"), await bar.getAttribute("aria-valuenow")];
}

/** A percentage as it is sent, and as it is shown. It only grows, because no bar goes back. */
const PERCENTAGES = [["33.999", 33], ['"41.5"', 41], ["62.5", 62], ["6.3e1", 63], ["8.05E+1", 80], ['" 90 "', 90], ["99.99", 99]];

scene("a percentage with a fraction is rounded down, in any form, and its bar stays", TOML, async ({ t, page, widget }) => {
  let sent = "30";
  await answerList(page, () => ({ json: pageOf([creating(1)]) }));
  await page.route(/\/progress$/, (route) =>
    route.fulfill({ contentType: "application/json", body: `{"progress":${sent},"status":"creating","start_time":${EPOCH}}` }));
  await widget.load();
  const card = widget.card("gateway-00001");
  for (const [form, percent] of PERCENTAGES) {
    await t.test(form, async () => {
      sent = form;
      await widget.refreshed();
      assert.deepEqual(await progress(card), [`${percent}%`, String(percent), String(percent)]);
      assert.equal(await card.locator(".card-error").count(), 0);
      assert.match(await widget.row("gateway-00001").textContent(), new RegExp(`${percent}%`));
    });
  }
});

scene("the percentages of ROMA and its parts are read in the same way", {}, async ({ page, widget, simulator }) => {
  const part = (progress) => ({ status: "creating", progress, start_time: EPOCH });
  await simulator.faults({
    route: "roma.process",
    body: { status: "CREATING", progress: 62.5, start_time: EPOCH, current_time: EPOCH, item: [{ name: "mqs", ...part("40.9") }, { name: "lvs", ...part(7.0) }], instance: { id: ROMA_INSTANCE, name: "roma" } },
  });
  await widget.load();
  const card = page.locator(`[data-task="${ROMA_INSTANCE}"]`);
  assert.deepEqual(await progress(card), ["62%", "62", "62"]);
});

const at = (day) => Date.UTC(2026, 0, day, 9, 30);

/** The form in which each instance sends its creation time, which is on the day of its number. */
const DATED = [
  ["seconds", (moment) => moment / 1000],
  ["milliseconds", (moment) => moment],
  ["microseconds", (moment) => moment * 1000],
  ["nanoseconds", (moment) => BigInt(moment) * 1_000_000n],
  ["the text of a number", (moment) => String(moment)],
  ["a number with a fraction", (moment) => `${moment / 1000}.25`],
  ["a date", (moment) => new Date(moment).toISOString()],
  ["a date of another zone", (moment) => new Date(moment + 8 * 3_600_000).toISOString().replace("Z", "+08:00")],
  ["a date of HTTP", (moment) => new Date(moment).toUTCString()],
];

/** Texts that are not times, or whose time zone is unknown. */
const UNDATED = ["soon", "2026-01-05 09:30:00", "9223372036854775807", "05/01/2026"];

const json = (value) => (typeof value === "bigint" ? String(value) : JSON.stringify(value));
/** An instance as JSON text, for numbers that JavaScript cannot hold. */
const created = (number, value) => JSON.stringify(gateway(number, { create_time: "@" })).replace('"@"', json(value));

scene("a time is right in whatever unit or form it came, and what is no time is shown as it came", TOML, async ({ t, page, widget }) => {
  const texts = [
    ...DATED.map(([, form], index) => created(index + 1, form(at(index + 1)))),
    ...UNDATED.map((text, index) => created(101 + index, /^\d+$/.test(text) ? BigInt(text) : text)),
  ];
  await answerList(page, () => ({ body: `{"total":${texts.length},"size":${texts.length},"instances":[${texts}]}` }));
  await answerDetail(page, (id) => ({ body: texts.find((text) => text.includes(id)) }));
  await widget.load();
  const cell = (name) => widget.row(name).locator("[data-column=created]").textContent();
  const detailed = async (name) => {
    await widget.row(name).locator("th button").click();
    await until(() => widget.detail.locator("h3").textContent(), name);
    await widget.idle();
    return widget.detail.locator("[data-field=create_time] dd").textContent();
  };
  for (const [index, [form]] of DATED.entries()) {
    await t.test(form, async () => {
      const name = gateway(index + 1).instance_name;
      const shown = await cell(name);
      assert.match(shown, new RegExp(`\\b0?${index + 1}\\b`), "the day");
      assert.match(shown, /\b0?9:30\b/);
      assert.match(shown, /\b2026\b/);
      assert.equal(await detailed(name), `${shown} UTC`);
      const utc = new Date(at(index + 1)).toISOString().slice(0, 19);
      assert.ok((await widget.detail.locator("[data-field=create_time] time").getAttribute("datetime")).startsWith(utc));
    });
  }
  for (const [index, text] of UNDATED.entries()) {
    await t.test(text, async () => {
      const { instance_name: name } = gateway(101 + index);
      assert.equal(await cell(name), text);
      assert.equal(await detailed(name), text);
    });
  }
  // Undated instances do not disturb the order of the dated ones.
  await page.locator("[data-sort=created]").click();
  const dated = async () => (await widget.names()).filter((name) => name < "gateway-00101");
  const inOrder = DATED.map((_, index) => gateway(index + 1).instance_name);
  const ways = [await dated()];
  await page.locator("[data-sort=created]").click();
  ways.push(await dated());
  assert.deepEqual(ways.sort(), [inOrder, [...inOrder].reverse()]);
});

scene("how long a creation has lasted is right by a beginning in any unit, and one that is no time is shown as it came", TOML, async ({ t, page, widget }) => {
  let began = 0;
  await answerList(page, () => ({ json: pageOf([creating(1)]) }));
  await page.route(/\/progress$/, (route) =>
    route.fulfill({
      contentType: "application/json",
      headers: { date: new Date(EPOCH).toUTCString() },
      body: `{"progress":30,"status":"creating","start_time":${json(began)}}`,
    }));
  await widget.load();
  const time = widget.card("gateway-00001").locator(".time");
  const begin = EPOCH - 5 * 60_000;
  for (const [form, value] of [["seconds", begin / 1000], ["microseconds", begin * 1000], ["nanoseconds", BigInt(begin) * 1_000_000n], ["a date", new Date(begin).toISOString()]]) {
    await t.test(form, async () => {
      began = value;
      await widget.refreshed();
      assert.match(await time.textContent(), /^5 min( [1-9] s)? elapsed$/);
    });
  }
  for (const text of ["in the morning", "2026-01-05 09:30:00"]) {
    await t.test(text, async () => {
      began = text;
      await widget.refreshed();
      assert.equal(await time.textContent(), text);
    });
  }
});

scene("numbers as texts and texts as numbers are read, and what no document has is shown as it came", TOML, async ({ page, widget }) => {
  const odd = gateway(1, { instance_status: "6", status: undefined, charging_mode: "7", spec: 3 });
  await answerList(page, () => ({ json: pageOf([odd, gateway(2, { instance_status: "6.0", eip_address: "" })]) }));
  await answerDetail(page, () => ({ json: odd }));
  await widget.load();
  assert.equal(await widget.status("gateway-00001").getAttribute("data-status"), "6");
  assert.equal(await widget.status("gateway-00002").getAttribute("data-status"), "6");
  assert.equal(await widget.row("gateway-00001").locator("[data-column=spec]").textContent(), "3");
  await widget.row("gateway-00001").locator("th button").click();
  assert.match(await widget.detail.locator("[data-field=charging_mode] dd").textContent(), /7/);
});

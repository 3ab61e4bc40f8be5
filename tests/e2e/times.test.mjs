// Unambiguous dates, one time zone for the whole page, and creations that last too long.
import assert from "node:assert/strict";

import { answerList, gateway, ONE_SOURCE, pageOf } from "./lib/own_list.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const FEBRUARY = Date.UTC(2026, 1, 3, 8, 5, 9);

const created = (widget) => widget.rows.first().locator("[data-column=created]");

/** The third of February as browsers with these languages write it, on a page in English or Chinese. */
const WRITTEN = {
  "en-US": "Feb 3, 2026, 08:05",
  "en-GB": "3 Feb 2026, 08:05",
  "de-DE": "3. Feb. 2026, 08:05",
  "th-TH": /^3 \D+ 2026,? 08:05$/,
  "ar-EG": /^3 \D+ 2026\D+08:05$/,
  "zh-CN": "2026/02/03 08:05",
};

for (const [locale, written] of Object.entries(WRITTEN)) {
  scene(`a date cannot be misread, and tells its zone when one points at it (${locale})`, { toml: ONE_SOURCE, locale }, async ({ page, widget }) => {
    await answerList(page, () => ({ json: pageOf([gateway(1, { create_time: FEBRUARY })]) }));
    await widget.load();
    await until(() => created(widget).textContent(), written);
    assert.match(await created(widget).getAttribute("title"), /^(?=.*UTC).*2026.*08\D+05\D+09.* · 2026-02-03T08:05:09\.000Z$/);
  });
}

scene("one switch shows all times of the page in UTC or local, and stays so over a reload", { timezoneId: "Asia/Shanghai", viewport: { width: 1800, height: 1200 } }, async ({ page, widget }) => {
  await widget.load();
  await widget.pass(44);
  const place = widget.row("orders-prod").locator("[data-column=created]");
  const places = {
    row: () => place.textContent(),
    title: () => place.getAttribute("title"),
    end: () => page.locator("[data-ended=ended]").first().textContent(),
    change: () => page.locator("[data-change] time").first().textContent(),
  };
  const read = () => Promise.all(Object.values(places).map((read) => read()));
  const local = await read();
  assert.match(local[2], /16:00/);
  assert.match(local[3], /16:00/);
  await page.locator("[data-checks]").click();
  const clock = page.getByRole("group", { name: "Time zone" });
  await clock.getByRole("button", { name: "UTC" }).click();
  const utc = await read();
  assert.ok(utc.every((text, index) => text !== local[index]), String(utc));
  assert.match(utc[1], / UTC$/);
  assert.match(utc[2], /08:00/);
  assert.match(utc[3], /08:00/);
  await widget.reload();
  assert.equal(await places.row(), utc[0]);
  await page.locator("[data-checks]").click();
  await clock.getByRole("button", { name: "Local time" }).click();
  assert.equal(await places.row(), local[0]);
});

scene("a creation that lasts longer than any known one says so at first sight", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await widget.load();
  assert.equal(await page.locator("[data-overdue]").count(), 0);
  await simulator.set({ scenario: "gallery" });
  await widget.refreshed();
  await widget.idle();
  const overdue = page.locator("[data-task] [data-overdue]");
  await until(() => overdue.first().textContent(), /^Creating for \d+ d( \d+ h)?; creations usually end within 15 min\. Check the instance in the Huawei Cloud console, or contact support\.$/);
});

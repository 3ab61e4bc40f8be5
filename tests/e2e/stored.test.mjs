// Stored choices: over a reload, from tab to tab, and with stored texts that cannot be read.
import assert from "node:assert/strict";

import { follow } from "./lib/follow.mjs";
import { NOTIFICATIONS, hide, notifications } from "./lib/notifications.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { PHONE } from "./lib/simulator.mjs";
import { CONCERNS, storeText, stored, storedText } from "./lib/stored.mjs";
import { until } from "./lib/until.mjs";
import { Widget } from "./lib/widget.mjs";

/** Opens another tab of the same browser. Call it before time passes, because all tabs share one clock. */
async function tab(context, { simulator, origin }) {
  const page = await context.newPage();
  page.setDefaultTimeout(25_000);
  const widget = new Widget(page, simulator, origin);
  await widget.load();
  return { page, widget };
}

/** Advances the clocks of the cloud and of all tabs; each step's requests are answered before the next. */
async function pass(seconds, step, ...widgets) {
  for (let second = 0; second < seconds; second += step) {
    await widgets[0].simulator.advance(step);
    await widgets[0].wait(step);
    for (const widget of widgets) await widget.idle();
  }
}

const card = (page, id) => page.locator(`[data-activity] [data-task="${id}"]`);
const ids = async (page) => ((await stored(page, "followed")) ?? []).filter((entry) => entry.is_added).map(({ id }) => id);
const rowHeight = ({ rows }) => rows.first().evaluate((row) => row.getBoundingClientRect().height);

scene("what is followed, moved and removed in one tab is so in another, at once", { expects: FAILED }, async ({ context, page, widget }) => {
  await widget.load();
  const other = await tab(context, widget);
  const both = [page, other.page];
  const order = (page) => page.locator("[data-up]").evaluateAll((all) => all.map((up) => up.closest("[data-task]").dataset.task));
  await follow({ page, widget }, "KooPhone", "phone-backup");
  await until(() => card(other.page, "phone-backup").count(), 1);
  await follow(other, "KooPhone", "phone-3");
  for (const page of both) await until(async () => (await order(page)).slice(0, 2), ["phone-3", "phone-backup"]);
  await card(page, "phone-backup").locator("[data-up]").click();
  for (const page of both) await until(async () => (await order(page)).slice(0, 2), ["phone-backup", "phone-3"]);
  // The other tab polls the instance, and shows the answer.
  await other.widget.idle();
  await until(() => card(other.page, "phone-backup").locator(".badge").count(), 1);
  await card(other.page, "phone-backup").locator("[data-remove]").click();
  for (const page of both) await until(() => card(page, "phone-backup").count(), 0);
  assert.deepEqual(await ids(page), ["phone-3"]);
});

scene("a tab that has heard nothing neither brings back what was removed nor loses what was added", { expects: FAILED }, async ({ context, page, widget }) => {
  await widget.load();
  const deaf = await context.newPage();
  await deaf.addInitScript(() => window.addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  const other = { page: deaf, widget: new Widget(deaf, widget.simulator, widget.origin) };
  await follow({ page, widget }, "KooPhone", "phone-2");
  await other.widget.load();
  assert.equal(await card(deaf, "phone-2").count(), 1);
  await card(page, "phone-2").locator("[data-remove]").click();
  await follow({ page, widget }, "KooPhone", "phone-3");
  await until(() => ids(deaf), ["phone-3"]);
  assert.equal(await card(deaf, "phone-2").count(), 1, "it has heard nothing");
  await follow(other, "KooPhone", "phone-4");
  await until(() => ids(page), ["phone-4", "phone-3"]);
  for (const each of [page, deaf]) {
    await until(() => card(each, "phone-2").count(), 0);
    for (const id of ["phone-3", "phone-4"]) await until(() => card(each, id).count(), 1);
  }
});

scene("a card that is dismissed in one tab goes in another, and comes back in both", {}, async ({ context, page, widget }) => {
  await widget.load();
  const other = await tab(context, widget);
  const both = [page, other.page];
  await pass(80, 4, widget, other.widget);
  for (const page of both) await until(() => card(page, PHONE).locator("[data-ended=ended]").count(), 1);
  await card(page, PHONE).locator("[data-dismiss]").click();
  for (const page of both) await until(() => card(page, PHONE).count(), 0);
  await other.page.locator("[data-show-dismissed]").click();
  for (const page of both) await until(() => card(page, PHONE).count(), 1);
  // Both tabs stop polling a creation that a list had named, and its card stays away.
  for (const each of [widget, other.widget]) {
    await until(() => each.card("reports-gateway").locator("[data-ended=failed]").count(), 1);
  }
  await other.widget.card("reports-gateway").locator("[data-dismiss]").click();
  for (const each of [widget, other.widget]) await until(() => each.card("reports-gateway").count(), 0);
  await pass(12, 4, widget, other.widget);
  for (const each of [widget, other.widget]) {
    assert.equal(await each.card("reports-gateway").count(), 0);
    assert.equal(await each.page.locator("[data-show-dismissed]").count(), 0);
  }
});

scene("what is chosen in one tab holds in another, and neither overwrites the other's choice", {}, async ({ context, page, widget }) => {
  await widget.load();
  const other = await tab(context, widget);
  const both = [{ page, widget }, other];
  for (const { page, widget } of both) {
    await page.locator("[data-checks]").click();
    await widget.idle();
  }
  const interval = ({ page }) => page.locator('[data-interval="transition"] option:checked').textContent();
  const manual = ({ page }) => page.locator("[data-manual]").isChecked();
  await page.locator('[data-interval="transition"]').selectOption({ label: "30 s" });
  await until(() => interval(other), "30 s");
  await other.page.locator("[data-manual]").check();
  await until(() => manual({ page }), true);
  await until(() => widget.schedule.textContent(), "Auto-refresh paused");
  assert.equal(await interval(other), "30 s");
  await widget.pause.click();
  await until(() => manual(other), false);
  await until(() => other.widget.schedule.textContent(), (text) => text !== "Auto-refresh paused");

  for (const { page } of both) await page.locator("[data-columns]").click();
  await page.locator("[data-compact]").check();
  await until(() => rowHeight(other.widget), 32);
  assert.equal(await other.page.locator("[data-compact]").isChecked(), true);
  await other.page.locator("[data-show=spec]").uncheck();
  const columns = ({ page }) => page.locator("th[data-column]").evaluateAll((heads) => heads.map((head) => head.dataset.column));
  for (const each of both) await until(() => columns(each), ["name", "status", "created", "source"]);

  await other.page.keyboard.press("Escape");
  await other.widget.row("orders-prod").locator("button").click();
  await other.widget.detail.locator("[data-clock=utc]").click();
  await until(async () => (await stored(page, "preferences")).in_utc, true);
  for (const { page, widget } of both) {
    await widget.reload();
    await until(() => rowHeight(widget), 32);
    await page.locator("[data-checks]").click();
    assert.equal(await interval({ page }), "30 s");
  }
  assert.deepEqual(await columns({ page }), ["name", "status", "created", "source"]);
});

scene("a text that cannot be read loses its own key only, and is written over", { expects: FAILED }, async ({ page, widget }) => {
  await widget.load();
  await follow({ page, widget }, "KooPhone", "phone-2");
  await page.locator("[data-columns]").click();
  await page.locator("[data-compact]").check();
  await page.keyboard.press("Escape");
  await widget.pass(80, 4);
  await card(page, PHONE).locator("[data-dismiss]").click();
  await until(() => card(page, PHONE).count(), 0);
  const durations = async () => (await stored(page, "history"))?.durations ?? [];
  const good = Object.fromEntries(await Promise.all(CONCERNS.map(async (name) => [name, await storedText(page, name)])));
  assert.ok(good.preferences && good.followed && good.dismissed && (await durations()).length > 0);
  for (const broken of CONCERNS) {
    for (const name of CONCERNS) await storeText(page, name, name === broken ? '{"version": 1, "value": [' : good[name] ?? "");
    await widget.reload();
    await until(() => rowHeight(widget), broken === "preferences" ? 44 : 32, broken);
    await until(() => card(page, "phone-2").count(), broken === "followed" ? 0 : 1, broken);
    await until(() => card(page, PHONE).count(), broken === "dismissed" ? 1 : 0, broken);
    assert.equal((await durations().catch(() => [])).length > 0, broken !== "history", broken);
  }
  await storeText(page, "followed", "[[");
  await widget.reload();
  await follow({ page, widget }, "KooPhone", "phone-3");
  assert.deepEqual(await ids(page), ["phone-3"]);
});

scene("what a newer version of the page has stored is left alone", { expects: FAILED }, async ({ page, widget }) => {
  const newer = '{"version":2,"value":{"phones":["phone-2"]}}';
  await page.addInitScript((text) => localStorage.setItem("instance-console.followed", text), newer);
  await widget.load();
  await follow({ page, widget }, "KooPhone", "phone-3");
  // The instance is followed as long as this page is open.
  await until(() => card(page, "phone-3").count(), 1);
  await follow({ page, widget }, "KooPhone", "phone-4");
  await until(() => card(page, "phone-3").count(), 1);
  assert.equal(await storedText(page, "followed"), newer);
});

scene("storage that throws takes nothing from the page", { expects: FAILED }, async ({ page, widget }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await widget.load();
  for (const id of ["phone-2", "phone-3"]) await follow({ page, widget }, "KooPhone", id);
  for (const id of ["phone-2", "phone-3"]) await until(() => card(page, id).count(), 1);
  await page.locator("[data-columns]").click();
  await page.locator("[data-compact]").check();
  await until(() => rowHeight(widget), 32);
  await card(page, "phone-2").locator("[data-remove]").click();
  await until(() => card(page, "phone-2").count(), 0);
});

scene("a tab that learns of an end later than another does not tell of it again", {}, async ({ context, page, widget, simulator }) => {
  await context.addInitScript(NOTIFICATIONS);
  await widget.load();
  const other = await tab(context, widget);
  await page.locator("[data-notify]").click();
  for (const each of [page, other.page]) {
    await until(() => each.locator("[data-notify]").getAttribute("aria-pressed"), "true");
  }
  await Promise.all([hide(page, true), hide(other.page, true)]);
  const release = await other.widget.hold(/\/v[12]\//);
  await simulator.advance(44);
  await widget.wait(61);
  await widget.idle();
  await until(() => notifications(page), (all) => all.includes("checkout-gateway: Creation complete"));
  await release();
  await other.widget.idle();
  await until(() => other.widget.card("checkout-gateway").locator("[data-ended=ended]").count(), 1);
  assert.deepEqual(await notifications(other.page), []);
  const tags = await page.evaluate(() => window.shown.map(({ tag }) => tag));
  assert.equal(new Set(tags).size, tags.length);
  for (const tag of tags) assert.match(tag, /^instance-console (apig|roma|koophone)-[0-9a-f]{16}\/\S+ (ended|failed) \d+$/);
});

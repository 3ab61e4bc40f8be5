// If the browser refuses to copy or cannot notify, the person is told, and can copy the text by hand.
import assert from "node:assert/strict";

import { NOTIFICATIONS, hide } from "./lib/notifications.mjs";
import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

/** Removes the clipboard, as on a page that was loaded over plain HTTP. */
const NO_CLIPBOARD = () => Object.defineProperty(Navigator.prototype, "clipboard", { configurable: true, value: undefined });

const selected = (field) =>
  field.evaluate((field) => {
    const isActive = field.getRootNode().activeElement === field;
    return isActive && field.value.slice(field.selectionStart, field.selectionEnd);
  });

scene("without a clipboard what is copied is shown, selected, and goes by Escape", {}, async ({ page, widget }) => {
  await page.addInitScript(NO_CLIPBOARD);
  await widget.load();
  await widget.row("orders-prod").locator("th button").click();
  await widget.idle();
  const id = await widget.detail.getAttribute("data-detail");
  const button = widget.detail.getByRole("button", { name: "Copy ID", exact: true });
  const field = widget.detail.getByRole("textbox", { name: "Copy this text manually" });
  await button.click();
  await until(() => selected(field), id);
  assert.equal(await field.evaluate((field) => field.readOnly), true);
  assert.notEqual(await widget.detail.locator(".detail-id .said").textContent(), "Copied");
  await field.press("Escape");
  assert.equal(await field.count(), 0);
  assert.equal(await widget.detail.count(), 1, "the panel stays");
  assert.equal(await widget.focused(), "button copy");
});

scene("without a clipboard selected rows can be copied by hand, too", {}, async ({ page, widget }) => {
  await page.addInitScript(NO_CLIPBOARD);
  await widget.load();
  for (const at of [0, 2]) await widget.rows.nth(at).locator("[data-select]").click();
  const ids = await page.locator("tr[aria-selected=true]").evaluateAll((rows) => rows.map((row) => row.dataset.row));
  const field = page.locator("[data-selection] [data-copy-field]");
  await page.locator("[data-copy-ids]").click();
  await until(() => selected(field), ids.join("\n"));
  await page.locator("[data-copy-rows]").click();
  await until(() => selected(field), (text) => text.startsWith("Name\tID\t") && text.split("\n").length === 3);
  await field.press("Escape");
  assert.equal(await field.count(), 0);
  assert.equal(await widget.focused(), "button copyIds");
});

/** Makes `Notification` throw, as on phones, where only a service worker may show notifications. */
const THROWS = () => {
  const Working = window.Notification;
  window.made = 0;
  window.throws = true;
  window.Notification = class extends Working {
    constructor(...given) {
      window.made += 1;
      if (window.throws) throw new TypeError("Illegal constructor");
      super(...given);
    }
  };
};

for (const permission of ["default", "granted"]) {
  scene(`a browser that cannot notify says so at once, and the button is not pressed (${permission})`, {}, async ({ page, widget }) => {
    await page.addInitScript(NOTIFICATIONS);
    await page.addInitScript(THROWS);
    await page.addInitScript((permission) => (localStorage.allowed = permission), permission);
    await widget.load();
    const toggle = page.locator("[data-notify]");
    await toggle.click();
    await until(() => page.locator(".card-note:has([data-notify]) > span").allTextContents(), /can't show notifications/);
    assert.equal(await toggle.getAttribute("aria-pressed"), "false");
    assert.equal(await page.evaluate(() => window.asked), 0, "a person is not asked for what is of no use");
  });
}

scene("who waits for a notification that the browser then refuses is told when looking again", {}, async ({ page, widget, simulator }) => {
  await page.addInitScript(NOTIFICATIONS);
  await page.addInitScript(THROWS);
  await page.addInitScript(() => (window.throws = false));
  await widget.load();
  const toggle = page.locator("[data-notify]");
  await toggle.click();
  await until(() => toggle.getAttribute("aria-pressed"), "true");
  await page.evaluate(() => (window.throws = true));
  await hide(page, true);
  await simulator.advance(44);
  await widget.wait(61);
  await widget.idle();
  await until(() => toggle.getAttribute("aria-pressed"), "false");
  await hide(page, false);
  assert.match(await page.locator(".card-note:has([data-notify]) > span").textContent(), /can't show notifications/);
});

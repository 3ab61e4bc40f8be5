// Filters that are saved under names, and shared as a link.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const open = (page) => page.getByRole("button", { name: "Saved filters" }).click();
const saved = (page) => page.locator("[data-saved]").evaluateAll((rows) => rows.map((row) => row.dataset.saved));
const panel = (page) => page.getByRole("dialog", { name: "Saved filters" });

async function save(page, name) {
  await panel(page).getByRole("textbox", { name: "Name of this filter" }).fill(name);
  await panel(page).getByRole("button", { name: "Save", exact: true }).click();
}

scene("a filter is kept under a name, found again after a reload, and removed", {}, async ({ page, widget }) => {
  await widget.load();
  await open(page);
  assert.match(await panel(page).textContent(), /No filters saved yet.*Set a filter first/);
  await page.keyboard.press("Escape");
  assert.equal(await widget.focused(), "button savedFilters");
  await widget.filter.fill("orders");
  const orders = await widget.names();
  await widget.filter.blur();
  await open(page);
  await save(page, "The orders");
  await until(() => saved(page), ["The orders"]);
  await save(page, "Again");
  await until(() => saved(page), ["Again", "The orders"]);
  await page.locator("[data-saved=Again] [data-unsave]").click();
  await until(() => saved(page), ["The orders"]);

  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  await widget.reload();
  assert.notDeepEqual(await widget.names(), orders);
  await open(page);
  await panel(page).getByRole("button", { name: "The orders", exact: true }).click();
  assert.deepEqual(await widget.names(), orders);
  assert.equal(await widget.filter.inputValue(), "orders");
  assert.equal(await panel(page).count(), 0);
  assert.equal(await widget.focused(), "button savedFilters");
});

scene("what is shown is given to others as a link, without the open instance", {}, async ({ page, context, widget }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await widget.load();
  await widget.filter.fill("prod");
  await widget.filter.blur();
  await page.locator("[data-sort=name]").click();
  await widget.rows.first().locator("th button").click();
  await open(page);
  await panel(page).getByRole("button", { name: "Copy Link to this view" }).click();
  await until(() => panel(page).locator(".said").textContent(), "Copied");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(new URL(link).hash, "#filter=prod&sort=name");
  assert.equal(new URL(link).origin, new URL(widget.origin).origin);
});

scene("an embedded element gives no link, for the address is the host's", {}, async ({ page, widget }) => {
  await widget.load();
  await page.evaluate(() => document.querySelector("instance-console").removeAttribute("router"));
  await widget.idle();
  await until(() => page.locator("instance-console .root > *").count(), 1);
  await widget.filter.fill("prod");
  await open(page);
  assert.match(await panel(page).innerHTML(), /data-save-name/);
  assert.equal(await panel(page).locator(".view-link").count(), 0);
});

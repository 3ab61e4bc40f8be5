// The page's address names the shown view, and a link shows it again.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const hash = (page) => page.evaluate(() => location.hash);
const steps = (page) => page.evaluate(() => history.length);

scene("filter, sort and open instance are in the address, and a link shows them again", {}, async ({ page, context, widget, simulator }) => {
  await widget.load();
  assert.equal(await hash(page), "");
  const length = await steps(page);
  await widget.filter.fill("status=Running");
  await widget.filter.press("Enter");
  await widget.filter.fill("prod");
  // Enter closes the list of offers, which covers the table.
  await widget.filter.press("Enter");
  await page.locator("[data-sort=name]").click();
  await until(() => hash(page), "#filter=status=Running%20prod&sort=name");
  assert.equal(await steps(page), length, "no step of Back for each letter");
  const names = await widget.names();
  assert.ok(names.length > 3 && names.every((name) => name.includes("prod")), names.join());
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  const id = await widget.detail.getAttribute("data-detail");
  await until(() => hash(page), new RegExp(`^#filter=status=Running%20prod&sort=name&open=apig-[0-9a-f]{16}/${id}$`));

  const second = await context.newPage();
  const other = new widget.constructor(second, simulator, widget.origin);
  await other.load(`/${await hash(page)}`);
  assert.deepEqual(await other.names(), names);
  assert.equal(await other.filter.inputValue(), "prod");
  assert.equal(await other.detail.getAttribute("data-detail"), id);
  assert.equal(await second.locator("[data-token=status]").count(), 1);
  assert.equal(await second.locator("th[aria-sort]").getAttribute("data-column"), "name");
});

scene("Back closes an instance, Forward opens it again, and the focus goes with them", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.row("orders-prod").locator("button").focus();
  await page.keyboard.press("Enter");
  await widget.wait(1);
  await until(() => widget.focused(), /^h3/);
  const id = await widget.detail.getAttribute("data-detail");
  await page.goBack();
  await until(() => widget.detail.count(), 0);
  await until(() => widget.focused(), `button ${id}`);
  assert.equal(await hash(page), "");
  await page.goForward();
  await until(() => widget.detail.getAttribute("data-detail"), id);
  await widget.filter.fill("orders");
  await until(() => hash(page), new RegExp(`^#filter=orders&open=apig-[0-9a-f]{16}/${id}$`));
  await page.evaluate(() => (location.hash = "#filter=state%3Dfailed"));
  await until(() => widget.detail.count(), 0);
  assert.equal(await widget.filter.inputValue(), "");
  assert.equal(await page.locator("[data-summary=failed]").getAttribute("aria-pressed"), "true");
});

scene("of a malformed hash each readable piece is used", { expects: FAILED }, async ({ page, widget }) => {
  await widget.load("/#sort=nothing,name-&filter=%FF&open=a/b&%&=&open");
  assert.equal(await page.locator("th[aria-sort=descending]").getAttribute("data-column"), "name");
  assert.equal(await widget.filter.inputValue(), "");
  assert.equal(await widget.detail.count(), 0);
  await page.evaluate(() => (location.hash = "#filter=%22status=6&open=0/%E4%B8%AD"));
  await until(() => widget.filter.inputValue(), "status=6");
});

scene("a link to what does not exist says so", { expects: FAILED }, async ({ page, widget }) => {
  await widget.load("/#open=7/abc");
  assert.match(await page.locator("[data-unknown-link=abc]").textContent(), /This console has no instance abc/);
  assert.equal(await widget.detail.count(), 0);
  await page.locator("[data-unknown-link] button").click();
  assert.equal(await page.locator("[data-unknown-link]").count(), 0);
  await page.evaluate(() => (location.hash = "#open=0/nothing-like-it"));
  await until(() => widget.detail.getAttribute("data-detail"), "nothing-like-it");
  await until(() => widget.detail.locator("[data-error-code]").count(), 1);
});

scene("an embedded element leaves the page's address alone", {}, async ({ page, widget }) => {
  await widget.load("/#filter=nothing&open=7/abc");
  await page.evaluate(() => {
    const before = document.querySelector("instance-console");
    const element = document.createElement("instance-console");
    element.setAttribute("config", before.getAttribute("config"));
    before.replaceWith(element);
  });
  await until(() => hash(page), "");
  await page.evaluate(() => (location.hash = "#filter=other&open=7/abc"));
  await widget.idle();
  await until(() => widget.count.textContent(), "51 instances");
  await widget.filter.fill("edge");
  await widget.rows.first().locator("button").click();
  await until(() => widget.detail.count(), 1);
  assert.equal(await hash(page), "#filter=other&open=7/abc");
});

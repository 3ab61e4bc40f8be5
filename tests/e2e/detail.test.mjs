// The panel of one instance.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const DETAIL = /apigw\/instances\/[0-9a-f]+$/;

const fields = (widget) =>
  widget.detail.locator(".fact").evaluateAll((facts) =>
    Object.fromEntries(facts.map((fact) => [fact.dataset.field, fact.querySelector("dd").textContent])),
  );

scene("what the list said is there at once, and the rest when it comes", {}, async ({ page, widget }) => {
  await widget.load();
  const cells = await widget.row("orders-prod").locator("td[data-column]").allTextContents();
  const release = await widget.hold(DETAIL);
  await widget.row("orders-prod").locator("button").click();
  await until(() => widget.detail.count(), 1);
  assert.equal(await widget.detail.locator("h3").textContent(), "orders-prod");
  assert.equal(await widget.detail.locator("[data-status]").getAttribute("data-status"), "6");
  const listed = await fields(widget);
  assert.deepEqual([listed.spec, listed.create_time], [cells[1], `${cells[2]} UTC`]);
  assert.match(await widget.detail.textContent(), /Loading the detail…/);
  await release();
  await widget.idle();
  const whole = await fields(widget);
  assert.ok(Object.keys(whole).length > 25, Object.keys(whole).join());
  assert.equal(whole.description, "orders-prod in cn-north-4");
  assert.match(whole.maintain_begin, /22:00/);
  assert.doesNotMatch(await widget.detail.textContent(), /Loading the detail…/);
  assert.equal(await widget.row("orders-prod").getAttribute("aria-current"), "true");
  assert.deepEqual(await page.locator("[data-detail] [data-error-code]").count(), 0);
});

scene("opening takes the focus into the panel, and Escape gives it back to where it was", {}, async ({ widget }) => {
  await widget.load();
  const button = widget.row("orders-prod").locator("button");
  await button.focus();
  const before = await widget.focused();
  await button.press("Enter");
  await widget.wait(0.1);
  await widget.idle();
  assert.match(await widget.focused(), /^h3/);
  await widget.page.keyboard.press("Escape");
  await until(() => widget.detail.count(), 0);
  assert.equal(await widget.focused(), before);
});

scene("Escape closes the panel, and its button does, and nothing more is asked of it", {}, async ({ widget }) => {
  await widget.load();
  for (const close of [() => widget.page.keyboard.press("Escape"), () => widget.detail.locator("[data-close]").click()]) {
    await widget.row("orders-prod").locator("button").click();
    await widget.wait(0.1);
    await widget.idle();
    assert.equal(await widget.detail.count(), 1);
    await close();
    await until(() => widget.detail.count(), 0);
    assert.equal(await widget.row("orders-prod").getAttribute("aria-current"), null);
    const before = (await widget.calls(DETAIL)).length;
    await widget.linger(130);
    assert.equal((await widget.calls(DETAIL)).length, before);
  }
});

scene("a late detail of an instance that was left is not shown for another", {}, async ({ widget }) => {
  await widget.load();
  const release = await widget.hold(DETAIL);
  await widget.row("orders-prod").locator("button").click();
  await widget.row("returns-prod").locator("button").click();
  await release();
  await widget.idle();
  assert.equal(await widget.detail.locator("h3").textContent(), "returns-prod");
  assert.equal((await fields(widget)).description, "returns-prod in cn-north-4");
});

scene("an instance that is gone says so in its panel, and is asked for no more", { expects: FAILED }, async ({ widget, simulator }) => {
  await widget.load();
  await simulator.faults({ route: "apig.detail", status: 404 });
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  const said = await widget.detail.locator(".card-error").textContent();
  assert.match(said, /The detail could not be loaded/);
  assert.match(said, /The instance does not exist, or was deleted/);
  assert.equal(await widget.detail.locator("[data-error-code]").getAttribute("data-error-code"), "APIC.7302");
  // What the list said stays.
  assert.equal(await widget.detail.locator("[data-status]").getAttribute("data-status"), "6");
  assert.doesNotMatch(await widget.detail.textContent(), /Loading the detail…/);
  const before = (await widget.calls(DETAIL)).length;
  await widget.linger(130);
  assert.equal((await widget.calls(DETAIL)).length, before);
  assert.equal(await widget.notices.count(), 0);
});

scene("a detail that fails is tried again by itself, and keeps what it showed", { expects: FAILED }, async ({ widget, simulator }) => {
  await widget.load();
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  const whole = await fields(widget);
  await simulator.faults({ route: "apig.detail", cut: true });
  await widget.refreshed();
  assert.match(await widget.detail.locator(".card-error").textContent(), /The proxy got no whole answer/);
  assert.deepEqual(await fields(widget), whole);
  await simulator.faults();
  await widget.linger(4, 1);
  assert.equal(await widget.detail.locator(".card-error").count(), 0);
});

scene("an activity opens the panel of its instance", {}, async ({ widget }) => {
  await widget.load();
  await widget.card("search-gateway").locator("button").click();
  await widget.idle();
  assert.equal(await widget.detail.locator("h3").textContent(), "search-gateway");
  assert.equal(await widget.detail.locator("[data-progress]").getAttribute("data-progress"), "50");
});

// On a phone: the table first, and below it a strip that opens the side column over the table.
import assert from "node:assert/strict";

import { Keyboard } from "./lib/keyboard.mjs";
import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

/** Runs in the page: the elements that scroll vertically inside of another element that does. */
function nested() {
  const scrolls = (element) => element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
  const all = [...document.querySelector("instance-console").shadowRoot.querySelectorAll("*")].filter(scrolls);
  const name = ({ localName, className }) => `${localName}.${className}`;
  return all.flatMap((inner) => all.filter((outer) => outer !== inner && outer.contains(inner)).map((outer) => `${name(inner)} in ${name(outer)}`));
}

scene("a phone shows summary and table, and in a strip how much is in progress", PHONE, async ({ page, widget }) => {
  await widget.load();
  const strip = page.getByRole("button", { name: "7 in progress" });
  assert.equal(await strip.getAttribute("aria-expanded"), "false");
  assert.equal(await widget.cards.first().isVisible(), false);
  const [summary, table, below] = await Promise.all([page.locator(".summary"), widget.scroll, strip].map((it) => it.boundingBox()));
  assert.ok(summary.y < table.y && table.y + table.height <= below.y + 1, JSON.stringify({ summary, table, below }));
  assert.ok(table.height > 844 / 2, `the table is ${table.height} px high`);
  assert.ok(Math.abs(below.y + below.height - 844) < 1);
  assert.deepEqual(await page.evaluate(nested), []);
});

scene("the strip opens what is in progress over the table, and closes it, by the keyboard too", PHONE, async ({ page, widget }) => {
  await widget.load();
  const keys = new Keyboard({ page, widget });
  await keys.to("[data-strip]");
  await keys.press("Enter");
  await keys.isAt("[data-strip][aria-expanded=true]");
  assert.equal(await widget.cards.first().isVisible(), true);
  assert.equal(await widget.scroll.isVisible(), false);
  assert.deepEqual(await page.evaluate(nested), []);
  await keys.to("[data-task] .card-name");
  await keys.press("Enter");
  await keys.isAt(".detail h3");
  assert.deepEqual(await page.evaluate(nested), []);
  await keys.press("Escape");
  await keys.isAt("[data-task] .card-name");
  await keys.back("[data-strip]");
  await keys.press("Enter");
  await keys.isAt("[data-strip][aria-expanded=false]");
  assert.equal(await widget.scroll.isVisible(), true);
});

scene("the strip says what failed, ended and changed", { ...PHONE, locale: "zh-CN" }, async ({ page, widget }) => {
  await widget.load();
  const strip = page.locator("[data-strip]");
  assert.equal(await strip.textContent(), "7 项进行中");
  await widget.pass(60, 5);
  await until(() => strip.textContent(), /^\d 项进行中，1 项失败(，\d 项已结束)?，\d+ 项变更$/);
  assert.equal(await strip.getAttribute("data-tone"), "failed");
  const heights = await widget.scroll.evaluate((box) => box.clientHeight);
  assert.ok(heights > 844 / 2);
});

scene("beside the table there is no strip", {}, async ({ page, widget }) => {
  await widget.load();
  assert.equal(await page.locator("[data-strip]").isVisible(), false);
  assert.equal(await widget.cards.first().isVisible(), true);
});

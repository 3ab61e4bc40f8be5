// The structured filter, by keyboard and by mouse, and the summary above the table.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const TALL = { viewport: { width: 2400, height: 2800 } };

const offers = (page) => page.locator("[data-offer]").allTextContents();
const tokens = (page) =>
  page.locator("[data-token]").evaluateAll((tokens) => tokens.map((token) => token.innerText.replace(/\s+/g, " ").trim()));
const shown = async (widget) => Number(/^\d+/.exec(await widget.count.textContent())[0]);
const badges = (widget) => widget.rows.locator(".badge-text").allTextContents();

scene("a keyboard chooses a property, values and their opposite, and takes them away", TALL, async ({ page, widget }) => {
  await widget.load();
  const all = await badges(widget);
  const count = (...words) => all.filter((word) => words.includes(word)).length;
  const field = widget.filter;
  const active = () => page.locator("[data-offer][aria-selected=true]").textContent();
  await field.focus();
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  await field.press("ArrowDown");
  await until(() => field.getAttribute("aria-expanded"), "true");
  assert.deepEqual((await offers(page)).slice(0, 3), ["Status", "Status group", "Specification"]);
  await field.press("ArrowDown");
  assert.equal(await active(), "Status");
  assert.equal(await field.getAttribute("aria-activedescendant"), await page.locator("[aria-selected=true][data-offer]").getAttribute("id"));
  await field.press("Enter");
  await until(() => field.inputValue(), "Status = ");
  assert.ok((await offers(page)).includes(`Status isUpgrading${count("Upgrading")}`));
  await field.press("ArrowUp");
  assert.match(await active(), /Upgrading/);
  await field.press("Enter");
  await until(() => tokens(page), ["Status is Upgrading"]);
  assert.deepEqual([...new Set(await badges(widget))], ["Upgrading"]);
  // A second value of the same property, typed out: the token then matches either value.
  await page.keyboard.type("status = running");
  await field.press("Enter");
  assert.deepEqual(await tokens(page), ["Status is Upgrading or Running"]);
  assert.equal(await shown(widget), count("Upgrading", "Running"));
  await page.locator("[data-turn]").focus();
  await page.keyboard.press("Enter");
  await until(() => tokens(page), ["Status is not Upgrading or Running"]);
  assert.equal(await shown(widget), all.length - count("Upgrading", "Running"));
  await field.focus();
  await page.keyboard.type("name!=gateway");
  await field.press("Enter");
  assert.deepEqual(await tokens(page), ["Status is not Upgrading or Running", "Name doesn't contain gateway"]);
  assert.ok((await widget.names()).every((name) => !name.includes("gateway")));
  await field.press("Backspace");
  assert.deepEqual(await tokens(page), ["Status is not Upgrading or Running"]);
  await page.keyboard.type("prod");
  await until(() => field.getAttribute("aria-expanded"), "true");
  await field.press("Escape");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  assert.equal(await field.inputValue(), "prod");
  await field.press("Escape");
  assert.equal(await field.inputValue(), "");
  await page.locator("[data-remove]").focus();
  await page.keyboard.press("Enter");
  assert.deepEqual(await tokens(page), []);
  await until(() => widget.focused(), "input filter");
  assert.equal(await shown(widget), all.length);
});

scene("a mouse does the same, and what is typed out is not looked for as words", TALL, async ({ page, widget }) => {
  await widget.load();
  await widget.filter.click();
  await page.locator("[data-offer]", { hasText: "Specification" }).click();
  assert.equal(await shown(widget), 51, "a property alone asks for nothing");
  await page.locator("[data-offer]", { hasText: /isBASIC\d/ }).click();
  assert.deepEqual(await tokens(page), ["Specification is BASIC"]);
  const basic = await shown(widget);
  assert.ok(basic > 0 && basic < 51);
  await widget.filter.fill("stag");
  await page.locator("[data-offer]", { hasText: "East 3, staging" }).click();
  assert.deepEqual(await tokens(page), ["Specification is BASIC", "Source is East 3, staging"]);
  assert.equal(await widget.filter.inputValue(), "");
  await page.locator("[data-clear]").click();
  assert.deepEqual([await tokens(page), await shown(widget)], [[], 51]);
  await until(() => widget.focused(), "input filter");
  await page.locator("h2").click();
  assert.equal(await widget.filter.getAttribute("aria-expanded"), "false");
});

scene("the summary counts everything loaded, and each of its numbers is a filter", TALL, async ({ page, widget }) => {
  await widget.load();
  const numbers = () => page.locator("[data-summary] b").allTextContents();
  const before = (await numbers()).map(Number);
  assert.equal(before.reduce((sum, number) => sum + number), 51);
  const tone = (tone) => page.locator(`tr[data-row] .badge[data-tone=${tone}]`).count();
  assert.deepEqual(before.slice(0, 3), [await tone("running"), await tone("transition"), await tone("failed")]);
  const failed = page.locator("[data-summary=failed]");
  await failed.focus();
  await page.keyboard.press("Space");
  await until(() => failed.getAttribute("aria-pressed"), "true");
  assert.equal(await shown(widget), before[2]);
  await page.locator("[data-summary=other]").click();
  assert.equal(await shown(widget), before[2] + before[3]);
  assert.deepEqual((await numbers()).map(Number), before, "it does not count what is left");
  await failed.click();
  await page.locator("[data-summary=other]").click();
  assert.deepEqual([await tokens(page), await shown(widget)], [[], 51]);
  // A creation ends: it is counted in another group, and the buttons stay the same elements.
  const button = await failed.elementHandle();
  await widget.pass(60);
  const after = (await numbers()).map(Number);
  assert.notDeepEqual(after, before);
  assert.equal(after.reduce((sum, number) => sum + number), 51);
  assert.ok(await button.evaluate((node) => node.isConnected));
});

scene("the list stays as it is, and so does the place in it, while the data change", { toml: "[simulator]\nscenario = \"large\"\ninstances = 500" }, async ({ page, widget, simulator }) => {
  await widget.load();
  await until(() => widget.count.textContent(), "500 instances");
  await widget.filter.fill("status group=");
  await widget.filter.press("ArrowDown");
  await widget.filter.press("ArrowDown");
  await widget.idle();
  const labels = () => page.locator(".offer-label").allTextContents();
  const state = async () => ({
    active: await widget.filter.getAttribute("aria-activedescendant"),
    caret: await widget.filter.evaluate((field) => [field.selectionStart, field.value]),
    labels: await labels(),
  });
  const before = await state();
  const first = await page.locator("[data-offer]").first().elementHandle();
  await simulator.advance(5);
  await page.evaluate(() => document.querySelector("instance-console").refresh());
  await widget.idle();
  assert.deepEqual(await state(), before);
  assert.ok(await first.evaluate((node) => node.isConnected));
});

scene("what is offered covers the table while one types, and not when the field is empty again", TALL, async ({ page, widget }) => {
  await widget.load();
  await widget.filter.pressSequentially("sta");
  await until(() => page.locator("[data-offer]").count());
  for (let letter = 0; letter < 3; letter += 1) await widget.filter.press("Backspace");
  await until(() => page.locator("[data-offer]").count(), 0);
  await page.locator("[data-sort=name]").click();
  assert.equal(await page.locator("th[aria-sort]").getAttribute("data-column"), "name");
  await widget.filter.press("ArrowDown");
  await until(() => page.locator("[data-offer]").count());
});

scene("in Chinese it speaks Chinese, and names what nothing matches", { ...TALL, locale: "zh-CN" }, async ({ page, widget }) => {
  await widget.load();
  await widget.filter.fill("状态=运行中");
  await widget.filter.press("Enter");
  await widget.filter.fill("没有");
  await widget.idle();
  assert.deepEqual(await tokens(page), ["状态 等于 运行中"]);
  assert.equal(await page.evaluate(() => location.hash), "#filter=status=Running%20%E6%B2%A1%E6%9C%89");
  assert.equal(await page.locator(".nothing-filter").textContent(), "状态等于运行中；“没有”");
  await page.locator(".nothing button").click();
  assert.deepEqual(await tokens(page), []);
  assert.equal(await widget.filter.inputValue(), "");
});

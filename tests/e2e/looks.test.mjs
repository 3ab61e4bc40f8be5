// What a host page sets of an element's looks, and what is printed.
import assert from "node:assert/strict";

import { serve } from "./lib/host.mjs";
import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const ELEMENT = '<instance-console config="config.json"></instance-console>';
const styled = (rules) => ({ inside: ELEMENT, head: `<style>${rules}</style>` });

const style = (locator, name) => locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);

scene("custom properties of the page colour the console", {}, async ({ page, widget }) => {
  await serve(page, styled("instance-console { --instance-console-running: rgb(1, 2, 3); --instance-console-line: rgb(4, 5, 6); --instance-console-radius: 0 }"));
  await widget.load("/host.html");
  assert.equal(await style(widget.status("orders-prod"), "color"), "rgb(1, 2, 3)");
  assert.equal(await style(widget.scroll, "border-top-color"), "rgb(4, 5, 6)");
  assert.equal(await style(widget.cards.first(), "border-radius"), "0px");
});

scene("a page makes rows compact, until a person chooses", {}, async ({ page, widget }) => {
  await serve(page, styled("instance-console { --instance-console-density: compact }"));
  await widget.load("/host.html");
  const height = async () => (await widget.row("orders-prod").boundingBox()).height;
  assert.equal(await height(), 32);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: /[Cc]ompact/ }).uncheck();
  assert.equal(await height(), 44);
  await widget.reload();
  assert.equal(await height(), 44);
});

scene("parts are styled from outside", {}, async ({ page, widget }) => {
  const parts = ["header", "summary", "filter", "table", "row", "status", "card", "progress", "button", "detail"];
  await serve(page, styled(parts.map((part) => `instance-console::part(${part}) { outline: 3px solid rgb(9, 9, 9) }`).join("\n")));
  await widget.load("/host.html");
  await widget.row("orders-prod").click();
  await widget.detail.waitFor();
  for (const part of parts) {
    const first = page.locator(`[part=${part}]`).first();
    assert.equal(await style(first, "outline-color"), "rgb(9, 9, 9)", part);
  }
});

scene("the language of the page is followed while the page is open", {}, async ({ page, widget }) => {
  await serve(page, styled(""));
  await widget.load("/host.html");
  await page.evaluate(() => (document.documentElement.lang = "zh-CN"));
  await until(() => widget.count.textContent(), "51 个实例");
  const scheme = () => style(page.locator("instance-console .root"), "background-color");
  const light = await scheme();
  await page.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
  assert.notEqual(await scheme(), light);
});

scene("in a page that is written from right to left, the console stays as its languages are written", {}, async ({ page, widget }) => {
  await serve(page, styled(""));
  await widget.load("/host.html");
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  assert.equal(await style(widget.row("orders-prod"), "direction"), "ltr");
});

scene("all rows are printed, and no controls", {}, async ({ page, widget }) => {
  await widget.load();
  const rows = page.locator("tr[data-row]:visible");
  const some = await rows.count();
  assert.ok(some < 51, String(some));
  // As narrow as paper, where an open instance covers the table on a screen.
  await page.setViewportSize({ width: 800, height: 900 });
  await widget.row("orders-prod").getByRole("button").click();
  await widget.detail.waitFor();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await rows.count(), 51);
  const heights = await page.evaluate(() => {
    const scroll = document.querySelector("instance-console").shadowRoot.querySelector("[data-scroll]");
    return [scroll.clientHeight >= scroll.scrollHeight, document.documentElement.scrollHeight >= scroll.scrollHeight];
  });
  assert.deepEqual(heights, [true, true]);
  assert.equal(await page.getByRole("button", { name: "Refresh" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "orders-prod", exact: true }).count(), 1);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.emulateMedia({ media: "screen" });
  await until(() => rows.count(), some);
});

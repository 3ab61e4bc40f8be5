// A refresh changes only the elements that differ, and keeps focus, caret, scroll position and selection.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const large = (instances) => ({ toml: `[simulator]\nscenario = "large"\ninstances = ${instances}` });

/** Changes five rows in the cloud, and refreshes the page. */
async function change(widget) {
  await widget.simulator.advance(5);
  await widget.page.evaluate(() => document.querySelector("instance-console").refresh());
  await widget.idle();
}

/** Counts the mutations of the rows from now on. */
function observe(page) {
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector("instance-console");
    const seen = (window.mutations = { rows: new Set(), added: 0, removed: 0 });
    const isRow = (node) => node.localName === "tr";
    new MutationObserver((records) => {
      for (const record of records) {
        const node = record.target.closest ? record.target : record.target.parentElement;
        const row = node?.closest("tr[data-row]");
        if (row) seen.rows.add(row.dataset.row);
        seen.added += [...record.addedNodes].filter(isRow).length;
        seen.removed += [...record.removedNodes].filter(isRow).length;
      }
    }).observe(shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

const mutations = (page) =>
  page.evaluate(() => ({ ...window.mutations, rows: [...window.mutations.rows] }));

scene("of 500 rows a refresh touches the five that changed", large(500), async ({ page, widget }) => {
  await widget.load();
  await until(() => widget.count.textContent(), "500 instances");
  const before = await widget.rows.allTextContents();
  const ids = await widget.rows.evaluateAll((rows) => rows.map((row) => row.dataset.row));
  await observe(page);
  await change(widget);
  const { rows, added, removed } = await mutations(page);
  assert.deepEqual(rows.sort(), ids.slice(0, 5).sort());
  assert.deepEqual([added, removed], [0, 0]);
  const after = await widget.rows.allTextContents();
  assert.equal(after.filter((text, index) => text !== before[index]).length, 5);
});

scene("a refresh that brings nothing new touches nothing", large(500), async ({ page, widget }) => {
  await widget.load();
  await observe(page);
  await widget.page.evaluate(() => document.querySelector("instance-console").refresh());
  await widget.idle();
  assert.deepEqual(await mutations(page), { rows: [], added: 0, removed: 0 });
});

scene("caret, filter, scroll position and open panel stay over twenty refreshes", large(500), async ({ page, widget }) => {
  await widget.load();
  await widget.scroll.evaluate((box) => box.scrollTo(0, 150));
  await widget.rows.nth(6).locator("button").click();
  await widget.idle();
  const opened = await widget.detail.getAttribute("data-detail");
  await widget.filter.fill("gateway-00");
  await widget.filter.press("Home");
  for (let step = 0; step < 3; step += 1) await widget.filter.press("ArrowRight");
  await widget.scroll.evaluate((box) => box.scrollTo(0, 150));
  await widget.page.evaluate(() => window.e2e.turn());
  const panel = await widget.detail.elementHandle();
  const state = async () => ({
    caret: await widget.filter.evaluate((field) => [field.selectionStart, field.selectionEnd, field.value]),
    focus: await widget.focused(),
    top: await widget.scroll.evaluate((box) => box.scrollTop),
    detail: await widget.detail.getAttribute("data-detail"),
    samePanel: await panel.evaluate((node) => node.isConnected),
    names: await widget.names(),
  });
  const before = await state();
  assert.deepEqual(before.caret, [3, 3, "gateway-00"]);
  assert.deepEqual([before.top, before.detail], [150, opened]);
  await observe(page);
  for (let round = 0; round < 20; round += 1) await change(widget);
  assert.deepEqual(await state(), { ...before, samePanel: true });
  const { rows, added, removed } = await mutations(page);
  assert.deepEqual([added, removed], [0, 0]);
  assert.ok(rows.length > 5 && rows.length <= 100);
});

scene("focus on a row that changes stays on it, and so does selected text", large(500), async ({ page, widget }) => {
  await widget.load();
  const button = widget.rows.nth(2).locator("button");
  await button.focus();
  const focused = await widget.focused();
  const words = await widget.rows.nth(2).locator(".badge-text").textContent();
  await change(widget);
  await until(() => widget.rows.nth(2).locator(".badge-text").textContent(), (now) => now !== words);
  assert.equal(await widget.focused(), focused);

  const id = await widget.rows.nth(6).locator(".id").textContent();
  await widget.rows.nth(6).locator(".id").evaluate((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  const selected = () => page.evaluate(() => {
    const { shadowRoot } = document.querySelector("instance-console");
    return (shadowRoot.getSelection?.() ?? getSelection()).toString();
  });
  assert.equal(await selected(), id);
  for (let round = 0; round < 20; round += 1) await change(widget);
  assert.equal(await selected(), id);
});

scene("an open panel keeps its focus and its scroll position while its instance changes", large(500), async ({ widget }) => {
  await widget.load();
  await widget.rows.nth(1).locator("button").click();
  await widget.idle();
  await widget.wait(1);
  await widget.idle();
  const close = widget.detail.locator("[data-close]");
  await close.focus();
  const word = await widget.detail.locator("[data-status]").first().textContent();
  await change(widget);
  await until(() => widget.detail.locator("[data-status]").first().textContent(), (now) => now !== word);
  assert.match(await widget.focused(), /^button close/);
});

scene("ten thousand rows are few in the page, and all within reach", large(10_000), async ({ page, widget }) => {
  await widget.load();
  await until(() => widget.count.textContent(), /^10,?000 instances$/);
  assert.ok((await widget.rows.count()) < 80);
  assert.equal(await page.locator("table").getAttribute("aria-rowcount"), "10001");
  const indices = () => widget.rows.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-rowindex"))));
  assert.equal((await indices())[0], 2);
  await widget.scroll.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await until(async () => (await indices()).at(-1), 10_001);
  assert.ok((await widget.rows.count()) < 80);
  assert.equal((await widget.names()).at(-1), "gateway-00001");
  // No gap: the drawn rows follow each other, and the last one ends where the list ends.
  const all = await indices();
  assert.ok(all.every((index, at) => index === all[0] + at));
  const gap = await widget.scroll.evaluate((box) => {
    const last = [...box.querySelectorAll("tr[data-row]")].at(-1).getBoundingClientRect();
    return Math.abs(last.bottom - box.getBoundingClientRect().bottom);
  });
  assert.ok(gap < 24, `${gap} px under the last row`);
});

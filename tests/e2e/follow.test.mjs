// Instances that a person follows by ID, in the person's order, kept over a reload.
import assert from "node:assert/strict";

import { follow } from "./lib/follow.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { PHONE, ROMA_INSTANCE } from "./lib/simulator.mjs";
import { storedText } from "./lib/stored.mjs";
import { until } from "./lib/until.mjs";

const problem = (page) => page.locator("#follow-problem").textContent();
const kept = (page) => storedText(page, "followed");
const order = (page) => page.locator("[data-up]").evaluateAll((all) => all.map((up) => up.closest("[data-task]").dataset.task));

scene("an ID that cannot be one is refused in place, with its reason, and the focus stays", {}, async ({ page, widget }) => {
  await widget.load();
  const field = page.locator("[data-follow-id]");
  for (const [source, id, reason] of [
    ["KooPhone", "", /^Enter an instance ID/],
    ["KooPhone", "a/b", /1 to 64 letters, digits/],
    ["KooPhone", "..", /1 to 64 letters, digits/],
    ["KooPhone", "x".repeat(33), /up to 32/],
    ["KooPhone", PHONE, /already tracked/],
  ]) {
    await follow({ page, widget }, source, id);
    assert.match(await problem(page), reason, id);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await field.getAttribute("aria-describedby"), "follow-problem");
    assert.match(await widget.focused(), /^input followId/);
  }
  await field.press("a");
  await until(() => problem(page), "");
  assert.equal(await field.getAttribute("aria-invalid"), null);
  assert.equal(await kept(page), null);
});

scene("what is followed by ID is polled, kept over a reload without anything secret, and removed again", { expects: FAILED }, async ({ page, widget }) => {
  await widget.load();
  const running = await widget.row("orders-prod").getAttribute("data-row");
  await follow({ page, widget }, "KooPhone", "phone-2");
  await follow({ page, widget }, "APIG", running);
  assert.equal(await page.locator("[data-follow-id]").inputValue(), "");
  const card = (id) => page.locator(`[data-activity] [data-task="${id}"]`);
  // By its list it is not being created, but its progress is shown.
  await until(() => card(running).locator(".card-name").textContent(), "orders-prod");
  await widget.pass(70);
  await until(() => card(running).locator("[data-ended=ended]").count(), 1);
  assert.ok((await widget.calls(new RegExp(`${running}/progress`))).length > 0);
  assert.equal(await card("phone-2").count(), 1);
  const text = await kept(page);
  assert.match(text, /phone-2/);
  assert.doesNotMatch(text, /1008600000104285462|73d69ae0|c29445cc/);

  await widget.reload();
  assert.deepEqual((await order(page)).slice(0, 2), [running, "phone-2"]);
  const next = card("phone-2").locator("[data-remove]");
  await card(running).locator("[data-remove]").click();
  await until(() => card(running).count(), 0);
  // The focus goes to the next card, and is not lost.
  assert.match((await widget.focused()) ?? "", /^button/);
  await next.click();
  await widget.reload();
  assert.equal(await card("phone-2").count(), 0);
  assert.equal(await card(running).count(), 0);
});

scene("cards keep the order in which a person put them by the keyboard", {}, async ({ page, widget }) => {
  await widget.load();
  assert.deepEqual(await order(page), [ROMA_INSTANCE, PHONE]);
  const up = page.locator(`[data-task="${PHONE}"] [data-up]`);
  await up.focus();
  await page.keyboard.press("Enter");
  await until(() => order(page), [PHONE, ROMA_INSTANCE]);
  assert.match(await widget.focused(), /^button up/);
  assert.equal(await up.getAttribute("aria-disabled"), "true");
  await widget.reload();
  assert.deepEqual(await order(page), [PHONE, ROMA_INSTANCE]);
});

scene("what is kept of a source that is not configured is skipped, said, and not lost", {}, async ({ page, widget }) => {
  await page.addInitScript(() => {
    const value = [{ source: "roma-0000", id: "elsewhere", is_added: true }, { source: "broken" }, 7];
    localStorage.setItem("instance-console.followed", JSON.stringify({ version: 1, value }));
  });
  await widget.load();
  assert.equal(await page.locator('[data-task="elsewhere"]').count(), 0);
  assert.match(await page.locator(".card-note").first().textContent(), /^1 tracked instance belongs to a source/);
  await page.locator(`[data-task="${PHONE}"] [data-up]`).click();
  await until(() => kept(page), /elsewhere/);
  await page.locator("[data-forget]").click();
  await until(() => page.locator("[data-forget]").count(), 0);
  assert.doesNotMatch(await kept(page), /elsewhere/);
});

scene("a source without instances is followed by ID only", {}, async ({ page, widget }) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: { sources: [{ service: "koophone", user_id: "1008600000104285462" }] } }));
  await widget.load();
  assert.equal(await widget.cards.count(), 0);
  await page.locator("[data-follow] summary").click();
  await until(() => page.locator("[data-follow-source] option").allTextContents(), ["KooPhone · 1008600000104285462"]);
  await page.locator("[data-follow-id]").fill(PHONE);
  await page.locator("[data-follow-id]").press("Enter");
  await widget.idle();
  await until(() => widget.cards.locator(".badge").textContent(), "Queuing");
});

// Progress between the answers: steps and their estimate, stages, the table below the timeline, the remaining
// time, and stalls.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { PHONE } from "./lib/simulator.mjs";
import { hash, store, stored } from "./lib/stored.mjs";
import { until } from "./lib/until.mjs";

const MINUTE = 60_000;

/** The widths of the reported and of the estimated part, in per cent of the bar. */
const widths = (bar) =>
  bar.evaluate((bar) => {
    const of = (name) => parseFloat(bar.querySelector(name).style.inlineSize);
    return { said: of(".bar-fill"), guessed: of(".bar-guess") };
  });

scene("between two steps the bar shows a guess that grows, and never comes to the next step", {}, async ({ widget }) => {
  await widget.load();
  const bar = widget.card("media-gateway").locator("[role=progressbar]");
  let before = 30;
  for (let second = 0; second < 36; second += 4) {
    await widget.pass(4);
    const { said, guessed } = await widths(bar);
    assert.equal(said, 30);
    assert.ok(guessed > before && guessed < 50, `${guessed} after ${before}`);
    before = guessed;
  }
  assert.equal(await bar.getAttribute("aria-valuenow"), "30");
  assert.equal(await bar.getAttribute("aria-valuetext"), "step 1 of 5, 30%");
  // The bar in a row shows only the reported progress.
  const inRow = widget.row("media-gateway").locator("[role=progressbar]");
  assert.equal(await inRow.getAttribute("aria-valuetext"), "step 1 of 5, 30%");
  // A new step replaces the estimate.
  await widget.simulator.advance(10);
  await widget.refreshed();
  const { said, guessed } = await widths(bar);
  assert.equal(said, 50);
  assert.ok(guessed >= 50 && guessed < 52, `${guessed}`);
});

scene("nothing is guessed of what has ended", {}, async ({ widget }) => {
  await widget.load();
  await widget.pass(60);
  assert.equal((await widths(widget.card("reports-gateway").locator("[role=progressbar]"))).guessed, 0);
  assert.equal((await widths(widget.card("checkout-gateway").locator("[role=progressbar]"))).guessed, 0);
});

scene("a cloud phone goes through its stages, and a failure claims none", {}, async ({ page, widget, simulator }) => {
  await widget.load();
  const stages = () =>
    page.locator(`[data-task="${PHONE}"] [data-stage]`).evaluateAll((all) =>
      all.map((stage) => `${stage.dataset.stage}${stage.ariaCurrent ? " now" : ""}`),
    );
  assert.deepEqual(await stages(), ["present now", "ahead", "ahead"]);
  const answer = (status) =>
    simulator.faults({ route: "koophone.prepare_progress", body: { error_code: "0", data: { status } } });
  for (const [status, expected] of [
    [3, ["done", "present now", "ahead"]],
    [2, ["done", "present now", "ahead"]],
    [7, ["unknown", "unknown", "unknown"]],
    [-1, ["unknown", "unknown", "unknown"]],
  ]) {
    await answer(status);
    await widget.refreshed();
    assert.deepEqual(await stages(), expected, `status ${status}`);
  }
});

scene("the timeline has a table behind it, which stays open through the answers", {}, async ({ page, widget }) => {
  await widget.load();
  const summary = page.locator("[data-timeline] summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  await widget.idle();
  const rows = () => page.locator("[data-timeline] tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.cells].map((cell) => cell.textContent)),
  );
  await until(async () => (await rows()).length, 5);
  await widget.pass(20, 1);
  const lasted = (await rows()).map((row) => row[4]);
  // In each step the cloud's clock goes first, so an answer may be ahead of the page by one second.
  assert.match(lasted[0], /^1[56] s$/);
  assert.match(lasted[2], /^[56] s$/);
  assert.deepEqual(await rows(), [
    ["mqs", "Creating", "+5 s", "–no value", lasted[0], ""],
    ["lvs", "Completed", "+0 s", "+15 s", "15 s", ""],
    ["apic", "Creating", "+15 s", "–no value", lasted[2], ""],
    ["fdi", "Waiting", "–no value", "–no value", "", ""],
    ["device", "Waiting", "–no value", "–no value", "", ""],
  ]);
  assert.match(await widget.focused(), /^summary/);
});

scene("an end that was seen is remembered once, and what is left is said from five on", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.pass(46);
  const id = await widget.row("checkout-gateway").getAttribute("data-row");
  const duration = { kind: hash("apig", "ENTERPRISE"), instance: hash(id), seconds: 40 };
  assert.deepEqual((await stored(page, "history")).durations, [duration]);
  const took = (...seconds) =>
    seconds.map((seconds, index) => ({ kind: hash("apig", "PROFESSIONAL_IPV6"), instance: hash(`${index}`), seconds }));
  const load = async (durations) => {
    await store(page, "history", { ...(await stored(page, "history")), durations });
    await widget.reload();
  };
  // Unreadable entries are skipped; four durations are too few for an estimate.
  const left = widget.card("media-gateway").locator("[data-left]");
  await load([{ kind: 1 }, "x", ...took(60, 70, 80, 90)]);
  assert.equal(await left.count(), 0);
  await load(took(60, 70, 80, 90, 140));
  // The creation has lasted 66 s; the middle half of the known ones took 70 to 90 s.
  await until(() => left.textContent(), "Less than 30 s left");
  const bar = widget.card("media-gateway").locator("[role=progressbar]");
  assert.equal(await bar.getAttribute("aria-valuetext"), "step 2 of 5, 50%. Less than 30 seconds left");
  await load(took(60, 61, 62, 63, 64));
  await until(() => left.textContent(), "Taking longer than usual (60–70 s)");
});

scene("what stands still for unusually long says so, also after a reload, until it goes on", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.pass(6);
  const stall = widget.card("checkout-gateway").locator("[data-stall]");
  assert.equal(await page.locator("[data-stall]").count(), 0);
  // As if the creation had been observed without progress for a quarter of an hour.
  const history = await stored(page, "history");
  for (const standstill of history.standstills) standstill.unchanged_since -= 16 * MINUTE;
  await store(page, "history", history);
  await widget.reload();
  await until(() => stall.allTextContents(), ["No progress for 16 min. Usually takes 5–15 min in total."]);
  // No API document says how long the creation of a ROMA instance takes: it counts as stalled only after half
  // an hour, which has not passed.
  assert.equal(await page.locator("[data-service=ROMA] [data-stall]").count(), 0);
  await widget.pass(6);
  assert.equal(await stall.count(), 0);
});

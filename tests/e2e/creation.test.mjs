// Creations of APIG instances, from beginning to end.
import assert from "node:assert/strict";

import { LIST } from "./lib/widget.mjs";
import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

/** Records every percentage that a row and its card show. */
async function watch(widget, name) {
  const id = await widget.row(name).getAttribute("data-row");
  await widget.page.evaluate((id) => {
    const { shadowRoot } = document.querySelector("instance-console");
    const seen = (window.seen = { row: [], card: [] });
    const look = () => {
      for (const [place, within] of [["row", `[data-row="${id}"]`], ["card", `[data-task="${id}"]`]]) {
        const now = shadowRoot.querySelector(`${within} [data-progress]`)?.dataset.progress;
        if (now !== undefined && now !== seen[place].at(-1)) seen[place].push(now);
      }
    };
    look();
    new MutationObserver(look).observe(shadowRoot, { subtree: true, childList: true, attributes: true });
  }, id);
}

const seen = (widget) => widget.page.evaluate(() => window.seen);

scene("a creation goes through its steps, never backwards, and ends as a running row", {}, async ({ widget }) => {
  await widget.load();
  await watch(widget, "checkout-gateway");
  assert.equal(await widget.status("checkout-gateway").textContent(), "Creating");
  await widget.pass(36);
  assert.deepEqual(await seen(widget), { row: ["30", "50", "80", "90"], card: ["30", "50", "80", "90"] });
  // The progress reports the end before the list does.
  const release = await widget.hold(LIST);
  for (let second = 36; second < 46; second += 2) {
    await widget.simulator.advance(2);
    await widget.wait(2);
    await widget.page.evaluate(() => window.e2e.turn());
  }
  // While the list is held, nothing tells when the progress was answered: it is polled until the card shows
  // it.
  await until(async () => {
    await widget.wait(1);
    return (await seen(widget)).card;
  }, ["30", "50", "80", "90", "100"]);
  await until(() => widget.card("checkout-gateway").locator("[data-tone=running]").count(), (n) => n > 0);
  await release();
  await widget.idle();
  await widget.pass(4);
  // The card says that the creation ended, and goes when it is dismissed.
  assert.match(await widget.card("checkout-gateway").locator("[data-ended=ended]").textContent(), /^Completed .+ · took \d+ s$/);
  await widget.card("checkout-gateway").locator("[data-dismiss]").click();
  await until(() => widget.card("checkout-gateway").count(), 0);
  assert.equal(await widget.status("checkout-gateway").textContent(), "Running");
  assert.equal(await widget.row("checkout-gateway").locator("[data-progress]").count(), 0);
  const { row } = await seen(widget);
  assert.deepEqual(row, [...row].sort((a, b) => a - b));
});

scene("a creation whose list is the first to say Running shows its end all the same", {}, async ({ widget }) => {
  await widget.load();
  await widget.pass(36);
  await watch(widget, "checkout-gateway");
  const release = await widget.hold(/progress$/);
  for (let second = 36; second < 46; second += 2) {
    await widget.simulator.advance(2);
    await widget.wait(2);
  }
  // The progress is held here, so the list is polled until the row shows the end.
  await until(async () => {
    await widget.wait(1);
    return widget.status("checkout-gateway").textContent();
  }, "Running");
  await release();
  await widget.idle();
  await widget.pass(8);
  assert.equal(await widget.card("checkout-gateway").locator("[data-ended=ended]").count(), 1);
  assert.deepEqual((await seen(widget)).card, ["90", "100"]);
});

scene("a creation that fails says why, in its card and in its detail, and keeps its percentage", {}, async ({ widget }) => {
  await widget.load();
  await watch(widget, "reports-gateway");
  await widget.pass(60);
  const why = "APIC.9219 create failed: insufficient resources in cn-north-4a";
  const card = widget.card("reports-gateway");
  assert.equal(await card.locator(".card-failure").textContent(), why);
  assert.equal(await card.locator("[data-error-code]").getAttribute("data-error-code"), "APIC.9219");
  await until(() => card.locator(".note-happened").textContent(), "Creation failed: insufficient resources");
  assert.match(await card.locator(".note").textContent(), /(You can fix this\.|Ask: \S)/);
  assert.match(await card.locator(".badge").textContent(), /^Creation failed$/);
  assert.equal(await card.locator("[role=progressbar]").getAttribute("aria-valuenow"), "80");
  assert.deepEqual((await seen(widget)).card, ["30", "50", "80"]);
  assert.equal(await widget.status("reports-gateway").getAttribute("data-status"), "3");
  await widget.row("reports-gateway").click();
  await widget.idle();
  await until(() => widget.detail.locator(".card-failure").textContent(), why);
  assert.equal(await widget.detail.locator("[data-progress]").getAttribute("data-progress"), "80");
  // The creation is over: its progress is not polled any more.
  const id = await widget.row("reports-gateway").getAttribute("data-row");
  const before = (await widget.calls(new RegExp(`${id}/progress`))).length;
  await widget.pass(20);
  assert.equal((await widget.calls(new RegExp(`${id}/progress`))).length, before);
  assert.equal(await widget.notices.count(), 0);
});

scene("a bar goes neither back nor to nothing, whatever an answer says", {}, async ({ widget, simulator }) => {
  await widget.load();
  await watch(widget, "search-gateway");
  const answer = (progress, status) => ({ route: "apig.progress", body: { progress, status, end_time: null } });
  for (const fault of [answer(30, "creating"), answer(0, "creating"), answer(null, "creating")]) {
    await simulator.faults(fault);
    await widget.refreshed();
  }
  await simulator.faults({ route: "apig.progress", body: { progress: 0, status: "failed", error_code: "APIC.9206", error_msg: "quota" } });
  await widget.refreshed();
  assert.deepEqual(await seen(widget), { row: ["50"], card: ["50"] });
  assert.equal(await widget.card("search-gateway").locator(".card-failure").textContent(), "APIC.9206 quota");
});

scene("what is being created is found by itself, and nothing else is in the activity list", {}, async ({ widget }) => {
  await widget.load();
  const names = await widget.cards.locator(".card-name").allTextContents();
  const expected = ["checkout-gateway", "invoices-gateway", "media-gateway", "reports-gateway", "search-gateway"];
  assert.deepEqual(names.filter((name) => name.endsWith("-gateway")).sort(), expected);
  assert.equal(names.length, expected.length + 2);
  // A creation that begins while the page is open gets a card by itself.
  await widget.pass(112);
  await widget.simulator.advance(130);
  await widget.linger(70);
  const after = await widget.cards.locator(".card-name").allTextContents();
  assert.deepEqual(after.filter((name) => name.startsWith("preview")), ["preview-001"]);
  assert.equal(await widget.status("preview-001").textContent(), "Creating");
});

// ROMA Connect with its sub-services, and KooPhone.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { PHONE, ROMA_INSTANCE } from "./lib/simulator.mjs";

const PARTS = ["mqs", "lvs", "apic", "fdi", "device"];

async function parts(page) {
  return page.locator("[data-part]").evaluateAll((parts) =>
    Object.fromEntries(
      parts.map((part) => {
        const text = (name) => part.querySelector(name).textContent;
        return [part.dataset.part, `${text(".part-state")} ${text(".time")}`.trim()];
      }),
    ),
  );
}

scene("ROMA's sub-services end one by one, and then the whole runs", {}, async ({ page, widget }) => {
  await widget.load();
  const card = page.locator(`[data-task="${ROMA_INSTANCE}"]`);
  assert.equal(await card.locator(".card-name").textContent(), "roma-2222");
  assert.deepEqual(Object.keys(await parts(page)), PARTS);
  const ended = [[]];
  for (let second = 0; second < 86; second += 2) {
    await widget.pass(2);
    const now = await parts(page);
    const names = PARTS.filter((name) => now[name].startsWith("Completed"));
    if (names.length !== ended.at(-1).length) ended.push(names);
  }
  assert.deepEqual(ended, [
    [], ["lvs"], ["mqs", "lvs"], ["mqs", "lvs", "apic"], ["mqs", "lvs", "apic", "fdi"], PARTS,
  ]);
  assert.deepEqual(await parts(page), {
    mqs: "Completed 25 s", lvs: "Completed 15 s", apic: "Completed 30 s", fdi: "Completed 30 s", device: "Completed 30 s",
  });
  await widget.pass(10);
  assert.match(await card.locator(".card-line").textContent(), /^Running100%$/);
  assert.equal(await card.locator(".card-facts > .time").textContent(), "Took 1 min 20 s");
  assert.equal(await card.locator("> .card-foot span").nth(1).textContent(), "Finished; no longer refreshing");
});

scene("ROMA's job number is no error, and its failure is one", { toml: '[simulator]\nscenario = "gallery"' }, async ({ page, widget, simulator }) => {
  await widget.load();
  const card = page.locator(`[data-task="${ROMA_INSTANCE}"]`);
  assert.match(await card.locator("> .card-facts > .card-failure").textContent(), /^APIC\.9219 create failed/);
  assert.match(await page.locator("[data-part=apic]").textContent(), /Failed.*APIC\.9219 insufficient resources/);
  await simulator.set({ scenario: "default" });
  await widget.reload();
  assert.equal(await card.locator("[data-error-code]").count(), 0);
  assert.match(await card.textContent(), /Job ID: JOB-/);
});

scene("a cloud phone queues, is restored and gets ready", {}, async ({ page, widget }) => {
  await widget.load();
  const card = page.locator(`[data-task="${PHONE}"]`);
  const states = [];
  for (let second = 0; second < 76; second += 2) {
    const now = await card.locator(".card-line").textContent();
    if (now !== states.at(-1)) states.push(now);
    if (/^Queuing|^Restoring/.test(now)) {
      // KooPhone reports no percentage, so none is shown.
      assert.equal(await card.locator("[role=progressbar][aria-valuenow]").count(), 0);
    }
    await widget.pass(2);
  }
  const queue = [5, 4, 3, 2, 1].map((count) => `QueuingIn queue: ${count}`);
  assert.deepEqual(states, [...queue, "Restoring and offline", "Normal"]);
});

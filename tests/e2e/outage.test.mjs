// The gateway is killed and started again.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { LIST } from "./lib/widget.mjs";
import { until } from "./lib/until.mjs";

scene("a gateway that is killed and started again takes nothing from the screen", { expects: FAILED, viewport: { width: 1400, height: 3200 } }, async ({ page, widget, gateway, restart }) => {
  await widget.load();
  await widget.pass(10);
  const rows = await widget.names();
  const counted = await widget.count.textContent();
  const cards = await widget.cards.locator(".card-name").allTextContents();
  await widget.row("orders-prod").locator("button").click();
  await widget.filter.fill("-");
  await widget.idle();

  // In the middle of a poll: the requests in flight are never answered.
  const release = await widget.hold(LIST);
  await widget.wait(15);
  await gateway.kill();
  await release();
  await until(() => widget.notices.count(), 2);
  const notice = page.locator("[data-notice][data-source=\"0\"]");
  assert.match(await notice.textContent(), /No response: the network or the proxy is unreachable/);
  assert.match(await notice.textContent(), /Check the network and whether the proxy is running/);
  await widget.wait(10);
  await widget.idle();
  assert.match(await notice.textContent(), /Showing data from \d+ s ago/);

  // The poll backs off: there are fewer attempts in five minutes than there were answers in one.
  const before = (await widget.calls(LIST)).length;
  await widget.linger(300);
  const tries = (await widget.calls(LIST)).slice(before).filter(({ path }) => path.includes("73d6"));
  assert.ok(tries.length >= 3 && tries.length <= 8, `${tries.length} tries`);
  assert.ok(tries.every(({ ended }) => ended === "TypeError"));
  assert.match(await widget.schedule.textContent(), /^Refresh failed \d times\. Retrying in /);
  assert.match(await notice.textContent(), /from 5 min \d+ s ago/);
  assert.deepEqual(await widget.names(), rows.filter((name) => name.includes("-")));
  assert.equal(await widget.filter.inputValue(), "-");
  assert.equal(await widget.detail.count(), 1);
  assert.deepEqual(await widget.cards.locator(".card-name").allTextContents(), cards);

  const simulator = await restart();
  await simulator.freeze(10);
  // The longest wait between two attempts.
  await widget.linger(340, 20);
  await until(() => widget.notices.count(), 0);
  assert.deepEqual(await widget.names(), rows.filter((name) => name.includes("-")));
  assert.equal(await page.locator(".card-error").count(), 0);
  await widget.filter.fill("");
  assert.equal(await widget.count.textContent(), counted);
  assert.doesNotMatch(await widget.schedule.textContent(), /failed/);
});

scene("a poll that is never answered is given up after a minute, and asked anew", { expects: FAILED }, async ({ widget }) => {
  await widget.load();
  const release = await widget.hold(LIST);
  await widget.refresh.click();
  await until(() => widget.schedule.textContent(), "Refreshing…");
  await widget.wait(61);
  await until(() => widget.notices.count(), 2);
  assert.match(await widget.notices.first().textContent(), /60 s/);
  await release();
  await widget.wait(4);
  await widget.idle();
  await until(() => widget.notices.count(), 0);
});

// The element is added, removed and added again.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const remove = (page) =>
  page.evaluate(() => {
    window.removed = document.querySelector("instance-console");
    window.removed.remove();
  });

async function silent(widget) {
  const before = (await widget.calls()).length;
  await widget.wait(600);
  await widget.page.evaluate(() => window.e2e.turn());
  assert.equal((await widget.calls()).length, before, "a request after the end");
  assert.equal(await widget.page.evaluate(() => window.e2e.timers()), 0, "timers after the end");
  return before;
}

scene("an element that is removed asks for nothing and holds no timer, and begins again when it is back", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  await remove(page);
  const before = await silent(widget);
  assert.equal(await page.evaluate(() => window.removed.shadowRoot.querySelectorAll(".console").length), 0);
  await page.evaluate(() => document.body.append(window.removed));
  await until(() => widget.calls().then((calls) => calls.length > before));
  await widget.idle();
  await until(() => widget.count.textContent(), "51 instances");
  const now = (await widget.calls()).length;
  await widget.wait(5);
  await widget.idle();
  assert.ok((await widget.calls()).length > now);
});

scene("what is under way when an element is removed is given up", { expects: /ERR_ABORTED/ }, async ({ page, widget }) => {
  const release = await widget.hold(/\/v[12]\//);
  await widget.open();
  await until(() => widget.calls().then((calls) => calls.length), 4);
  await remove(page);
  await until(() => widget.calls().then((calls) => calls.map(({ ended }) => ended)), ["AbortError", "AbortError", "AbortError", "AbortError"]);
  await release();
  await silent(widget);
});

scene("coming and going fifty times leaves one console that works", {}, async ({ page, widget }) => {
  await widget.load();
  await page.evaluate(async () => {
    const element = document.querySelector("instance-console");
    for (let time = 0; time < 50; time += 1) {
      element.remove();
      if (time % 2) await window.e2e.turn();
      document.body.append(element);
      if (time % 3) await window.e2e.turn();
    }
  });
  await until(() => page.locator(".console").count(), 1);
  await widget.idle();
  await until(() => widget.count.textContent(), "51 instances");
  const before = (await widget.calls(/73d6.*instances$/)).length;
  await widget.wait(3.4);
  await widget.idle();
  assert.equal((await widget.calls(/73d6.*instances$/)).length, before + 1);
});

scene("two elements on one page both work, and one goes without the other", {}, async ({ page, widget }) => {
  await widget.load();
  await page.evaluate(() => {
    const second = document.createElement("instance-console");
    second.id = "second";
    second.config = { sources: [{ service: "apig", project_id: "0d5a11c4b96a4a7c8f0e2f6e91c37b58", label: "East" }], locale: "zh-CN" };
    document.body.append(second);
  });
  const [first, second] = [page.locator("instance-console:not(#second)"), page.locator("#second")];
  await until(() => second.locator("[data-count]").textContent(), "12 个实例");
  await widget.idle();
  assert.equal(await first.locator("[data-count]").textContent(), "51 instances");
  await second.locator("[data-filter]").fill("orders");
  assert.equal(await second.locator("[data-count]").textContent(), "共 12 个实例，1 个符合条件");
  assert.equal(await first.locator("[data-count]").textContent(), "51 instances");

  await page.evaluate(() => document.getElementById("second").remove());
  const before = (await widget.calls()).length;
  await widget.pass(46);
  assert.ok((await widget.calls()).length > before);
  assert.equal(await first.locator('tr:has(button[title="checkout-gateway"]) [data-status]').textContent(), "Running");
});

scene("a new configuration takes the place of the old one", {}, async ({ page, widget }) => {
  await widget.load();
  await page.evaluate(() => {
    document.querySelector("instance-console").config = {
      sources: [{ service: "apig", project_id: "0d5a11c4b96a4a7c8f0e2f6e91c37b58" }],
    };
  });
  await until(() => widget.count.textContent().catch(() => ""), "12 instances");
  await widget.idle();
  const before = (await widget.calls()).length;
  await widget.linger(70);
  const paths = new Set((await widget.calls()).slice(before).map(({ path }) => path));
  assert.deepEqual([...paths], ["/v2/0d5a11c4b96a4a7c8f0e2f6e91c37b58/apigw/instances"]);
});

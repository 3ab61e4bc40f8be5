// The element is removed in the middle of an action: nothing throws, and other elements of the page go on.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

/** Actions of a person or a host page; each runs in the page, with the element and its shadow root. */
const ACTIONS = {
  "refresh()": (element) => element.refresh(),
  "a click on Refresh": (_, root) => root.querySelector("[data-refresh]").click(),
  "a click on Pause": (_, root) => root.querySelector("[data-pause]").click(),
  "a word in the filter": (_, root) => {
    const field = root.querySelector("[data-filter]");
    field.focus();
    field.value = "orders";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  },
  "a click on a heading": (_, root) => root.querySelector('button[data-sort]').click(),
  "a click on a number of the summary": (_, root) => root.querySelector("button[data-summary]").click(),
  "a checkbox": (_, root) => root.querySelector("tr[data-row] input[type=checkbox]").click(),
  "an opened row": (_, root) => root.querySelector("tr[data-row] th button").click(),
  "the columns": (_, root) => root.querySelector("[data-columns]").click(),
  "the schedule": (_, root) => root.querySelector("[data-checks]").click(),
  "a new configuration": (element) => (element.config = { sources: [{ service: "apig", project_id: "other" }] }),
  "another language": (element) => element.setAttribute("locale", "zh-CN"),
};

/** Adds helpers to the page that use an element and remove it some microtasks later. */
function prepare() {
  const microtasks = async (count) => {
    for (let done = 0; done < count; done += 1) await null;
  };
  window.removal = {
    /** Acts, and removes the element `count` microtasks later; 0 is in the same task. */
    async after(act, count) {
      const element = document.querySelector("#first");
      act(element, element.shadowRoot);
      if (count === 0) element.remove();
      else {
        await microtasks(count);
        element.remove();
      }
    },
    /** Runs all polls, and removes the element `count` microtasks after the first answer was read. */
    async afterAnswer(count) {
      const element = document.querySelector("#first");
      const { arrayBuffer } = Response.prototype;
      const removed = new Promise((resolve) => {
        Response.prototype.arrayBuffer = function () {
          const body = arrayBuffer.call(this);
          // The other requests are cancelled with the element.
          body.then(() => microtasks(count)).then(() => resolve(element.remove())).catch(() => {});
          return body;
        };
      });
      element.refresh();
      await removed;
      Response.prototype.arrayBuffer = arrayBuffer;
    },
  };
}

async function load({ page, widget }) {
  await widget.load();
  await page.evaluate(prepare);
  await page.evaluate(() => {
    document.querySelector("instance-console").id = "second";
  });
}

/** Puts a fresh element into the page, and waits until it shows its rows. */
async function first({ page, widget }) {
  await page.evaluate(() => {
    const element = document.createElement("instance-console");
    element.id = "first";
    element.config = { sources: [{ service: "apig", project_id: "73d69ae0cfcf460190522d06b60f05ad" }], locale: "en" };
    document.body.append(element);
  });
  await until(() => page.locator("#first tr[data-row]").count(), (count) => count > 0, "rows");
  await widget.idle();
}

/** Checks that the other element still filters and still polls. */
async function otherLives({ page, widget }) {
  const second = page.locator("#second");
  await second.locator("[data-filter]").fill("orders-prod");
  await until(() => second.locator("[data-count]").textContent(), /^1 /);
  await second.locator("[data-filter]").fill("");
  await until(() => second.locator("[data-count]").textContent(), /^\d+ instances$/);
  const before = (await widget.calls()).length;
  await page.evaluate(() => document.querySelector("#second").refresh());
  await until(() => widget.calls().then((calls) => calls.length > before));
  await widget.idle();
}

for (const [name, act] of Object.entries(ACTIONS)) {
  scene(`${name}, and the removal of the element at once or some microtasks later`, { expects: /other/ }, async (it) => {
    await load(it);
    for (let count = 0; count <= 5; count += 1) {
      await first(it);
      await it.page.evaluate(`window.removal.after(${act}, ${count})`);
      await it.widget.idle();
    }
    await otherLives(it);
  });
}

scene("the removal of the element some microtasks after an answer", { expects: /ERR_ABORTED/ }, async (it) => {
  await load(it);
  for (let count = 0; count <= 6; count += 1) {
    await first(it);
    await it.page.evaluate((count) => window.removal.afterAnswer(count), count);
    await it.widget.idle();
  }
  await otherLives(it);
  assert.equal(await it.page.locator("#first").count(), 0);
});

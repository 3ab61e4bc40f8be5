// Several tabs and elements of one origin make one set of requests.
import assert from "node:assert/strict";

import { instrument } from "./lib/instrument.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";
import { LIST, Widget } from "./lib/widget.mjs";

const BROWSER = 'credentials = "browser"';
const GOOD = "good-token-5f1c3b";

// In seconds: how long a list waits that is the same five times while something in it changes.
const INTERVAL = 10;

/** Another tab of the same browser; all tabs have one clock. */
async function tab(context, { simulator, origin }) {
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const widget = new Widget(page, simulator, origin);
  await page.addInitScript(instrument);
  await page.goto(origin);
  await settled(widget);
  return widget;
}

async function settled(widget) {
  await until(() => widget.page.locator("instance-console .root > *").count(), 1);
  await widget.idle();
  await widget.page.clock.runFor(1);
  await widget.idle();
}

/** Lets seconds pass in the cloud and in all tabs. */
async function pass(seconds, simulator, ...widgets) {
  for (let second = 0; second < seconds; second += 1) {
    await simulator.advance(1);
    await widgets[0].wait(1);
    for (const widget of widgets) await widget.idle();
  }
}

const requests = async (simulator) => (await simulator.requests()).length;
const calls = async (widget) => (await widget.calls()).length;

scene("two tabs ask no more than one, and both show the same", {}, async ({ context, widget, simulator }) => {
  await widget.load();
  await simulator.forget();
  await pass(24, simulator, widget);
  const alone = await requests(simulator);

  await simulator.freeze();
  await widget.page.reload();
  await settled(widget);
  const other = await tab(context, widget);
  await simulator.forget();
  await pass(24, simulator, widget, other);
  const together = await requests(simulator);
  assert.ok(together <= alone * 1.15, `${together} instead of ${alone}`);
  assert.ok(together >= alone * 0.85, `${together} instead of ${alone}`);
  assert.equal(await calls(other), 0, "the second tab asked the server itself");
  for (const shown of [widget, other]) {
    await until(() => shown.count.textContent(), "51 instances");
    assert.match(await shown.card("checkout-gateway").textContent(), /[1-9]\d?%/);
    await until(() => shown.schedule.textContent(), /^Next check in /);
    assert.equal(await shown.notices.count(), 0);
  }
});

/** Ends a tab as a person does, or as a lack of memory. */
const ENDS = {
  closed: (page) => page.close(),
  killed: async (page) => {
    const crashed = page.waitForEvent("crash");
    const session = await page.context().newCDPSession(page);
    session.send("Page.crash").catch(() => {});
    await crashed;
  },
};

for (const [how, end] of Object.entries(ENDS)) scene(`when the tab that asks is ${how}, another goes on within an interval and loses nothing`, {}, async ({ page, context, widget, simulator }) => {
  await widget.load();
  const others = [await tab(context, widget), await tab(context, widget)];
  // It goes while others wait for what it asks.
  const release = await widget.hold(LIST);
  await others[0].refresh.click();
  await until(() => widget.calls(LIST).then((lists) => lists.some(({ ended }) => !ended)));
  await end(page);
  await Promise.all(others.map((other) => other.idle()));
  await release().catch(() => {});
  const lists = await Promise.all(others.map((other) => other.calls(LIST)));
  assert.deepEqual(lists.map(({ length }) => length).sort(), [0, 2], "what was under way is asked for by one");
  // The clock is moved in all tabs that are there.
  await page.close();
  await simulator.forget();
  await pass(10, simulator, ...others);
  assert.ok((await requests(simulator)) > 10);
  for (const other of others) {
    await until(() => other.schedule.textContent(), /^Next check in /);
    assert.equal(await other.notices.count(), 0);
  }
});

scene("a tab that is asked and says nothing loses the lead", {}, async ({ page, context, widget }) => {
  await page.addInitScript(() => {
    const { BroadcastChannel } = window;
    window.BroadcastChannel = class extends BroadcastChannel {
      addEventListener(type, listener) {
        super.addEventListener(type, (event) => (window.deaf && event.data[0].startsWith('["ask"')) || listener(event));
      }
    };
  });
  await widget.load();
  const other = await tab(context, widget);
  await pass(1, widget.simulator, widget, other);
  await page.evaluate(() => (window.deaf = true));
  await other.refresh.click();
  await other.wait(1.9);
  assert.equal(await calls(other), 0);
  await other.wait(0.2);
  await until(() => calls(other), (count) => count >= 4);
  await other.idle();
  await until(() => other.schedule.textContent(), /^Next check in /);
  // The one that did not hear follows from then on.
  await page.evaluate(() => (window.deaf = false));
  const before = await calls(widget);
  await widget.refresh.click();
  await widget.idle();
  assert.equal(await calls(widget), before);
});

scene("a token that is given in any tab sets all going, and is told to none", { toml: BROWSER, expects: FAILED }, async ({ page, context, widget, simulator }) => {
  await widget.load();
  const other = await tab(context, widget);
  assert.equal(await other.token.count(), 1);
  assert.equal(await calls(other), 0);

  await other.token.fill(GOOD);
  await other.token.press("Enter");
  for (const shown of [other, widget]) {
    await until(() => shown.count.textContent().catch(() => ""), "51 instances");
    await shown.idle();
    assert.equal(await shown.token.count(), 0);
    assert.equal(await shown.page.locator(".token-refused").count(), 0);
  }
  await simulator.forget();
  const before = await calls(widget);
  await pass(10, simulator, widget, other);
  const received = await simulator.requests();
  assert.ok(received.length >= 5 && received.every(({ token }) => token === "accepted"));
  assert.equal(await calls(widget), before);

  const told = await Promise.all([widget, other].map((shown) => shown.page.evaluate(async () => {
    const { held, pending } = await navigator.locks.query();
    const names = [...held, ...pending].map(({ name }) => name);
    return JSON.stringify([names, window.e2e.said, { ...localStorage }, { ...sessionStorage }]);
  })));
  // The names of lock and channel, what is said there, and the bodies of the answers.
  assert.ok(["instance-console 1 http", "lead", "checkout-gateway"].every((text) => told.join().includes(text)));
  assert.equal(told.join().includes(GOOD), false);
  // It goes with its tab.
  await other.page.close();
  await pass(5, simulator, widget);
  await until(() => page.locator("[data-token-field]").count(), 1);
});

scene("a token that has ended is asked for in all tabs, and one of them is enough", { toml: BROWSER, expects: FAILED }, async ({ context, widget, simulator }) => {
  await widget.load();
  const other = await tab(context, widget);
  const give = async (shown) => {
    await shown.token.fill(GOOD);
    await shown.token.press("Enter");
    await Promise.all([widget.idle(), other.idle()]);
  };
  await give(widget);
  await pass(4, simulator, widget, other);
  await simulator.faults({ route: "*", status: 401 });
  await pass(INTERVAL, simulator, widget, other);
  for (const shown of [widget, other]) {
    await until(() => shown.token.count(), 1);
    assert.equal(await shown.schedule.textContent(), "Waiting for a token");
  }
  await simulator.forget();
  await pass(10, simulator, widget, other);
  assert.equal(await requests(simulator), 0, "asked without a token");
  await simulator.faults();
  await give(other);
  for (const shown of [widget, other]) {
    await until(() => shown.token.count(), 0);
    await until(() => shown.schedule.textContent(), /^Next check in /);
  }
});

scene("a tab that takes the lead with a token that was refused gives it back to one with a good one", { toml: BROWSER, expects: FAILED }, async ({ page, context, widget, simulator }) => {
  await page.addInitScript(() => {
    const { BroadcastChannel } = window;
    window.BroadcastChannel = class extends BroadcastChannel {
      addEventListener(type, listener) {
        super.addEventListener(type, (event) => window.deaf || listener(event));
      }
    };
  });
  await widget.load();
  const other = await tab(context, widget);
  await other.token.fill("expired-token");
  await other.token.press("Enter");
  await until(() => other.page.locator(".token-refused").count(), 1);
  await widget.token.fill(GOOD);
  await widget.token.press("Enter");
  for (const shown of [widget, other]) await until(() => shown.count.textContent().catch(() => ""), "51 instances");
  await Promise.all([widget.idle(), other.idle()]);
  // Nobody answers the other one, which takes the lead; then all hear each other again.
  await page.evaluate(() => (window.deaf = true));
  await other.refresh.click();
  await other.wait(1.9);
  await page.evaluate(() => (window.deaf = false));
  await other.wait(0.2);
  await pass(INTERVAL, simulator, widget, other);
  for (const shown of [widget, other]) {
    await until(() => shown.schedule.textContent(), /^Next check in /);
    assert.equal(await shown.token.count(), 0);
  }
  assert.ok((await simulator.requests()).some(({ token }) => token !== "accepted"));
});

scene("a tab that hears of a token before it hears that it leads no more goes on too", { toml: BROWSER, expects: FAILED }, async ({ page, context, widget, simulator }) => {
  await page.addInitScript(() => {
    const { LockManager, Promise } = window;
    const request = LockManager.prototype.request;
    const told = new Promise((tell) => (window.tell = tell));
    LockManager.prototype.request = function (...options) {
      return request.apply(this, options).catch((error) => told.then(() => Promise.reject(error)));
    };
  });
  await widget.load();
  const other = await tab(context, widget);
  await other.token.fill(GOOD);
  await other.token.press("Enter");
  await until(() => widget.token.count(), 0);
  await until(() => widget.count.textContent().catch(() => ""), "51 instances");
  await page.evaluate(() => window.tell());
  await simulator.forget();
  const before = await calls(widget);
  await pass(INTERVAL, simulator, widget, other);
  assert.ok((await requests(simulator)) >= 4);
  assert.equal(await calls(widget), before);
  for (const shown of [widget, other]) await until(() => shown.schedule.textContent(), /^Next check in /);
});

scene("a Retry-After holds for all tabs, also one that is opened later, and all say it", { expects: FAILED }, async ({ context, widget, simulator }) => {
  await widget.load();
  const other = await tab(context, widget);
  await pass(4, simulator, widget, other);
  await simulator.faults({ route: "apig.list", status: 429, retry_after: "40" });
  // What was answered in this very millisecond is not asked for again.
  await widget.wait(0.01);
  await widget.refreshed();
  await simulator.faults();
  await simulator.forget();
  await pass(INTERVAL, simulator, widget, other);
  const third = await tab(context, widget);
  const all = [widget, other, third];
  for (const shown of all) {
    await until(() => shown.schedule.textContent(), /^Asked to wait, next try in [23]\d s$/);
    assert.equal(await shown.notices.count(), 2);
    await shown.refresh.click();
  }
  await pass(18, simulator, ...all);
  const lists = async () => (await simulator.requests()).filter(({ path }) => LIST.test(path)).length;
  assert.equal(await lists(), 0, "asked in the 40 seconds");
  await pass(30, simulator, ...all);
  const asked = await lists();
  assert.ok(asked >= 2, `${asked} lists`);
  for (const shown of all) {
    await until(() => shown.notices.count(), 0);
    await until(() => shown.schedule.textContent(), /^Next check in /);
  }
});

scene("two elements on one page ask once", {}, async ({ page, widget, simulator }) => {
  await widget.load();
  await page.evaluate(() => {
    const second = document.querySelector("instance-console").cloneNode();
    second.id = "second";
    document.body.append(second);
  });
  const second = page.locator("#second");
  await until(() => second.locator("[data-count]").textContent(), "51 instances");
  await widget.idle();
  await simulator.forget();
  await pass(10, simulator, widget);
  const paths = (await simulator.requests()).map(({ path }) => path);
  const lists = paths.filter((path) => /73d6.*instances$/.test(path));
  assert.ok(lists.length >= 2 && lists.length <= 4, `${lists.length} lists`);
  // The first goes, and the second goes on at once.
  await page.evaluate(() => document.querySelector("instance-console:not(#second)").remove());
  await simulator.forget();
  await second.locator("[data-refresh]").click();
  await until(() => requests(simulator), (count) => count >= 4);
  await widget.idle();
  await until(() => second.locator("[data-schedule]").textContent(), /^Next check in /);
  await page.evaluate(() => document.getElementById("second").remove());
  assert.equal(await page.evaluate(() => window.e2e.timers()), 0);
  assert.deepEqual(await page.evaluate(() => navigator.locks.query().then(({ held, pending }) => [held, pending])), [[], []]);
});

for (const missing of ["locks", "BroadcastChannel"]) {
  scene(`without ${missing} each tab asks for itself`, {}, async ({ context, widget, simulator }) => {
    await context.addInitScript((missing) => {
      if (missing === "locks") Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
      else delete window.BroadcastChannel;
    }, missing);
    await widget.load();
    const other = await tab(context, widget);
    await simulator.forget();
    await pass(4, simulator, widget, other);
    for (const shown of [widget, other]) {
      assert.equal(await shown.count.textContent(), "51 instances");
      assert.ok((await calls(shown)) >= 5);
    }
  });
}

scene("what others say on the channel is understood or left alone", { expects: FAILED }, async ({ context, widget, simulator }) => {
  await widget.load();
  const page = await context.newPage();
  await page.goto(new URL("/config.json", widget.origin).href);
  await simulator.forget();
  const before = await requests(simulator);
  const answered = await page.evaluate(async () => {
    const channel = new BroadcastChannel(`instance-console 1 ${location.origin}/`);
    const heard = new Promise((resolve) => (channel.onmessage = ({ data }) => data[0].startsWith('["answer"') && resolve(data[0])));
    const call = (...parts) => JSON.stringify(["ask", parts, 7, 0]);
    const said = [
      null, 1, "text", {}, [], [[]], [null, null], [{ toString: null }], ["[]"], ["[[[["], ['["ask"]'], ['["lead"]'],
      ['["answer",["list","p","",0],1,true,true,-1,0,200,null,null,null]'], ['["lead",-1]'], ['["lost"]'], ['["accepted",7]'], ['["credential"]'], [7, new Uint8Array(3)],
      [call("list", "..", "", 0)], [call("detail", "p", "../../x", 0)], [call("https://example.org/", "p", "x", 0)], [call("progress", "p", "x", 1e99)],
    ];
    for (const message of said) channel.postMessage(message);
    channel.postMessage([call("progress", "73d69ae0cfcf460190522d06b60f05ad", "no/such id", 0)]);
    return heard;
  });
  assert.match(answered, /^\["answer"/);
  await widget.idle();
  const asked = (await requests(simulator)) - before;
  assert.ok(asked <= 3, `${asked} requests`);
  await pass(4, simulator, widget);
  await until(() => widget.schedule.textContent(), /^Next check in /);
});

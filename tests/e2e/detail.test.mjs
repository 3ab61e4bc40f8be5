// The panel of one instance.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { PHONE, ROMA_INSTANCE } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";

const DETAIL = /apigw\/instances\/[0-9a-f]+$/;

const fields = (widget) =>
  widget.detail.locator(".fact").evaluateAll((facts) =>
    Object.fromEntries(facts.map((fact) => [fact.dataset.field, fact.querySelector("dd").textContent])),
  );

scene("what the list said is there at once, and the rest when it comes", {}, async ({ page, widget }) => {
  await widget.load();
  const cells = await widget.row("orders-prod").locator("td[data-column]").allTextContents();
  const release = await widget.hold(DETAIL);
  await widget.row("orders-prod").locator("button").click();
  await until(() => widget.detail.count(), 1);
  assert.equal(await widget.detail.locator("h3").textContent(), "orders-prod");
  assert.equal(await widget.detail.locator("[data-status]").getAttribute("data-status"), "6");
  const listed = await fields(widget);
  assert.ok(listed.spec.includes(cells[1]), listed.spec);
  assert.equal(listed.create_time, `${cells[2]} UTC`);
  assert.match(await widget.detail.textContent(), /Loading instance details…/);
  await release();
  await widget.idle();
  const whole = await fields(widget);
  assert.ok(Object.keys(whole).length > 25, Object.keys(whole).join());
  assert.equal(whole.description, "orders-prod in cn-north-4");
  assert.match(whole.maintain_begin, /22:00/);
  assert.doesNotMatch(await widget.detail.textContent(), /Loading instance details…/);
  assert.equal(await widget.row("orders-prod").getAttribute("aria-current"), "true");
  assert.deepEqual(await page.locator("[data-detail] [data-error-code]").count(), 0);
});

scene("opening takes the focus into the panel, and Escape gives it back to where it was", {}, async ({ widget }) => {
  await widget.load();
  const button = widget.row("orders-prod").locator("button");
  await button.focus();
  const before = await widget.focused();
  await button.press("Enter");
  await widget.idle();
  assert.match(await widget.focused(), /^h3/);
  await widget.page.keyboard.press("Escape");
  await until(() => widget.detail.count(), 0);
  assert.equal(await widget.focused(), before);
});

scene("Escape closes the panel, and its button does, and nothing more is asked of it", {}, async ({ widget }) => {
  await widget.load();
  for (const close of [() => widget.page.keyboard.press("Escape"), () => widget.detail.locator("[data-close]").click()]) {
    await widget.row("orders-prod").locator("button").click();
    await widget.idle();
    assert.equal(await widget.detail.count(), 1);
    await close();
    await until(() => widget.detail.count(), 0);
    assert.equal(await widget.row("orders-prod").getAttribute("aria-current"), null);
    const before = (await widget.calls(DETAIL)).length;
    await widget.linger(130);
    assert.equal((await widget.calls(DETAIL)).length, before);
  }
});

scene("a late detail of an instance that was left is not shown for another", {}, async ({ widget }) => {
  await widget.load();
  const release = await widget.hold(DETAIL);
  await widget.row("orders-prod").locator("button").click();
  await widget.row("returns-prod").locator("button").click();
  await release();
  await widget.idle();
  assert.equal(await widget.detail.locator("h3").textContent(), "returns-prod");
  assert.equal((await fields(widget)).description, "returns-prod in cn-north-4");
});

scene("an instance that is gone says so in its panel, and is asked for no more", { expects: FAILED }, async ({ widget, simulator }) => {
  await widget.load();
  await simulator.faults({ route: "apig.detail", status: 404 });
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  const said = await widget.detail.locator(".card-error").textContent();
  assert.match(said, /Couldn't load instance details/);
  assert.match(said, /The instance doesn't exist or has been deleted/);
  assert.equal(await widget.detail.locator("[data-error-code]").getAttribute("data-error-code"), "APIC.7302");
  // The fields from the list stay.
  assert.equal(await widget.detail.locator("[data-status]").getAttribute("data-status"), "6");
  assert.doesNotMatch(await widget.detail.textContent(), /Loading instance details…/);
  const before = (await widget.calls(DETAIL)).length;
  await widget.linger(130);
  assert.equal((await widget.calls(DETAIL)).length, before);
  assert.equal(await widget.notices.count(), 0);
});

scene("a detail that fails is tried again by itself, and keeps what it showed", { expects: FAILED }, async ({ widget, simulator }) => {
  await widget.load();
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  const whole = await fields(widget);
  await simulator.faults({ route: "apig.detail", cut: true });
  await widget.refreshed();
  const said = () => widget.detail.locator(".card-error").textContent();
  assert.match(await said(), /Couldn't refresh instance details.*The proxy received an incomplete response/);
  assert.deepEqual(await fields(widget), whole);
  assert.match(await said(), /Showing data from \d+ s ago/);
  await simulator.faults();
  await widget.linger(4, 1);
  assert.equal(await widget.detail.locator(".card-error").count(), 0);
});

scene("an activity opens the panel of its instance", {}, async ({ widget }) => {
  await widget.load();
  await widget.card("search-gateway").locator("button").click();
  await widget.idle();
  assert.equal(await widget.detail.locator("h3").textContent(), "search-gateway");
  assert.equal(await widget.detail.locator("[data-progress]").getAttribute("data-progress"), "50");
});

/** Changes the answers with details on their way to the page. */
async function altered(page, change) {
  await page.route((url) => DETAIL.test(url.pathname), async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ...change() } });
  });
}

scene("a refresh that changes one field touches only that one, and leaves all else where it is", {}, async ({ page, widget }) => {
  let description = "one";
  await altered(page, () => ({ description }));
  await widget.load();
  await widget.row("orders-prod").locator("button").click();
  await until(() => widget.detail.locator("[data-field=description] dd").textContent(), "one");
  await widget.detail.locator("[data-raw] summary").click();
  const search = widget.detail.locator("[data-features]");
  await search.fill("app_");
  await search.press("ArrowLeft");
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("instance-console");
    window.touched = new Set();
    new MutationObserver((records) => {
      for (const { target } of records) {
        const near = target.closest ? target : target.parentElement;
        const place = near.closest("[data-field], [data-raw], [data-window], .detail");
        window.touched.add(place.dataset.field ?? Object.keys(place.dataset)[0]);
      }
    }).observe(shadowRoot.querySelector(".detail"), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const state = async () => ({
    top: await widget.detail.evaluate((panel) => panel.scrollTop),
    focus: await widget.focused(),
    caret: await search.evaluate((field) => [field.value, field.selectionStart]),
    isOpen: await widget.detail.locator("[data-raw]").evaluate((raw) => raw.open),
  });
  const before = await state();
  assert.deepEqual([before.caret, before.isOpen], [["app_", 3], true]);
  assert.ok(before.top > 100);
  description = "two";
  await page.evaluate(() => document.querySelector("instance-console").refresh());
  await until(() => widget.detail.locator("[data-field=description] dd").textContent(), "two");
  assert.deepEqual(await page.evaluate(() => [...window.touched].sort()), ["description", "raw"]);
  assert.deepEqual(await state(), before);
});

scene("what an instance can do is searched in place", {}, async ({ page, widget }) => {
  let supported_features = ["One", "two"];
  await altered(page, () => ({ supported_features }));
  await widget.load();
  await widget.row("orders-prod").locator("button").click();
  const field = widget.detail.locator("[data-field=supported_features]");
  const search = field.locator("[data-features]");
  const chips = () => field.locator(".chip").allTextContents();
  await until(chips, ["One", "two"]);
  assert.equal(await search.isVisible(), false);
  supported_features = Array.from({ length: 12 }, (_, index) => `Feature_${index}`);
  await widget.refreshed();
  await until(async () => (await chips()).length, 12);
  await search.fill("feature_1");
  assert.deepEqual(await chips(), ["Feature_1", "Feature_10", "Feature_11"]);
  assert.match(await field.textContent(), /3 of 12/);
  supported_features = supported_features.slice(0, 11);
  await widget.refreshed();
  await until(chips, ["Feature_1", "Feature_10"]);
  await search.fill("nothing");
  assert.match(await field.textContent(), /No matching features/);
  // The first Escape empties the field, the second closes the panel.
  await search.press("Escape");
  await until(async () => (await chips()).length, 11);
  await search.press("Escape");
  await until(() => widget.detail.count(), 0);
});

scene("times are local or UTC, name their zone, and stay so over a reload", { timezoneId: "Asia/Shanghai" }, async ({ page, widget }) => {
  await widget.load();
  const time = async () => {
    await widget.row("orders-prod").locator("button").click();
    return widget.detail.locator("[data-field=create_time] time");
  };
  const shown = await time();
  const moment = new Date(await shown.getAttribute("datetime"));
  const written = (timeZone) => new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
  assert.equal(await shown.textContent(), `${written("Asia/Shanghai")} UTC+8`);
  await widget.detail.locator("[data-clock=utc]").click();
  assert.equal(await shown.textContent(), `${written("UTC")} UTC`);
  assert.equal(await widget.detail.locator("[data-clock=utc]").getAttribute("aria-pressed"), "true");
  await widget.detail.locator("[data-close]").click();
  await widget.reload();
  assert.equal(await (await time()).textContent(), `${written("UTC")} UTC`);
});

scene("the maintenance window is told by the server's clock and in both zones, and kept true", { timezoneId: "Asia/Shanghai" }, async ({ widget, simulator }) => {
  await simulator.set({ clock: { frozen: true, elapsed_ms: 0, epoch_ms: Date.UTC(2026, 0, 5, 21, 59, 50) } });
  await widget.load();
  await widget.row("orders-prod").locator("button").click();
  const window = widget.detail.locator("[data-window]");
  await until(() => window.textContent(), /22:00–02:00 UTC = 06:00–10:00 UTC\+8/);
  assert.match(await window.textContent(), /Not in the window\. Starts in (9|10) s/);
  await widget.pass(12, 1);
  await until(() => window.textContent(), /In the window now\. Ends in 3 h 59 min/);
});

scene("the raw answer is there to be read and copied, in the order in which it was sent", {}, async ({ page, context, widget }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.route((url) => DETAIL.test(url.pathname), async (route) => {
    // Unsorted keys, a number that JavaScript would round, and a text that looks like HTML.
    const body = '{"z": [], "id": 12345678901234567890, "a": {"b": "<img src=x>\\n"}, "list": ["1", {}]}';
    await route.fulfill({ response: await route.fetch(), body });
  });
  await widget.load();
  await widget.row("orders-prod").locator("button").click();
  await widget.idle();
  const raw = widget.detail.locator("[data-raw]");
  assert.equal(await raw.locator("pre").textContent(), "");
  await raw.locator("summary").click();
  const text = '{\n  "z": [],\n  "id": 12345678901234567890,\n  "a": {\n    "b": "<img src=x>\\n"\n  },\n  "list": [\n    "1",\n    {}\n  ]\n}';
  await until(() => raw.locator("pre").textContent(), text);
  await raw.locator("button").click();
  await until(() => raw.locator(".said").textContent(), "Copied");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
});

scene("of an answer of a hundred thousand lines the beginning is shown", {}, async ({ page, widget }) => {
  await altered(page, () => ({ many: Array.from({ length: 100_000 }, (_, index) => index) }));
  await widget.load();
  await widget.row("orders-prod").locator("button").click();
  const raw = widget.detail.locator("[data-raw]");
  await raw.locator("summary").click();
  await until(() => raw.textContent(), /Showing the first 2,000 of 100,\d\d\d lines/);
  assert.equal((await raw.locator("pre").textContent()).split("\n").length, 2000);
});

scene("ROMA and a cloud phone open from their cards, without a request of their own", {}, async ({ page, widget }) => {
  await widget.load();
  const before = (await widget.calls()).length;
  await page.locator(`[data-task="${ROMA_INSTANCE}"] .card-name`).click();
  await widget.idle();
  assert.equal(await widget.detail.locator("h3").textContent(), "roma-2222");
  const roma = await fields(widget);
  assert.equal(roma.instanceId, ROMA_INSTANCE);
  assert.equal(roma.resVpcId, "hidden by the service");
  assert.match(roma.maintainBegin, /12:01:13/);
  assert.match(await widget.detail.locator("[data-field=engine] dt").textContent(), /deprecated field/);
  assert.match(await widget.detail.locator("[data-window]").textContent(), /Start and end times are identical/);
  assert.match(await widget.detail.locator(".card-facts").textContent(), /lvs/);
  await widget.detail.locator("[data-close]").click();
  await until(() => widget.focused(), /^button/);
  await page.locator(`[data-task="${PHONE}"] .card-name`).click();
  await widget.idle();
  const phone = await fields(widget);
  assert.deepEqual(phone, { instance_id: PHONE, user_id: "1008600000104285462", status: "Queuing (1)", waitingCount: "5" });
  assert.equal((await widget.calls()).length, before);
  await widget.pass(14);
  assert.notEqual((await fields(widget)).waitingCount, "5");
});

scene("in a narrow element the keyboard does not reach what is covered, and the focus comes back", { expects: FAILED, viewport: { width: 390, height: 844 } }, async ({ page, widget, simulator }) => {
  await widget.load();
  const opened = async () => {
    const button = widget.row("orders-prod").locator("th button");
    await button.focus();
    const from = await widget.focused();
    await page.keyboard.press("Enter");
    await until(() => widget.detail.locator("[data-field=vpc_id]").count(), 1);
    return from;
  };
  const from = await opened();
  const places = new Set();
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press("Tab");
    places.add(await page.evaluate(() => {
      const active = document.querySelector("instance-console").shadowRoot.activeElement;
      return active?.closest(".detail, .header, .main, .activity")?.className ?? "outside";
    }));
  }
  assert.deepEqual([...places].filter((place) => /main|activity/.test(place)), []);
  assert.ok(places.has("detail"));
  await widget.detail.locator("[data-close]").focus();
  await page.keyboard.press("Escape");
  await until(() => widget.focused(), from);
  // A row that has gone cannot take the focus: another element takes it.
  await opened();
  await simulator.set({ scenario: "empty" });
  await page.evaluate(() => document.querySelector("instance-console").refresh());
  await until(() => widget.rows.count(), 0);
  await widget.detail.locator("[data-close]").focus();
  await page.keyboard.press("Escape");
  await until(() => widget.focused(), /filter|refresh/);
});

// Tokens: asked for, refused, renewed, and never left in the page or in storage.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { traces } from "./lib/traces.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

const BROWSER = 'credentials = "browser"';
const GOOD = "good-token-5f1c3b";

// High enough for all rows, also below the form.
const TALL = { width: 1400, height: 3200 };

async function give(widget, token) {
  await widget.token.fill(token);
  await widget.token.press("Enter");
  await widget.idle();
}

scene("one good token sets all pollers of all three services going, and is left nowhere", { toml: BROWSER, expects: FAILED }, async ({ page, context, widget, simulator, said }) => {
  const urls = [];
  page.on("request", (request) => urls.push(request.url(), request.postData() ?? ""));
  await widget.load();
  // What an API says of a call without a token is no news.
  assert.equal(await page.locator("[data-token-reason]").count(), 0);
  assert.equal(await widget.count.textContent(), "Not loaded");
  assert.equal(await page.locator(".token-refused").count(), 0);
  assert.equal(await widget.schedule.textContent(), "Waiting for a token");
  assert.equal(await widget.token.getAttribute("type"), "password");

  await give(widget, "wrong-token");
  assert.equal(
    await page.locator(".token-refused").textContent(),
    "The token was rejected. It may have expired (tokens last 24 hours). Enter a new one.",
  );
  assert.match(await page.locator("[data-token-reason]").textContent(), /APIC\.7102|ROMA\.1002|APIGW\.0301/);
  assert.equal(await widget.token.inputValue(), "");
  assert.equal(await page.locator(".token-form").count(), 1);

  await simulator.forget();
  await give(widget, GOOD);
  assert.equal(await widget.token.count(), 0);
  await until(() => widget.count.textContent(), "51 instances");
  const answered = (await simulator.requests()).filter(({ status }) => status === 200);
  assert.ok(answered.every(({ token }) => token === "accepted"));
  const asked = new Set(answered.map(({ path }) => path));
  for (const path of [/73d6.*apigw\/instances$/, /0d5a.*apigw\/instances$/, /\/progress$/, /\/process$/, /prepare-progress$/]) {
    assert.ok([...asked].some((known) => path.test(known)), `${path}`);
  }
  await simulator.forget();
  await widget.pass(10);
  const later = await simulator.requests();
  assert.ok(later.length >= 5 && later.every(({ token, status }) => token === "accepted" && status === 200));

  const places = [await traces(page), ...urls, ...said.map(({ text }) => text), JSON.stringify(await context.storageState())];
  assert.deepEqual(places.filter((text) => text.includes(GOOD) || text.includes("wrong-token")), []);
});

scene("without a token nothing is asked for again, and the form says so in Chinese too", { toml: BROWSER, expects: FAILED, locale: "zh-CN" }, async ({ page, widget }) => {
  await widget.load();
  const before = (await widget.calls()).length;
  assert.ok(before <= 4);
  await widget.refreshed();
  await widget.wait(300);
  assert.equal((await widget.calls()).length, before);
  assert.equal(await page.locator("form h3").textContent(), "请输入 Token 以继续");
  assert.equal(await widget.schedule.textContent(), "等待 Token");
});

for (const [which, route] of [["any one call", "apig.progress"], ["all calls", "*"]]) {
  scene(`a token that ends on ${which} halts all polling until there is another`, { toml: BROWSER, expects: FAILED, viewport: TALL }, async ({ page, widget, simulator }) => {
    await widget.load();
    await give(widget, GOOD);
    await widget.pass(2);
    const rows = await widget.names();
    await simulator.faults({ route, status: 401 });
    await widget.pass(10);
    assert.equal(await widget.token.count(), 1);
    assert.equal(await widget.schedule.textContent(), "Waiting for a token");
    const before = (await widget.calls()).length;
    await widget.wait(300);
    await widget.refreshed();
    assert.equal((await widget.calls()).length, before);
    // The known rows are still there.
    assert.deepEqual(await widget.names(), rows);
    await simulator.faults();
    await give(widget, "another-token");
    assert.equal(await widget.token.count(), 0);
    const paths = new Set((await widget.calls()).slice(before).map(({ path }) => path.split("/").slice(3).join("/").replace(/[0-9a-f]{32}/, "")));
    assert.ok(["apigw/instances", "apigw/instances//progress"].every((path) => paths.has(path)), [...paths].join());
    assert.ok([...paths].some((path) => /process$/.test(path)), [...paths].join());
    assert.ok([...paths].some((path) => /prepare-progress$/.test(path)), [...paths].join());
    assert.equal(await page.locator("[data-notice]").count(), 0);
  });
}

for (const [locale, words] of [
  ["en-US", ["Not sent: tokens contain only visible ASCII characters. Copy the token again.", "Not sent: the token contains a space. Paste only the token."]],
  ["zh-CN", ["未发送：Token 只能包含可见的 ASCII 字符。请重新复制。", "未发送：Token 中间有空格。请只粘贴 Token 本身。"]],
]) {
  scene(`a text that no header can hold is refused in words without being sent or shown (${locale})`, { toml: BROWSER, expects: FAILED, locale }, async ({ page, widget }) => {
    await widget.load();
    const before = (await widget.calls()).length;
    const problem = page.locator(".token-form .field-problem");
    assert.equal(await problem.textContent(), "");
    for (const [index, text] of ["令牌-secret", "Bearer secret"].entries()) {
      await give(widget, text);
      await until(() => problem.textContent(), words[index]);
      assert.equal(await widget.token.getAttribute("aria-invalid"), "true");
      assert.equal(await widget.token.inputValue(), "");
      assert.match(await widget.focused(), /^input tokenField/);
    }
    assert.equal((await widget.calls()).length, before);
    assert.doesNotMatch(await traces(page), /secret/);
    await widget.token.pressSequentially("n");
    await until(() => problem.textContent(), "");
    assert.equal(await widget.token.getAttribute("aria-invalid"), null);
  });
}

scene("what surrounds a token is not sent with it", { toml: BROWSER, expects: FAILED }, async ({ widget, simulator }) => {
  await widget.load();
  await simulator.forget();
  await give(widget, ` \ufeffX-Auth-Token: "${GOOD}" `);
  await until(() => widget.token.count(), 0);
  const requests = await simulator.requests();
  assert.ok(requests.length > 0 && requests.every(({ token }) => token === "accepted"));
});

scene("a caret in the token field stays while the page goes on", { toml: BROWSER, expects: FAILED }, async ({ widget }) => {
  await widget.load();
  await widget.token.pressSequentially("half a tok");
  await widget.token.press("ArrowLeft");
  await widget.pass(6);
  assert.equal(await widget.token.inputValue(), "half a tok");
  assert.equal(await widget.token.evaluate((field) => field.selectionStart), 9);
  assert.match(await widget.focused(), /^input tokenField/);
});

scene("a gateway that cannot renew its token says when it ends, until it can", {}, async ({ page, widget }) => {
  let left = "540";
  const lists = (url) => LIST.test(url.pathname + url.search);
  await page.route(lists, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), ...(left && { "x-token-ends-in": left }) } });
  });
  await widget.load();
  const notice = page.locator("[data-notice=token-end]");
  assert.match(await notice.textContent(), /can't renew its own token.*It ends in 9 min/);
  left = "480";
  await widget.refreshed();
  await until(async () => /It ends in 8 min/.test(await notice.textContent()), true);
  left = undefined;
  await widget.refreshed();
  await until(() => notice.count(), 0);
});

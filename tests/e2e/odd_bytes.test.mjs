// One faulty byte does not hide a list: a repaired answer is shown and marked, one beyond repair is named.
import assert from "node:assert/strict";

import { answerDetail, answerList, around, gateway, ONE_SOURCE, pageOf } from "./lib/own_list.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const TOML = { toml: ONE_SOURCE };

const text = (value) => JSON.stringify(value);
/** A page whose second instance has a name of these bytes. */
const named = (name) => {
  const [before, after] = text(gateway(2, { instance_name: "@" })).split("@");
  return around(Buffer.concat([Buffer.from(before), Buffer.from(name), Buffer.from(after)]));
};
const sound = named("gateway-00002");
const utf16 = (body) => Buffer.from(body.toString(), "utf16le");

/** The fault, the answer, and the name as it is shown. */
const MENDED = [
  ["the first half of a surrogate pair", { body: named("shop-\\ud83d") }, "shop-\ufffd"],
  ["the second half of a surrogate pair", { body: named("\\uDE00-shop") }, "\ufffd-shop"],
  ["both halves in the wrong order", { body: named("a\\ude00\\ud83db") }, "a\ufffd\ufffdb"],
  ["a byte that is no UTF-8", { body: named([0x73, 0xff, 0x74]) }, "s\ufffdt"],
  ["half of a character", { body: named([...Buffer.from("店").subarray(0, 2), 0x2d]) }, "\ufffd-"],
  ["a raw line break", { body: named("line one\nline two") }, "line one\nline two"],
  ["other raw control characters", { body: named("a\tb\u0001c") }, "a\tb‹U+0001›c"],
  ["a backslash that begins no escape", { body: named("C:\\gw") }, "C:\\gw"],
  ["a byte order mark", { body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), sound]) }, "gateway-00002"],
  ["UTF-16 with its mark", { body: Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(named("网关"))]) }, "网关"],
  ["UTF-16 from its other end", { body: utf16(named("网关")).swap16() }, "网关"],
  ["another charset, which is declared", { body: named([0xcd, 0xf8, 0xb9, 0xd8]), contentType: "application/json; charset=GBK" }, "网关"],
  ["zeros behind the end", { body: Buffer.concat([sound, Buffer.from([0, 0])]) }, "gateway-00002"],
  ["a number that is none", { body: around(text({ ...gateway(2), charging_mode: "@" }).replace('"@"', "NaN")) }, "gateway-00002"],
];

scene("an odd byte costs no row, and at most one letter of one name", TOML, async ({ t, page, widget }) => {
  let answer = { body: sound };
  await answerList(page, () => answer);
  await widget.load();
  await widget.row("gateway-00003").locator("[data-select]").click();
  for (const [what, odd, name] of MENDED) {
    await t.test(what, async () => {
      answer = odd;
      await widget.refreshed();
      assert.deepEqual((await widget.names()).sort(), ["gateway-00001", name, "gateway-00003"].sort());
      assert.equal(await widget.count.textContent(), "3 instances");
      assert.equal(await page.locator(".selection-count").textContent(), "1 selected");
      assert.equal(await widget.notices.count(), 0);
      assert.equal(await page.locator("[data-unreadable]").count(), 0);
      assert.match(await widget.schedule.textContent(), /^Refreshes in /);
    });
  }
});

/** The diagnostics report, written anew. */
async function report(page) {
  const area = page.locator("[data-report]");
  if (!(await page.locator("[data-diagnostics]").count())) await page.locator("[data-checks]").click();
  if (await area.count()) await page.locator("[data-diagnostics]").click();
  await page.locator("[data-diagnostics]").click();
  return area.inputValue();
}

/** The polls that the report marks as repaired. */
const marked = async (page) =>
  (await report(page)).split("\n").filter((line) => line.endsWith("(last response repaired)")).map((line) => line.trim().split(":")[0]);

const DETAIL = '{"id":"00000000000000000000000000000002","instance_name":"shop-\\ud83d","description":"line one\nline two","instance_status":6}';
const MENDED_DETAIL = '{\n  "id": "00000000000000000000000000000002",\n  "instance_name": "shop-\ufffd",\n  "description": "line one\\nline two",\n  "instance_status": 6\n}';

scene("a mended answer is marked: in the raw view with what was read, and in the report", TOML, async ({ page, context, widget }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  let list = sound;
  let detail = text(gateway(2));
  await answerList(page, () => ({ body: list }));
  await answerDetail(page, () => ({ body: detail }));
  await widget.load();
  await widget.row("gateway-00002").locator("th button").click();
  await widget.idle();
  const raw = widget.detail.locator("[data-raw]");
  const mark = raw.locator("[data-repaired]");
  await raw.locator("summary").click();
  await until(() => raw.locator("pre").textContent(), JSON.stringify(gateway(2), null, 2));
  assert.equal(await mark.count(), 0);
  assert.deepEqual(await marked(page), []);

  detail = Buffer.from(`\ufeff${DETAIL}`);
  await widget.refreshed();
  await until(() => raw.locator("pre").textContent(), MENDED_DETAIL);
  assert.match(await mark.textContent(), /contained bytes that JSON doesn't allow/);
  assert.ok(await mark.isVisible());
  assert.equal(await widget.detail.locator("[data-field=description] dd").textContent(), "line one\nline two");
  await raw.locator("button").click();
  await until(() => raw.locator(".said").textContent(), "Copied");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), MENDED_DETAIL);
  assert.deepEqual(await marked(page), ["detail, source 1 instance-1"]);

  list = named("shop-\\ud83d");
  await widget.refreshed();
  assert.equal(await widget.detail.locator("h3").textContent(), "shop-\ufffd");
  assert.deepEqual(await marked(page), ["list, source 1", "detail, source 1 instance-1"]);
  assert.equal(await widget.notices.count(), 0);

  // The next valid answer has no mark.
  [list, detail] = [sound, text(gateway(2))];
  await widget.refreshed();
  await until(() => mark.count(), 0);
  assert.deepEqual(await marked(page), []);
});

scene("a mended progress is shown and marked in the report", TOML, async ({ page, widget }) => {
  await answerList(page, () => ({ json: pageOf([gateway(1, { instance_status: 1, status: "Creating" })]) }));
  await page.route(/\/progress$/, (route) => route.fulfill({
    contentType: "application/json", body: Buffer.from('\ufeff{"progress":50,"status":"creating","error_msg":"\\ud83d"}'),
  }));
  await widget.load();
  assert.equal(await widget.card("gateway-00001").locator("[data-progress]").getAttribute("data-progress"), "50");
  assert.deepEqual(await marked(page), ["progress, source 1 instance-1"]);
});

scene("the raw view says in Chinese too that an answer was mended", { ...TOML, locale: "zh-CN" }, async ({ page, widget }) => {
  await answerList(page, () => ({ body: sound }));
  await answerDetail(page, () => ({ body: Buffer.from(DETAIL) }));
  await widget.load();
  await widget.row("gateway-00002").locator("th button").click();
  await widget.idle();
  assert.match(await widget.detail.locator("[data-repaired]").textContent(), /响应中有 JSON 不允许的字节/);
});

/** The fault of an entry, and its text. */
const UNREADABLE = [
  ["has no ID", text({ instance_name: "nameless", instance_status: 6 })],
  ["has an empty ID", text({ id: "", instance_name: "nameless" })],
  ["is a text", '"00000000000000000000000000000002"'],
  ["is nothing", "null"],
  ["is a list", "[1,2]"],
  ["is broken", '{"id":"00000000000000000000000000000002","instance_name":"a" "b"}'],
  ["has a value that is none", '{"id":"00000000000000000000000000000002","instance_status":6,"spec":undefined}'],
];

scene("an entry that cannot be read is shown as it came, and the others stay", TOML, async ({ t, page, widget }) => {
  let body = sound;
  await answerList(page, () => ({ body }));
  await widget.load();
  const unreadable = page.locator("[data-unreadable]");
  for (const [what, entry] of UNREADABLE) {
    await t.test(`an entry that ${what}`, async () => {
      body = around(entry);
      await widget.refreshed();
      assert.deepEqual((await widget.names()).sort(), ["gateway-00001", "gateway-00003"]);
      assert.equal(await widget.count.textContent(), "2 of 3 instances loaded");
      assert.equal(await unreadable.getAttribute("data-unreadable"), "1");
      assert.equal(await unreadable.locator("summary").textContent(), "1 list entry couldn't be read");
      if ((await unreadable.getAttribute("open")) === null) await unreadable.locator("summary").click();
      await until(() => unreadable.locator("code").allTextContents(), [entry]);
      assert.equal(await widget.notices.count(), 0);
      assert.match(await widget.schedule.textContent(), /^Refreshes in /);
    });
  }
  body = around(`"one",${text(gateway(2))},"two"`);
  await widget.refreshed();
  assert.equal(await unreadable.getAttribute("data-unreadable"), "2");
  assert.deepEqual((await widget.names()).sort(), ["gateway-00001", "gateway-00002", "gateway-00003"]);
  body = sound;
  await widget.refreshed();
  assert.equal(await unreadable.count(), 0);
  assert.equal(await widget.count.textContent(), "3 instances");
});

/** A fault beyond repair, the answer, and the words for it. */
const NAMED = [
  ["no JSON from its third line on", { body: '{\n"instances": [],\nsize: 3}' }, "The response isn't JSON (line 3)"],
  ["words", { body: "upstream said no", contentType: "text/plain" }, "The response isn't JSON (line 1)"],
  ["UTF-32", { body: Buffer.from([...sound].flatMap((byte) => [byte, 0, 0, 0])) }, "The character encoding of the response isn't supported"],
  ["a body that is still compressed", { body: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7]) }, "The character encoding of the response isn't supported"],
  ["a list that is none", { json: { total: 3, size: 3, instances: "three" } }, "The response contains no instance list"],
  ["blanks alone", { body: " \n\t " }, "The response is empty"],
];

scene("what no repair helps is named, and takes no row away", { ...TOML, expects: FAILED }, async ({ t, page, widget }) => {
  let answer = { body: sound };
  await answerList(page, () => answer);
  await widget.load();
  const rows = await widget.names();
  for (const [what, odd, words] of NAMED) {
    await t.test(what, async () => {
      answer = odd;
      await widget.refreshed();
      await until(() => widget.notices.locator(".note-happened").allTextContents(), [words]);
      assert.deepEqual(await widget.names(), rows);
      assert.equal(await widget.count.textContent(), "3 instances");
      assert.match(await widget.schedule.textContent(), /^Refresh failed( \d times)?\. Retrying in \d/);
    });
  }
  answer = { body: sound };
  await widget.refreshed();
  assert.equal(await widget.notices.count(), 0);
});

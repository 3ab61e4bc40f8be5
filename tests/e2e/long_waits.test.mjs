// A server cannot lock a person out: the wait that it asks for is capped, and a click on Refresh always
// polls.
import assert from "node:assert/strict";

import { answerDetail, answerList, gateway, ONE_SOURCE, pageOf } from "./lib/own_list.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { EPOCH } from "./lib/simulator.mjs";
import { LIST } from "./lib/widget.mjs";

const TOML = { toml: ONE_SOURCE, expects: FAILED };
const TOMORROW = new Date(EPOCH + 86_400_000).toUTCString();

/** The wait that the answer asks for, its status, and its `Retry-After`. */
const WAITS = [
  ["until tomorrow, by a date", 429, TOMORROW],
  ["for ten days, in seconds", 429, "864000"],
  ["for more seconds than any number holds", 503, "9".repeat(40)],
];

for (const [what, status, retryAfter] of WAITS) {
  scene(`a server that wants to be left alone ${what} is asked after five minutes, and at once by hand`, TOML, async ({ page, widget }) => {
    let isBusy = true;
    const date = new Date(EPOCH).toUTCString();
    await answerList(page, () =>
      isBusy
        ? { status, headers: { "retry-after": retryAfter, date }, json: { error_code: "APIGW.0308", error_msg: "busy" } }
        : { json: pageOf([gateway(1)]) });
    await widget.load();
    const asked = async () => (await widget.calls(LIST)).length;
    assert.match(await widget.schedule.textContent(), /^Retrying in (5 min|4 min 5\d s)( \d+ s)?, as the service asked/);
    assert.equal(await asked(), 1);
    await widget.refreshed();
    assert.equal(await asked(), 2);
    assert.match(await widget.schedule.textContent(), /^Retrying in (5 min|4 min 5\d s)( \d+ s)?, as the service asked/);
    await widget.linger(280, 40);
    assert.equal(await asked(), 2);
    isBusy = false;
    await widget.linger(60, 10);
    assert.ok((await asked()) >= 3);
    assert.equal(await widget.notices.count(), 0);
    assert.deepEqual(await widget.names(), ["gateway-00001"]);
  });
}

scene("a Retry-After that is none is passed over", TOML, async ({ t, page, widget }) => {
  let retryAfter = "";
  await answerList(page, () => ({ status: 503, headers: { "retry-after": retryAfter }, body: "" }));
  await widget.load();
  for (const value of ["soon", "-30", "1e9", "Mon, 99 Foo 2026 08:00:00 GMT"]) {
    await t.test(value, async () => {
      retryAfter = value;
      await widget.refreshed();
      assert.match(await widget.schedule.textContent(), /^Refresh failed( \d+ times)?\. Retrying in (\d+ s|[1-5] min( \d+ s)?)$/);
    });
  }
});

scene("a detail that may not be asked for until tomorrow is asked for by hand, and after five minutes", TOML, async ({ page, widget }) => {
  let isBusy = true;
  const answer = gateway(1, { description: "there" });
  await answerList(page, () => ({ json: pageOf([gateway(1)]) }));
  await answerDetail(page, () =>
    isBusy
      ? { status: 429, headers: { "retry-after": TOMORROW, date: new Date(EPOCH).toUTCString() }, json: { error_code: "APIGW.0308", error_msg: "busy" } }
      : { json: answer });
  await widget.load();
  await widget.row("gateway-00001").locator("th button").click();
  await widget.idle();
  const details = async () => (await widget.calls(/instances\/0/)).length;
  assert.match(await widget.detail.locator(".card-error").textContent(), /Too many requests/);
  const before = await details();
  await widget.linger(200, 40);
  assert.equal(await details(), before);
  await widget.refreshed();
  assert.equal(await details(), before + 1);
  isBusy = false;
  await widget.linger(360, 40);
  assert.ok((await details()) > before + 1);
  assert.equal(await widget.detail.locator(".card-error").count(), 0);
  assert.equal(await widget.detail.locator("[data-field=description] dd").textContent(), "there");
});

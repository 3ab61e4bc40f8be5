// The five requests, as the cloud receives them.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { EAST, NORTH, PHONE, ROMA_INSTANCE, ROMA_PROJECT, USER } from "./lib/simulator.mjs";
import { LIST } from "./lib/widget.mjs";

const JSON_TYPE = "application/json";

scene("the cloud receives the five requests as documented, and nothing else", { toml: 'credentials = "browser"', expects: /status of 40[01]/ }, async ({ page, widget, simulator }) => {
  const sent = [];
  page.on("request", (request) => sent.push(request));
  await widget.load();
  await simulator.forget();
  await widget.token.fill("good-token");
  await widget.token.press("Enter");
  await widget.idle();
  await widget.row("orders-prod").click();
  await widget.idle();
  const detailed = await widget.row("orders-prod").getAttribute("data-row");
  const creating = await widget.row("checkout-gateway").getAttribute("data-row");
  const failing = await widget.row("reports-gateway").getAttribute("data-row");

  const requests = await simulator.requests();
  const one = (method, path) => requests.filter((request) => request.method === method && request.path === path);
  const list = `/v2/${NORTH}/apigw/instances`;
  const expected = [
    ["GET", list, "offset=0&limit=500", ""],
    ["GET", `/v2/${EAST}/apigw/instances`, "offset=0&limit=500", ""],
    ["GET", `${list}/${detailed}`, null, ""],
    ["GET", `${list}/${creating}/progress`, null, ""],
    ["GET", `${list}/${failing}/progress`, null, ""],
    ["GET", `/v2/${ROMA_PROJECT}/instances/${ROMA_INSTANCE}/process`, null, ""],
    ["POST", "/v1/instances/prepare-progress", null, { user_id: USER, instance_id: PHONE }],
  ];
  for (const [method, path, query, body] of expected) {
    const [request, ...more] = one(method, path);
    assert.ok(request, `${method} ${path}`);
    assert.equal(more.length, 0, `${method} ${path} more than once`);
    assert.equal(request.query, query);
    assert.deepEqual(body && JSON.parse(request.body), body);
    if (!body) assert.equal(request.body, "");
    assert.equal(request.headers.accept, JSON_TYPE);
    assert.equal(request.token, "accepted");
    assert.equal(request.headers["x-auth-token"], `(${"good-token".length} bytes)`);
    assert.equal(request.status, 200);
    for (const name of ["cookie", "referer", "origin", "authorization"]) {
      assert.equal(request.headers[name], undefined, name);
    }
  }
  const known = new Set(expected.map(([, path]) => path));
  const others = requests.filter(({ path }) => !known.has(path));
  assert.ok(others.every(({ method, path, query }) => method === "GET" && path.startsWith(list) && path.endsWith("/progress") && query === null));

  // The headers that the browser sends: a content type only with a body, no referrer, no cookie.
  const calls = sent.filter((request) => /\/v[12]\//.test(request.url()));
  for (const request of calls) {
    const headers = await request.allHeaders();
    assert.equal(headers.accept, JSON_TYPE);
    assert.equal(headers["content-type"], request.method() === "POST" ? JSON_TYPE : undefined);
    assert.equal(headers.referer, undefined);
    assert.equal(headers.cookie, undefined);
  }
  assert.deepEqual([...new Set(sent.map((request) => new URL(request.url()).origin))], [new URL(widget.origin).origin]);
});

scene("while the gateway holds the token, the page sends none", {}, async ({ page, widget, simulator }) => {
  const sent = [];
  page.on("request", (request) => sent.push(request));
  await widget.load();
  const headers = await Promise.all(sent.map((request) => request.allHeaders()));
  assert.ok(headers.every((headers) => headers["x-auth-token"] === undefined));
  assert.ok((await simulator.requests()).every(({ token }) => token === "accepted"));
});

scene("an instance is asked how far it is only while it is being created", {}, async ({ widget, simulator }) => {
  await widget.load();
  await widget.pass(120);
  await simulator.forget();
  await widget.linger(130);
  const paths = (await simulator.requests()).map(({ path }) => path);
  assert.ok(paths.length >= 2);
  assert.deepEqual(paths.filter((path) => !path.endsWith("/apigw/instances")), []);
});

scene("a redirect to a sign-in is not followed, named as one, and tried again", { expects: FAILED }, async ({ page, widget }) => {
  const followed = [];
  await page.route("**/sign-in", (route) => {
    followed.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Sign in</title>" });
  });
  await widget.load();
  await page.route((url) => LIST.test(url.pathname + url.search), (route) => route.fulfill({ status: 302, headers: { location: "/sign-in" } }));
  await widget.refreshed();
  assert.equal(await widget.notices.count(), 2);
  assert.match(await widget.notices.first().textContent(), /probably a sign-in page/);
  assert.match(await widget.schedule.textContent(), /^Refresh failed\. Retrying in \d s$/);
  assert.deepEqual(followed, []);
});

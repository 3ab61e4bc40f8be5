// An error of a server between page and cloud is not blamed on an API, and polling goes on.
import assert from "node:assert/strict";
import { createServer } from "node:http";

import { answerList, gateway, ONE_SOURCE, pageOf } from "./lib/own_list.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { NORTH } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";

const TOML = { toml: ONE_SOURCE, expects: FAILED };
const AGAIN = /^Refresh failed( \d+ times)?\. Retrying in (\d+ s|\d min( \d+ s)?)$/;

const html = (status, title) => ({
  status, contentType: "text/html", body: `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
});

const TOO_LARGE = "The request headers or cookies are too large";
const FIREWALL = "A firewall between this page and the API blocked the request";
const ERROR = "A server between this page and the API returned an error";
const WEB_PAGE = "Received a web page instead of data, probably a sign-in page";

/** A server and its error, the answer, and the words for it. */
const ANSWERS = [
  ["nginx: 400 for a header that is too large", html(400, "Request Header Or Cookie Too Large"), TOO_LARGE],
  ["nginx: 413", html(413, "Request Entity Too Large"), TOO_LARGE],
  ["nginx: 414", html(414, "Request-URI Too Large"), TOO_LARGE],
  ["nginx: 431", html(431, "Request Header Fields Too Large"), TOO_LARGE],
  ["nginx: 494", html(494, "Request header too large"), TOO_LARGE],
  ["Envoy: 431 without a body", { status: 431, body: "" }, TOO_LARGE],
  ["nginx: 400 for something else", html(400, "Bad Request"), ERROR],
  ["a firewall: 403 as a page", html(403, "Forbidden"), FIREWALL],
  ["a firewall: 406 in words", { status: 406, contentType: "text/plain", body: "Not Acceptable" }, FIREWALL],
  ["another proxy: 407", html(407, "Proxy Authentication Required"), "Another proxy on the network requires a sign-in"],
  ["a load balancer: 404 in words", { status: 404, contentType: "text/plain", body: "default backend - 404" }, "A server between this page and the API doesn't have this path"],
  ["a gateway: 504 as a page", html(504, "Gateway Time-out"), ERROR],
  ["a network that wants a login first: 511", html(511, "Network Authentication Required"), WEB_PAGE],
  ["a sign-in as XHTML", { contentType: "application/xhtml+xml", body: '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>Sign in</body></html>' }, WEB_PAGE],
  ["a sign-in that is said to be JSON", { body: "\n\n<!DOCTYPE html><html><title>Sign in</title></html>" }, WEB_PAGE],
];

scene("an error that no API signed is told by who answered, takes no row away and is tried again", TOML, async ({ t, page, widget }) => {
  const good = { json: pageOf([gateway(1)]) };
  let answer = good;
  await answerList(page, () => answer);
  await widget.load();
  for (const [who, wrong, words] of ANSWERS) {
    await t.test(who, async () => {
      answer = good;
      await widget.refreshed();
      answer = wrong;
      await widget.refreshed();
      await until(() => widget.notices.locator(".note-happened").allTextContents(), [words]);
      const said = await widget.notices.textContent();
      assert.match(said, /(You can fix this\.|Ask: \S)/);
      // The words must not mention code or message, because there are none.
      assert.doesNotMatch(said, /code and (the )?message/i);
      assert.equal(await widget.notices.locator("[data-error-code]").count(), 0);
      assert.doesNotMatch(said, /<|nginx/);
      assert.deepEqual(await widget.names(), ["gateway-00001"]);
      assert.match(await widget.schedule.textContent(), AGAIN);
      // The notice goes by itself after the next good answer.
      answer = good;
      await widget.linger(6, 1);
      assert.equal(await widget.notices.count(), 0);
    });
  }
});

/** A proxy of another origin that answers with status 200, but without CORS headers. */
async function otherOrigin(t) {
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(pageOf([gateway(1)])));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => new Promise((resolve) => server.close(resolve) && server.closeAllConnections()));
  return `http://127.0.0.1:${server.address().port}/`;
}

/** What blocks the answer, the page's content security policy, and what the browser says on its console. */
const POLICIES = [
  ["without CORS headers", "", /CORS policy|ERR_FAILED/],
  ["that the page's own policy forbids", "connect-src 'self'", /Content Security Policy|content security policy/],
];

for (const [what, policy, expects] of POLICIES) {
  scene(`a proxy of another origin ${what} has both named as possible causes`, { expects }, async ({ t, page, widget }) => {
    const proxy = await otherOrigin(t);
    const config = { proxy, sources: [{ service: "apig", label: "Elsewhere", project_id: NORTH }] };
    await page.route("**/elsewhere.json", (route) => route.fulfill({ json: config }));
    const body = '<!doctype html><html lang="en"><title>Host</title><script type="module" src="instance-console.js"></script><instance-console config="elsewhere.json"></instance-console></html>';
    await page.route("**/host.html", (route) =>
      route.fulfill({ contentType: "text/html", headers: policy ? { "content-security-policy": policy } : {}, body }));
    await widget.load("/host.html");
    await until(() => widget.notices.count(), 1);
    const said = await widget.notices.textContent();
    assert.match(said, /No response from the proxy, which has a different origin from this page/);
    assert.match(said, /CORS/);
    assert.match(said, /connect-src/);
    assert.equal(await widget.rows.count(), 0);
    assert.match(await widget.schedule.textContent(), AGAIN);
  });
}

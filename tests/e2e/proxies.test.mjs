// docs/proxies.md: its configurations as they stand there, with Debian's nginx, the gateway and a pretend cloud.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { samples } from "./lib/docs.mjs";
import { Gateway } from "./lib/gateway.mjs";
import { EAST_ONLY } from "./lib/host.mjs";
import { NGINX, start } from "./lib/nginx.mjs";
import { scene } from "./lib/scene.mjs";
import { Server } from "./lib/server.mjs";
import { until } from "./lib/until.mjs";

const target = (name) => fileURLToPath(new URL(`../../target/${name}`, import.meta.url));
const [behindNginx, nginxAlone, folderOnly] = samples("proxies", "nginx");
const [pageOfGateway, pageOfNginx] = samples("proxies", "html");
const [gatewayToml] = samples("proxies", "toml");
const [config] = samples("proxies", "json");
const [cors] = samples("proxies", "text");

const page = (inside) => `<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">${inside}</html>`;
const needsToken = { expects: /status of 40[01]/ };
const skip = (t) => !NGINX && (t.skip("there is no nginx"), true);

/** An empty folder for the portal and its nginx. */
async function folder(t) {
  const made = await mkdtemp(join(tmpdir(), "instance-console-nginx-"));
  t.after(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** The pretend cloud itself, which no gateway stands before. */
const cloud = async (simulator) => (await simulator.set({})).address;
const atCloud = (text, address) => text.replace(/https:\/\/\w+(\.cn-north-4)?\.myhuaweicloud\.com/g, address);

async function enterToken(page) {
  await page.locator("[data-token-field]").first().fill("a-token-of-a-person");
  await page.locator("[data-token-field]").first().press("Enter");
}

const rows = (page) => until(() => page.locator("tr[data-row]").count());

/** The status of an answer to a request with a host's name. */
const statusFor = (url, host) => new Promise((resolve, reject) => request(url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).on("error", reject).end());

scene("the gateway behind nginx, under a prefix", needsToken, async ({ t, page: tab, simulator }) => {
  if (skip(t)) return;
  const place = await folder(t);
  const toml = atCloud(gatewayToml.replace(/^listen.*$/m, ""), await cloud(simulator));
  const gateway = await Gateway.start({ toml });
  t.after(() => gateway.kill());
  await writeFile(join(place, "index.html"), page(pageOfGateway));
  const site = behindNginx.replace("http://127.0.0.1:8080/", gateway.url).replace("/srv/portal", place);
  const url = await start(t, place, site);
  await tab.goto(url);
  await enterToken(tab);
  await rows(tab);
  // The gateway knows the names by which it is asked for.
  assert.deepEqual(await Promise.all(["portal.example", "elsewhere.example"].map((host) => statusFor(`${url}/console/config.json`, host))), [200, 421]);
});

scene("nginx alone, with all three services", needsToken, async ({ t, page: tab, context, simulator }) => {
  if (skip(t)) return;
  const place = await folder(t);
  await writeFile(join(place, "index.html"), page(pageOfNginx));
  await writeFile(join(place, "console.json"), config);
  const site = atCloud(nginxAlone, await cloud(simulator)).replace("/srv/portal", place).replace("/srv/instance-console/", `${target("package")}/`);
  const url = await start(t, place, site);
  await context.addCookies([{ name: "session", value: "of-the-portal", url }]);
  await tab.goto(url);
  await enterToken(tab);
  await rows(tab);
  await until(async () => (await simulator.requests()).filter(({ status }) => status === 200).map(({ path }) => path).join(), (paths) => /\/apigw\/instances,?/.test(paths) && /\/process/.test(paths) && /prepare-progress/.test(paths));
  const sent = JSON.stringify(await simulator.requests());
  assert.ok(!sent.includes("of-the-portal"));
  assert.equal((await fetch(`${url}/console/v2/p/apigw/instances/i/delete`)).status, 404);
  const refused = await fetch(`${url}/console/v2/p/apigw/instances`, { method: "DELETE" });
  assert.equal(refused.status, 403);
});

scene("the page as a folder of nginx, compressed", {}, async ({ t, page: tab, gateway }) => {
  if (skip(t)) return;
  const place = await folder(t);
  const url = await start(t, place, folderOnly.replace("/srv/app", target("app")));
  await tab.route("**/config.json", (route) => route.fulfill({ json: { ...EAST_ONLY, proxy: "/cloud/" } }));
  await tab.route("**/cloud/**", (route) => route.fetch({ url: route.request().url().replace(`${url}/cloud/`, gateway.url) }).then((response) => route.fulfill({ response })));
  const wasm = tab.waitForResponse(/console_bg\.wasm/);
  await tab.goto(url);
  const headers = await (await wasm).allHeaders();
  assert.deepEqual([headers["content-type"], headers["content-encoding"]], ["application/wasm", "gzip"]);
  await rows(tab);
});

scene("a proxy of another origin, with the headers that it needs", needsToken, async ({ t, page: tab, simulator }) => {
  const address = await cloud(simulator);
  // Neither knows the other's port before it is there.
  const headers = {};
  const other = await Server.start({ passOn: (path) => address + path, headers });
  const body = page(pageOfNginx);
  const portal = await Server.start({
    pages: { "/portal.html": { body }, "/console.json": { body: JSON.stringify({ ...EAST_ONLY, proxy: other.url }) } },
    folders: { "/instance-console/": target("package") },
  });
  t.after(() => Promise.all([other.stop(), portal.stop()]));
  for (const line of cors.trim().split("\n")) {
    const [name, value] = line.split(": ");
    headers[name] = value.replace("https://portal.example", portal.url);
  }
  await tab.goto(`${portal.url}/portal.html`);
  await enterToken(tab);
  await rows(tab);
});

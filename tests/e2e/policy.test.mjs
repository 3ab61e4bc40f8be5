// docs/content-policy.md: under each of its policies the element works and nothing is refused, and each part is needed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { samples } from "./lib/docs.mjs";
import { NORTH_ONLY } from "./lib/host.mjs";
import { Gateway } from "./lib/gateway.mjs";
import { scene } from "./lib/scene.mjs";
import { Server } from "./lib/server.mjs";
import { until } from "./lib/until.mjs";

const PACKAGE = fileURLToPath(new URL("../../target/package", import.meta.url));
const [own, nonce, cdn, elsewhere] = samples("content-policy", "text").map((text) => text.trim().replace("Content-Security-Policy: ", ""));
const [fromCdn, importMap] = samples("content-policy", "html");
const ELEMENT = '<instance-console config="/console.json"></instance-console>';
const FROM_OWN = `<script type="module" nonce="a-nonce" src="/instance-console/instance-console.js"></script>${ELEMENT}`;

/** A portal, a CDN and a gateway, each an origin of its own. `show` opens a page and tells what became of it. */
async function portalOf({ t, page, gateway }) {
  const cdn = await Server.start({ folders: { "/instance-console/": PACKAGE }, headers: { "access-control-allow-origin": "*" } });
  const pages = { "/console.json": { body: JSON.stringify(NORTH_ONLY) } };
  const portal = await Server.start({ pages, folders: { "/instance-console/": PACKAGE }, passOn: (path) => (path.startsWith("/v2/") ? gateway.url + path.slice(1) : undefined) });
  t.after(() => Promise.all([cdn.stop(), portal.stop()]));
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => window.refused.push(`${effectiveDirective} ${blockedURI}`));
  });
  const rows = page.locator("tr[data-row]");
  const here = (text) => text.replaceAll("https://cdn.example", cdn.url).replaceAll("https://gateway.example", gateway.url.slice(0, -1)).replaceAll("{nonce}", "a-nonce");
  return {
    cdn,
    portal,
    /** Lets a gateway of another origin answer. */
    use({ url }) {
      gateway = { url };
      pages["/console.json"].body = JSON.stringify({ ...NORTH_ONLY, proxy: url });
    },
    async show(policy, inside) {
      const body = here(`<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">${inside}</html>`);
      pages["/portal.html"] = { body, headers: { "content-security-policy": here(`${policy}; img-src data:`) } };
      await page.goto(`${portal.url}/portal.html`);
      const said = () => page.locator("instance-console [role=alert]").allTextContents();
      const look = async () => ({ count: await rows.count(), refused: await page.evaluate(() => window.refused), said: (await said()).join() });
      return until(look, ({ count, refused, said }) => count > 0 || refused.length > 0 || said !== "");
    },
  };
}

/** The policy without one source of `script-src` or `connect-src` at a time. */
const lessened = (policy) =>
  [...policy.matchAll(/(script|connect)-src ([^;]*)/g)].flatMap(([directive, name, list]) => {
    const sources = list.split(" ");
    return sources.map((source) => [`${name}-src ${source}`, policy.replace(directive, `${name}-src ${sources.filter((one) => one !== source).join(" ") || "'none'"}`)]);
  });

for (const [what, policy, inside] of [
  ["its own server", own, FROM_OWN],
  ["its own server, with a nonce", nonce, FROM_OWN],
  ["a CDN", cdn, fromCdn],
]) {
  scene(`under the policy for ${what} nothing is refused, and without a part of it something is`, { expects: /./ }, async (scene) => {
    const { page } = scene;
    const { show } = await portalOf(scene);
    const { count, refused } = await show(policy, inside);
    assert.ok(count > 0, refused.join());
    await page.locator("tr[data-row] th button").first().click();
    await page.locator("[data-detail]").waitFor();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    await saved;
    assert.deepEqual(await page.evaluate(() => window.refused), []);
    for (const [part, less] of lessened(policy)) {
      const { count, refused } = await show(less, inside);
      assert.equal(count, 0, `${part} is not needed`);
      assert.ok(refused.length > 0);
    }
  });
}

for (const [what, policy, inside] of [
  ["'strict-dynamic' beside the nonce", nonce.replace("'wasm", "'strict-dynamic' 'wasm"), FROM_OWN],
  ["the CDN's folder alone", cdn.replaceAll("https://cdn.example", "https://cdn.example/instance-console/"), fromCdn],
]) {
  scene(`a policy may have ${what}`, {}, async (scene) => {
    const { show } = await portalOf(scene);
    const { count, refused } = await show(policy, inside);
    assert.ok(count > 0 && refused.length === 0, refused.join());
  });
}

scene("under the policy for a gateway elsewhere nothing is refused", { expects: /./ }, async (scene) => {
  const { portal, show, use } = await portalOf(scene);
  const gateway = await Gateway.start({ toml: `[access]\nkind = "open"\norigins = ["${portal.url}"]` });
  scene.t.after(() => gateway.kill());
  use(gateway);
  const { count, refused } = await show(elsewhere, FROM_OWN);
  assert.ok(count > 0 && refused.length === 0, refused.join());
  const less = await show(elsewhere.replace(" https://gateway.example", ""), FROM_OWN);
  assert.equal(less.count, 0);
});

scene("an import map's hashes count for the imported scripts, too", { expects: /./ }, async (scene) => {
  const { cdn: { url }, show } = await portalOf(scene);
  const { files } = JSON.parse(readFileSync(`${PACKAGE}/manifest.json`, "utf8"));
  const scripts = Object.entries(files).filter(([name]) => name.endsWith(".js"));
  const withHashes = (change) => {
    const integrity = Object.fromEntries(scripts.map(([name, { integrity }]) => [`${url}/instance-console/${name}`, change(name, integrity)]));
    const map = importMap.match(/<script type="importmap">([\s\S]*?)<\/script>/)[1];
    const whole = { ...JSON.parse(map), integrity };
    return importMap.replace(map, () => JSON.stringify(whole)) + ELEMENT;
  };
  const { count } = await show("", withHashes((name, hash) => hash));
  assert.ok(count > 0);
  const wrong = files["instance-console.js"].integrity;
  const { said } = await show("", withHashes((name, hash) => (name === "console.js" ? wrong : hash)));
  assert.match(said, /The network failed while loading the file .*\/console\.js/);
});

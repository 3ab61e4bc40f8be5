// The npm package that `make dist` makes: what is in it, installed by npm, and in a page of another.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { NORTH_ONLY } from "./lib/host.mjs";
import { scene } from "./lib/scene.mjs";
import { Server } from "./lib/server.mjs";
import { until } from "./lib/until.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const [PACKAGE, APP] = ["package", "app"].map((name) => join(root, "target", name));
const bundle = (name) => join(root, "dist", name);
const json = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

let installing;
after(async () => {
  if (installing) await rm((await installing).folder, { recursive: true, force: true });
});

/** Packs the package and installs it once, as another would, in a folder of its own. */
const installed = () => (installing ??= install());

async function install() {
  const folder = await mkdtemp(join(tmpdir(), "instance-console-package-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder, PACKAGE]);
  const packed = Object.values(JSON.parse(stdout))[0];
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`], { cwd: folder });
  return { folder, place: join(folder, "node_modules/instance-console"), names: packed.files.map(({ path }) => path) };
}

test("package and page are those of this bundle, with the hash of each file", () => {
  for (const folder of [PACKAGE, APP]) {
    assert.ok(existsSync(folder), `${folder} is not there: run make dist`);
    const { files } = json(folder, "manifest.json");
    const loaded = readdirSync(folder).filter((name) => /\.(js|css|html|svg|wasm)$/.test(name));
    assert.deepEqual(Object.keys(files).sort(), loaded.sort());
    for (const [name, { size, integrity }] of Object.entries(files)) {
      const bytes = readFileSync(join(folder, name));
      assert.ok(bytes.equals(readFileSync(bundle(name))), `${name} is not that of dist/: run make dist`);
      assert.equal(size, bytes.length);
      assert.equal(integrity, `sha384-${createHash("sha384").update(bytes).digest("base64")}`, name);
    }
    assert.match(readFileSync(join(folder, "LICENSES-OF-DEPENDENCIES.txt"), "utf8"), /^leptos [\d.]+: MIT/m);
  }
});

test("each file of the page is there compressed, too", () => {
  for (const name of Object.keys(json(APP, "manifest.json").files)) {
    const [plain, br, gz] = ["", ".br", ".gz"].map((end) => readFileSync(join(APP, name + end)));
    assert.ok(brotliDecompressSync(br).equals(plain), name);
    assert.ok(gunzipSync(gz).equals(plain), name);
  }
});

test("npm packs what the package exports, and Node finds and imports it", { timeout: 60_000 }, async () => {
  const { folder, place, names } = await installed();
  const { exports, version } = json(place, "package.json");
  const exported = Object.values(exports).flatMap((to) => (typeof to === "string" ? to : Object.values(to)));
  assert.deepEqual(exported.filter((name) => !names.includes(name.slice(2))), []);
  assert.ok(["LICENSE-MIT", "LICENSE-APACHE", "LICENSES-OF-DEPENDENCIES.txt", "README.md"].every((name) => names.includes(name)), names.join());
  const loaded = Object.keys(json(place, "manifest.json").files);
  assert.deepEqual(loaded.filter((name) => !names.includes(name)), []);
  assert.match(readFileSync(join(root, "Cargo.toml"), "utf8"), new RegExp(`^version = "${version}"$`, "m"));

  const paths = Object.keys(exports).map((path) => path.replace(/^\./, "instance-console"));
  const script = `
    for (const path of ${JSON.stringify(paths)}) import.meta.resolve(path);
    console.log(Object.keys(await import("instance-console")).sort().join());`;
  const { stdout } = await run("node", ["--input-type=module", "-e", script], { cwd: folder });
  assert.equal(stdout.trim(), "InstanceConsole,preload");
});

test("links between the documents lead to files, also in the package", async () => {
  const { place } = await installed();
  for (const folder of [root, place]) {
    const pages = ["README.md", ...readdirSync(join(folder, "docs")).filter((name) => name.endsWith(".md")).map((name) => join("docs", name))];
    assert.ok(pages.length > 5);
    for (const page of pages) {
      const links = [...readFileSync(join(folder, page), "utf8").matchAll(/\]\(([^)#]+)/g)].map(([, link]) => link);
      assert.deepEqual(links.filter((link) => !/^https?:/.test(link) && !existsSync(join(folder, dirname(page), link))), [], page);
    }
  }
});

scene("a page of another shows rows with the installed package", {}, async ({ t, page, gateway }) => {
  const { place } = await installed();
  const body = `<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">
    <script type="module" src="/parts/instance-console.js"></script>
    <instance-console config="/console.json"></instance-console></html>`;
  const portal = await Server.start({
    pages: { "/portal.html": { body }, "/console.json": { body: JSON.stringify({ proxy: "/cloud/", ...NORTH_ONLY }) } },
    folders: { "/parts/": place },
    passOn: (url) => (url.startsWith("/cloud/") ? gateway.url + url.slice("/cloud/".length) : undefined),
  });
  t.after(() => portal.stop());
  await page.goto(`${portal.url}/portal.html`);
  await until(() => page.locator("tr[data-row]").count(), (rows) => rows > 3);
});

// Builds each host as its makers would, into target/hosts, when something of it changed: node build.mjs
// The element is put where npm would install it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = join(here, "../../dist");
const out = join(here, "../../target/hosts");
const stamp = join(out, "stamp");

/** The files of the bundle that belong to the element, and not to the page of its own. */
const isElement = (name) => /^(instance-console.*|console\.js|console_bg\.wasm)$/.test(name);

/** The files of a folder, as paths in it, without what npm installed. */
function files(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.startsWith(join(here, "node_modules"))).sort();
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

function install() {
  const place = join(here, "node_modules/instance-console");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  for (const name of readdirSync(dist).filter(isElement)) cpSync(join(dist, name), join(place, name));
}

/** All hosts, by the types that the element ships; Vue's templates too. */
function checkTypes() {
  const program = createRequire(import.meta.url).resolve("vue-tsc/bin/vue-tsc.js");
  execFileSync(process.execPath, [program, "--noEmit"], { cwd: here, stdio: ["ignore", "inherit", "inherit"] });
}

async function withVite(name, more = {}) {
  const { build } = await import("vite");
  await build({ root: join(here, name), configFile: false, logLevel: "warn", build: { outDir: join(out, name), emptyOutDir: true }, ...more });
}

async function vue() {
  const { default: plugin } = await import("@vitejs/plugin-vue");
  const template = { compilerOptions: { isCustomElement: (tag) => tag === "instance-console" } };
  await withVite("vue", { plugins: [plugin({ template })] });
}

async function webpack() {
  const { default: webpack } = await import("webpack");
  const how = { mode: "production", context: join(here, "webpack"), entry: "./main.js", output: { path: join(out, "webpack"), filename: "main.js", clean: true } };
  const stats = await new Promise((resolve, reject) => webpack(how, (problem, stats) => (problem ? reject(problem) : resolve(stats))));
  // A large file is no mistake here.
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  cpSync(join(here, "webpack/index.html"), join(out, "webpack/index.html"));
}

if (!existsSync(join(here, "node_modules/vite"))) throw new Error("the hosts' packages are not there: run tools/setup test");
if (!existsSync(join(dist, "console_bg.wasm"))) throw new Error("there is no bundle: run make bundle");

const now = digest([...files(here), ...readdirSync(dist).filter(isElement).sort().map((name) => join(dist, name))]);
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== now) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  install();
  checkTypes();
  // React's StrictMode does what it does only while one develops. It is one process for all: the others come first.
  await vue();
  await webpack();
  process.env.NODE_ENV = "development";
  await withVite("react", { mode: "development" });
  for (const name of ["plain", "iframe", "portal"]) cpSync(join(here, name), join(out, name), { recursive: true });
  writeFileSync(stamp, now);
}

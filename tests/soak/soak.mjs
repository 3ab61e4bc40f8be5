// Runs the gateway for minutes with all hostile clients at once, beside a normal load.
//
//   node tests/soak/soak.mjs [minutes, 10 unless given] [the program]
//
// It prints the gateway's memory and the number of requests every ten seconds, and at the end the lost
// requests. The exit code is 1 if a normal request was lost, or if /healthz took longer than two seconds. It
// is not part of `make test`, because it takes minutes.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { halfHeads, idleSockets, silentReaders, tricklingReaders } from "./hostile.mjs";
import { Load, watchHealth } from "./load.mjs";

const SLOWEST_HEALTH = 2000;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const minutes = Number(process.argv[2] ?? 10);
const program = process.argv[3] ?? here("../../target/release/instance-gateway");
if (!(minutes > 0) || !existsSync(program)) {
  console.error(`soak: minutes above 0 are needed, and a gateway at ${program}`);
  process.exit(2);
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The first line that a child writes. */
const firstLine = (child) =>
  new Promise((resolve, reject) => {
    createInterface(child.stdout).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`it ended with ${code}`)));
  });

/** Resident memory in MB; nothing if the system does not tell. */
function memory(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
  } catch {
    return NaN;
  }
}

const folder = await mkdtemp(join(tmpdir(), "instance-console-soak-"));
const upstream = spawn(process.execPath, [here("upstream.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
const origin = await firstLine(upstream);
const file = join(folder, "gateway.toml");
const services = ["apig", "roma", "koophone"].map((name) => `${name} = "${origin}"`);
await writeFile(file, `[upstreams]\n${services.join("\n")}\n`);
// The log is not read: Node fills one buffer with it, and then stops reading.
const gateway = spawn(program, ["--config", file, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
const port = Number(new URL(await firstLine(gateway)).port);

const load = new Load(port);
const health = watchHealth(port);
const hostile = [idleSockets, halfHeads, silentReaders, tricklingReaders].map((start) => start(port));
const started = Date.now();
const memories = [];
console.log("seconds  RSS MB  requests    lost  retried  slowest /healthz ms");
while (Date.now() - started < minutes * 60_000) {
  await sleep(Math.min(10_000, minutes * 60_000 - (Date.now() - started)));
  memories.push(memory(gateway.pid));
  const columns = [(Date.now() - started) / 1000, memories.at(-1), load.requests, load.lost, load.retried, health.slowest];
  console.log(columns.map((column, at) => column.toFixed(0).padStart([7, 7, 9, 7, 8, 20][at])).join(" "));
}
await load.stop();
health.stop();
for (const one of hostile) one.stop();

const told = Date.now();
const ended = new Promise((resolve) => gateway.once("exit", resolve));
gateway.kill("SIGTERM");
const code = await ended;
upstream.kill();
await rm(folder, { recursive: true, force: true });

const middle = Math.floor(memories.length / 2);
const highest = (list) => Math.max(...list).toFixed(0);
console.log(`memory: at most ${highest(memories.slice(0, middle))} MB in the first half, ${highest(memories.slice(middle))} MB in the second`);
console.log(`hostile: ${hostile.map((one) => `${one.name} ${one.count}`).join(", ")}`);
for (const [kind, { requests, refused, lost, reasons }] of load.kinds) {
  console.log(`${kind}: ${requests} requests,${refused ? ` ${refused} refused,` : ""} ${lost} lost${lost ? ` (${[...reasons].map(([reason, count]) => `${reason}: ${count}`).join(", ")})` : ""}`);
}
console.log(`/healthz: ${health.asked} times, ${health.failed} without an answer, ${health.linesLost} lines of the log lost`);
console.log(`stop: exit code ${code} after ${((Date.now() - told) / 1000).toFixed(1)} s`);
const isGood = load.lost === 0 && health.failed === 0 && health.slowest <= SLOWEST_HEALTH && code === 0;
console.log(isGood ? "good" : "BAD");
process.exit(isGood ? 0 : 1);

// Measures the gateway beside nginx on this machine: `make bench-gateway`.
//
// Both are measured one after the other in each round, with the load of the machine beside it, because others may
// use it: the ratios are what counts. The cloud is a third nginx with fixed answers.
//
//   node tests/bench/gateway/bench.mjs [ROUNDS [SECONDS]]
import { execFile, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

import { cpuSeconds, freePort, megabytes, peakMegabytes, start, stop } from "./processes.mjs";
import { atRate, connect } from "./rate.mjs";

const [ROUNDS, SECONDS] = [Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 5)];
const RATE = 500;
const HERE = import.meta.dirname;
const GATEWAY = process.env.GATEWAY ?? join(HERE, "../../../target/release/instance-gateway");
const NGINX = "/usr/sbin/nginx";
const PROJECT = "73d69ae0cfcf460190522d06b60f05ad";
const LIST = `/v2/${PROJECT}/apigw/instances?limit=500`;
const PROGRESS = `/v2/${PROJECT}/apigw/instances/ID/progress`;
/** How many instances the calls that are not kept are for. */
const MANY = 1000;

const folder = mkdtempSync(join(tmpdir(), "gateway-bench-"));
const running = [];
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

const get = async (port, path) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
};

async function nginx(file, ports) {
  let text = readFileSync(join(HERE, file), "utf8").replaceAll("FOLDER", folder);
  text = text.replace("ROOT_USER", process.getuid() === 0 ? "user root;" : "");
  for (const [name, port] of Object.entries(ports)) text = text.replaceAll(`:${name}`, `:${port}`);
  const written = join(folder, file);
  writeFileSync(written, text);
  const child = await start(NGINX, ["-p", folder, "-e", join(folder, "error.log"), "-c", written], Object.values(ports)[0]);
  running.push(child);
  return child;
}

async function gateway(name, upstream, cache) {
  const port = await freePort();
  const address = `"http://127.0.0.1:${upstream}"`;
  const file = join(folder, `${name}.toml`);
  writeFileSync(
    file,
    `listen = "127.0.0.1:${port}"\ncredentials = "gateway"\ntoken_env = "TOKEN"\naccess.kind = "open"\n${cache}\n` +
      `[upstreams]\napig = ${address}\nroma = ${address}\nkoophone = ${address}\n`,
  );
  const child = await start(GATEWAY, ["--config", file], port, { TOKEN: "a-token" });
  running.push(child);
  return { port, child };
}

/** A list of 500 instances, as the simulator has it, and the same compressed. */
async function answers() {
  const port = await freePort();
  const simulator = await start(GATEWAY, ["--listen", `127.0.0.1:${port}`, "--scenario", "large", "--instances", "500"], port);
  const list = await get(port, LIST);
  await stop(simulator);
  mkdirSync(join(folder, "answers"));
  writeFileSync(join(folder, "answers/list.json"), list);
  writeFileSync(join(folder, "answers/list.json.gz"), gzipSync(list));
  const dist = join(folder, "dist");
  cpSync(join(HERE, "../../../dist"), dist, { recursive: true });
  for (const name of readdirSync(dist)) {
    writeFileSync(join(dist, `${name}.gz`), gzipSync(readFileSync(join(dist, name)), { level: 9 }));
  }
}

/** Requests a second, and microseconds of processor time for each. */
async function throughput(subject, path) {
  const script = path.includes("ID") ? ["-s", join(HERE, "paths.lua")] : [];
  const url = `http://127.0.0.1:${subject.port}${path}`;
  const options = ["-t1", "-c32", `-d${SECONDS}s`, "-H", "accept-encoding: gzip", ...script, url];
  const before = cpuSeconds(subject.child.pid);
  const { stdout } = await promisify(execFile)("wrk", script.length > 0 ? [...options, "--", String(MANY)] : options);
  const requests = Number(/(\d+) requests in/.exec(stdout)[1]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout);
  const cpu = ((cpuSeconds(subject.child.pid) - before) / requests) * 1e6;
  return { rps: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]), cpu };
}

async function latency(subject, path) {
  const connections = await connect(subject.port, 128);
  const paths = (number) => path.replace("ID", `i${number % MANY}`);
  await atRate(connections, RATE, 1, paths);
  const took = await atRate(connections, RATE, SECONDS, paths);
  for (const connection of connections) connection.end();
  return { p50: at(took, 0.5), p99: at(took, 0.99) };
}

/** A thousand viewers for half a minute: each asks for its instance every 3 s, and for the list every 15 s. */
async function viewers(subject) {
  const connections = await connect(subject.port, 1000);
  const path = (number) => (number % 6 === 5 ? LIST : PROGRESS.replace("ID", `i${number % 50}`));
  const took = await atRate(connections, 400, 30, path);
  const used = { now: megabytes(subject.child.pid), p99: at(took, 0.99) };
  for (const connection of connections) connection.end();
  return used;
}

async function startTime() {
  const times = [];
  for (let run = 0; run < 20; run += 1) {
    const began = performance.now();
    const child = spawn(GATEWAY, ["--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "ignore"] });
    await new Promise((done) => child.stdout.once("data", done));
    times.push(performance.now() - began);
    await stop(child);
  }
  return median(times);
}

const number = (value) => (value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));

async function measure() {
  await answers();
  const upstream = await freePort();
  await nginx("upstream.conf", { UPSTREAM: upstream });
  const [port, unkept] = [await freePort(), await freePort()];
  const child = await nginx("nginx.conf", { PORT: port, UNKEPT: unkept, UPSTREAM: upstream });
  const kept = await gateway("kept", upstream, "");
  const plain = await gateway("unkept", upstream, "[cache]\nlists_seconds = 0\nprogress_seconds = 0\nremembers_trouble = false");
  const scenes = [
    ["a file of 2 KB", "/index.html", kept, { port, child }],
    ["the module, gzip", "/console_bg.wasm", kept, { port, child }],
    ["kept list of 500", LIST, kept, { port, child }],
    ["kept progress", PROGRESS.replace("ID", "i1"), kept, { port, child }],
    ["progress, not kept", PROGRESS, plain, { port: unkept, child }],
  ];
  const lines = scenes.map(() => []);
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [index, [name, path, ours, theirs]] of scenes.entries()) {
      // Who is first changes with the round.
      const results = {};
      const subjects = [["ours", ours], ["theirs", theirs]];
      for (const [who, subject] of round % 2 ? subjects : subjects.toReversed()) {
        await get(subject.port, path);
        const load = loadavg()[0];
        results[who] = { ...(await throughput(subject, path)), ...(await latency(subject, path)), load };
      }
      lines[index].push(results);
      const shown = ({ rps, cpu, p50, p99, load }) =>
        `${number(rps)}/s ${number(cpu)} µs cpu, p50 ${number(p50)} p99 ${number(p99)} ms (load ${load.toFixed(1)})`;
      console.log(`round ${round}, ${name}: gateway ${shown(results.ours)} | nginx ${shown(results.theirs)}`);
    }
  }
  const memory = [megabytes(kept.child.pid), megabytes(child.pid)];
  const fresh = await gateway("viewers", upstream, "");
  const crowd = { ours: await viewers(fresh), theirs: await viewers({ port, child }) };

  console.log(`\nMedians of ${ROUNDS} rounds: gateway / nginx (ratio)\n`);
  console.log("| | requests a second | CPU per request, µs | p50 at 500 a second, ms | p99, ms |\n|---|---|---|---|---|");
  for (const [index, [name]] of scenes.entries()) {
    const cell = (field) => {
      const [ours, theirs] = ["ours", "theirs"].map((who) => median(lines[index].map((round) => round[who][field])));
      const ratio = median(lines[index].map((round) => round.ours[field] / round.theirs[field]));
      return `${number(ours)} / ${number(theirs)} (${ratio.toFixed(2)})`;
    };
    console.log(`| ${name} | ${["rps", "cpu", "p50", "p99"].map(cell).join(" | ")} |`);
  }
  console.log(`
Memory after that: gateway ${number(memory[0])} MB, nginx ${number(memory[1])} MB
1,000 viewers, 400 requests a second: gateway ${number(crowd.ours.now)} MB, at most ${number(peakMegabytes(fresh.child.pid))} MB, p99 ${number(crowd.ours.p99)} ms; nginx ${number(crowd.theirs.now)} MB, p99 ${number(crowd.theirs.p99)} ms
Binary: ${number(statSync(GATEWAY).size / 1e6)} MB; from start to address: ${number(await startTime())} ms`);
}

try {
  execFileSync("wrk", ["-v"], { stdio: "ignore" });
} catch (error) {
  if (error.code === "ENOENT") throw new Error("there is no wrk: tools/setup bench installs it", { cause: error });
}
try {
  await measure();
} finally {
  await Promise.all(running.map(stop));
  rmSync(folder, { recursive: true, force: true });
}

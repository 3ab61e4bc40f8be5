// What a program and its children have used, as Linux counts it.
import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import net from "node:net";

const TICK = 1 / Number(execFileSync("getconf", ["CLK_TCK"]));

function tree(id) {
  const children = readdirSync(`/proc/${id}/task`).flatMap((task) =>
    readFileSync(`/proc/${id}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );
  return [id, ...children.flatMap(tree)];
}

/** Seconds of processor time so far, of user and system together. */
export function cpuSeconds(id) {
  const ticks = (process) => {
    // The name, in parentheses, may have blanks in it.
    const fields = readFileSync(`/proc/${process}/stat`, "utf8").split(") ")[1].split(" ");
    return Number(fields[11]) + Number(fields[12]);
  };
  return tree(id).reduce((sum, process) => sum + ticks(process), 0) * TICK;
}

/** Megabytes of memory now: pages that processes share are counted once. */
export function megabytes(id) {
  const pss = (process) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${process}/smaps_rollup`, "utf8"))[1]);
  return tree(id).reduce((sum, process) => sum + pss(process), 0) / 1024;
}

/** The most megabytes that one process ever had. */
export const peakMegabytes = (id) => Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]) / 1024;

export const freePort = () =>
  new Promise((done) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const isOpen = (port) =>
  new Promise((done) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.on("connect", () => done(true)).on("error", () => done(false));
    socket.on("connect", () => socket.destroy());
  });

/** Starts a program, and waits until it listens. It logs to /dev/null, as nginx does here. */
export async function start(program, args, port, env = {}) {
  const child = spawn(program, args, { stdio: "ignore", env: { ...process.env, ...env } });
  const deadline = performance.now() + 10_000;
  while (!(await isOpen(port))) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error(`${program} ${args.join(" ")} does not listen`);
    await new Promise((done) => setTimeout(done, 1));
  }
  return child;
}

/** Stops at once; nginx's workers go with it. */
export async function stop(child) {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.on("exit", done));
  child.kill("SIGINT");
  await ended;
}

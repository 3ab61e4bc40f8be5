// A gateway for one test: the real program, on a free port of this machine.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { Simulator } from "./simulator.mjs";

const target = (profile) =>
  fileURLToPath(new URL(`../../../target/${profile}/instance-gateway`, import.meta.url));

function program() {
  const places = [process.env.GATEWAY, target("debug"), target("release")].filter(Boolean);
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error(`no gateway: build it first (looked for ${places.join(", ")})`);
  return found;
}

export class Gateway {
  #process;
  #folder;

  /** Starts a gateway with a configuration in TOML; `port` 0 takes a free port. */
  static async start({ toml = "", port = 0 } = {}) {
    const gateway = new Gateway();
    gateway.#folder = await mkdtemp(join(tmpdir(), "instance-console-e2e-"));
    const file = join(gateway.#folder, "gateway.toml");
    await writeFile(file, toml);
    gateway.toml = toml;
    const listen = ["--listen", `127.0.0.1:${port}`];
    const child = spawn(program(), ["--config", file, ...listen], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    gateway.#process = child;
    let said = "";
    child.stderr.on("data", (text) => (said += text));
    gateway.url = await new Promise((resolve, reject) => {
      createInterface(child.stdout).once("line", resolve);
      child.once("exit", () => reject(new Error(`the gateway did not start: ${said}`)));
      child.once("error", reject);
    });
    gateway.port = Number(new URL(gateway.url).port);
    gateway.simulator = new Simulator(gateway.url);
    return gateway;
  }

  /** Kills the gateway, like a crash. */
  async kill() {
    const child = this.#process;
    if (child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => child.once("exit", resolve) && child.kill("SIGKILL"));
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

// A Firefox of one's own, by the commands of WebDriver. They go to Marionette, which is in every Firefox and takes them
// as JSON over TCP, each with its length before it: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { Driver } from "./driver.mjs";

// Any free port; no call to anyone.
const SETTINGS = {
  "marionette.port": 0,
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.safebrowsing.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "intl.accept_languages": "en",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.server": "data:,",
};

export class Firefox extends Driver {
  #process;
  #profile;
  #socket;
  #read = Buffer.alloc(0);
  #waiting = new Map();
  #last = 0;

  static async start(program = process.env.FIREFOX || "/usr/bin/firefox-esr") {
    const firefox = new Firefox();
    firefox.#profile = await mkdtemp(join(tmpdir(), "instance-console-firefox-"));
    const lines = Object.entries(SETTINGS).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    await writeFile(join(firefox.#profile, "user.js"), lines.join(""));
    const child = spawn(program, ["--headless", "--marionette", "--no-remote", "--profile", firefox.#profile], {
      env: { ...process.env, HOME: firefox.#profile, MOZ_CRASHREPORTER_DISABLE: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    firefox.#process = child;
    const port = await new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface(stream).on("line", (line) => {
          const [, port] = line.match(/Marionette\s+INFO\s+Listening on port (\d+)/) ?? [];
          if (port) resolve(Number(port));
        });
      }
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`Firefox ended with ${code}`)));
    });
    firefox.#socket = connect(port, "127.0.0.1");
    firefox.#socket.on("data", (bytes) => firefox.#take(bytes));
    firefox.#socket.on("close", () => firefox.#waiting.forEach(({ reject }) => reject(new Error("Firefox has gone"))));
    await firefox.command("NewSession", { strictFileInteractability: true });
    return firefox;
  }

  /** A command of WebDriver, by the name that Marionette has for it. */
  async command(name, parameters = {}) {
    const id = (this.#last += 1);
    const text = JSON.stringify([0, id, `WebDriver:${name}`, parameters]);
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return answer;
  }

  #take(bytes) {
    this.#read = Buffer.concat([this.#read, bytes]);
    for (;;) {
      const colon = this.#read.indexOf(":");
      const end = colon + 1 + Number(this.#read.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || this.#read.length < end) return;
      const answer = JSON.parse(this.#read.subarray(colon + 1, end));
      this.#read = this.#read.subarray(end);
      // The first is a greeting.
      if (!Array.isArray(answer)) continue;
      const [, id, problem, result] = answer;
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (problem) reject(new Error(`${problem.error}: ${problem.message}`));
      else resolve(result);
    }
  }

  async end() {
    this.#socket?.destroy();
    const { exitCode, signalCode } = this.#process;
    if (exitCode === null && signalCode === null) {
      await new Promise((resolve) => this.#process.once("exit", resolve) && this.#process.kill());
    }
    await rm(this.#profile, { recursive: true, force: true });
  }
}

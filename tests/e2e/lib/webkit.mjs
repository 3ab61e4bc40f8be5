// A WebKitGTK of one's own, by its WebDriver, on a screen that nobody sees.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

import { Driver } from "./driver.mjs";
import { until } from "./until.mjs";

const PATHS = { Navigate: "url", ExecuteScript: "execute/sync", PerformActions: "actions" };

/** A port that is free now. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export class WebKit extends Driver {
  #process;
  #session;

  static async start() {
    const webkit = new WebKit();
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    // A group of its own, so that it ends with all that it starts.
    webkit.#process = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], {
      detached: true,
      env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", GDK_BACKEND: "x11", LANG: "C.UTF-8" },
      stdio: "ignore",
    });
    await until(() => fetch(`${address}/status`).then(({ ok }) => ok, () => false));
    const answer = await fetch(`${address}/session`, { method: "POST", body: JSON.stringify({ capabilities: { alwaysMatch: {} } }) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    webkit.#session = `${address}/session/${value.sessionId}`;
    return webkit;
  }

  async command(name, parameters) {
    const answer = await fetch(`${this.#session}/${PATHS[name]}`, { method: "POST", body: JSON.stringify(parameters) });
    const result = await answer.json();
    if (!answer.ok) throw new Error(`${result.value.error}: ${result.value.message}`);
    return result;
  }

  async end() {
    if (this.#session) await fetch(this.#session, { method: "DELETE" }).catch(() => {});
    const { exitCode, signalCode, pid } = this.#process;
    if (exitCode === null && signalCode === null) {
      await new Promise((resolve) => this.#process.once("exit", resolve) && process.kill(-pid));
    }
  }
}

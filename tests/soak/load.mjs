// The normal load: requests of well-behaved clients, and how many of them are lost.
import { Agent, request } from "node:http";

const KINDS = {
  list: { path: "/v2/normal/apigw/instances?limit=500" },
  "list over stale connections": { path: "/v2/stale/apigw/instances" },
  // A normal server does not send so many frames: the gateway may refuse the answer as too large.
  "list in frames of one byte": { path: "/v2/frames/apigw/instances", refusal: "GATEWAY.3502" },
  page: { path: "/" },
};

/** Sends one request; `isReused` tells whether its connection was kept from an earlier request. */
function ask(port, path, agent) {
  return new Promise((resolve) => {
    const asked = request({ port, host: "127.0.0.1", path, agent, timeout: 30_000 }, (answer) => {
      let bytes = 0;
      let text = "";
      answer.on("data", (more) => {
        bytes += more.length;
        if (text.length < 1000) text += more;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, bytes, text }));
      answer.on("error", (error) => resolve({ error }));
    });
    asked.on("timeout", () => asked.destroy(new Error("no answer in 30 s")));
    asked.on("error", (error) => resolve({ error, isReused: asked.reusedSocket }));
    asked.end();
  });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Two clients of each kind, each with a kept connection, one request after another. */
export class Load {
  requests = 0;
  lost = 0;
  /** Requests that were sent again, as browsers do if a kept connection closes before the first byte. */
  retried = 0;
  kinds = new Map();
  #isStopped = false;
  #clients;

  constructor(port) {
    this.#clients = Object.entries(KINDS).flatMap(([kind, { path }]) => {
      this.kinds.set(kind, { requests: 0, refused: 0, lost: 0, reasons: new Map() });
      return [this.#client(port, kind, path), this.#client(port, kind, path)];
    });
  }

  async #client(port, kind, path) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!this.#isStopped) {
      let answer = await ask(port, path, agent);
      if (answer.error && answer.isReused) {
        this.retried += 1;
        answer = await ask(port, path, new Agent());
      }
      this.#count(kind, answer);
      await pause(20);
    }
    agent.destroy();
  }

  #count(kind, { error, status, text }) {
    const counts = this.kinds.get(kind);
    this.requests += 1;
    counts.requests += 1;
    if (!error && status === 200) return;
    if (!error && text.includes(`"${KINDS[kind].refusal}"`)) {
      counts.refused += 1;
      return;
    }
    this.lost += 1;
    counts.lost += 1;
    const reason = error?.message ?? /GATEWAY\.\d+/.exec(text)?.[0] ?? String(status);
    counts.reasons.set(reason, (counts.reasons.get(reason) ?? 0) + 1);
  }

  stop() {
    this.#isStopped = true;
    return Promise.all(this.#clients);
  }
}

/** Requests `/healthz` every second, each time on a new connection. */
export function watchHealth(port) {
  const state = { asked: 0, failed: 0, slowest: 0, linesLost: 0, stop: () => clearInterval(timer) };
  const timer = setInterval(async () => {
    const started = performance.now();
    const { status, text } = await ask(port, "/healthz", new Agent());
    state.asked += 1;
    state.slowest = Math.max(state.slowest, performance.now() - started);
    if (status === 200) state.linesLost = JSON.parse(text).log_lines_lost ?? 0;
    else state.failed += 1;
  }, 1000);
  return state;
}

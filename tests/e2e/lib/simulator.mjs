// Controls the simulator by its control route.
import assert from "node:assert/strict";

/** The first moment of the simulated clock, a whole second. */
export const EPOCH = Date.UTC(2026, 0, 5, 8);

export const NORTH = "73d69ae0cfcf460190522d06b60f05ad";
export const EAST = "0d5a11c4b96a4a7c8f0e2f6e91c37b58";
export const ROMA_PROJECT = "c29445cce74b445682de4fcf3102cec4";
export const ROMA_INSTANCE = "b037d389-62a4-464a-8461-c88797ad4f23";
export const USER = "1008600000104285462";
export const PHONE = "iRJEVP9";

export class Simulator {
  #route;

  constructor(url) {
    this.#route = new URL("/simulator", url);
  }

  async #ask(method, path = "", change = undefined) {
    const answer = await fetch(this.#route + path, {
      method,
      headers: change && { "content-type": "application/json" },
      body: change && JSON.stringify(change),
    });
    const body = await answer.text();
    assert.equal(answer.status, 200, body);
    return JSON.parse(body);
  }

  set(change) {
    return this.#ask("POST", "", change);
  }

  /** Stops the simulated clock at `second` after its first moment. */
  freeze(second = 0) {
    return this.set({ clock: { frozen: true, elapsed_ms: second * 1000, epoch_ms: EPOCH } });
  }

  advance(seconds) {
    return this.set({ clock: { advance_ms: seconds * 1000 } });
  }

  /** Sets the faults of the simulator from now on; without arguments, there are none. */
  faults(...faults) {
    return this.set({ faults });
  }

  /** The requests that the simulator received, in order. */
  requests() {
    return this.#ask("GET", "/requests");
  }

  forget() {
    return this.#ask("DELETE", "/requests");
  }
}

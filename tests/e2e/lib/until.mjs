// Waits for conditions, never for a fixed time.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

// Far longer than anything takes, so that no test fails on a busy machine.
const LONGEST = 25_000;

/** Calls `read` until its result meets `expected`, a value, a pattern or a function; else times out. */
export async function until(read, expected = Boolean, what = "") {
  const end = Date.now() + LONGEST;
  for (;;) {
    const value = await read();
    if (Date.now() > end) check(value, expected, what);
    try {
      check(value, expected, what);
      return value;
    } catch {
      await pause(10);
    }
  }
}

function check(value, expected, what) {
  if (expected instanceof RegExp) assert.match(String(value), expected);
  else if (typeof expected === "function") {
    assert.ok(expected(value), `${what || expected}: ${JSON.stringify(value)}`);
  } else assert.deepEqual(value, expected, what || undefined);
}

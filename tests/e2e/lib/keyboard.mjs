// A person with only a keyboard: goes by Tab to the wanted element, and must see the focus at each stop.
import assert from "node:assert/strict";

import { place } from "./focus.mjs";
import { until } from "./until.mjs";

const LONGEST_WAY = 150;

export class Keyboard {
  constructor({ page, widget }) {
    Object.assign(this, { page, widget });
  }

  /** Describes what has the focus. */
  here(wanted) {
    return this.page.evaluate(place, wanted);
  }

  /** Presses a key until the focus is on the wanted element. */
  async to(wanted, key = "Tab") {
    const way = [];
    for (let step = 0; step < LONGEST_WAY; step += 1) {
      await this.page.keyboard.press(key);
      const here = await this.here(wanted);
      way.push(here?.what);
      if (!here) {
        // The focus may leave the element once, and comes in again at the other end.
        assert.ok(way.filter((what) => !what).length < 2, `no way to ${wanted}: ${way.slice(-20).join(" | ")}`);
        continue;
      }
      assert.ok(!here.hidden && !here.covered, `on the way to ${wanted}: ${JSON.stringify(here)}`);
      if (here.isThere) return;
    }
    assert.fail(`no way to ${wanted}: ${way.slice(-20).join(" | ")}`);
  }

  back(wanted) {
    return this.to(wanted, "Shift+Tab");
  }

  /** Presses keys, one after the other. After each the focus must be in the element. */
  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.settled();
      assert.ok(await this.here(), `${key} took the focus away`);
    }
  }

  async type(text) {
    await this.page.keyboard.type(text);
    await this.settled();
  }

  /** Waits until the focus is on the wanted element, without pressing a key. */
  async isAt(wanted) {
    await until(() => this.here(wanted), (here) => here?.isThere && !here.covered && !here.hidden, `the focus at ${wanted}`);
  }

  /** Waits until an opened panel has taken the focus, which it does in a later task. */
  async settled() {
    await this.widget.idle();
    await this.widget.wait(0.01);
    await this.widget.idle();
  }
}

// A person with a keyboard and nothing else: goes by Tab to what they want, and sees at each stop where
// they are.
import assert from "node:assert/strict";

import { place } from "./focus.mjs";
import { until } from "./until.mjs";

const LONGEST_WAY = 150;

export class Keyboard {
  constructor({ page, widget }) {
    Object.assign(this, { page, widget });
  }

  /** Where the focus is. */
  here(wanted) {
    return this.page.evaluate(place, wanted);
  }

  /** Goes by a key until the focus is on what is wanted. */
  async to(wanted, key = "Tab") {
    const way = [];
    for (let step = 0; step < LONGEST_WAY; step += 1) {
      await this.page.keyboard.press(key);
      const here = await this.here(wanted);
      way.push(here?.what);
      if (!here) {
        // Out of the element once: then it comes in again at the other end.
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

  /** Presses keys, one after the other; the focus is somewhere in the element after each. */
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

  /** Waits until the focus is on what is wanted, without doing anything. */
  async isAt(wanted) {
    await until(() => this.here(wanted), (here) => here?.isThere && !here.covered && !here.hidden, `the focus at ${wanted}`);
  }

  /** What was opened takes the focus a moment later. */
  async settled() {
    await this.widget.idle();
    await this.widget.wait(0.01);
    await this.widget.idle();
  }
}

// axe-core on the whole page, in an isolated world: it shares the page's elements, but neither the page's
// clock, which stands still during the check, nor its content security policy, which would refuse the script.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// All rules, with the one for targets of 24 px that is off by default.
const LOOK = `axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).slice(0, 3)))`;

export class Axe {
  #session;
  #document;
  #world;

  static async of(page) {
    const axe = new Axe();
    axe.#session = await page.context().newCDPSession(page);
    return axe;
  }

  /** The violations now: each rule with the elements that break it. */
  async violations() {
    const { frameTree } = await this.#session.send("Page.getFrameTree");
    const { id: frameId, loaderId } = frameTree.frame;
    if (this.#document !== loaderId) {
      const world = await this.#session.send("Page.createIsolatedWorld", { frameId, worldName: "axe" });
      this.#world = world.executionContextId;
      this.#document = loaderId;
      await this.#run(`${AXE}; 0`);
    }
    return this.#run(LOOK);
  }

  async #run(expression) {
    const how = { expression, contextId: this.#world, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.#session.send("Runtime.evaluate", how);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}

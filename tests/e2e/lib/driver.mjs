// A browser that is driven by the commands of WebDriver, as `command(name, parameters)` sends them.

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys without a letter, as WebDriver has them. */
export const KEYS = { Enter: "\uE007", Escape: "\uE00C", ArrowDown: "\uE015" };

export class Driver {
  go(url) {
    return this.command("Navigate", { url: String(url) });
  }

  /** Runs a function in the page, and gives what it returns. */
  async run(act, ...args) {
    const { value } = await this.command("ExecuteScript", { script: `return (${act}).apply(null, arguments)`, args });
    return value;
  }

  /** The texts of all that a selector finds inside of the element. */
  texts(selector) {
    return this.run((selector) => [...(document.querySelector("instance-console")?.shadowRoot?.querySelectorAll(selector) ?? [])].map((found) => found.textContent), selector);
  }

  /** Presses keys, one after the other: a text, or one of `KEYS`. */
  keys(keys) {
    const actions = [...keys].flatMap((value) => ["keyDown", "keyUp"].map((type) => ({ type, value })));
    return this.command("PerformActions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Clicks with the mouse on the middle of the first that a selector finds inside of the element, or else in the page. */
  async click(selector) {
    const found = await this.run((selector) => {
      const found = document.querySelector("instance-console")?.shadowRoot?.querySelector(selector) ?? document.querySelector(selector);
      found?.scrollIntoView({ block: "center" });
      return found;
    }, selector);
    if (!found) throw new Error(`there is no ${selector}`);
    const actions = [{ type: "pointerMove", origin: { [ELEMENT]: found[ELEMENT] }, x: 0, y: 0 }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await this.command("PerformActions", { actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }] });
  }
}

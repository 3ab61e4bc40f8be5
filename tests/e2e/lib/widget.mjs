// A page with the widget: finds what a person sees, and moves the clocks of page and cloud.
import { instrument } from "./instrument.mjs";
import { EPOCH } from "./simulator.mjs";
import { until } from "./until.mjs";

export class Widget {
  constructor(page, simulator, origin) {
    Object.assign(this, { page, simulator, origin });
    this.rows = page.locator("tr[data-row]");
    this.cards = page.locator("[data-activity] [data-task]");
    this.filter = page.locator("[data-filter]");
    this.schedule = page.locator("[data-schedule]");
    this.count = page.locator("[data-count]");
    this.notices = page.locator("[data-notice]");
    this.detail = page.locator("[data-detail]");
    this.scroll = page.locator("[data-scroll]");
    this.refresh = page.locator("[data-refresh]");
    this.pause = page.locator("[data-pause]");
    this.token = page.locator("[data-token-field]");
  }

  /** Opens the page. Both clocks stand still; the page's is ahead of the cloud's by `skew` milliseconds. */
  async open(path = "/", { skew = 0 } = {}) {
    await this.page.clock.install({ time: EPOCH + skew - 1000 });
    await this.page.clock.pauseAt(EPOCH + skew);
    await this.page.addInitScript(instrument);
    const answer = await this.page.goto(new URL(path, this.origin).href);
    await this.#started();
    return answer;
  }

  #started() {
    return until(() => this.page.locator("instance-console .root > *").count(), 1);
  }

  /** Reloads the page, and waits until its first requests are answered. */
  async reload() {
    await this.page.reload();
    await this.#started();
    await this.idle();
  }

  /** Opens the page, and waits until all requests are answered once. */
  async load(path, options) {
    const answer = await this.open(path, options);
    await this.idle();
    await this.page.clock.runFor(1);
    await this.idle();
    return answer;
  }

  idle() {
    return this.page.evaluate(() => window.e2e.idle());
  }

  /** Advances the clocks of page and cloud by steps; each step's requests are answered before the next. */
  async pass(seconds, step = 2) {
    for (let second = 0; second < seconds; second += step) {
      await this.simulator.advance(step);
      await this.wait(step);
      await this.idle();
    }
  }

  /** Advances the page's clock alone by steps; each step's requests are answered before the next. */
  async linger(seconds, step = 10) {
    for (let second = 0; second < seconds; second += step) {
      await this.wait(step);
      await this.idle();
    }
  }

  /** Advances the page's clock alone, without waiting for requests. */
  wait(seconds) {
    return this.page.clock.runFor(seconds * 1000);
  }

  /** The page's API requests so far, each with the page's seconds. */
  calls(pattern = /./) {
    return this.page.evaluate(
      (source) =>
        window.e2e.calls
          .filter((call) => new RegExp(source).test(call.path))
          .map((call) => ({ ...call, at: call.at / 1000 })),
      pattern.source,
    );
  }

  /** Holds requests to matching paths, like a slow network. Returns a function that releases them. */
  async hold(pattern) {
    let held = [];
    await this.page.route((url) => pattern.test(url.pathname + url.search), (route) => {
      if (held) held.push(route);
      else return route.continue();
    });
    return async () => {
      const waiting = held;
      held = undefined;
      // The page may have cancelled some of the requests.
      await Promise.allSettled(waiting.map((route) => route.continue()));
    };
  }

  row(name) {
    return this.page.locator(`tr[data-row]:has(button[title="${name}"])`);
  }

  status(name) {
    return this.row(name).locator("[data-status]");
  }

  card(name) {
    return this.page.locator(`[data-task]:has(.card-name:text-is("${name}"))`);
  }

  /** Presses Refresh, and waits for the answers. */
  async refreshed() {
    await this.refresh.click();
    await this.idle();
  }

  names() {
    return this.rows.locator("th button").allTextContents();
  }

  /** Describes what has the focus inside of the element's shadow root. */
  focused() {
    return this.page.evaluate(() => {
      const active = document.querySelector("instance-console").shadowRoot.activeElement;
      const row = active?.closest("tr")?.dataset.row;
      return active && [active.localName, ...Object.keys(active.dataset), row].filter(Boolean).join(" ");
    });
  }
}

/** The path of the list call. */
export const LIST = /apigw\/instances(\?|$)/;

// The <instance-console> element: what a browser wants written in JavaScript, and no more.
//
// Importing it fetches nothing. It loads the widget when the first element is connected, or by `preload()`.

import { BootFailure, laterTask } from "./instance-console-failure.js";
import { SOURCE, read } from "./instance-console-given.js";
import { load, sheetFor } from "./instance-console-parts.js";
import { failed, standInSheet, waiting } from "./instance-console-stand-in.js";
import { keepTyping } from "./instance-console-typing.js";

/** How long a start waits for `getToken`, in milliseconds. A token that comes later is used then. */
const PATIENCE = 5000;

/** The properties that are attributes, as texts; for `instances` a list will do. */
const TEXTS = { service: "service", label: "label", proxy: "proxy", projectId: "project-id", region: "region", consoleUrl: "console-url", userId: "user-id", instances: "instances", locale: "locale", theme: "theme", router: "router", view: "view", instanceId: "instance-id" };
/** The properties that are attributes, as true or false. */
const FLAGS = { titleMark: "title-mark", tokenForm: "token-form" };
const OWN = ["config", "getToken"];

/** Where there are no elements, as on a server that renders pages, the module can be imported all the same. */
const Base = globalThis.HTMLElement ?? class {};

export class InstanceConsole extends Base {
  static observedAttributes = ["config", ...SOURCE, "locale", "theme", "lang", "router", "title-mark", "token-form", "view", "instance-id"];

  /** The address of the folder of `console.js` and `console_bg.wasm`, where that is not this module's own. */
  static base;

  #config;
  #getToken;
  /** While it lives: from being connected until it has been disconnected for a moment. */
  #life;
  #mounted;
  #place;
  #resting;
  #widget;
  #theme = "";
  #language;
  #turn = 0;
  #due = false;
  #asking;
  /** The token of the start, while it is waited for. */
  #first;
  #state = "new";
  #problem;
  #waiting = [];

  /** The configuration: an object, or the address of a file. */
  get config() {
    return this.#config ?? this.getAttribute("config") ?? undefined;
  }

  set config(value) {
    this.#config = value === "" ? undefined : (value ?? undefined);
    this.#restartSoon();
  }

  /** Gives a token: at the start, and when a proxy wants one. */
  get getToken() {
    return this.#getToken;
  }

  set getToken(value) {
    this.#getToken = typeof value === "function" ? value : undefined;
    // A framework sets another function at each render: what the last one was asked for is still on its way.
    if (!this.#getToken) {
      this.#asking = undefined;
      this.#first = undefined;
    }
    if (this.#mounted) this.#mounted.use_token_source(this.#getToken !== undefined);
    else if (this.#life) this.#askFirst();
  }

  refresh() {
    this.#mounted?.refresh();
  }

  pause() {
    this.#mounted?.pause(true);
  }

  resume() {
    this.#mounted?.pause(false);
  }

  open({ source = 0, id } = {}) {
    return this.#mounted?.open(Number(source), String(id)) ?? false;
  }

  save() {
    const saved = this.#mounted?.save();
    return saved && JSON.parse(saved);
  }

  restore(saved) {
    this.#mounted?.restore(JSON.stringify(saved ?? {}));
  }

  /** Resolves when the console is shown; rejects when it cannot be, or when the element has gone. */
  whenReady() {
    if (this.#state === "ready") return Promise.resolve();
    if (this.#state === "failed") return Promise.reject(this.#problem);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  focus(options) {
    const root = this.shadowRoot;
    const first = root?.querySelector("[data-token-field], [data-filter]") ?? root?.querySelector("button, a, input, summary");
    first?.focus(options);
  }

  connectedCallback() {
    this.#takeProperties();
    if (!this.#life) {
      this.#life = new AbortController();
      this.#followLanguage(this.#life.signal);
      this.#restartSoon();
    } else if (this.#language !== this.#spoken()) {
      this.#restartSoon();
    }
  }

  async disconnectedCallback() {
    // It may only be on its way to another place.
    await laterTask();
    if (!this.isConnected) this.#stop();
  }

  /** Its being there makes `moveBefore` a move. */
  connectedMoveCallback() {
    if (this.#life && this.#language !== this.#spoken()) this.#restartSoon();
  }

  adoptedCallback() {
    this.#dress();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    // What is shown, typed and open stays.
    if (name === "theme") this.#paint();
    else if (name === "title-mark" || name === "token-form") this.#allow();
    else this.#restartSoon();
  }

  /** What was set before this class was there hides its accessors. */
  #takeProperties() {
    for (const name of [...OWN, ...Object.keys(TEXTS), ...Object.keys(FLAGS)]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #stop() {
    if (!this.#life) return;
    this.#turn += 1;
    this.#life.abort();
    this.#life = undefined;
    this.#asking = undefined;
    this.#first = undefined;
    this.#end();
    this.shadowRoot?.replaceChildren();
    this.#become("new", new Error("the element has been removed"));
  }

  /** Takes away what is shown, and ends all that it does. */
  #end() {
    this.#resting?.disconnect();
    this.#mounted?.free();
    this.#mounted = undefined;
    this.#place = undefined;
  }

  #become(state, problem) {
    this.#state = state;
    this.#problem = problem;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { resolve, reject } of waiting) {
      if (problem) reject(problem);
      else resolve();
    }
  }

  /** Starts anew once for all changes of one turn. */
  #restartSoon() {
    if (this.#state === "failed") this.#state = "new";
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.#life) this.#restart();
    });
  }

  /** The language of the page around it. `closest` ends at a shadow root around the element. */
  #spoken() {
    const speaker = this.closest("[lang]") ?? document.documentElement;
    return speaker.getAttribute("lang") || navigator.language;
  }

  /** Follows a change of `lang` on any element around this one. */
  #followLanguage(signal) {
    const look = () => this.#language !== this.#spoken() && this.#restartSoon();
    const observer = new MutationObserver(look);
    const what = { attributes: true, attributeFilter: ["lang"], subtree: true };
    for (const root of new Set([document, this.getRootNode()])) observer.observe(root, what);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }

  /** The attribute's theme, else the configuration's. */
  #paint() {
    const theme = this.getAttribute("theme");
    this.#place?.setAttribute("data-theme", ["light", "dark"].includes(theme) ? theme : this.#theme);
  }

  /** What is the page's, unless it lends it. */
  #allow() {
    this.#mounted?.mark_title(this.titleMark);
    this.#mounted?.allow_token_form(this.tokenForm);
  }

  #root() {
    if (this.shadowRoot) return this.shadowRoot;
    const root = this.attachShadow({ mode: "open" });
    keepTyping(root);
    return root;
  }

  #dress() {
    if (!this.shadowRoot) return;
    const document = this.ownerDocument;
    try {
      this.shadowRoot.adoptedStyleSheets = [this.#place ? sheetFor(document, this.#widget) : standInSheet(document)];
    } catch {
      // A browser too old for it, which is said in words.
    }
  }

  async #restart() {
    const turn = (this.#turn += 1);
    const root = this.#root();
    this.#language = this.#spoken();
    const wanted = this.getAttribute("locale");
    const locale = wanted && wanted !== "auto" ? wanted : this.#language;
    if (!this.#mounted) {
      root.replaceChildren(waiting(document, locale, this.view));
      this.#dress();
    }
    try {
      // Side by side: configuration and token are there when the widget is.
      if (!this.#mounted) this.#askFirst();
      const [widget, given] = await Promise.all([load(InstanceConsole.base), read(this, this.#config)]);
      if (turn !== this.#turn) return;
      this.#widget = widget;
      // The same configuration is no change; another language needs no other engine.
      if (!this.#mounted?.renew(this.#told(given))) {
        // Another one begins with a token, as the first did.
        this.#askFirst();
        const token = await this.#first;
        if (turn !== this.#turn) return;
        this.#begin(this.#told(given), token);
      }
      // A token that nobody waits for any more may be old when the next start comes.
      this.#first = undefined;
      this.#show();
    } catch (problem) {
      if (turn !== this.#turn) return;
      this.#first = undefined;
      this.#end();
      root.replaceChildren(failed(document, problem, locale, () => this.#restart()));
      this.#dress();
      this.#become("failed", problem);
      this.#tell("error", { kind: "start", message: problem instanceof BootFailure ? problem.message : String(problem) });
    }
  }

  /** What the widget is told: what was given, and what goes over that. */
  #told({ config, base, conflicts }) {
    return {
      config,
      base,
      conflicts,
      language: this.#language,
      locale: this.getAttribute("locale") ?? "",
      theme: this.getAttribute("theme") ?? "",
      view: this.getAttribute("view") ?? "",
      instanceId: this.getAttribute("instance-id") ?? "",
      // The address is the host page's, unless that leaves it to this element.
      hasAddress: this.getAttribute("router") === "hash",
    };
  }

  /** Begins anew, in the place of what there was. */
  #begin(given, token) {
    this.#end();
    const place = document.createElement("div");
    place.className = "root";
    this.#place = place;
    this.#root().replaceChildren(place);
    this.#dress();
    given.isHidden = !isSeen(place);
    given.density = getComputedStyle(this).getPropertyValue("--instance-console-density").trim();
    this.#mounted = this.#widget.connect(place, given, this.#host(), token);
    this.#mounted.use_token_source(this.#getToken !== undefined);
    this.#rest(place);
  }

  #show() {
    this.#allow();
    this.#theme = this.#place.dataset.theme ?? "";
    this.#paint();
    this.dispatchEvent(new CustomEvent("language", { detail: this.#place.lang }));
    if (this.#mounted.is_wrong()) {
      this.#become("failed", new Error("the configuration has problems"));
    } else if (this.#state !== "ready") {
      this.#become("ready");
      this.#tell("ready", {});
    }
  }

  /**
   * A console that is not displayed rests, as in a hidden tab. One that was scrolled out of sight does not:
   * the margin has room for it. A ResizeObserver would tell it too, and put an error on the page's handler
   * whenever what is drawn changes the height.
   */
  #rest(place) {
    const mounted = this.#mounted;
    const look = () => mounted === this.#mounted && mounted.hide(!isSeen(place));
    this.#resting = new IntersectionObserver(look, { rootMargin: "1000000px" });
    this.#resting.observe(place);
  }

  /** What the widget tells and asks of the page; none of it throws. */
  #host() {
    const life = this.#life;
    return {
      tell: (name, detail) => {
        if (name === "navigate") return this.#tell(name, detail);
        // What the page does then must not come in the middle of what the widget does.
        queueMicrotask(() => life.signal.aborted || this.#tell(name, detail));
        return true;
      },
      token: (reason) => this.#ask(reason),
    };
  }

  #tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === "navigate" }));
  }

  /** Asks for a token: once, however many ask. It resolves with nothing where none is given. */
  #ask(reason) {
    const signal = this.#life?.signal;
    const getToken = this.#getToken;
    if (!getToken || !signal) return Promise.resolve();
    if (this.#asking) return this.#asking;
    const asking = (async () => getToken.call(this, reason, signal))()
      .catch(() => undefined)
      .then((token) => (typeof token === "string" ? token : undefined));
    this.#asking = asking;
    asking.then(() => {
      if (this.#asking === asking) this.#asking = undefined;
    });
    return asking;
  }

  #askFirst() {
    if (this.#getToken) this.#first ??= this.#firstToken();
  }

  /** The token of the start, unless it is slow: then it is used when it comes. */
  async #firstToken() {
    const { signal } = this.#life;
    const asked = this.#ask("start");
    const late = Symbol("late");
    let timer;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE, late);
      signal.addEventListener("abort", resolve, { once: true });
    });
    const first = await Promise.race([asked, patience]);
    clearTimeout(timer);
    if (first !== late) return typeof first === "string" ? first : undefined;
    asked.then((token) => token && !signal.aborted && this.#mounted?.use_token(token));
    return undefined;
  }
}

/** Whether a person could see it: it is not in something that is not displayed. */
function isSeen(place) {
  return place.checkVisibility?.() ?? true;
}

for (const [property, attribute] of Object.entries(TEXTS)) {
  Object.defineProperty(InstanceConsole.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(attribute) ?? undefined;
    },
    set(value) {
      if (value === undefined || value === null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, Array.isArray(value) ? value.join(" ") : value);
    },
  });
}

for (const [property, attribute] of Object.entries(FLAGS)) {
  Object.defineProperty(InstanceConsole.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return (this.getAttribute(attribute) ?? "false") !== "false";
    },
    set(value) {
      this.toggleAttribute(attribute, Boolean(value) && value !== "false");
    },
  });
}

/** Loads the widget before there is an element, so that the first one shows sooner. */
export async function preload() {
  await load(InstanceConsole.base);
}

// Two copies of the module on one page are one element.
if (globalThis.customElements && !customElements.get("instance-console")) {
  customElements.define("instance-console", InstanceConsole);
}

// The <instance-console> element: what a browser wants written in JavaScript, and no more.
//
// It loads the rest when the first element is connected, so that a page pays for it only where there
// is one.

const SIMPLE = ["service", "label", "proxy", "project-id", "region", "console-url", "user-id", "instances"];

let loaded;

/** Loads the widget once for all elements of the page. */
function load() {
  loaded ??= import("./console.js").then(async (widget) => {
    await widget.default();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(widget.styles());
    return { connect: widget.connect, sheet };
  });
  return loaded;
}

class InstanceConsole extends HTMLElement {
  static observedAttributes = ["config", "locale", "theme", "lang", "router", "title-mark", ...SIMPLE];

  #config;
  #mounted;
  #place;
  #theme = "";
  #turn = 0;
  #due = false;

  /** The configuration as an object, instead of the `config` attribute. */
  get config() {
    return this.#config;
  }

  set config(value) {
    this.#config = value;
    this.#restartSoon();
  }

  /** Asks for everything now. */
  refresh() {
    this.#mounted?.refresh();
  }

  connectedCallback() {
    // Set before this class was there, it hides the accessor.
    if (Object.hasOwn(this, "config")) {
      const config = this.config;
      delete this.config;
      this.#config = config;
    }
    this.#restartSoon();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    // What is shown, typed and open stays.
    if (name === "theme") this.#paint();
    else if (name === "title-mark") this.#allow();
    else this.#restartSoon();
  }

  #stop() {
    this.#turn += 1;
    this.#mounted?.free();
    this.#mounted = undefined;
  }

  /** Restarts once for all changes of one turn. */
  #restartSoon() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      this.#restart();
    });
  }

  /** The attribute's theme, else the configuration's. */
  #paint() {
    const theme = this.getAttribute("theme");
    this.#place?.setAttribute("data-theme", ["light", "dark"].includes(theme) ? theme : this.#theme);
  }

  /** The page's title is the host page's, unless that lends it. */
  #allow() {
    this.#mounted?.mark_title((this.getAttribute("title-mark") ?? "false") !== "false");
  }

  /** Until the console is there, the page's own children of the element are seen. */
  #open() {
    const root = this.attachShadow({ mode: "open" });
    root.append(document.createElement("slot"));
    return root;
  }

  async #restart() {
    if (!this.isConnected) return;
    this.#stop();
    const turn = this.#turn;
    const root = this.shadowRoot ?? this.#open();
    try {
      // Side by side: the configuration is there when the widget is.
      const [{ connect, sheet }, { config }] = await Promise.all([load(), this.#read()]);
      if (turn !== this.#turn) return;
      root.adoptedStyleSheets = [sheet];
      const place = document.createElement("div");
      place.className = "root";
      root.replaceChildren(place);
      // `closest` ends at a shadow root around the element.
      const speaker = this.closest("[lang]") ?? document.documentElement;
      const language = speaker.getAttribute("lang") ?? "";
      // The address is the host page's, unless that leaves it to this element.
      const hasAddress = this.getAttribute("router") === "hash";
      this.#mounted = connect(place, config, language, this.getAttribute("locale"), hasAddress);
      this.#allow();
      this.#place = place;
      this.#theme = place.getAttribute("data-theme") ?? "";
      this.#paint();
      this.dispatchEvent(new CustomEvent("language", { detail: place.lang }));
    } catch (problem) {
      loaded = undefined;
      if (turn !== this.#turn) return;
      const note = document.createElement("p");
      note.setAttribute("role", "alert");
      note.textContent =
        `Couldn't start Instance Console. Reload the page. / 实例控制台无法启动，请重新加载页面。(${problem?.message ?? problem})`;
      root.replaceChildren(note);
    }
  }

  /**
   * The configuration: an object, or the bytes of a file; undefined when the file could not be loaded.
   * In an object of ours, for a promise would ask the page's object for `then`.
   */
  async #read() {
    const own = this.#config ?? this.#simple();
    const address = this.getAttribute("config");
    if (own || !address) return { config: own ?? {} };
    try {
      const url = new URL(address, document.baseURI);
      // A configuration from elsewhere could send the token anywhere.
      if (url.origin !== location.origin) return {};
      const answer = await fetch(url, { redirect: "error", cache: "no-store" });
      return answer.ok ? { config: new Uint8Array(await answer.arrayBuffer()) } : {};
    } catch {
      return {};
    }
  }

  /** A single source from single attributes; undefined when there are none. */
  #simple() {
    if (!SIMPLE.some((name) => this.hasAttribute(name))) return undefined;
    const source = { service: "apig" };
    for (const name of SIMPLE) {
      const value = this.getAttribute(name);
      if (value !== null) source[name.replace("-", "_")] = value;
    }
    if (source.instances) source.instances = source.instances.split(/[\s,]+/).filter(Boolean);
    return { sources: [source] };
  }
}

// Two copies of the module on one page are one element.
if (!customElements.get("instance-console")) {
  customElements.define("instance-console", InstanceConsole);
}

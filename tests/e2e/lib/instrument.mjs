// Runs in the page before anything else: counts what the widget asks for, of the server and of other
// pages, and the timers it holds.
// Requests go through unchanged. It must come after the test's clock, whose timers it wraps.
export function instrument() {
  const calls = [];
  const timers = new Map();
  let inFlight = 0;
  let most = 0;

  // The jitter of the intervals is the same in each run; the first is by what a page is told from others.
  const draws = [Math.random()];
  Math.random = () => draws.shift() ?? 0.42;

  const { fetch, setTimeout, clearTimeout } = window;
  window.fetch = async (input, init) => {
    const url = new URL(input.url ?? input, document.baseURI);
    if (!/^\/v[12]\//.test(url.pathname)) return fetch.call(window, input, init);
    const call = { at: performance.now(), path: url.pathname, query: url.search };
    calls.push(call);
    inFlight += 1;
    most = Math.max(most, inFlight);
    const ended = (how) => {
      if (!call.ended) inFlight -= 1;
      call.ended ??= how;
    };
    try {
      const answer = await fetch.call(window, input, init);
      const read = answer.arrayBuffer.bind(answer);
      answer.arrayBuffer = () =>
        read().finally(() => ended(answer.status));
      return answer;
    } catch (problem) {
      ended(problem.name);
      throw problem;
    }
  };

  // Code is under way as well: that of the page, and that of panels.
  let loading = 0;
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = (...source) => {
    loading += 1;
    return instantiateStreaming.apply(WebAssembly, source).finally(() => (loading -= 1));
  };

  // What is asked of other pages, until one answers or this page leads; and what all of them say.
  const said = [];
  const waiting = new Map();
  let deciding = 0;
  const Channel = window.BroadcastChannel;
  if (Channel) {
    window.BroadcastChannel = class extends Channel {
      #asked = new Set();

      constructor(name) {
        super(name);
        said.push(name);
        waiting.set(this, this.#asked);
        this.addEventListener("message", ({ data }) => {
          // Tests say other things as well.
          const text = Array.isArray(data) && typeof data[0] === "string" ? data[0] : "";
          if (text.startsWith('["answer",[') && text.endsWith("]")) this.#asked.delete(JSON.stringify(JSON.parse(text)[1]));
        });
      }

      postMessage(data) {
        said.push(data[0], new TextDecoder().decode(data[1]));
        const [kind, call] = JSON.parse(data[0]);
        if (kind === "ask") this.#asked.add(JSON.stringify(call));
        if (kind === "lead") this.#asked.clear();
        super.postMessage(data);
      }

      close() {
        waiting.delete(this);
        super.close();
      }
    };
  }
  const { locks } = navigator;
  if (locks) {
    const request = locks.request.bind(locks);
    locks.request = (...args) => {
      const answer = request(...args);
      // What is not granted when the browser answers this has to wait for another page.
      deciding += 1;
      locks.query().finally(() => (deciding -= 1));
      return answer;
    };
  }
  const asking = () => deciding + [...waiting.values()].reduce((sum, asked) => sum + asked.size, 0);

  // The test's clock numbers its timers from 10^12 on; a browser's numbers are 32 bits wide, and that
  // is what WebAssembly keeps of them.
  let last = 0;
  window.setTimeout = (callback, ...rest) => {
    const id = (last += 1);
    const real = setTimeout(() => {
      timers.delete(id);
      callback();
    }, ...rest);
    timers.set(id, real);
    return id;
  };
  window.clearTimeout = (id) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
  };

  // A turn of the event loop that no fake clock holds up.
  const turn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(port1.close());
      port2.postMessage(null);
    });

  window.e2e = {
    calls,
    timers: () => timers.size,
    most: () => most,
    inFlight: () => inFlight,
    said,
    turn,
    /** Resolves when nothing is in flight, here or for this page, and its effects have run. */
    async idle() {
      for (let still = 0; still < 3; still += 1) {
        await turn();
        if (inFlight + loading + asking() > 0) still = -1;
      }
    },
  };
}

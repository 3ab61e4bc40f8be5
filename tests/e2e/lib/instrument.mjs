// Runs in the page before anything else: counts what the widget asks for, and the timers it holds.
// Requests go through unchanged. It must come after the test's clock, whose timers it wraps.
export function instrument() {
  const calls = [];
  const timers = new Map();
  let inFlight = 0;
  let most = 0;

  // The jitter of the intervals is the same in each run.
  Math.random = () => 0.42;

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
      // Its body is not read.
      if (answer.type === "opaqueredirect" || answer.status === 304) ended(answer.status || answer.type);
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
    turn,
    /** Resolves when nothing is in flight, and its effects have run. */
    async idle() {
      for (let still = 0; still < 3; still += 1) {
        await turn();
        if (inFlight + loading > 0) still = -1;
      }
    },
  };
}

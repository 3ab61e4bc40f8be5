// Runs in the page before anything else: records the widget's requests, and counts its timers. Requests go
// through unchanged. It must be installed after the test's clock, whose timers it wraps.
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
      // The body of such a response is not read, so it ends here.
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

  // Loading the module's code counts as pending, too.
  let loading = 0;
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = (...source) => {
    loading += 1;
    return instantiateStreaming.apply(WebAssembly, source).finally(() => (loading -= 1));
  };

  // The test's clock numbers its timers from 10^12 on, but a browser's numbers have 32 bits, and WebAssembly
  // keeps only those.
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

  // A turn of the event loop that the fake clock does not stop.
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
    /** Resolves when no request is in flight, and the effects of the answers have run. */
    async idle() {
      for (let still = 0; still < 3; still += 1) {
        await turn();
        if (inFlight + loading > 0) still = -1;
      }
    },
  };
}

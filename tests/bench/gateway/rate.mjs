// Sends requests at a fixed rate, whether or not earlier ones are answered, and measures each answer.
import net from "node:net";

/** A kept connection, which reads answers that have a length or end with a chunk of no bytes. */
class Connection {
  #socket;
  #answer = null;

  constructor(port) {
    this.#socket = net.connect(port, "127.0.0.1").setNoDelay();
    this.ready = new Promise((done) => this.#socket.on("connect", done));
    this.#socket.on("data", (bytes) => this.#read(bytes));
    this.#socket.on("close", () => this.#answer?.fail(new Error("closed")));
    this.#socket.on("error", () => {});
  }

  #read(bytes) {
    const answer = this.#answer;
    if (answer === null) return;
    answer.bytes = answer.bytes === null ? bytes : Buffer.concat([answer.bytes, bytes]);
    if (answer.end === undefined) {
      const head = answer.bytes.indexOf("\r\n\r\n");
      if (head < 0) return;
      const text = answer.bytes.toString("latin1", 0, head);
      answer.isGood = text.startsWith("HTTP/1.1 200");
      const length = /\r\ncontent-length: (\d+)/i.exec(text);
      answer.end = length ? head + 4 + Number(length[1]) : null;
    }
    const isWhole =
      answer.end === null ? answer.bytes.subarray(-5).toString() === "0\r\n\r\n" : answer.bytes.length >= answer.end;
    if (!isWhole) return;
    this.#answer = null;
    answer.done(answer.isGood);
  }

  /** Whether the answer is good. */
  ask(path) {
    return new Promise((done, fail) => {
      this.#answer = { bytes: null, done, fail };
      this.#socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip\r\n\r\n`);
    });
  }

  end() {
    this.#socket.destroy();
  }
}

export async function connect(port, count) {
  const connections = Array.from({ length: count }, () => new Connection(port));
  await Promise.all(connections.map((connection) => connection.ready));
  return connections;
}

/**
 * Sends `rate` requests a second for some seconds: `path` gives the path of the request of a number. Each goes over
 * the connection that has been free for longest; the wait for one is a part of the time. Gives the sorted milliseconds of all answers.
 */
export async function atRate(connections, rate, seconds, path) {
  const free = [...connections];
  const took = [];
  const under = new Set();
  const began = performance.now();
  const total = rate * seconds;
  // When each request was due that waits for a connection.
  const waiting = [];
  let [noticed, sent] = [0, 0];
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * rate) + 1);
    for (; noticed < due; noticed += 1) waiting.push(performance.now());
    for (; waiting.length > 0 && free.length > 0; sent += 1) {
      const [at, connection] = [waiting.shift(), free.shift()];
      const asked = connection.ask(path(sent)).then((isGood) => {
        if (!isGood) throw new Error("an answer is not 200");
        took.push(performance.now() - at);
        free.push(connection);
        under.delete(asked);
      });
      under.add(asked);
    }
    await new Promise((done) => setTimeout(done, 1));
  }
  await Promise.all(under);
  return took.sort((one, other) => one - other);
}

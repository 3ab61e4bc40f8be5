// A fake cloud on a free port of this machine. The path of a request decides how it behaves. Prints its
// address.
import { createServer } from "node:net";

const list = (bytes) => JSON.stringify({ total: 1, size: 1, instances: [{ id: "x".repeat(bytes) }] });
const whole = (body) => `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

const SMALL = whole(list(20_000));
// Shorter than the longest answer that the gateway passes on.
const LARGE = whole(list(1_900_000));
const FRAMES = "1\r\nx\r\n".repeat(1000);

/** Answers requests one after another, for as long as the connection is kept. */
createServer((socket) => {
  let read = "";
  let closing;
  socket.on("error", () => {});
  socket.on("data", (bytes) => {
    // Requests that were read are answered. A request that is on its way when the connection closes is not.
    clearTimeout(closing);
    read += bytes.toString("latin1");
    for (let end; (end = read.indexOf("\r\n\r\n")) >= 0; ) {
      const [, project] = /^\S+ \/v2\/(\w+)\//.exec(read) ?? [];
      read = read.slice(end + 4);
      answer(socket, project);
      // The connection seems kept, but closes: at once, or when the next request may be on its way.
      if (project === "stale") closing = setTimeout(() => socket.end(), Math.random() * 4);
    }
  });
}).listen(0, "127.0.0.1", function () {
  console.log(`http://127.0.0.1:${this.address().port}`);
});

function answer(socket, project) {
  switch (project) {
    case "large":
      return socket.write(LARGE);
    case "frames":
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n1\r\n\"\r\n");
      return frames(socket, 50);
    default:
      return socket.write(SMALL);
  }
}

/** Writes `times` thousand frames of one byte each. */
function frames(socket, times) {
  if (times === 0) return socket.write('1\r\n"\r\n0\r\n\r\n');
  if (socket.write(FRAMES)) setImmediate(frames, socket, times - 1);
  else socket.once("drain", () => frames(socket, times - 1));
}

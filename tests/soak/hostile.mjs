// Hostile clients that hold connections: each kind keeps a number of them open, and opens a new one for each
// that the gateway closes.
import { connect } from "node:net";

const ASK = "GET /v2/large/apigw/instances HTTP/1.1\r\nhost: localhost\r\n\r\n";

/** Keeps `size` connections open; `begin` runs on each new one. */
function holding(name, size, begin) {
  const state = { name, count: 0, stop };
  const open = new Set();
  let isStopped = false;
  function one(port) {
    if (isStopped) return;
    state.count += 1;
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => begin(socket));
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      open.delete(socket);
      // Not at once: a thousand refused connections would be a busy loop.
      setTimeout(one, 500 + Math.random() * 500, port);
    });
  }
  function stop() {
    isStopped = true;
    for (const socket of open) socket.destroy();
  }
  return (port) => {
    for (let index = 0; index < size; index += 1) setTimeout(one, Math.random() * 5000, port);
    return state;
  };
}

export const idleSockets = holding("idle sockets", 600, (socket) => socket.resume());

export const halfHeads = holding("half heads", 600, (socket) => {
  socket.resume();
  socket.write(`GET / HTTP/1.1\r\nhost: localhost\r\nx-half: ${"a".repeat(50_000)}`);
});

export const silentReaders = holding("readers that do not read", 40, (socket) => {
  socket.pause();
  socket.write(ASK);
});

export const tricklingReaders = holding("trickling readers", 20, (socket) => {
  socket.write(ASK);
  socket.pause();
  const timer = setInterval(() => socket.read(16) ?? socket.read(), 200);
  socket.on("close", () => clearInterval(timer));
});

// A web server of another, over real HTTP: pages, folders of files, and paths that are passed on.
import { createServer, request } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

export class Server {
  #server;

  /**
   * Starts one on a free port. `pages` are `{ body, headers }` by their path, `folders` are places of files by
   * the path under which they are. `passOn` gives for a path the address that answers it, or nothing. `headers` go
   * with each answer but a page's, and with that to the question whether another origin may ask.
   */
  static async start({ pages = {}, folders = {}, headers = {}, passOn = () => undefined } = {}) {
    const server = new Server();
    server.#server = createServer(async (asked, answer) => {
      const { pathname } = new URL(asked.url, "http://localhost");
      if (asked.method === "OPTIONS") return answer.writeHead(204, headers).end();
      const address = passOn(asked.url);
      if (address) return forward(asked, answer, address, headers);
      if (pages[pathname]) {
        const { body, headers: own } = pages[pathname];
        return answer.writeHead(200, { "content-type": TYPES[extname(pathname)], ...own }).end(body);
      }
      try {
        const under = Object.keys(folders).find((path) => pathname.startsWith(path));
        const file = await readFile(join(folders[under], pathname.slice(under.length)));
        answer.writeHead(200, { "content-type": TYPES[extname(pathname)], ...headers }).end(file);
      } catch {
        answer.writeHead(404, { "content-type": "text/plain", ...headers }).end();
      }
    });
    await new Promise((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    server.url = `http://127.0.0.1:${server.#server.address().port}`;
    return server;
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

function forward(asked, answer, address, headers) {
  const on = request(address, { method: asked.method, headers: asked.headers }, (came) => {
    answer.writeHead(came.statusCode, { ...came.headers, ...headers });
    came.pipe(answer);
  });
  on.on("error", () => answer.destroy());
  asked.pipe(on);
}

// A portal's own server: it gives the files of a host and of the element, and passes all else on to the gateway, as
// a server in front does.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** Builds what changed of all hosts, before any test's time runs; what went wrong fails the tests that use them. */
const failed = await promisify(execFile)(process.execPath, [at("tests/hosts/build.mjs")]).then(
  () => undefined,
  ({ message, stdout }) => new Error(message + stdout),
);

/**
 * Serves a host until the test ends; gives its address. `headers` go with every file and every answer; those of the paths
 * in `failing` fail.
 */
export async function portal(t, name, gateway, headers = {}, failing = new Set()) {
  if (failed) throw failed;
  const server = createServer(async (asked, answer) => {
    for (const [header, value] of Object.entries(headers)) answer.setHeader(header, value);
    const { pathname } = new URL(asked.url, "http://portal");
    // A browser asks first, before another origin's page sends a token; and for an icon by itself.
    if (asked.method === "OPTIONS" || pathname === "/favicon.ico") return answer.writeHead(204).end();
    if (failing.has(pathname)) return answer.writeHead(503).end();
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    for (const folder of [`target/hosts/${name}`, "dist"]) {
      const file = await readFile(at(folder + path)).catch(() => undefined);
      if (file) return answer.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(file);
    }
    passOn(asked, answer, gateway);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => new Promise((resolve) => server.close(resolve) && server.closeAllConnections()));
  return `http://127.0.0.1:${server.address().port}/`;
}

function passOn(asked, answer, gateway) {
  const { host: _, ...headers } = asked.headers;
  const up = request(new URL(asked.url, gateway.url), { method: asked.method, headers }, (from) => {
    answer.writeHead(from.statusCode, from.headers);
    from.pipe(answer);
  });
  up.on("error", () => answer.destroy());
  answer.on("close", () => up.destroy());
  asked.pipe(up);
}

// The portal's server: the page, the package's files, and everything below /console/ passed on to the gateway.
import { readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { extname } from "node:path";

const GATEWAY = "http://127.0.0.1:8080";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

const read = (name) => readFileSync(new URL(name, import.meta.url));
const files = new Map([["/", ["index.html", read("index.html")]]]);
for (const name of Object.keys(JSON.parse(read("node_modules/instance-console/manifest.json")).files)) {
  files.set(`/instance-console/${name}`, [name, read(`node_modules/instance-console/${name}`)]);
}

const server = createServer((asked, answer) => {
  if (asked.url.startsWith("/console/")) return passOn(asked, answer);
  const [name, bytes] = files.get(asked.url) ?? [];
  if (!name) return answer.writeHead(404).end();
  return answer.writeHead(200, { "content-type": TYPES[extname(name)] }).end(bytes);
});

function passOn(asked, answer) {
  const address = GATEWAY + asked.url.replace("/console/", "/");
  const on = request(address, { method: asked.method, headers: asked.headers }, (came) => {
    answer.writeHead(came.statusCode, came.headers);
    came.pipe(answer);
  });
  on.on("error", () => answer.writeHead(502).end());
  asked.pipe(on);
}

server.listen(8000, "127.0.0.1", () => console.log("http://localhost:8000/"));

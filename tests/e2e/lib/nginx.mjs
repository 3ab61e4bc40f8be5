// Debian's nginx with a site, in a folder of its own.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

import { until } from "./until.mjs";

export const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx"].find((path) => existsSync(path));

function freePort() {
  const server = createServer();
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  }));
}

/** Starts it; `listen 80` of the site becomes a free port. It ends with the test. */
export async function start(t, folder, site) {
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n");
  const whole = `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events {}
    http { access_log off; ${temporary}
    ${site.replace("listen 80;", `listen 127.0.0.1:${port};`).replace("include mime.types", "include /etc/nginx/mime.types")} }`;
  const file = join(folder, "nginx.conf");
  await writeFile(file, whole);
  const child = spawn(NGINX, ["-p", folder, "-e", join(folder, "error.log"), "-c", file], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  t.after(() => new Promise((resolve) => (child.exitCode === null ? child.once("exit", resolve) && child.kill() : resolve())));
  const url = `http://127.0.0.1:${port}`;
  await until(async () => child.exitCode ?? (await fetch(url).then(() => "up", () => "")), "up", said);
  return url;
}

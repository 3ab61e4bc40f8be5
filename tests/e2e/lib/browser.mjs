// One browser for the whole run.
import { after } from "node:test";

import { launch } from "./chromium.mjs";

let launched;

export function browser() {
  launched ??= launch();
  return launched;
}

after(async () => {
  await (await launched)?.close();
});

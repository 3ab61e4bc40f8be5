// The console's own page.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

scene("opening the page asks for nothing that is not there", {}, async ({ page, widget, said }) => {
  const answers = [];
  page.on("response", (answer) => answers.push([answer.status(), new URL(answer.url()).pathname]));
  await widget.load();
  // The browser requests the icon last.
  await until(() => page.evaluate(() => document.readyState), "complete");
  await until(() => answers.length > 5);
  await page.reload({ waitUntil: "networkidle" });
  assert.deepEqual(answers.filter(([status]) => status >= 400), []);
  assert.deepEqual(said.filter(({ type }) => type === "error"), []);
});

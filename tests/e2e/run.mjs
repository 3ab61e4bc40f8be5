// Runs all tests in one process, two at a time, so that they share a browser: node --test run.mjs
// To run one topic alone: node --test table.test.mjs
import { readdirSync } from "node:fs";
import { describe } from "node:test";
import { fileURLToPath } from "node:url";

const files = readdirSync(fileURLToPath(new URL(".", import.meta.url)));

describe("the console in a browser", { concurrency: 2 }, async () => {
  for (const file of files.filter((file) => file.endsWith(".test.mjs")).sort()) {
    await import(`./${file}`);
  }
});

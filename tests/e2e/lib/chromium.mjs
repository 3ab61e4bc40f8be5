// Launches Chromium.
import { chromium } from "playwright-core";

// Without the sandbox Chromium also runs as root; the other flags stop its own network requests.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Launches a browser; with `keepsPages` it has the back/forward cache, which Playwright turns off. */
export function launch({ keepsPages = false } = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: FLAGS,
    ignoreDefaultArgs: keepsPages ? ["--disable-back-forward-cache"] : [],
  });
}

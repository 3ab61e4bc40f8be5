// A Chromium of one's own.
import { chromium } from "playwright-core";

// Without the sandbox it also runs as root; the others keep it from calling anyone.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Launches it; one that `keepsPages` has the back/forward cache that Playwright turns off. */
export function launch({ keepsPages = false } = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: FLAGS,
    ignoreDefaultArgs: keepsPages ? ["--disable-back-forward-cache"] : [],
  });
}

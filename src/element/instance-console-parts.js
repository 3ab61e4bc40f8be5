// Finds and loads the widget's two parts, its script and its wasm, once for all elements of the page.

import { BootFailure, explain, missing, watchRefusals } from "./instance-console-failure.js";
import { makeSheet } from "./instance-console-stand-in.js";

let loaded;
let failures = 0;

/**
 * Loads the parts; a call after a failure loads them anew. `base` is the address of the folder in which they
 * are, instead of this module's own.
 */
export function load(base) {
  loaded ??= start(base).catch((problem) => {
    loaded = undefined;
    failures += 1;
    throw problem;
  });
  return loaded;
}

/**
 * The addresses. `new URL("a literal", import.meta.url)` is what bundlers know: webpack, rspack and Vite copy
 * the file and put its new address here. The script is copied so too, and not bundled: its own
 * `new URL("console_bg.wasm", …)`, which they may not find, is never looked at.
 */
function addresses(base) {
  if (base !== undefined) {
    const folder = new URL(base, document.baseURI);
    return [new URL("console.js", folder), new URL("console_bg.wasm", folder)];
  }
  return [new URL("./console.js", import.meta.url), new URL("./console_bg.wasm", import.meta.url)];
}

async function start(base) {
  const feature = missing();
  if (feature) throw new BootFailure("old", feature);
  const [script, wasm] = addresses(base);
  if (failures > 0) {
    // Firefox remembers of an address that it could not be imported, until the page is left.
    script.searchParams.set("again", failures);
    wasm.searchParams.set("again", failures);
  }
  const refusals = watchRefusals();
  try {
    // Side by side. What comes of the wasm is asked for after the script.
    const coming = fetchPart(wasm);
    coming.catch(() => {});
    const widget = await importPart(script).catch((problem) => explain(script, { problem, refusals, isScript: true }));
    const answer = await coming.catch((problem) => explain(wasm, { problem, refusals }));
    if (!answer.ok) await explain(wasm, { answer, refusals });
    await widget.default({ module_or_path: answer }).catch((problem) => explain(wasm, { problem, refusals }));
    return widget;
  } finally {
    refusals.end();
  }
}

/** Asked for in a way in which a `<link rel="preload" as="fetch" crossorigin>` of the page serves. */
async function fetchPart(address) {
  const answer = await fetch(address);
  if (!(answer instanceof Response)) throw new TypeError("the page's own fetch returned no response");
  return answer;
}

/** Bundlers leave an import alone of which they are told so. */
function importPart(address) {
  return import(/* webpackIgnore: true */ /* @vite-ignore */ address.href);
}

const sheets = new WeakMap();

/** The widget's style sheet; one for each document, for a document takes no other's. */
export function sheetFor(document, widget) {
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = makeSheet(document, widget.styles());
    sheets.set(document, sheet);
  }
  return sheet;
}

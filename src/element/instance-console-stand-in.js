// What is seen in the place of the widget: while it loads, and when it cannot start.

import { BootFailure, inLanguage } from "./instance-console-failure.js";

// The first row of the table stands where it will.
const SHEET = `
:host { display: block; min-inline-size: 320px }
:host([hidden]) { display: none }
.waiting, .failed { box-sizing: border-box; color-scheme: inherit; font: 13px/1.45 system-ui, sans-serif; padding: 16px }
.waiting {
  background: repeating-linear-gradient(transparent 0 43px, color-mix(in srgb, currentcolor 12%, transparent) 43px 44px) 0 146px no-repeat;
  block-size: 100%;
  overflow: hidden;
}
.waiting.card { background: none; block-size: 116px }
.waiting.card::after { content: none }
.waiting::after { block-size: 560px; content: ""; display: block }
.waiting > p { margin: 0; opacity: 0.75 }
.failed > p { margin: 0 0 12px; overflow-wrap: anywhere }
.failed > button { font: inherit; min-block-size: 32px; padding: 0 12px }`;

const TITLE = ["实例控制台无法启动：", "Couldn't start Instance Console: "];
const NEXT = ["请重试，或联系控制台管理员。", " Try again, or contact the console administrator."];
const STOP = ["。", "."];
const AGAIN = ["重试", "Try again"];
const LOADING = ["正在加载实例控制台…", "Instance Console is loading…"];

const sheets = new WeakMap();

/** Its style sheet for a document, as the page's policy takes it; none where the browser knows none. */
export function standInSheet(document) {
  if (!sheets.has(document)) sheets.set(document, makeSheet(document, SHEET));
  return sheets.get(document);
}

/** A style sheet for a document: a document takes no other's. */
export function makeSheet(document, text) {
  const sheet = new (document.defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

function make(document, name, text, more = {}) {
  return Object.assign(document.createElement(name), { textContent: text, ...more });
}

/** While it loads: the page's own children of the element, else an empty table, or an empty card. */
export function waiting(document, language, view) {
  const slot = document.createElement("slot");
  const place = make(document, "div", "", { className: view === "progress" ? "waiting card" : "waiting" });
  const words = make(document, "p", inLanguage(LOADING, language));
  words.setAttribute("role", "status");
  place.append(words);
  slot.append(place);
  return slot;
}

/** When it could not start. `again` is called by its button. */
export function failed(document, problem, language, again) {
  const words = problem instanceof BootFailure ? problem.words(language) : (problem?.message ?? String(problem));
  const place = make(document, "div", "", { className: "failed" });
  const stop = /[.。]$/.test(words) ? "" : inLanguage(STOP, language);
  const text = inLanguage(TITLE, language) + words + stop + inLanguage(NEXT, language);
  const said = make(document, "p", text, { lang: inLanguage(["zh-CN", "en"], language) });
  said.setAttribute("role", "alert");
  const button = make(document, "button", inLanguage(AGAIN, language), { type: "button" });
  button.addEventListener("click", again);
  place.append(said, button);
  return place;
}

// What a person types into the console is not for the page around it: neither its shortcuts, nor a token.

const FIELDS = "input, select, textarea";
// `textInput` is an old event, which Chromium and WebKit still send.
const TOLD = ["keydown", "keypress", "keyup", "beforeinput", "textInput", "input", "compositionstart", "compositionupdate", "compositionend", "paste", "copy", "cut", "drop"];

/** Ends the way of such events at a shadow root, when the console itself has heard them. */
export function keepTyping(root) {
  for (const type of TOLD) root.addEventListener(type, keep);
}

function keep(event) {
  if (event.target.matches?.(FIELDS) && !isForPage(event)) event.stopPropagation();
}

/** Leaving a field, and what is pressed together with a key for commands, is the page's business too. */
function isForPage({ key, ctrlKey, metaKey }) {
  return ["Tab", "Escape"].includes(key) || /^F\d/.test(key) || ((ctrlKey || metaKey) && key !== undefined);
}

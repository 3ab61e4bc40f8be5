// Why the widget could not start: found out, and said without it.

/** What there is in every browser since 2023; the name of the first that is not. */
export function missing() {
  const needed = {
    WebAssembly: () => typeof WebAssembly === "object",
    "CSSStyleSheet.replaceSync": () => typeof CSSStyleSheet.prototype.replaceSync === "function",
    adoptedStyleSheets: () => "adoptedStyleSheets" in Document.prototype,
    AbortController: () => typeof AbortController === "function",
  };
  return Object.keys(needed).find((name) => !needed[name]());
}

/** Each with its words in both languages; `{}` is what it is about, `{why}` what is known besides. */
const WORDS = {
  missing: ["找不到文件 {}。请检查部署是否完整。", "The file {} was not found. Check that all files are deployed."],
  answer: ["服务器未能返回文件 {}（{why}）。", "The server returned an error ({why}) for the file {}."],
  policy: ["页面的内容安全策略（CSP）阻止了 {}（{why}）。", "The page's content security policy blocks {} ({why})."],
  type: ["服务器提供文件 {} 时使用了错误的 MIME 类型（{why}）。", "The server sends the file {} with the wrong MIME type ({why})."],
  page: ["{} 返回的是网页，而不是程序文件。可能需要登录，或路径有误。", "The server returned a web page instead of the file {}. You may have to sign in, or the path is incorrect."],
  old: ["浏览器版本过旧，缺少 {}。", "This browser is too old: it doesn't have {}."],
  broken: ["浏览器无法运行此程序，可能是版本过旧（{}）。", "This browser can't run the program and may be too old ({})."],
  network: ["网络中断，无法加载文件 {}。", "The network failed while loading the file {}."],
  other: ["{}", "{}"],
};
/** A start that failed: of which kind, about what, and what is known besides. */
export class BootFailure extends Error {
  constructor(kind, subject, why = "") {
    super();
    this.name = "BootFailure";
    this.kind = kind;
    this.subject = subject;
    this.why = why;
    this.message = this.words("en");
  }

  /** The words in a language. */
  words(language) {
    const parts = { "{}": this.subject, "{why}": this.why };
    return inLanguage(WORDS[this.kind], language).replace(/\{(why)?\}/g, (part) => parts[part]);
  }
}

/** Of two texts, Chinese and English, the one for a language. */
export const inLanguage = ([chinese, english], language) => (/^zh/i.test(language) ? chinese : english);

/** Collects what the page's policy refuses, until `end`. */
export function watchRefusals() {
  const seen = [];
  const listen = (event) => seen.push(event);
  document.addEventListener("securitypolicyviolation", listen);
  return {
    /** The rule that refused a file, as far as the browser has told: it does so in a later task. */
    of({ href, origin }) {
      return seen.find(({ blockedURI }) => [href, origin, "wasm-eval"].includes(blockedURI))?.effectiveDirective;
    },
    end: () => document.removeEventListener("securitypolicyviolation", listen),
  };
}

/** Resolves in a later task, however the page's timers are held. */
export function laterTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Throws why a file could not be used: by what was thrown, by the answer, or by asking for it again. */
export async function explain(address, { problem, answer, refusals, isScript = false }) {
  const name = address.origin === "null" ? address.href : address.origin + address.pathname;
  await laterTask();
  const policy = () => {
    const refused = refusals.of(address);
    if (refused) throw new BootFailure("policy", name, refused);
  };
  policy();
  if (/content security policy|unsafe-eval|blocked by CSP/i.test(problem?.message)) {
    throw new BootFailure("policy", name, "script-src 'wasm-unsafe-eval'");
  }
  try {
    answer ??= await fetch(address);
  } catch {
    await laterTask();
    policy();
    throw new BootFailure("network", name);
  }
  const { status, ok } = answer;
  if (status === 404 || status === 410) throw new BootFailure("missing", name);
  if (!ok) throw new BootFailure("answer", name, status);
  const type = answer.headers.get("content-type") ?? "";
  const text = await answer.text().catch(() => "");
  if (/^\s*<(!|html|head|body)/i.test(text)) throw new BootFailure("page", name);
  if (isScript && !/(java|ecma)script/i.test(type)) throw new BootFailure("type", name, type || "–");
  if (["SyntaxError", "CompileError", "LinkError"].includes(problem?.name)) throw new BootFailure("broken", problem.message);
  // It can be had now: the connection broke before.
  if (problem instanceof TypeError) throw new BootFailure("network", name);
  throw new BootFailure("other", `${name}: ${problem?.message ?? problem}`);
}

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

/** Each with its words in both languages; `{}` is what it is about. */
const WORDS = {
  missing: ["找不到文件 {}。请检查部署是否完整。", "the file {} is not there. Check that all files are deployed."],
  answer: ["服务器没有给出文件 {}。", "the server did not give the file {}."],
  policy: ["页面的内容安全策略（CSP）阻止了 {}。", "the page's content security policy blocks {}."],
  type: ["服务器以错误的 MIME 类型提供 {}。", "the server gives the wrong MIME type: {}."],
  page: ["{} 返回的是网页，而不是程序文件。可能需要登录，或路径有误。", "a web page came instead of {}. A login may be needed, or the path is wrong."],
  old: ["浏览器版本过旧，缺少 {}。", "this browser is too old: it has no {}."],
  network: ["网络中断，无法加载 {}。", "the network failed while loading {}."],
  other: ["{}", "{}"],
};
/** A start that failed: of which kind, and about what. */
export class BootFailure extends Error {
  constructor(kind, subject) {
    super(WORDS[kind][1].replace("{}", () => subject));
    this.name = "BootFailure";
    this.kind = kind;
    this.subject = subject;
  }

  /** The words in a language. */
  words(language) {
    return inLanguage(WORDS[this.kind], language).replace("{}", () => this.subject);
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
    if (refused) throw new BootFailure("policy", `${name} (${refused})`);
  };
  policy();
  if (/content security policy|unsafe-eval|blocked by CSP/i.test(problem?.message)) {
    throw new BootFailure("policy", `${name} (script-src 'wasm-unsafe-eval')`);
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
  if (!ok) throw new BootFailure("answer", `${name} (${status})`);
  const type = answer.headers.get("content-type") ?? "";
  const text = await answer.text().catch(() => "");
  if (/^\s*<(!|html|head|body)/i.test(text)) throw new BootFailure("page", name);
  if (isScript && !/(java|ecma)script/i.test(type)) throw new BootFailure("type", `${name} (${type || "–"})`);
  if (["SyntaxError", "CompileError", "LinkError"].includes(problem?.name)) throw new BootFailure("old", problem.message);
  // It can be had now: the connection broke before.
  if (problem instanceof TypeError) throw new BootFailure("network", name);
  throw new BootFailure("other", `${name}: ${problem?.message ?? problem}`);
}

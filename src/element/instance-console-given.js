// What a page gives the element: its configuration, by whatever way, and what goes over that.

/** The attributes that are one source, each a field of it. */
export const SOURCE = ["service", "label", "proxy", "project-id", "region", "console-url", "user-id", "instances"];

/**
 * Reads it. `config` is an object, the bytes of JSON, a text that is neither address nor JSON, or undefined
 * where a file could not be loaded; `base` is the address by which relative ones in it are meant.
 *
 * The configuration stays inside of an object of ours: a promise would ask the page's object for `then`.
 */
export async function read(element, own) {
  const attributes = SOURCE.filter((name) => element.hasAttribute(name));
  const given = own ?? (element.getAttribute("config") || undefined);
  const base = document.baseURI;
  if (given === undefined) return { config: simple(element, attributes), base, conflicts: [] };
  const found = typeof given === "string" ? await readText(given, base) : { config: given, base };
  return { ...found, conflicts: attributes };
}

/** A text is the address of a file, or JSON. */
async function readText(text, base) {
  if (/^\s*\[object /.test(text)) return { config: text, base };
  if (/^\s*[{[]/.test(text)) return { config: new TextEncoder().encode(text), base };
  try {
    const address = new URL(text, base);
    // A configuration from elsewhere could send the token anywhere.
    if (address.origin !== location.origin) return { base };
    const answer = await fetch(address, { redirect: "error", cache: "no-store" });
    return answer.ok ? { config: new Uint8Array(await answer.arrayBuffer()), base: address.href } : { base };
  } catch {
    return { base };
  }
}

/** A single source from single attributes. */
function simple(element, attributes) {
  if (attributes.length === 0) return {};
  const source = { service: "apig" };
  for (const name of attributes) source[name.replace("-", "_")] = element.getAttribute(name);
  if (source.instances) source.instances = source.instances.split(/[\s,]+/).filter(Boolean);
  return { sources: [source] };
}

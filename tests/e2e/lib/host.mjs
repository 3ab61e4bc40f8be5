// A host page around the element.

/**
 * Serves the host page as `/host.html`. `inside` is its body; `script` runs before the element's module, which has
 * the `nonce`. `headers` and the `policy` are sent with the page.
 */
export async function serve(page, { inside = "", script, head = "", policy, headers = {}, nonce = "" }) {
  const all = policy ? { ...headers, "content-security-policy": policy } : headers;
  const before = script ? `<script>${script}</script>` : "";
  const body = `<!doctype html><html lang="en"><head><title>Host</title>${head}${before}<script type="module" src="instance-console.js" nonce="${nonce}"></script></head><body>${inside}</body></html>`;
  await page.route("**/host.html*", (route) => route.fulfill({ contentType: "text/html", headers: all, body }));
}

export const NORTH_ONLY = { sources: [{ service: "apig", project_id: "73d69ae0cfcf460190522d06b60f05ad" }], locale: "en" };
export const EAST_ONLY = { sources: [{ service: "apig", project_id: "0d5a11c4b96a4a7c8f0e2f6e91c37b58" }], locale: "en" };

/** Runs in the page before the element: records the events of all elements, in order. */
export const KEEP_EVENTS = `
  window.told = [];
  for (const type of ["ready", "statuschange", "complete", "error", "authrequired", "warning", "navigate"])
    addEventListener(type, (event) => event.target.localName === "instance-console" && window.told.push([type, event.detail]));
`;

export const told = (page, type) =>
  page.evaluate((type) => window.told.filter(([name]) => !type || name === type).map(([name, detail]) => (type ? detail : name)), type);

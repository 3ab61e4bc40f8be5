// Everything in which a token could have been left, as one text.
export function traces(page) {
  return page.evaluate(async () => {
    const nodes = [];
    const collect = (root) => {
      nodes.push(root.innerHTML ?? "");
      for (const element of root.querySelectorAll("*")) {
        if ("value" in element) nodes.push(String(element.value));
        if (element.shadowRoot) collect(element.shadowRoot);
      }
    };
    collect(document);
    collect(document.documentElement);
    return JSON.stringify({
      nodes,
      stored: [{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name, document.title, history.state],
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      addresses: [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)],
    });
  });
}

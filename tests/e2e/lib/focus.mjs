// Describes the focused element, and whether it is visible.

/**
 * Runs in the page: describes what has the focus inside of the element. `covered` is what lies over its
 * middle, `hidden` whether no part of it is visible, and `isThere` whether it matches `wanted`.
 */
export function place(wanted) {
  let root = document;
  let active = document.activeElement;
  while (active?.shadowRoot) {
    root = active.shadowRoot;
    active = root.activeElement;
  }
  if (!active || active === document.body || active === document.documentElement) return null;
  const box = active.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const over = root.elementFromPoint(x, y);
  const label = active.labels?.[0];
  const isOver = !over || active.contains(over) || over.contains(active) || label?.contains(over);
  const what = [active.localName, ...Object.keys(active.dataset), active.getAttribute("aria-label") ?? active.textContent.slice(0, 30)];
  return {
    isThere: Boolean(wanted) && active.matches(wanted),
    what: what.join(" "),
    hidden: box.width === 0 || x < 0 || y < 0 || x > innerWidth || y > innerHeight,
    covered: isOver ? "" : `${over.localName}.${over.className}`,
  };
}

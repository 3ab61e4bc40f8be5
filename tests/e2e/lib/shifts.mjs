// Layout shifts: elements that move without an action of the person.

/** Records layout shifts from the page's start. Returns a function that tells how much moved, and what. */
export async function watchShifts(page) {
  await page.addInitScript(() => {
    window.shifts = [];
    const corners = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
    const observer = new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const moved = sources.map(({ previousRect, currentRect }) => `${corners(previousRect)} → ${corners(currentRect)}`);
        if (!hadRecentInput) window.shifts.push({ value, moved });
      }
    });
    observer.observe({ type: "layout-shift", buffered: true });
  });
  return async () => {
    const each = await page.evaluate(() => window.shifts);
    return { each, moved: each.reduce((sum, { value }) => sum + value, 0) };
  };
}

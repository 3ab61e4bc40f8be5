// Fake notifications, and hidden pages.

/** Runs in the page: replaces the system's notifications. The permission prompt is answered by "granted". */
export const NOTIFICATIONS = () => {
  window.shown = [];
  window.asked = 0;
  window.Notification = class {
    static get permission() {
      return localStorage.allowed ?? "default";
    }
    static async requestPermission() {
      window.asked += 1;
      return (localStorage.allowed = "granted");
    }
    constructor(title, { tag }) {
      // Without permission a browser creates the object, but shows nothing.
      this.own = { title, tag };
      if (Notification.permission === "granted") window.shown.push(this.own);
    }
    close() {
      window.shown = window.shown.filter((shown) => shown !== this.own);
    }
  };
};

/** The notifications that all pages have shown. Of two with the same tag the later one replaces the first. */
export async function notifications(...pages) {
  const all = await Promise.all(pages.map((page) => page.evaluate(() => window.shown)));
  return [...new Map(all.flat().map(({ title, tag }) => [tag, title])).values()];
}

export function hide(page, hidden) {
  return page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

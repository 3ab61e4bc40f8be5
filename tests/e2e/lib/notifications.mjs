// Notifications without a system that shows them, and hidden pages.

/** Runs in the page: takes the place of the system's notifications; a person allows them when asked. */
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
      // Until a person has allowed them, a browser makes them, and shows nothing.
      this.own = { title, tag };
      if (Notification.permission === "granted") window.shown.push(this.own);
    }
    close() {
      window.shown = window.shown.filter((shown) => shown !== this.own);
    }
  };
};

/** What was shown by all pages, in which a second one with the same tag takes the place of the first. */
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

// The console's values in the browser's storage: {"version": 1, "value": …} under one key per concern.
const key = (name) => `instance-console.${name}`;

/** The concerns, each with a key of its own. */
export const CONCERNS = ["preferences", "followed", "dismissed", "history", "notified"];

/** The text of a key; null if there is none. */
export const storedText = (page, name) => page.evaluate((key) => localStorage.getItem(key), key(name));

/** The value of a key; undefined if there is none. */
export const stored = async (page, name) => JSON.parse((await storedText(page, name)) ?? "{}").value;

export const storeText = (page, name, text) =>
  page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(name), text]);

export const store = (page, name, value) => storeText(page, name, JSON.stringify({ version: 1, value }));

/** The hash by which IDs and specifications are stored: FNV-1a, 64 bits. */
export function hash(...texts) {
  let hashed = 0xcbf29ce484222325n;
  for (const text of texts) {
    for (const byte of [...new TextEncoder().encode(text), 0xff]) {
      hashed = BigInt.asUintN(64, (hashed ^ BigInt(byte)) * 0x100000001b3n);
    }
  }
  return hashed.toString(16).padStart(16, "0");
}

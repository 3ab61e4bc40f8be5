// axe-core finds nothing on the page: in every view and state, in both languages, in the light and the dark
// theme, in a wide window and on a phone, and with forced colours. States that follow each other share a
// page.
import assert from "node:assert/strict";

import { Axe } from "./lib/axe.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { NORTH, PHONE, ROMA_INSTANCE } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";
import { LIST } from "./lib/widget.mjs";

const LIGHT = { colorScheme: "light", forcedColors: "none" };
const DARK = { colorScheme: "dark", forcedColors: "none" };
const FORCED = { colorScheme: "light", forcedColors: "active" };

// Not high, because a check takes longer the more rows are visible, and all rows are alike.
const WIDE = { width: 1440, height: 640 };
const NARROW = { width: 390, height: 844 };

const EXPECTED = FAILED;

/** Opens an instance by a button, and waits for a field that is drawn last. */
async function open({ widget }, button, field) {
  await button.click();
  await until(() => widget.detail.locator(`[data-field="${field}"]`).count(), 1);
  await widget.idle();
}

const close = async ({ widget }) => {
  await widget.detail.locator("[data-close]").click();
  await until(() => widget.detail.count(), 0);
};

/** Opens the side column if it is folded into the strip. Returns whether it was. */
async function unfold({ page }) {
  const strip = page.getByRole("button", { expanded: false }).and(page.locator("[data-strip]"));
  const isFolded = await strip.isVisible();
  if (isFolded) await strip.click();
  return isFolded;
}

const named = ({ widget }, name) => widget.row(name).locator("th button");
const task = ({ page }, id) => page.locator(`[data-activity] [data-task="${id}"]`);

/** Each story is a page; each step leads to a state, or returns `false` if there is no new state. */
const STORIES = {
  "the table": {
    "loading, as a skeleton": async (it) => {
      it.release = await it.widget.hold(LIST);
      await it.widget.open();
      await until(() => it.page.locator("tr.skeleton").count(), (count) => count > 2);
    },
    "in progress": async ({ widget, release }) => {
      await release();
      await until(() => widget.rows.count());
      await widget.idle();
    },
    "suggestions": async ({ page, widget }) => {
      await widget.filter.click();
      await widget.filter.press("ArrowDown");
      await until(() => page.locator("[data-offer][aria-selected=true]").count(), 1);
    },
    "suggested values, and a condition": async ({ page, widget }) => {
      await widget.filter.fill("status = running");
      await widget.filter.press("Enter");
      await widget.filter.pressSequentially("source = ");
      await until(() => page.locator("[data-token]").count(), 1);
      await until(() => page.locator("[data-offer]").count());
    },
    "no match": async ({ page, widget }) => {
      await widget.filter.fill("nothing is called this");
      await until(() => page.locator("[data-nothing=no-match]").count(), 1);
    },
    "selected rows": async ({ page, widget }) => {
      await page.locator("[data-clear]").click();
      await widget.filter.blur();
      await widget.rows.nth(1).locator("[data-select]").click();
      await until(() => page.locator("[data-selection]").count(), 1);
    },
    "all that is in progress": unfold,
  },
  "what opens": {
    "the columns": async ({ page, widget }) => {
      await widget.load();
      await page.locator("[data-columns]").click();
      await until(() => page.locator("[data-columns-panel]").count(), 1);
      // More columns than there is room for, so that the name column is sticky.
      for (const column of ["eip", "charging", "enterprise"]) await page.locator(`[data-show=${column}]`).check();
      await widget.idle();
    },
    "following, with a problem": async ({ page }) => {
      await page.keyboard.press("Escape");
      await unfold({ page });
      await page.locator("[data-follow] summary").click();
      await page.locator("[data-follow-id]").fill("a/b");
      await page.locator("[data-follow-id]").press("Enter");
      await until(() => page.locator("[data-follow-id][aria-invalid=true]").count(), 1);
    },
    "the schedule, with a report": async ({ page }) => {
      await page.locator("[data-checks]").click();
      await page.locator("[data-diagnostics]").click();
      await until(() => page.locator("[data-report]").count(), 1);
    },
  },
  "one and two": {
    "an instance of APIG, with its raw answer": async (it) => {
      await it.widget.load();
      await open(it, named(it, "orders-prod"), "vpc_id");
      await it.widget.detail.locator("[data-raw] summary").click();
      await until(() => it.widget.detail.locator("[data-raw] pre").textContent());
    },
    "one to compare": async ({ page, widget }) => {
      await widget.detail.locator("[data-compare-with]").click();
      await until(() => page.locator("[data-comparing]").count(), 1);
    },
    "two side by side": async (it) => {
      await named(it, "ledger-api").click();
      await until(() => it.page.locator("[data-compared=vpc_id]").count(), 1);
      await it.widget.idle();
    },
    "a process of ROMA": async (it) => {
      await it.page.locator("[data-compare] [data-close]").click();
      await until(() => it.page.locator("[data-compare]").count(), 0);
      await unfold(it);
      await open(it, task(it, ROMA_INSTANCE).locator(".card-name"), "instanceId");
      await it.widget.detail.locator(".timeline-table > summary").click();
      await until(() => it.widget.detail.locator(".timeline-table table").count(), 1);
    },
    "a cloud phone": async (it) => {
      await close(it);
      await open(it, task(it, PHONE).locator(".card-name"), "user_id");
    },
  },
  "ends": {
    "failed, with what changed": async ({ page, widget }) => {
      await widget.load();
      await widget.pass(60, 5);
      await until(() => page.locator("[data-ended=failed]").count());
      await until(() => page.locator("[data-changes]").count(), 1);
    },
    "why it failed": async (it) => {
      await unfold(it);
      await open(it, it.widget.card("reports-gateway").locator(".card-name"), "vpc_id");
    },
    "done": async (it) => {
      await close(it);
      await it.widget.pass(60, 10);
      await until(() => it.page.locator("[data-ended=ended]").count());
    },
    "dismissed": async ({ page, widget }) => {
      const count = await widget.cards.count();
      await page.locator("[data-dismiss]").last().click();
      await until(() => widget.cards.count(), count - 1);
    },
  },
  "what there is not": {
    "error": async ({ page, widget, simulator }) => {
      await simulator.faults({ route: "*", status: 500 });
      await widget.load();
      await until(() => page.locator("[data-nothing=error]").count(), 1);
    },
    "partial": async ({ widget, simulator }) => {
      await simulator.faults({ route: "apig.list", project_id: NORTH, status: 403 });
      await widget.load();
      await until(() => widget.notices.count(), 1);
      await until(() => widget.rows.count());
    },
    "stale": async ({ page, widget, simulator }) => {
      await simulator.faults();
      await widget.load();
      await simulator.faults({ route: "apig.list", status: 503 });
      await widget.refreshed();
      await widget.linger(180, 30);
      await until(() => page.locator(".stale").count(), 1);
    },
    "empty": async ({ page, widget, simulator }) => {
      await simulator.set({ scenario: "empty", faults: [] });
      await widget.load();
      await until(() => page.locator("[data-nothing=empty]").count(), 1);
    },
    "unknown codes, and a pause": async ({ widget, simulator }) => {
      await simulator.set({ scenario: "gallery" });
      await widget.load();
      await until(() => widget.rows.count());
      await widget.pause.click();
    },
  },
  "what cannot be shown": {
    "a detail that failed": async (it) => {
      await it.simulator.faults({ route: "apig.detail", status: 500 });
      await it.widget.load();
      await named(it, "orders-prod").click();
      await until(() => it.widget.detail.locator("[data-error-code]").count());
    },
    "two that failed": async (it) => {
      await it.widget.detail.locator("[data-compare-with]").click();
      await named(it, "ledger-api").click();
      await until(() => it.page.locator("[data-compare] .card-error").count(), 2);
    },
    "a link to one that is not here": async ({ page }) => {
      await page.goto(new URL("/#open=7/abc", page.url()).href);
      await until(() => page.locator("[data-unknown-link=abc]").count(), 1);
    },
    "a configuration with problems": async ({ page }) => {
      await page.route("**/config.json", (route) => route.fulfill({ json: { sources: [{ service: "ecs" }], them: 1 } }));
      await page.reload();
      await until(() => page.locator("[data-notice=config]").count(), 1);
    },
  },
  "a token": {
    "asked for": async ({ widget }) => {
      await widget.load();
      await until(() => widget.token.count(), 1);
    },
    "refused": async ({ page, widget }) => {
      await widget.token.fill("wrong-token");
      await widget.token.press("Enter");
      await until(() => page.locator(".token-refused").count(), 1);
    },
  },
};

const WAYS = {
  "in English": { locale: "en-US", colours: [LIGHT, DARK, FORCED], viewport: WIDE },
  "in Chinese": { locale: "zh-CN", colours: [LIGHT, DARK], viewport: WIDE },
  "on a telephone, in English": { locale: "en-US", colours: [LIGHT, DARK], viewport: NARROW },
  "on a telephone, in Chinese": { locale: "zh-CN", colours: [LIGHT, DARK], viewport: NARROW },
};

for (const [way, { colours, ...options }] of Object.entries(WAYS)) {
  for (const [name, states] of Object.entries(STORIES)) {
    const toml = name === "a token" ? 'credentials = "browser"' : undefined;
    scene(`axe finds nothing ${way}: ${name}`, { toml, expects: EXPECTED, ...options }, async (it) => {
      const axe = await Axe.of(it.page);
      const found = [];
      for (const [state, lead] of Object.entries(states)) {
        if ((await lead(it)) === false) continue;
        // A row that is half hidden by the headings would count as a target that is too small.
        if (await it.widget.scroll.count()) await it.widget.scroll.evaluate((box) => box.scrollTo(0, 0));
        for (const media of colours) {
          await it.page.emulateMedia(media);
          const violations = await axe.violations();
          found.push(...violations.map((violation) => ({ state, ...media, violation })));
        }
      }
      assert.deepEqual(found, []);
    });
  }
}

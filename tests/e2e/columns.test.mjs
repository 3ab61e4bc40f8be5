// Columns, widths, density, the first load, and the focus while scrolling.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const large = (instances) => ({ toml: `[simulator]\nscenario = "large"\ninstances = ${instances}` });

const headings = (widget) =>
  widget.page.locator("th[data-column]").evaluateAll((heads) => heads.map((head) => head.dataset.column));

const width = (widget, column) =>
  widget.page.locator(`th[data-column=${column}]`).evaluate((head) => head.getBoundingClientRect().width);

scene("as many columns as fit, until a person chooses; the choice is kept over a reload", {}, async ({ page, widget }) => {
  await widget.load();
  assert.deepEqual(await headings(widget), ["name", "status", "spec", "created", "source"]);
  await page.setViewportSize({ width: 700, height: 900 });
  await until(() => headings(widget), ["name", "status", "created"]);
  await page.locator("[data-columns]").click();
  await widget.idle();
  assert.equal(await widget.focused(), "div columnsPanel");
  await page.locator("[data-show=eip]").check();
  await page.locator("[data-show=status]").uncheck();
  const up = page.locator("[data-move-up=eip]");
  await up.click();
  await up.press("Enter");
  await widget.wait(0.01);
  // The button moved with its column, and still has the focus.
  assert.equal(await widget.focused(), "button moveUp");
  await until(() => headings(widget), ["name", "eip", "created"]);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("[data-columns-panel]").count(), 0);
  assert.equal(await widget.focused(), "button columns");
  await widget.reload();
  await until(() => headings(widget), ["name", "eip", "created"]);
  // Chosen columns stay in a narrow table, which scrolls while the name column stays visible.
  await page.setViewportSize({ width: 360, height: 800 });
  await widget.scroll.evaluate((box) => box.scrollTo(box.scrollWidth, 0));
  const left = () => widget.rows.first().locator("th").evaluate((cell) => cell.getBoundingClientRect().left);
  assert.deepEqual(await headings(widget), ["name", "eip", "created"]);
  await until(left, 36);
  await page.locator("[data-columns]").click();
  await page.locator("[data-reset-columns]").click();
  await until(() => headings(widget), ["name", "status"]);
});

scene("a kept choice that is none of ours is the default", {}, async ({ page, widget }) => {
  await page.addInitScript(() => {
    const table = { density: "tiny", is_chosen: 1, columns: [1, { column: "owner" }, { column: "name", is_hidden: true }] };
    localStorage.setItem("instance-console.preferences", JSON.stringify({ version: 1, value: { table } }));
  });
  await widget.load();
  assert.deepEqual(await headings(widget), ["name", "status", "spec", "created", "source"]);
});

scene("a column is made wider by its edge, with the mouse and with keys", {}, async ({ page, widget }) => {
  await widget.load();
  const edge = page.locator("[data-edge=status]");
  assert.equal(await edge.getAttribute("aria-valuenow"), "200");
  const box = await edge.boundingBox();
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y);
  await page.mouse.move(from.x + 40, from.y + 200);
  await page.mouse.up();
  await page.mouse.move(from.x + 90, from.y);
  await until(() => width(widget, "status"), 240);
  assert.equal(await widget.detail.count(), 0);
  await edge.press("ArrowRight");
  await edge.press("ArrowRight");
  await edge.press("ArrowLeft");
  await until(() => width(widget, "status"), 256);
  assert.equal(await edge.getAttribute("aria-valuenow"), "256");
  await edge.press("Delete");
  await until(() => width(widget, "status"), 200);
});

scene("compact rows are lower, and none is missing", large(500), async ({ page, widget }) => {
  await widget.load();
  const height = () => widget.rows.first().evaluate((row) => row.getBoundingClientRect().height);
  assert.equal(await height(), 44);
  await page.locator("[data-columns]").click();
  await page.locator("[data-compact]").check();
  await until(height, 32);
  await widget.scroll.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  const last = () => widget.rows.last().evaluate((row) => row.getAttribute("aria-rowindex"));
  await until(last, "501");
});

scene("until the first rows come, the table has its shape already", {}, async ({ page, widget }) => {
  const release = await widget.hold(/apigw\/instances/);
  await widget.open();
  await until(() => page.locator("tr.skeleton").count(), (count) => count > 5);
  const shape = (row) =>
    page.locator(row).first().evaluate((node) => [...node.children].map((cell) => {
      const { x, y, width, height } = cell.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    }));
  assert.equal(await page.locator("table").getAttribute("aria-busy"), "true");
  const before = await shape("tr.skeleton");
  await release();
  await widget.idle();
  await until(() => page.locator("tr.skeleton").count(), 0);
  assert.deepEqual(await shape("tr[data-row]"), before);
  assert.equal(await page.locator("table").getAttribute("aria-busy"), "false");
});

scene("scrolling uses rows again, and the row with the focus stays in the page", large(10_000), async ({ page, widget }) => {
  await widget.load();
  await widget.rows.nth(1).locator("button").focus();
  const focused = await widget.focused();
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("instance-console");
    window.seen = new Set(shadowRoot.querySelectorAll("tr[data-row]"));
    window.made = 0;
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) {
          if (node.localName === "tr" && !window.seen.has(node)) {
            window.seen.add(node);
            window.made += 1;
          }
        }
    }).observe(shadowRoot.querySelector("tbody"), { childList: true });
  });
  const top = (rows) => widget.scroll.evaluate((box, top) => box.scrollTo(0, top), rows * 44);
  const there = (index) => page.locator(`tr[aria-rowindex="${index + 2}"]`);
  for (const rows of [300, 302, 5_000, 9_000]) {
    await top(rows);
    await until(() => there(rows + 3).count(), 1);
    assert.equal(await widget.focused(), focused);
    // The position of each row matches its number.
    const first = await there(rows).evaluate((row) => {
      const box = row.closest("[data-scroll]");
      return row.getBoundingClientRect().top - box.getBoundingClientRect().top - row.closest("table").tHead.offsetHeight;
    });
    assert.ok(Math.abs(first) <= 1, `${first} px off`);
  }
  // In the middle of the list a few more rows are drawn than at its beginning.
  const made = await page.evaluate(() => window.made);
  assert.ok(made <= 8, `${made} rows were made`);
  await top(0);
  await until(() => there(0).count(), 1);
  assert.equal(await widget.focused(), focused);
  assert.equal(await widget.rows.nth(1).getAttribute("aria-rowindex"), "3");
});

// Measures the main thread's own work for one turn of the wheel: script, style, layout and paint. Elapsed
// time would include everything else that the machine does. The same way is scrolled three times, and the
// least time counts, because a busy machine empties the processor's caches now and then.
scene("ten thousand rows scroll without a long task", large(10_000), async ({ page, context, widget }) => {
  await widget.load();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const computed = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  const turn = (pixels) =>
    widget.scroll.evaluate(async (box, pixels) => {
      const scrolled = new Promise((done) => box.addEventListener("scroll", done, { once: true }));
      box.scrollBy(0, pixels);
      await scrolled;
      await window.e2e.turn();
    }, pixels);
  const least = Array.from({ length: 16 }, () => Infinity);
  for (let round = 0; round < 3; round += 1) {
    await widget.scroll.evaluate((box) => box.scrollTo(0, 0));
    for (const step of least.keys()) {
      const before = await computed();
      await turn(step % 2 ? 20_000 : 500);
      least[step] = Math.min(least[step], (await computed()) - before);
    }
  }
  assert.ok(Math.min(...least) > 0, "it was measured");
  assert.deepEqual(least.filter((milliseconds) => milliseconds > 50), []);
});

scene("a focused row that leaves the list gives its focus to the one in its place", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.row("orders-prod").locator("button").focus();
  const next = await widget.rows.evaluateAll((rows) => {
    const at = rows.findIndex((row) => row.querySelector("button").title === "orders-prod");
    return rows[at + 1].dataset.row;
  });
  await page.route(/apigw\/instances\?/, async (route) => {
    // Without its tag, for an unchanged answer has no body.
    const answer = await route.fetch({ headers: { ...route.request().headers(), "if-none-match": "" } });
    const body = await answer.json();
    body.instances = body.instances?.filter((instance) => instance.instance_name !== "orders-prod");
    await route.fulfill({ response: answer, json: body });
  });
  // By the method and not the button, which would take the focus.
  await page.evaluate(() => document.querySelector("instance-console").refresh());
  await until(() => widget.row("orders-prod").count(), 0);
  assert.equal(await widget.focused(), `button ${next}`);
});

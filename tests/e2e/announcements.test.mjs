// The announcements for screen readers: in two live regions, not too often and not twice.
import assert from "node:assert/strict";

import { FAILED, scene } from "./lib/scene.mjs";
import { EAST, EPOCH, NORTH } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";

/** Records all announcements from now on, with the page's seconds. */
function listen(page) {
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector("instance-console");
    const heard = (window.heard = []);
    const regions = [...shadowRoot.querySelectorAll("[aria-live]")];
    window.regions = regions.map((region) => region.getAttribute("aria-live"));
    for (const region of regions) {
      const look = () => {
        const text = region.textContent;
        if (text) heard.push({ live: region.getAttribute("aria-live"), text, at: performance.now() / 1000 });
      };
      new MutationObserver(look).observe(region, { subtree: true, childList: true, characterData: true });
    }
  });
}

const heard = (page) => page.evaluate(() => window.heard);
const only = (all, live) => all.filter((one) => one.live === live);

/** The answers for a single creation with this progress and status: the list, and its progress. */
function creation(progress, status = "creating") {
  const instance = { id: "one", instance_name: "one", instance_status: { creating: 1, success: 6, failed: 3 }[status] };
  const listed = { total: 1, size: 1, instances: [instance] };
  return [
    { route: "apig.list", project_id: NORTH, body: listed },
    { route: "apig.list", project_id: EAST, body: { total: 0, size: 0, instances: [] } },
    { route: "apig.progress", body: { progress, status, start_time: EPOCH, end_time: EPOCH + 600_000 } },
  ];
}

scene("over a creation of ten minutes each step is said once, and never two in five seconds", {}, async ({ page, widget, simulator }) => {
  await simulator.faults(...creation(30));
  await widget.load();
  await listen(page);
  assert.deepEqual(await page.evaluate(() => window.regions), ["polite", "assertive"]);
  for (const percent of [30, 50, 50, 80, 90]) {
    await simulator.faults(...creation(percent));
    await widget.linger(120, 15);
  }
  await simulator.faults(...creation(100, "success"));
  await widget.linger(40, 10);
  const said = await heard(page);
  const ours = said.filter(({ text }) => text.includes("one"));
  assert.deepEqual(ours.map(({ live, text }) => `${live} ${text}`), ["polite one: creation 50%", "polite one: creation 80%", "polite one: creation 90%", "polite one: Creation complete"]);
  assert.deepEqual(said.slice(1).filter((one, at) => one.at - said[at].at < 5), []);
  assert.deepEqual(only(said, "assertive"), []);
});

scene("a creation that fails and a list that fails are said once each, at once, whatever the retries", { expects: FAILED }, async ({ page, widget, simulator }) => {
  await simulator.faults(...creation(50));
  await widget.load();
  await listen(page);
  await simulator.faults(...creation(50, "failed"));
  await widget.linger(20, 5);
  await simulator.faults({ route: "apig.list", status: 503 });
  await widget.refreshed();
  await widget.wait(1);
  assert.equal(only(await heard(page), "assertive").length, 2);
  await widget.linger(600, 30);
  const said = only(await heard(page), "assertive").map(({ text }) => text);
  assert.equal(said[0], "one: Creation failed");
  assert.equal(said.length, 2, JSON.stringify(said));
  // One announcement holds the failures of both sources, a sentence each.
  assert.equal(said[1].split(". ").length, 2);
  assert.ok((await widget.calls(/instances$/)).length > 6, "it was tried again");
});

scene("what a filter leaves is said when typing rests, and a refresh is not", {}, async ({ page, widget }) => {
  await widget.load();
  await listen(page);
  await widget.filter.pressSequentially("gateway");
  await widget.wait(1);
  await until(() => heard(page).then((all) => all.length), 1);
  await widget.wait(10);
  await widget.refreshed();
  await widget.wait(10);
  const said = await heard(page);
  assert.equal(said.at(-1).text, await widget.count.textContent());
  assert.ok(said.length <= 2);
  // No old text is left in the region for a person who reads line by line.
  assert.equal(await page.locator("[aria-live=polite]").textContent(), "");
});

// The parts of the console that an element shows by itself: the attribute `view`.
import assert from "node:assert/strict";

import { KEEP_EVENTS, serve, told } from "./lib/host.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { NORTH, PHONE, ROMA_INSTANCE, ROMA_PROJECT, USER } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";

const CREATING = "b103454115da0a355737274de11988e3";
const LISTS = /instances$/;

const element = (attributes) => `<instance-console ${attributes}></instance-console>`;
const ofCreation = (attributes, id) => element(`view="progress" instance-id="${id}" locale="en" ${attributes}`);
const table = (page) => page.getByRole("table", { name: "Instances" });
const tasks = (page) => page.getByRole("complementary").getByRole("heading", { name: /^Tasks/ });

scene("the view of instances has the table and the detail, and no tasks", {}, async ({ page, widget }) => {
  await serve(page, { inside: element('config="config.json" view="instances"') });
  await widget.load("/host.html");
  assert.equal(await widget.count.textContent(), "51 instances");
  assert.equal(await page.getByRole("complementary").count(), 0);
  await widget.row("orders-prod").click();
  await widget.detail.waitFor();
  assert.ok(await table(page).isVisible());
  assert.equal(await widget.cards.count(), 0);
});

scene("the view of activity has the tasks, and no table", {}, async ({ page, widget }) => {
  await serve(page, { inside: element('config="config.json" view="activity"') });
  await widget.load("/host.html");
  assert.ok(await tasks(page).isVisible());
  assert.equal(await table(page).count(), 0);
  assert.equal(await widget.cards.count(), 7);
});

scene("another view of the same lists asks for nothing anew", {}, async ({ page, widget }) => {
  await serve(page, { inside: element('config="config.json" view="instances" locale="en"') });
  await widget.load("/host.html");
  const before = (await widget.calls()).length;
  await page.evaluate(() => (document.querySelector("instance-console").view = "activity"));
  await tasks(page).waitFor();
  await widget.idle();
  assert.equal((await widget.calls()).length, before);
});

for (const [service, attributes, id, path] of [
  ["APIG", `service="apig" project-id="${NORTH}"`, CREATING, `/v2/${NORTH}/apigw/instances/${CREATING}/progress`],
  ["ROMA", `service="roma" project-id="${ROMA_PROJECT}"`, ROMA_INSTANCE, `/v2/${ROMA_PROJECT}/instances/${ROMA_INSTANCE}/process`],
  ["KooPhone", `service="koophone" user-id="${USER}"`, PHONE, "/v1/instances/prepare-progress"],
]) {
  scene(`the card of one ${service} creation polls that alone, to its end`, {}, async ({ page, widget, simulator }) => {
    await serve(page, { inside: ofCreation(attributes, id), script: KEEP_EVENTS });
    await widget.load("/host.html");
    const card = page.getByRole("region");
    assert.equal(await card.getByRole("progressbar").count(), 1);
    assert.match(await card.textContent(), new RegExp(service));
    assert.match(await card.locator("[part=status]").first().textContent(), /^(Creating|Queuing)$/);
    const check = card.getByRole("button", { name: /^Refresh now/ });
    assert.equal(await check.count(), 1);
    await widget.pass(240, 4);
    assert.deepEqual([...new Set((await simulator.requests()).map((request) => request.path))], [path]);
    await until(async () => (await told(page, "complete")).length, 1);
    assert.equal(await check.count(), 0);
  });
}

scene("the card of a creation that is not there says so", { expects: FAILED }, async ({ page, widget }) => {
  await serve(page, { inside: ofCreation(`service="apig" project-id="${NORTH}"`, "00000000000000000000000000000000") });
  await widget.load("/host.html");
  const card = page.getByRole("region");
  await until(async () => /APIC\.7302/.test(await card.textContent()), true);
  assert.match(await card.textContent(), /doesn't exist or has been deleted/);
  await widget.linger(60);
  assert.equal((await widget.calls()).length, 1);
});

scene("an attribute of a view that is wrong is named", {}, async ({ page, widget }) => {
  await serve(page, { inside: element(`view="progress" service="apig" project-id="${NORTH}" locale="en"`) });
  await widget.open("/host.html");
  await until(() => page.getByRole("alert").locator("li").allTextContents(), ["instance-id is missing"]);
  await page.evaluate(() => (document.querySelector("instance-console").view = "cards"));
  await until(() => page.getByRole("alert").locator("li").allTextContents(), ["view must be instances, activity, or progress"]);
});

scene("a card takes the whole width of its host and the height of its content", { viewport: { width: 420, height: 700 } }, async ({ page, widget }) => {
  await serve(page, { inside: ofCreation(`service="apig" project-id="${NORTH}"`, CREATING), head: "<style>body{margin:0}</style>" });
  await widget.load("/host.html");
  const { width, height } = await page.locator("instance-console").boundingBox();
  assert.equal(width, 420);
  assert.ok(height > 60 && height < 220, String(height));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 420);
});

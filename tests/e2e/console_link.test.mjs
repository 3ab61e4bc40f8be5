// Links to the cloud's own console.
import assert from "node:assert/strict";

import { answerDetail, answerList, gateway, ONE_SOURCE, pageOf } from "./lib/own_list.mjs";
import { FAILED, scene } from "./lib/scene.mjs";
import { NORTH } from "./lib/simulator.mjs";
import { until } from "./lib/until.mjs";

const CONSOLE = `
region = "cn-north-4"
console_url = "https://console.example/{region}?project={project_id}#/apig/{instance_id}/info"
`;
const LINKED = { toml: ONE_SOURCE + CONSOLE, expects: FAILED };

const address = (id) => `https://console.example/cn-north-4?project=${NORTH}#/apig/${id}/info`;

/** The attributes of a link. */
const told = (link) => link.evaluate(({ href, target, rel }) => ({ href, target, rel }));
const outward = (id) => ({ href: address(id), target: "_blank", rel: "noopener noreferrer" });

scene("row, detail and failure lead to the instance on the cloud's own console", LINKED, async ({ page, context, widget }) => {
  const odd = gateway(2, { id: "a/b?c#d e", instance_name: "odd" });
  const creating = gateway(3, { instance_status: 1, status: "Creating" });
  let failure = { progress: 50, status: "failed", error_code: "APIG.9999", error_msg: "no room" };
  await answerList(page, () => ({ json: pageOf([gateway(1), odd, creating]) }));
  await answerDetail(page, () => ({ status: 403, json: { error_code: "APIG.1005", error_msg: "no" } }));
  await page.route(/\/progress$/, (route) => route.fulfill({ json: failure }));
  await widget.load();
  const inRow = widget.row("gateway-00001").getByRole("link", { name: "Open gateway-00001 in the Huawei Cloud console (new tab)" });
  assert.deepEqual(await told(inRow), outward(gateway(1).id));
  const link = await told(widget.row("odd").locator("[data-console-link]"));
  assert.equal(link.href, address("a%2Fb%3Fc%23d%20e"));
  // The link opens a new page, and does not open the detail, too.
  await context.route("https://console.example/**", (route) => route.fulfill({ contentType: "text/html", body: "there" }));
  const [other] = await Promise.all([context.waitForEvent("page"), inRow.click()]);
  await other.waitForLoadState();
  assert.equal(other.url(), address(gateway(1).id));
  assert.equal(await other.evaluate(() => `${window.opener} ${document.referrer}`), "null ");
  await other.close();
  assert.equal(await widget.detail.count(), 0);

  const card = widget.card("gateway-00003");
  assert.deepEqual(await told(card.getByRole("link", { name: "Huawei Cloud console" })), outward(creating.id));
  await widget.row("gateway-00001").locator("th button").click();
  await widget.idle();
  assert.deepEqual(await told(widget.detail.locator(".detail-tools [data-console-link]")), outward(gateway(1).id));
  await until(() => widget.detail.locator(".card-error [data-console-link]").count(), 1);
  assert.deepEqual(await told(widget.detail.locator(".card-error [data-console-link]")), outward(gateway(1).id));
});

scene("without an address of a console there is no link", {}, async ({ page, widget }) => {
  await widget.load();
  await widget.row("orders-prod").locator("th button").click();
  await widget.idle();
  assert.equal(await page.getByRole("link", { name: /console/i }).count(), 0);
});

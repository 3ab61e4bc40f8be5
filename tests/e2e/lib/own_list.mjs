// A list of gateways that the test itself answers with, byte for byte where it must.
import { NORTH } from "./simulator.mjs";
import { LIST } from "./widget.mjs";

/** A console with one source: its list is all there is. */
export const ONE_SOURCE = `[console]\n[[console.sources]]\nservice = "apig"\nproject_id = "${NORTH}"`;

/** A running gateway; its number decides ID and name. */
export function gateway(number, more = {}) {
  const digits = String(number).padStart(5, "0");
  return {
    id: digits.padStart(32, "0"),
    project_id: NORTH,
    instance_name: `gateway-${digits}`,
    status: "Running",
    instance_status: 6,
    type: "apig",
    spec: "BASIC",
    create_time: Date.UTC(2026, 0, 1),
    ...more,
  };
}

/** The first so many gateways. */
export const gateways = (count) => Array.from({ length: count }, (_, index) => gateway(index + 1));

/** A page of a list, as the service cuts it. */
export function pageOf(instances, { offset = 0, limit = 500 } = {}) {
  const rows = instances.slice(offset, offset + limit);
  return { size: rows.length, total: instances.length, instances: rows };
}

/** A page of one gateway before and one after whatever is written there. */
export function around(text) {
  const [before, after] = JSON.stringify(pageOf([gateway(1), "@", gateway(3)])).split('"@"');
  return Buffer.concat([Buffer.from(before), Buffer.from(text), Buffer.from(after)]);
}

/** Answers each request for a page by what `answer` makes of its offset and limit: what `route.fulfill` takes. */
export function answerList(page, answer) {
  return page.route((url) => LIST.test(url.pathname + url.search), async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const [offset, limit] = ["offset", "limit"].map((name) => Number(query.get(name)));
    await route.fulfill({ contentType: "application/json", ...(await answer({ offset, limit })) });
  });
}

/** Answers the details in the same way. */
export function answerDetail(page, answer) {
  return page.route((url) => /apigw\/instances\/[0-9a-f]+$/.test(url.pathname), async (route) => {
    const id = new URL(route.request().url()).pathname.split("/").at(-1);
    await route.fulfill({ contentType: "application/json", ...(await answer(id)) });
  });
}

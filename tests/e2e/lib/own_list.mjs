// Lists of APIG instances with which a test itself answers, byte for byte if needed.
import { NORTH } from "./simulator.mjs";
import { LIST } from "./widget.mjs";

/** The configuration of a console with one source. */
export const ONE_SOURCE = `[console]\n[[console.sources]]\nservice = "apig"\nproject_id = "${NORTH}"`;

/** A running APIG instance; its number decides ID and name. */
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

/** The first `count` instances. */
export const gateways = (count) => Array.from({ length: count }, (_, index) => gateway(index + 1));

/** A page of a list, as the service returns it. */
export function pageOf(instances, { offset = 0, limit = 500 } = {}) {
  const rows = instances.slice(offset, offset + limit);
  return { size: rows.length, total: instances.length, instances: rows };
}

/** A page with one instance before and one after `text`. */
export function around(text) {
  const [before, after] = JSON.stringify(pageOf([gateway(1), "@", gateway(3)])).split('"@"');
  return Buffer.concat([Buffer.from(before), Buffer.from(text), Buffer.from(after)]);
}

/** Answers each request for a page by `answer({ offset, limit })`, in the form that `route.fulfill` takes. */
export function answerList(page, answer) {
  return page.route((url) => LIST.test(url.pathname + url.search), async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const [offset, limit] = ["offset", "limit"].map((name) => Number(query.get(name)));
    await route.fulfill({ contentType: "application/json", ...(await answer({ offset, limit })) });
  });
}

/** Answers each request for a detail in the same way. */
export function answerDetail(page, answer) {
  return page.route((url) => /apigw\/instances\/[0-9a-f]+$/.test(url.pathname), async (route) => {
    const id = new URL(route.request().url()).pathname.split("/").at(-1);
    await route.fulfill({ contentType: "application/json", ...(await answer(id)) });
  });
}

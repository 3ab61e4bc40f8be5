// The element's descriptions for editors and compilers match the element. Its module is imported in Node,
// where there are no elements, as on a server that renders pages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { document, samples } from "./lib/docs.mjs";
import { InstanceConsole, preload } from "../../src/element/instance-console.js";

const read = (name) => readFileSync(new URL(`../../src/element/${name}`, import.meta.url), "utf8");
const CALLBACKS = /Callback$/;

const described = JSON.parse(read("custom-elements.json")).modules[0].declarations[0];
const types = read("instance-console.d.ts");
const names = (list) => list.map(({ name }) => name).sort();

/** The public properties and methods of the prototype. */
function members() {
  const all = Object.entries(Object.getOwnPropertyDescriptors(InstanceConsole.prototype)).filter(([name]) => name !== "constructor" && !CALLBACKS.test(name));
  const of = (isWanted) => all.filter(([, { value }]) => isWanted(typeof value === "function")).map(([name]) => name).sort();
  return { properties: of((isMethod) => !isMethod), methods: of((isMethod) => isMethod) };
}

/** The names of the members of an interface or class in the types. */
function typed(head) {
  const [, body] = types.match(new RegExp(`(?:interface|class) ${head} [^{]*\\{\\n([\\s\\S]*?)\\n\\}`)) ?? assert.fail(head);
  return [...body.matchAll(/^ {2}(?:static )?"?([\w-]+)"?(?=[?:(<])/gm)].map(([, name]) => name);
}
const sorted = (list) => [...new Set(list)].sort();

test("the module can be imported where there are no elements", () => {
  assert.equal(typeof InstanceConsole, "function");
  assert.equal(typeof preload, "function");
});

test("attributes are described and typed as they are", () => {
  const observed = [...InstanceConsole.observedAttributes].sort();
  assert.deepEqual(names(described.attributes), observed);
  assert.deepEqual(sorted(typed("InstanceConsoleAttributes")), observed);
});

test("properties and methods are described and typed as they are", () => {
  const { properties, methods } = members();
  const of = (kind) => names(described.members.filter((member) => member.kind === kind && !member.static));
  assert.deepEqual(of("field"), properties);
  assert.deepEqual(of("method"), methods);
  assert.deepEqual(sorted(typed("InstanceConsoleProperties")), properties);
  const inClass = typed("InstanceConsole extends HTMLElement").filter((name) => !/EventListener$/.test(name));
  assert.deepEqual(sorted(inClass), [...methods, "base"].sort());
});

test("events are described and typed as they are", () => {
  const rust = readFileSync(new URL("../../src/state/host_event.rs", import.meta.url), "utf8");
  const told = [...rust.matchAll(/Self::\w+ \{ \.\. \} => "(\w+)"/g)].map(([, name]) => name);
  const events = [...told, "language", "ready"].sort();
  assert.ok(events.length > 5);
  assert.deepEqual(names(described.events), events);
  assert.deepEqual(sorted(typed("InstanceConsoleEventMap")), events);
});

test("the documents name them all", () => {
  const { properties, methods } = members();
  const missing = (page, names) => names.filter((name) => !document(page).includes(`\`${name}`));
  assert.deepEqual(missing("element", [...InstanceConsole.observedAttributes, ...properties, ...methods.map((name) => `${name}(`), ...names(described.events)]), []);
  assert.deepEqual(missing("themes", names(described.cssProperties)), []);
});

test("the configuration in the documents has every field of the types", () => {
  const { sources, ...config } = JSON.parse(samples("element", "json")[0]);
  const ofSource = types.match(/type InstanceConsoleSource =([\s\S]*?);\n\n/)[1].matchAll(/(\w+)\??: /g);
  assert.deepEqual(sorted([...Object.keys(config), "sources"]), sorted(typed("InstanceConsoleConfig")));
  assert.deepEqual(sorted(sources.flatMap(Object.keys)), sorted([...ofSource].map(([, name]) => name)));
});

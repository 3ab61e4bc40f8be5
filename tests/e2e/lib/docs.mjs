// The samples in the documents.
import { readFileSync } from "node:fs";

export const document = (name) => readFileSync(new URL(`../../../docs/${name}.md`, import.meta.url), "utf8");

/** The blocks of a language in a document, in order. */
export const samples = (name, language) => [...document(name).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, of]) => of === language).map(([, , text]) => text);

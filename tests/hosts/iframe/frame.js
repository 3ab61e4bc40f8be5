/** @type {import("instance-console/instance-console.js").InstanceConsoleConfig} */
const config = { sources: [{ service: "apig", project_id: "73d69ae0cfcf460190522d06b60f05ad" }], locale: "en" };

const element = /** @type {HTMLElementTagNameMap["instance-console"]} */ (document.querySelector("instance-console"));
element.config = config;

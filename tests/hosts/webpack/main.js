import { preload } from "instance-console/instance-console.js";

/** @type {import("instance-console/instance-console.js").InstanceConsoleConfig} */
const config = { sources: [{ service: "apig", project_id: "73d69ae0cfcf460190522d06b60f05ad" }], locale: "en" };

preload();
const element = document.createElement("instance-console");
element.config = config;
element.addEventListener("ready", () => document.body.append("The console is ready."));
document.body.append(element);

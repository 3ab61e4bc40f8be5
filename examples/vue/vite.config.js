import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// What a portal's own server does: everything below /console/ goes to the gateway.
const gateway = { target: "http://127.0.0.1:8080", rewrite: (path) => path.replace("/console/", "/") };

// A tag that is no component of Vue's.
const isCustomElement = (tag) => tag === "instance-console";

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  server: { proxy: { "/console/": gateway } },
});

import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// What a portal's own server does: everything below /console/ goes to the gateway.
const gateway = { target: "http://127.0.0.1:8080", rewrite: (path) => path.replace("/console/", "/") };

export default defineConfig({ plugins: [react()], server: { proxy: { "/console/": gateway } } });

import { launch } from "./lib/chromium.mjs"; import { Gateway } from "./lib/gateway.mjs";
const g = await Gateway.start(); const b = await launch(); const p = await (await b.newContext()).newPage();
p.on("console",(m)=>console.log(m.type(),m.text())); p.on("pageerror",(e)=>console.log("ERR",e.stack));
await p.goto(g.url); await p.waitForTimeout(2500);
console.log(await p.evaluate(()=>document.querySelector("instance-console").shadowRoot?.innerHTML.slice(0,300)));
await b.close(); await g.kill();

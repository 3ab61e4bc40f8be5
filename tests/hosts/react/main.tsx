import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./App";
import { ByHand } from "./ByHand";

const isByHand = location.search === "?by-hand";

createRoot(document.getElementById("app")!).render(<StrictMode>{isByHand ? <ByHand /> : <App />}</StrictMode>);

import { useRef, useState } from "react";

import "instance-console/instance-console.js";
import type { InstanceConsole, InstanceConsoleEventMap } from "instance-console/instance-console.js";

declare global {
  interface Window {
    /** The reasons for which a token was asked for. */
    asked: string[];
  }
}
window.asked = [];

const NORTH = "73d69ae0cfcf460190522d06b60f05ad";
const EAST = "0d5a11c4b96a4a7c8f0e2f6e91c37b58";

export function App() {
  const console = useRef<InstanceConsole>(null);
  const [renders, setRenders] = useState(0);
  const [isOpen, setOpen] = useState(true);
  const [project, setProject] = useState(NORTH);
  const [last, setLast] = useState("");

  function onChange({ detail }: InstanceConsoleEventMap["statuschange"]) {
    setLast(`${detail.id}: ${detail.to}`);
  }

  return (
    <>
      <button onClick={() => setRenders(renders + 1)}>Render ({renders})</button>
      <button onClick={() => setOpen(!isOpen)}>{isOpen ? "Unmount" : "Mount"}</button>
      <button onClick={() => setProject(project === NORTH ? EAST : NORTH)}>Other project</button>
      <button onClick={() => console.current?.pause()}>Pause it</button>
      <output>{last}</output>
      {isOpen && (
        // Object and functions are new ones at each render.
        <instance-console
          ref={console}
          config={{ sources: [{ service: "apig", project_id: project, label: "Orders" }], locale: "en" }}
          getToken={async (reason, signal) => {
            window.asked.push(reason);
            return signal.aborted ? undefined : "token-of-the-session";
          }}
          onstatuschange={onChange}
        />
      )}
    </>
  );
}

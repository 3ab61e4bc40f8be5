import "instance-console";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

const config = {
  proxy: "/console/",
  sources: [
    { service: "apig", label: "North 4", project_id: "73d69ae0cfcf460190522d06b60f05ad" },
    { service: "roma", project_id: "c29445cce74b445682de4fcf3102cec4", instances: ["b037d389-62a4-464a-8461-c88797ad4f23"] },
  ],
};

function Portal() {
  const [last, setLast] = useState("none yet");
  return (
    <>
      <h1>Portal</h1>
      <p>Last change: {last}</p>
      <instance-console config={config} onstatuschange={({ detail }) => setLast(`${detail.id} is ${detail.to}`)} />
    </>
  );
}

createRoot(document.getElementById("portal")).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);

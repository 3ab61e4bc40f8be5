// What the types refuse. This file is only checked.
import "instance-console/instance-console.js";

export const MISTAKES = [
  // @ts-expect-error: a number is no configuration
  <instance-console config={1} />,
  // @ts-expect-error: there is no such service
  <instance-console config={{ sources: [{ service: "ecs", project_id: "p" }] }} />,
  // @ts-expect-error: a source of APIG has a project
  <instance-console config={{ sources: [{ service: "apig" }] }} />,
  // @ts-expect-error: a token is a text
  <instance-console getToken={async () => 1} />,
  // @ts-expect-error: there is no such theme
  <instance-console theme="blue" />,
  // @ts-expect-error: what changed is in `to`
  <instance-console onstatuschange={({ detail }) => detail.status} />,
];

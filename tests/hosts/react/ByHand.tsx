import { useEffect, useRef } from "react";

import "instance-console/instance-console.js";

/** Makes the element in an effect, which StrictMode runs, undoes and runs again. */
export function ByHand() {
  const place = useRef<HTMLElement>(null);

  useEffect(() => {
    const element = document.createElement("instance-console");
    element.config = { sources: [{ service: "apig", project_id: "73d69ae0cfcf460190522d06b60f05ad" }], locale: "en" };
    element.getToken = () => "token-of-the-session";
    place.current!.append(element);
    return () => element.remove();
  }, []);

  return <main ref={place} />;
}

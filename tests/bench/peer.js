// The console as one of several apps that a driver measures side by side. The driver gives the API (base,
// project) and the token in the address. The console itself never takes them from there.
const address = new URLSearchParams(location.search);

const plain = window.fetch;
window.fetch = (resource, ...options) => {
  // The console's API requests are `Request` objects; it fetches its configuration by an address.
  if (resource instanceof Request) resource.headers.set("x-auth-token", address.get("token"));
  return plain(resource, ...options);
};

// A driver with fake timers advances them by `__bench.advance`. The clock must advance as well, because the
// console polls by its clock: when a timer fires, it only reads the clock.
const driver = window.__bench;
if (driver?.advance) {
  const { advance } = driver;
  const now = performance.now.bind(performance);
  let moved = 0;
  performance.now = () => now() + moved;
  driver.advance = (milliseconds) => {
    moved += milliseconds;
    return advance(milliseconds);
  };
}

const element = document.createElement("instance-console");
element.config = {
  proxy: address.get("base"),
  sources: [{ service: "apig", label: "Measured", project_id: address.get("project") }],
  // The other apps poll every five seconds. This is shorter, because an unchanged list makes the console
  // slower.
  poll: { transition_seconds: 2, settled_seconds: 4 },
};
element.style.blockSize = "100vh";
document.documentElement.style.blockSize = "100%";
document.body.style.margin = "0";
document.body.append(element);

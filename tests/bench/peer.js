// The console as one of several apps that a driver measures side by side: the driver says in the address
// which API to ask (base, project) and with which token. The console itself takes neither from there.
const address = new URLSearchParams(location.search);

const plain = window.fetch;
window.fetch = (resource, ...options) => {
  // The console's own requests are `Request` objects; its configuration is fetched by an address.
  if (resource instanceof Request) resource.headers.set("x-auth-token", address.get("token"));
  return plain(resource, ...options);
};

// A driver that holds the timers moves them on by `__bench.advance`: the clock goes with them, since the
// console asks again by its clock, and takes a timer only as a reason to look at it.
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
  // Due within the five seconds after which the others ask, also when an unchanged list has slowed it down.
  poll: { transition_seconds: 2, settled_seconds: 4 },
};
element.style.blockSize = "100vh";
document.documentElement.style.blockSize = "100%";
document.body.style.margin = "0";
document.body.append(element);

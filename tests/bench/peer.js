// The console as one of several apps that a driver measures side by side: the driver says in the address
// which API to ask (base, project) and with which token. The console itself takes neither from there.
const address = new URLSearchParams(location.search);

const plain = window.fetch;
window.fetch = (resource, options = {}) => {
  if (options.headers instanceof Headers) options.headers.set("x-auth-token", address.get("token"));
  return plain(resource, options);
};

const element = document.createElement("instance-console");
element.config = {
  proxy: address.get("base"),
  sources: [{ service: "apig", label: "Measured", project_id: address.get("project") }],
};
element.style.blockSize = "100vh";
document.documentElement.style.blockSize = "100%";
document.body.style.margin = "0";
document.body.append(element);

// The console's own page: it speaks the language that its console has chosen.
document.querySelector("instance-console").addEventListener("language", ({ detail }) => {
  document.documentElement.lang = detail;
});

// Before the first paint: the theme that the reader chose, so that nothing flashes in the other one.
try {
  document.documentElement.dataset.theme = localStorage.getItem("coroscope.theme") ?? "";
} catch {
  // A closed storage keeps nothing: the browser's own theme it is.
}

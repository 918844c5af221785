// Before the first paint, so that a dark page does not flash white.
try {
  document.documentElement.dataset.theme = localStorage.getItem("holdfast.theme") || "system";
  document.documentElement.lang =
    localStorage.getItem("holdfast.language") ||
    (navigator.language.startsWith("de") ? "de" : "en");
} catch (e) {
  document.documentElement.dataset.theme = "system";
}

// Before the first paint of a chart in a frame: the theme that its address asks for.
(function () {
  const wanted = new URLSearchParams(location.search).get("theme");
  if (wanted === "dark" || wanted === "light") document.documentElement.dataset.theme = wanted;
})();

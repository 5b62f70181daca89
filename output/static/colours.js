// Charts take the colours of the page, and take them again when the reader changes between light and dark.
function colour(role) {
  return getComputedStyle(document.documentElement)
    .getPropertyValue("--" + role)
    .trim();
}

const wanted = new URLSearchParams(location.search).get("theme");
if (wanted === "dark" || wanted === "light") document.documentElement.dataset.theme = wanted;

function onColours(paint) {
  paint();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
}

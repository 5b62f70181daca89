// Words first: the charts come after the first paint, the light one before the heavy ones.
async function boot() {
  if (!window.DecompressionStream) return;
  if (document.getElementById("dateline-land")) await unfoldLand();
  const map = document.querySelector(".map");
  if (map && DATA.stops) {
    await unfold("leaflet");
    await unfold("markercluster");
    drawMap(map);
  }
  const timeline = document.querySelector(".timeline");
  const boards = [...document.querySelectorAll(".positions")];
  if (!(timeline && DATA.timeline) && !boards.length) return;
  if (boards.length) seedGeography();
  await unfold(document.getElementById("plotly") ? "plotly" : "plotly-basic");
  if (timeline && DATA.timeline) drawTimeline(timeline);
  boards.forEach((root, index) => drawChoropleth(root, DATA.boards[index]));
}

// Paper has no way to open what is folded.
function unfoldForPrint() {
  for (const fold of document.querySelectorAll("details:not([open])")) {
    fold.open = true;
    addEventListener("afterprint", () => (fold.open = false), { once: true });
  }
}

addEventListener("beforeprint", unfoldForPrint);
startSelection();
const translated = translate();
afterPaint(async () => {
  await translated;
  await boot();
  document.documentElement.dataset.ready = "true";
  selectFromAddress();
});

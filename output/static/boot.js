// Words first: the charts come after the first paint. The timeline is the first that is seen, so it is the first
// that is drawn; the browser may paint and answer between one and the next.
async function boot() {
  const timeline = document.querySelector(".timeline");
  const map = document.querySelector(".map");
  const boards = [...document.querySelectorAll(".positions")];
  const tellsTime = timeline && DATA.timeline;
  if (boards.length) seedGeography();
  if (tellsTime || boards.length) await run(texts.get("plotly") || texts.get("plotly-basic"));
  if (tellsTime) drawTimeline(timeline);
  selectFromAddress();
  if (texts.has("dateline-land")) unfoldLand(await texts.get("dateline-land"));
  if (boards.length) Plotly.learnMaps(); // ours: scripts/plotly_bundle/plotly-geo.js
  for (const [index, root] of boards.entries()) {
    await nextTask();
    drawChoropleth(root, DATA.boards[index]);
  }
  if (!map || !DATA.stops) return;
  await nextTask();
  await run(texts.get("leaflet"));
  await run(texts.get("markercluster"));
  drawMap(map);
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
translate().then(async () => {
  if (window.DecompressionStream) await boot();
  else selectFromAddress();
  document.documentElement.dataset.ready = "true";
});

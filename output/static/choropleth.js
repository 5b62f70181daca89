// The positions: plotly draws the countries, the list beside it and the map point at one another.
// Nothing is fetched: the outlines are the page's own, and plotly's base map is an empty one.
function seedGeography() {
  const empty = { type: "GeometryCollection", geometries: [] };
  const objects = Object.fromEntries(
    ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"].map((key) => [key, empty]),
  );
  const world = { type: "Topology", arcs: [], objects, transform: { scale: [1, 1], translate: [0, 0] } };
  window.PlotlyGeoAssets = { topojson: { world_110m: world, world_50m: world } };
}

function drawChoropleth(root, board) {
  root.classList.add("is-live");
  const plot = root.querySelector(".plot");
  const [countries, small] = board.figure.data;
  countries.geojson = land();
  const places = countries.locations.concat(small.customdata || []);
  const buttons = new Map();

  const size = () => {
    const width = plot.clientWidth || 600;
    return { width, height: Math.round(width * 0.47) };
  };

  function paint() {
    const scale = countries.meta.map(colour);
    const last = Math.max(1, scale.length - 1);
    const steps = scale.flatMap((shade, index) => [
      [Math.max(0, (index - 0.5) / last), shade],
      [Math.min(1, (index + 0.5) / last), shade],
    ]);
    countries.colorscale = steps;
    countries.marker.line.color = colour("border");
    small.marker = { ...small.marker, color: (small.meta || []).map(colour) };
    small.marker.line = { ...small.marker.line, color: colour("ink") };
    Plotly.react(plot, board.figure.data, layout, config);
  }

  function describe(code) {
    const answer = board.answers[code];
    return [
      make("p", "", make("b", "", make("bdi", "", DATA.countries[code] || code))),
      make("p", "", answer ? answer.join(" · ") : WORDS.unnamed),
    ];
  }

  function point(code) {
    for (const [other, button] of buttons) button.setAttribute("aria-pressed", String(other === code));
    const at = code === null ? null : countries.locations.indexOf(code);
    Plotly.restyle(plot, { selectedpoints: [at === null || at < 0 ? null : [at]] }, [0]);
    if (small.customdata.length) {
      const dot = code === null ? -1 : small.customdata.indexOf(code);
      Plotly.restyle(plot, { selectedpoints: [dot < 0 ? (code === null ? null : []) : [dot]] }, [1]);
    }
  }

  countries.selected = { marker: { opacity: 1 } };
  countries.unselected = { marker: { opacity: 0.45 } };
  small.unselected = { marker: { opacity: 0.4 } };
  const layout = { ...board.figure.layout, ...size(), dragmode: false };
  const config = { displayModeBar: false, scrollZoom: false, doubleClick: false };
  onColours(paint);

  // Hatching: plotly has none for maps, so its shapes take our patterns once they are drawn.
  function hatch() {
    const shapes = plot.querySelectorAll(".choroplethlayer path.choroplethlocation");
    shapes.forEach((shape, index) => {
      const role = countries.meta[countries.z[shape.__data__?.index ?? index]];
      const pattern = document.getElementById("pattern-live-" + role);
      shape.style.setProperty("fill", pattern ? `url(#${pattern.id})` : "");
    });
  }
  plot.on("plotly_afterplot", hatch);
  hatch();

  const codeOf = ({ points }) => points[0].location || points[0].customdata;
  plot.on("plotly_hover", (hover) =>
    showTip(hover.event.clientX, hover.event.clientY, ...describe(codeOf(hover))),
  );
  plot.on("plotly_unhover", hideTip);
  plot.on("plotly_click", (click) => {
    const button = buttons.get(codeOf(click));
    if (button) button.focus();
    point(button ? codeOf(click) : null);
  });

  let chosen = null;
  for (const item of root.querySelectorAll("[data-country]")) {
    const code = item.dataset.country;
    const button = make("button", "country", ...item.childNodes);
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => point((chosen = chosen === code ? null : code)));
    item.append(button);
    if (places.includes(code)) buttons.set(code, button);
  }
  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(plot.clientWidth - width) < 2 || !plot.clientWidth) return;
    width = plot.clientWidth;
    Plotly.relayout(plot, size());
  }).observe(root);
}

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

const NARROW_MAP_PX = 480;

function drawChoropleth(root, board) {
  root.classList.add("is-live");
  const plot = root.querySelector(".plot");
  const [countries, small] = board.figure.data;
  countries.geojson = land();
  const isOpen = (code) => countries.meta[countries.z[countries.locations.indexOf(code)]] === "open";
  const places = countries.locations.concat(small.customdata || []);
  const answer = root.querySelector(".answer");
  const buttons = []; // several for a country that sources place in several lists
  let chosen = null;
  const { roles: smallRoles, places: smallPlaces, wide, narrow } = small.meta;
  const leaders = { type: "scattergeo", mode: "lines", hoverinfo: "skip", line: { width: 1 } };

  // Small states stand where the map has room for their dots, each with a line to its place.
  function placeSmall(width) {
    const spots = width < NARROW_MAP_PX ? narrow : wide;
    small.lat = spots.map(([latitude]) => latitude);
    small.lon = spots.map(([, longitude]) => longitude);
    small.marker.size = width < NARROW_MAP_PX ? 9 : 11;
    leaders.lat = spots.flatMap(([latitude], index) => [smallPlaces[index][0], latitude, null]);
    leaders.lon = spots.flatMap(([, longitude], index) => [smallPlaces[index][1], longitude, null]);
  }

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
    small.marker = { ...small.marker, color: smallRoles.map(colour) };
    small.marker.line = { ...small.marker.line, color: colour("ink") };
    leaders.line = { ...leaders.line, color: colour("ink") };
    Plotly.react(plot, [countries, leaders, small], layout, config);
  }

  function describe(code) {
    const answer = board.answers[code];
    return [
      make("p", "", make("b", "", make("bdi", "", DATA.countries[code] || code))),
      make("p", "", isOpen(code) ? WORDS.open : answer ? answer.join(" · ") : WORDS.unnamed),
    ];
  }

  // The sentences of one country beside the map, as they stand below it.
  function tell(code) {
    const batches = [...root.querySelectorAll(`[data-told~="${code}"]`)];
    const lines = batches.flatMap((batch) => [
      make("p", "note", [batch.dataset.label, batch.querySelector(".note")?.textContent].filter(Boolean).join(" · ")),
      ...[...batch.querySelectorAll(`.edit[data-edited="${code}"]`)].map((line) => line.cloneNode(true)),
      batch.querySelector("blockquote").cloneNode(true),
    ]);
    const name = make("p", "", make("b", "", make("bdi", "", DATA.countries[code] || code)));
    answer.replaceChildren(name, ...(lines.length ? lines : [make("p", "note", WORDS.unnamed)]));
    answer.hidden = false;
  }

  function answerFor(code) {
    chosen = code;
    point(buttons.some(({ country }) => country === code) ? code : null);
    if (code) tell(code);
    else answer.hidden = true;
  }

  function point(code) {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.country === code));
    const at = code === null ? null : countries.locations.indexOf(code);
    Plotly.restyle(plot, { selectedpoints: [at === null || at < 0 ? null : [at]] }, [0]);
    if (small.customdata.length) {
      const dot = code === null ? -1 : small.customdata.indexOf(code);
      Plotly.restyle(plot, { selectedpoints: [dot < 0 ? (code === null ? null : []) : [dot]] }, [2]);
    }
  }

  countries.selected = { marker: { opacity: 1 } };
  countries.unselected = { marker: { opacity: 0.45 } };
  small.unselected = { marker: { opacity: 0.4 } };
  const layout = { ...board.figure.layout, ...size(), dragmode: false };
  placeSmall(layout.width);
  const config = { displayModeBar: false, scrollZoom: false, doubleClick: false };
  onColours(paint);

  // Hatching: plotly has none for maps, so its shapes take our patterns once they are drawn.
  const takePattern = (shape, role, plain) => {
    const pattern = document.getElementById("pattern-live-" + role);
    shape.style.setProperty("fill", pattern ? `url(#${pattern.id})` : plain);
  };

  function hatch() {
    const shapes = plot.querySelectorAll(".choroplethlayer path.choroplethlocation");
    shapes.forEach((shape, index) => {
      takePattern(shape, countries.meta[countries.z[shape.__data__?.index ?? index]], "");
    });
    const dots = plot.querySelectorAll(".scatterlayer .point");
    dots.forEach((dot, index) => takePattern(dot, smallRoles[index], colour(smallRoles[index])));
  }
  plot.on("plotly_afterplot", hatch);
  hatch();

  const codeOf = ({ points }) => points[0].location || points[0].customdata;
  plot.on("plotly_hover", (hover) =>
    showTip(hover.event.clientX, hover.event.clientY, ...describe(codeOf(hover))),
  );
  plot.on("plotly_unhover", hideTip);
  plot.on("plotly_click", (click) => answerFor(codeOf(click)));

  for (const item of root.querySelectorAll("[data-country]")) {
    const code = item.dataset.country;
    const heading = item.closest(".stance").querySelector("h3");
    heading.id ||= `${plot.id}-${[...root.querySelectorAll(".stance h3")].indexOf(heading)}`;
    const button = make("button", "country", ...item.firstElementChild.childNodes);
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-describedby", heading.id);
    button.country = code;
    button.addEventListener("click", () => answerFor(chosen === code ? null : code));
    item.replaceChildren(button);
    if (places.includes(code)) buttons.push(button);
  }
  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(plot.clientWidth - width) < 2 || !plot.clientWidth) return;
    width = plot.clientWidth;
    placeSmall(width);
    const moved = { lat: [leaders.lat, small.lat], lon: [leaders.lon, small.lon] };
    Plotly.update(plot, { ...moved, "marker.size": small.marker.size }, size(), [1, 2]);
  }).observe(root);
}

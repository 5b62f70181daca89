// The marks of the timeline: plotly's traces, with each event on its lane and in the colours of the page.
const SHORT_PX = 14; // bars shorter than this are drawn as a speck

function isShort(scale, { start, end }) {
  return toPixel(scale, end) - toPixel(scale, start) < SHORT_PX;
}

function hueOf(trace) {
  return colour(trace.meta.startsWith("disputed") ? "disputed" : "accent");
}

function placeTrace(trace, scale, lanes) {
  const isSpeck = trace.meta.endsWith("speck");
  const hue = hueOf(trace);
  const y = trace.customdata.map((number) => {
    const lane = number === null ? undefined : lanes.get(number);
    const drawn = lane >= 0 && (!isSpeck || isShort(scale, DATA.events[number]));
    return drawn ? lane : null;
  });
  if (trace.mode === "lines") return { ...trace, y, line: { ...trace.line, color: hue } };
  const line = { ...trace.marker.line, color: hue };
  const fill = trace.meta === "announced" ? colour("paper") : hue;
  return { ...trace, y, marker: { ...trace.marker, color: fill, line } };
}

// Bars that fade at both ends, each a shape of its own: plotly's lines have one colour from end to end.
function fadeBars(trace, scale, lanes) {
  const hue = hueOf(trace);
  const half = trace.line.width / 2 / lanePx(scale);
  const shades = [
    [0, hue + "00"],
    [0.18, hue + "50"],
    [0.82, hue + "50"],
    [1, hue + "00"],
  ];
  const drawn = [...new Set(trace.customdata)].filter((number) => lanes.get(number) >= 0);
  return drawn.map((number) => {
    const { start, end } = DATA.events[number];
    const [lane, ends] = [lanes.get(number), [start, end].map(writeMoment)];
    return {
      x: [ends[0], ends[1], ends[1], ends[0]],
      y: [lane - half, lane - half, lane + half, lane + half],
      customdata: Array(4).fill(number),
      meta: trace.meta,
      mode: "lines",
      line: { width: 0 },
      fill: "toself",
      fillgradient: { type: "horizontal", colorscale: shades },
      hoveron: "points+fills",
      hoverinfo: "none",
    };
  });
}

function placeTraces(traces, scale, lanes) {
  return traces.flatMap((trace) =>
    trace.meta.endsWith("soft") ? fadeBars(trace, scale, lanes) : placeTrace(trace, scale, lanes),
  );
}

function placeAxes(layout, scale, rows) {
  return {
    ...layout,
    dragmode: TOUCH ? false : layout.dragmode,
    width: scale.width,
    height: headPx(scale) + rows * lanePx(scale) + 8,
    margin: { ...layout.margin, t: headPx(scale) },
    font: { ...layout.font, color: colour("muted"), size: layout.font.size * scale.type },
    xaxis: {
      ...layout.xaxis,
      range: [writeMoment(scale.start), writeMoment(scale.end)],
      fixedrange: TOUCH,
      nticks: Math.max(3, Math.floor(scale.width / 90)),
      gridcolor: colour("rule"),
    },
    yaxis: { ...layout.yaxis, range: [rows - 0.5, -0.5] },
  };
}

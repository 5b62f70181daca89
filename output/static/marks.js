// The marks of the timeline: plotly's traces, with each event on its lane and in the colours of the page.
const SHORT_PX = 14; // bars shorter than this are drawn as a speck

function isShort(scale, { start, end }) {
  return toPixel(scale, end) - toPixel(scale, start) < SHORT_PX;
}

function placeTrace(trace, scale, lanes) {
  const isSpeck = trace.meta.endsWith("speck");
  const hue = colour(trace.meta.startsWith("disputed") ? "disputed" : "accent");
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

function placeAxes(layout, scale, rows) {
  return {
    ...layout,
    dragmode: TOUCH ? false : layout.dragmode,
    width: scale.width,
    height: HEAD_PX + rows * lanePx(scale) + 8,
    font: { ...layout.font, color: colour("muted") },
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

// The marks of the timeline: plotly's traces, with each event on its lane and in the colours of the page.
const SHORT_PX = 14; // bars shorter than this are drawn as a speck
const BUBBLE_PX = 24; // marks without a label that are closer than this become one bubble

// Events without a label, those that would overlap gathered in groups.
function gatherCrowd(scale, numbers) {
  const groups = [];
  for (const number of numbers) {
    const at = (DATA.events[number].start + DATA.events[number].end) / 2;
    const last = groups.at(-1);
    if (last && toPixel(scale, at) - toPixel(scale, last.at) < BUBBLE_PX) last.numbers.push(number);
    else groups.push({ at, numbers: [number] });
  }
  return groups;
}

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

function crowdTrace(groups, lane) {
  const many = groups.map((group) => group.numbers.length > 1);
  return {
    x: groups.map((group) => writeMoment(group.at)),
    y: groups.map(() => lane),
    text: groups.map((group, index) => (many[index] ? String(group.numbers.length) : "")),
    mode: "markers+text",
    hoverinfo: "none",
    textfont: { size: 11, color: colour("ink") },
    marker: {
      size: many.map((several) => (several ? 22 : 10)),
      color: colour("accent-soft"),
      line: { width: 1.5, color: colour("accent") },
    },
  };
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

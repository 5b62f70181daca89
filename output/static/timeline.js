// The timeline: plotly draws the marks and the axis, labels are links laid over it.
const LANE_PX = 30;
const HEAD_PX = 34;
const DAY_MS = 864e5;

function drawTimeline(root) {
  const plot = root.querySelector(".plot");
  const labels = root.querySelector(".labels");
  const { data, layout } = DATA.timeline;
  const events = DATA.events;
  const state = { range: null, busy: false, links: new Map() };

  const moment = (text) => Date.parse(String(text).replace(" ", "T") + (/[ T]/.test(String(text)) ? "Z" : "T00:00Z"));
  const written = (ms) => new Date(ms).toISOString().slice(0, 19);
  const width = () => plot.clientWidth || 600;
  const toPixel = (ms) => ((ms - state.range[0]) / (state.range[1] - state.range[0])) * width();
  const most = () => (width() < 600 ? Math.round(width() * 0.6) : 300);

  // The stretch with room at both ends; a day never wider than 160 pixels.
  function frame([first, last]) {
    const start = moment(first);
    const end = moment(last) + DAY_MS;
    const room = width() - 30 - Math.min(most() + 20, width() * 0.55);
    const perPixel = Math.max((end - start) / room, DAY_MS / 160);
    return [start - 30 * perPixel, start + (width() - 30) * perPixel];
  }

  function link(number) {
    if (!state.links.has(number)) {
      const label = make("a", "label", make("bdi", "", events[number].title));
      label.href = "#" + encodeURIComponent(events[number].id);
      label.setAttribute("aria-label", events[number].when + ": " + events[number].title);
      label.addEventListener("click", (click) => choose(click, number));
      label.addEventListener("focus", () => hideTip());
      label.style.maxWidth = most() + "px";
      state.links.set(number, label);
    }
    return state.links.get(number);
  }

  // Widths are measured once for each width of the chart, all in one go.
  function measureLabels(numbers) {
    const fresh = numbers.filter((number) => !events[number].px);
    for (const number of fresh) labels.append(link(number));
    for (const number of fresh) events[number].px = Math.ceil(link(number).getBoundingClientRect().width) + 1;
  }

  function inView() {
    return events.map((_, number) => number).filter((number) => {
      const event = events[number];
      return toPixel(event.end) > 0 && toPixel(event.start) < width();
    });
  }

  function arrange() {
    const numbers = inView();
    const likely = [...numbers].sort((a, b) => rank(b) - rank(a)).slice(0, 150);
    measureLabels(likely);
    const marks = numbers.map((number) => ({
      left: toPixel(events[number].start),
      right: toPixel(events[number].end),
      label: events[number].px || most(),
      importance: rank(number),
    }));
    const spots = layOut(marks, width(), DATA.lanes);
    const lanes = Math.max(1, ...spots.map((spot) => spot.lane + 1));
    const lane = new Map(numbers.map((number, index) => [number, spots[index].lane]));
    labels.replaceChildren(
      ...numbers.filter((number) => lane.get(number) >= 0).map((number) => {
        const spot = spots[numbers.indexOf(number)];
        const label = link(number);
        state.links.get(number).at = spot.at - marks[numbers.indexOf(number)].left;
        label.style.top = HEAD_PX + spot.lane * LANE_PX + "px";
        label.style.transform = `translateX(${spot.at}px)`;
        return label;
      }),
    );
    paintMarks(lane, lanes, numbers);
    countBeyond();
    mark(selection.number);
  }

  const rank = (number) => (number === selection.number ? 2 : events[number].importance);

  function paintMarks(lane, lanes, numbers) {
    const crowd = gather(numbers.filter((number) => lane.get(number) < 0));
    const rows = lanes + (crowd.length ? 1 : 0);
    const y = data.map((trace) => trace.customdata.map((n) => (n === null || !(lane.get(n) >= 0) ? null : lane.get(n))));
    y.push(crowd.map(() => lanes));
    state.busy = true;
    Plotly.update(
      plot,
      { y, ...crowdTrace(crowd, data.length) },
      { height: HEAD_PX + rows * LANE_PX + 8, "yaxis.range": [rows - 0.5, -0.5], "xaxis.range": state.range.map(written) },
    ).then(() => (state.busy = false));
    state.crowd = crowd;
    root.style.setProperty("--chart-height", HEAD_PX + rows * LANE_PX + 8 + "px");
  }

  // Events that got no label, those that would overlap as one bubble with their number.
  function gather(numbers) {
    const groups = [];
    for (const number of numbers) {
      const x = toPixel((events[number].start + events[number].end) / 2);
      const last = groups.at(-1);
      if (last && x - last.x < 22) last.numbers.push(number);
      else groups.push({ x, numbers: [number], at: (events[number].start + events[number].end) / 2 });
    }
    return groups;
  }

  function crowdTrace(crowd, index) {
    const keep = (value, own) => [...data.map(() => value), own];
    return {
      x: [...data.map((trace) => trace.x), crowd.map((group) => written(group.at))],
      "marker.size": [...data.map((trace) => trace.marker?.size ?? null), crowd.map((group) => (group.numbers.length > 1 ? 22 : 10))],
      text: keep(null, crowd.map((group) => (group.numbers.length > 1 ? String(group.numbers.length) : ""))),
    };
  }

  function slide() {
    for (const label of labels.children) {
      const number = Number([...state.links].find(([, element]) => element === label)?.[0]);
      label.style.transform = `translateX(${toPixel(events[number].start) + label.at}px)`;
    }
  }

  function countBeyond() {
    const beyond = {
      earlier: events.filter((event) => toPixel(event.end) <= 0).length,
      later: events.filter((event) => toPixel(event.start) >= width()).length,
    };
    for (const side of ["earlier", "later"]) {
      const button = root.querySelector(`[data-beyond=${side}]`);
      button.hidden = !beyond[side];
      button.textContent = (side === "earlier" ? "← " : "") + plural(WORDS[side], beyond[side]) + (side === "later" ? " →" : "");
    }
  }

  function mark(number) {
    for (const [other, label] of state.links) label.classList.toggle("is-selected", other === number);
  }

  function show(range) {
    state.range = range;
    arrange();
  }

  function zoom(factor) {
    const [start, end] = state.range;
    const middle = (start + end) / 2;
    const half = Math.max(((end - start) / 2) * factor, DAY_MS / 2);
    show([middle - half, middle + half]);
  }

  function numbersAt(point) {
    if (point.curveNumber === data.length) return state.crowd[point.pointIndex].numbers;
    return point.customdata === null || point.customdata === undefined ? [] : [point.customdata];
  }

  function describe(numbers) {
    return numbers.slice(0, 12).map((number) => make("p", "", make("b", "", events[number].when), " ", make("bdi", "", events[number].title)));
  }

  function paint() {
    const roles = { soft: "accent", range: "accent", happened: "accent", announced: "accent", disputed: "disputed" };
    const colours = [...data.map((trace) => colour(roles[trace.meta])), colour("accent")];
    Plotly.update(
      plot,
      { "line.color": colours, "marker.color": [...colours.slice(0, -1), colour("accent-soft")], "marker.line.color": colours, "textfont.color": colour("ink") },
      { "font.color": colour("muted"), "xaxis.gridcolor": colour("rule") },
    );
  }

  const crowd = { x: [], y: [], mode: "markers+text", text: [], hoverinfo: "none", meta: "happened", textfont: { size: 11 }, marker: { size: [], line: { width: 1.5 } } };
  const config = { displayModeBar: false, scrollZoom: false, doubleClick: false, responsive: false, locale: DATA.locale.name };
  if (DATA.locale.module) Plotly.register(DATA.locale.module);
  Plotly.newPlot(plot, [...data, crowd], layout, config);
  state.range = frame(layout.meta.core);
  arrange();
  onColours(paint);
  root.classList.add("is-live");

  plot.on("plotly_relayouting", (change) => {
    if (change["xaxis.range[0]"] === undefined) return;
    state.range = [moment(change["xaxis.range[0]"]), moment(change["xaxis.range[1]"])];
    slide();
  });
  plot.on("plotly_relayout", (change) => {
    if (state.busy || change["xaxis.range[0]"] === undefined) return;
    show([moment(change["xaxis.range[0]"]), moment(change["xaxis.range[1]"])]);
  });
  plot.on("plotly_hover", ({ points, event }) => showTip(event.clientX, event.clientY, ...describe(points.flatMap(numbersAt))));
  plot.on("plotly_unhover", hideTip);
  plot.on("plotly_click", ({ points }) => {
    const numbers = points.flatMap(numbersAt);
    if (numbers.length) select(numbers[0], "chart");
  });
  const actions = { "zoom-in": () => zoom(0.6), "zoom-out": () => zoom(1.7), all: () => show(frame(layout.meta.whole)), core: () => show(frame(layout.meta.core)) };
  for (const button of root.querySelectorAll("[data-action]")) button.addEventListener("click", () => actions[button.dataset.action]());
  for (const button of root.querySelectorAll("[data-beyond]")) button.addEventListener("click", actions.all);
  onSelect((number) => {
    const event = events[number];
    const middle = (event.start + event.end) / 2;
    if (toPixel(event.end) < 20 || toPixel(event.start) > width() - 20) {
      const half = (state.range[1] - state.range[0]) / 2;
      state.range = [middle - half, middle + half];
    }
    arrange();
  });
  let drawn = width();
  new ResizeObserver(() => {
    if (Math.abs(width() - drawn) < 2 || !plot.clientWidth) return;
    drawn = width();
    for (const event of events) event.px = 0;
    state.links.clear();
    Plotly.relayout(plot, { width: drawn });
    show(frame(layout.meta.core));
  }).observe(root);
}

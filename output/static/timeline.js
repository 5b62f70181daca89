// The timeline: plotly draws the marks and the axis, labels are links laid over it.
const MOST_MEASURED = 150;
const MOST_TOLD = 10;

function drawTimeline(root) {
  root.classList.add("is-live");
  const plot = root.querySelector(".plot");
  const { data, layout } = DATA.timeline;
  const { core, whole } = layout.meta;
  const events = DATA.events;
  const scale = makeScale(plot.clientWidth);
  const labels = makeLabels(root, scale, passOn);
  const config = { displayModeBar: false, scrollZoom: false, doubleClick: false, locale: DATA.locale.name };
  let crowd = [];
  let busy = false;

  const rank = (number) => (number === selection.number ? 2 : events[number].importance);
  const isSeen = ({ start, end }) => toPixel(scale, end) > 0 && toPixel(scale, start) < scale.width;

  function measure(numbers) {
    labels.measure([...numbers].sort((a, b) => rank(b) - rank(a)).slice(0, MOST_MEASURED));
  }

  function fit(stretch) {
    measure(events.keys());
    fitStretch(scale, stretch);
  }

  function draw() {
    const seen = events.map((_, number) => number).filter((number) => isSeen(events[number]));
    measure(seen);
    const spots = layOut(seen.map(markOf), scale.width, DATA.lanes);
    labels.show(seen, spots);
    drawMarks(new Map(seen.map((number, index) => [number, spots[index].lane])));
    countBeyond();
  }

  function markOf(number) {
    const { start, end, px } = events[number];
    const label = px || longestLabel(scale);
    return { left: toPixel(scale, start), right: toPixel(scale, end), label, importance: rank(number) };
  }

  function drawMarks(lanes) {
    const count = Math.max(1, ...[...lanes.values()].map((lane) => lane + 1));
    crowd = gatherCrowd(
      scale,
      [...lanes.keys()].filter((number) => lanes.get(number) < 0),
    );
    const axes = placeAxes(layout, scale, count + Boolean(crowd.length));
    const traces = data.map((trace) => placeTrace(trace, scale, lanes));
    root.style.setProperty("--chart-height", axes.height + "px");
    busy = true;
    Plotly.react(plot, [...traces, crowdTrace(crowd, count)], axes, config).then(() => (busy = false));
  }

  function countBeyond() {
    const beyond = {
      earlier: events.filter((event) => toPixel(scale, event.end) <= 0).length,
      later: events.filter((event) => toPixel(scale, event.start) >= scale.width).length,
    };
    for (const button of root.querySelectorAll("[data-beyond]")) {
      const side = button.dataset.beyond;
      button.hidden = !beyond[side];
      if (button.hidden) continue;
      const words = plural(WORDS[side], beyond[side]);
      button.textContent = side === "earlier" ? "← " + words : words + " →";
    }
  }

  // A drag that starts on a label drags the chart beneath it; a press that does not move is a click.
  function passOn(press, number) {
    if (press.button || press.metaKey || press.ctrlKey || press.shiftKey) return;
    press.preventDefault();
    const { clientX, clientY } = press;
    const options = { bubbles: true, cancelable: true, clientX, clientY, view: window };
    plot.querySelector(".nsewdrag").dispatchEvent(new MouseEvent("mousedown", options));
    const release = (up) => {
      if (Math.hypot(up.clientX - clientX, up.clientY - clientY) < 4) select(number, "chart");
    };
    addEventListener("mouseup", release, { once: true, capture: true });
  }

  function numbersAt({ points }) {
    const numbers = points.flatMap((point) => {
      if (point.curveNumber === data.length) return crowd[point.pointIndex].numbers;
      return Number.isInteger(point.customdata) ? [point.customdata] : [];
    });
    return [...new Set(numbers)];
  }

  function tell(number) {
    const { when, title, notes } = events[number];
    return make(
      "p",
      "",
      make("b", "", when),
      " ",
      make("bdi", "", title),
      ...notes.map((note) => make("i", "", note)),
    );
  }

  function hover(point) {
    const numbers = numbersAt(point);
    const more = numbers.length > MOST_TOLD ? [make("p", "", "…")] : [];
    showTip(point.event.clientX, point.event.clientY, ...numbers.slice(0, MOST_TOLD).map(tell), ...more);
  }

  function dragged(change, ended) {
    if (busy || change["xaxis.range[0]"] === undefined) return;
    setStretch(scale, toMoment(change["xaxis.range[0]"]), toMoment(change["xaxis.range[1]"]));
    if (ended) draw();
    else labels.slide();
  }

  function listenToPlot() {
    plot.on("plotly_relayouting", (change) => dragged(change, false));
    plot.on("plotly_relayout", (change) => dragged(change, true));
    plot.on("plotly_hover", hover);
    plot.on("plotly_unhover", hideTip);
    plot.on("plotly_click", (point) => select(numbersAt(point)[0], "chart"));
  }

  function listenToButtons() {
    const actions = {
      "zoom-in": () => zoomStretch(scale, 0.6),
      "zoom-out": () => zoomStretch(scale, 1.7),
      all: () => fit(whole),
      core: () => fit(core),
    };
    const act = (name) => () => (actions[name](), draw());
    for (const button of root.querySelectorAll("[data-action]")) {
      button.hidden = ["all", "core"].includes(button.dataset.action) && String(core) === String(whole);
      button.addEventListener("click", act(button.dataset.action));
    }
    for (const button of root.querySelectorAll("[data-beyond]")) button.addEventListener("click", act("all"));
  }

  function resize() {
    if (!plot.clientWidth || Math.abs(plot.clientWidth - scale.width) < 2) return;
    scale.width = plot.clientWidth;
    labels.forget();
    fit(core);
    draw();
  }

  // Between two drawings of a gesture only what is there moves.
  function follow() {
    labels.slide();
    busy = true;
    const range = [writeMoment(scale.start), writeMoment(scale.end)];
    Plotly.relayout(plot, { "xaxis.range": range }).then(() => (busy = false));
  }

  onSelect((number, origin) => {
    showMoment(scale, events[number]);
    const focused = root.contains(document.activeElement);
    draw();
    if (origin === "step" && focused) labels.focus(number);
  });
  Plotly.register(DATA.locale);
  fit(core);
  onColours(draw);
  listenToPlot();
  listenToButtons();
  if (TOUCH) onGestures(root.querySelector(".canvas"), scale, { moved: follow, ended: draw });
  new ResizeObserver(resize).observe(root);
}

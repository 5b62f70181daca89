// The timeline: plotly draws the marks and the axis, labels are links laid over it.
const MOST_MEASURED = 150;
const MOST_TOLD = 10;
const WORTH_ZOOMING = 0.9;

function drawTimeline(root) {
  root.classList.add("is-live");
  const plot = root.querySelector(".plot");
  const { data, layout } = DATA.timeline;
  const events = DATA.events;
  const scale = makeScale(plot.clientWidth);
  const labels = makeLabels(root, scale, passOn);
  const config = { displayModeBar: false, scrollZoom: false, doubleClick: false, locale: DATA.locale.name };
  const crowdList = makeCrowdList(root);
  let busy = false;
  let favoured = new Set();

  // The selected event has a label, and so have those of a bubble that was opened, before more important ones.
  function rank(number) {
    if (number === selection.number) return 3;
    return events[number].importance + (favoured.has(number) ? 1 : 0);
  }

  // What the timeline opens on, and all there is of what is kept.
  function stretches() {
    const kept = keptNumbers().map((number) => events[number]);
    if (!isFiltered() || !kept.length) return layout.meta;
    return { core: mainStretch(kept), whole: wholeStretch(kept) };
  }

  function measure(numbers) {
    labels.measure([...numbers].sort((a, b) => rank(b) - rank(a)).slice(0, MOST_MEASURED));
  }

  function fit(stretch) {
    measure(keptNumbers());
    fitStretch(scale, stretch);
  }

  function draw() {
    const seen = keptNumbers().filter((number) => isSeen(scale, events[number]));
    measure(seen);
    const spots = layOut(seen.map(markOf), scale.width, DATA.lanes);
    const lanes = new Map(seen.map((number, index) => [number, spots[index].lane]));
    const count = Math.max(1, ...[...lanes.values()].map((lane) => lane + 1));
    const groups = gatherCrowd(
      scale,
      seen.filter((number) => lanes.get(number) < 0),
    );
    labels.show(
      seen,
      spots,
      makeBubbles(groups, scale, count, { open: openCrowd, enter: tellAt, leave: hideTip }),
    );
    drawMarks(lanes, count + Boolean(groups.length));
    countBeyond();
    crowdList.point();
  }

  function markOf(number) {
    const { start, end, px } = events[number];
    const label = px || longestLabel(scale);
    return { left: toPixel(scale, start), right: toPixel(scale, end), label, importance: rank(number) };
  }

  function drawMarks(lanes, rows) {
    const axes = placeAxes(layout, scale, rows);
    root.style.setProperty("--chart-height", axes.height + "px");
    busy = true;
    Plotly.react(plot, placeTraces(data, scale, lanes), axes, config).then(() => (busy = false));
  }

  // Closer in, its events have room for their names; those of one day never will, and are listed.
  function openCrowd(numbers) {
    hideTip();
    if (numbers.length === 1) return select(numbers[0], "chart");
    const stretch = stretchOf(numbers);
    const { start, end } = scale;
    if (daysOf(stretch) > 1) fitStretch(scale, stretch);
    if (scale.end - scale.start < (end - start) * WORTH_ZOOMING) {
      favoured = new Set(numbers);
      return move();
    }
    setStretch(scale, start, end);
    crowdList.show(numbers);
  }

  // Another stretch: the list of a bubble of the old one goes.
  function move(change = () => {}) {
    crowdList.close();
    change();
    draw();
  }

  function countBeyond() {
    const kept = keptNumbers().map((number) => events[number]);
    const beyond = {
      earlier: kept.filter((event) => toPixel(scale, event.end) <= 0).length,
      later: kept.filter((event) => toPixel(scale, event.start) >= scale.width).length,
    };
    for (const button of root.querySelectorAll("[data-beyond]")) {
      const side = button.dataset.beyond;
      button.hidden = !beyond[side];
      if (button.hidden) continue;
      // The arrows point along the axis, from left to right in every language; the words run as theirs do.
      const told = make("bdi", "", plural(WORDS[side], beyond[side]));
      button.replaceChildren(...(side === "earlier" ? ["← ", told] : [told, " →"]));
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
    return [...new Set(points.map((point) => point.customdata).filter(Number.isInteger))];
  }

  function tell(number) {
    const { when, notes } = events[number];
    return make(
      "p",
      "",
      make("b", "", when),
      " ",
      titleOf(events[number]),
      ...notes.map((note) => make("i", "", note)),
    );
  }

  function tellAt({ clientX, clientY }, numbers) {
    const more = numbers.length > MOST_TOLD ? [make("p", "", "…")] : [];
    if (numbers.length) showTip(clientX, clientY, ...numbers.slice(0, MOST_TOLD).map(tell), ...more);
  }

  function dragged(change, ended) {
    if (busy || change["xaxis.range[0]"] === undefined) return;
    setStretch(scale, toMoment(change["xaxis.range[0]"]), toMoment(change["xaxis.range[1]"]));
    if (ended) move();
    else labels.slide();
  }

  function listenToPlot() {
    plot.on("plotly_relayouting", (change) => dragged(change, false));
    plot.on("plotly_relayout", (change) => dragged(change, true));
    plot.on("plotly_hover", (point) => tellAt(point.event, numbersAt(point)));
    plot.on("plotly_unhover", hideTip);
    plot.on("plotly_click", (point) =>
      numbersAt(point)
        .slice(0, 1)
        .forEach((number) => select(number, "chart")),
    );
  }

  function resize() {
    if (!plot.clientWidth || Math.abs(plot.clientWidth - scale.width) < 2) return;
    Object.assign(scale, { width: plot.clientWidth, type: typeScale() });
    labels.forget();
    move(() => fit(stretches().core));
  }

  // Between two drawings of a gesture only what is there moves.
  function follow() {
    labels.slide();
    busy = true;
    const range = [writeMoment(scale.start), writeMoment(scale.end)];
    Plotly.relayout(plot, { "xaxis.range": range }).then(() => (busy = false));
  }

  onSelect((number, origin) => {
    if (isKept(number)) showMoment(scale, events[number]);
    const focused = root.contains(document.activeElement);
    draw();
    if (origin === "step" && focused) labels.focus(number);
  });
  // What is kept comes into view; where it already is, the reader's stretch stays.
  onKeep(() => {
    moves.offer();
    favoured = new Set();
    const inView = keptNumbers().every((number) => isSeen(scale, events[number]));
    move(isFiltered() && inView ? undefined : () => fit(stretches().core));
  });
  Plotly.register(DATA.locale);
  fit(stretches().core);
  onColours(draw);
  listenToPlot();
  const moves = startMoves(root, scale, { stretches, fit, move });
  const canvas = root.querySelector(".canvas");
  const gesture = { moved: follow, ended: () => move() };
  onWheel(canvas, scale, gesture);
  onDoubleClick(canvas, (x) => move(() => zoomStretch(scale, 0.5, momentAt(scale, canvas, x))));
  if (TOUCH) onGestures(canvas, scale, gesture);
  new ResizeObserver(resize).observe(root);
}

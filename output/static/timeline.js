// The timeline: plotly draws the marks and the axis, labels are links laid over it.
const LANE_PX = 30;
const NARROW_LANE_PX = 42; // labels of two lines
const HEAD_PX = 40;
const DAY_MS = 864e5;
const DAY_PX = 160;
const FIRST_MS = Date.UTC(-2000, 0, 1);
const LAST_MS = Date.UTC(9999, 11, 31);

function drawTimeline(root) {
  root.classList.add("is-live");
  const plot = root.querySelector(".plot");
  const labels = root.querySelector(".labels");
  const ring = make("span", "ring");
  const { data, layout } = DATA.timeline;
  const events = DATA.events;
  const state = { range: null, busy: false, links: new Map(), crowd: [], width: plot.clientWidth };

  const toPixel = (ms) => ((ms - state.range[0]) / (state.range[1] - state.range[0])) * state.width;
  const longest = () =>
    state.width < 600 ? Math.round(state.width * 0.62) : Math.min(460, state.width * 0.5);
  const lanePx = () => (state.width < 600 ? NARROW_LANE_PX : LANE_PX);
  const rank = (number) => (number === selection.number ? 2 : events[number].importance);

  // A stretch of days with a margin before it and room for a label after it.
  function frame([first, last]) {
    const start = moment(first);
    const room = state.width - 30 - Math.min(longest() + 20, state.width * 0.55);
    const perPixel = Math.max((moment(last) + DAY_MS - start) / room, DAY_MS / DAY_PX);
    return within([start - 30 * perPixel, start + (state.width - 30) * perPixel]);
  }

  function link(number) {
    if (state.links.has(number)) return state.links.get(number);
    const { id, title, when, key, notes } = events[number];
    const label = make("a", key ? "label is-key" : "label", make("bdi", "", title));
    label.href = "#" + encodeURIComponent(id);
    label.setAttribute("aria-label", [when, title, ...notes].join(". "));
    label.number = number;
    label.draggable = false;
    label.addEventListener("click", (click) => choose(click, number));
    label.addEventListener("mousedown", (press) => passOn(press, number));
    state.links.set(number, label);
    return label;
  }

  // A drag that starts on a label drags the chart beneath it; a press that does not move is a click.
  function passOn(press, number) {
    if (press.button || press.metaKey || press.ctrlKey || press.shiftKey) return;
    press.preventDefault();
    const { clientX, clientY } = press;
    const under = plot.querySelector(".nsewdrag");
    under.dispatchEvent(
      new MouseEvent("mousedown", { bubbles: true, cancelable: true, clientX, clientY, view: window }),
    );
    const release = (up) =>
      Math.hypot(up.clientX - clientX, up.clientY - clientY) < 4 && select(number, "chart");
    addEventListener("mouseup", release, { once: true, capture: true });
  }

  // Widths of new labels, measured all in one go.
  function measureLabels(numbers) {
    const fresh = numbers.filter((number) => !events[number].px);
    labels.classList.add("is-measured");
    labels.append(...fresh.map(link));
    for (const number of fresh) link(number).style.maxWidth = longest() + "px";
    for (const number of fresh) events[number].px = Math.ceil(link(number).getBoundingClientRect().width) + 2;
    labels.classList.remove("is-measured");
  }

  function arrange() {
    labels.classList.toggle("is-narrow", state.width < 600);
    const seen = events
      .map((_, number) => number)
      .filter((number) => toPixel(events[number].end) > 0 && toPixel(events[number].start) < state.width);
    measureLabels([...seen].sort((a, b) => rank(b) - rank(a)).slice(0, 150));
    const marks = seen.map((number) => ({
      left: toPixel(events[number].start),
      right: toPixel(events[number].end),
      label: events[number].px || longest(),
      importance: rank(number),
    }));
    const spots = layOut(marks, state.width, DATA.lanes);
    const lane = new Map(seen.map((number, index) => [number, spots[index].lane]));
    const shown = seen.flatMap((number, index) =>
      spots[index].lane < 0 ? [] : [place(link(number), spots[index], marks[index])],
    );
    labels.replaceChildren(ring, ...shown);
    paintMarks(lane, Math.max(1, ...spots.map((spot) => spot.lane + 1)), seen);
    countBeyond();
    point();
  }

  function place(label, spot, mark) {
    label.offset = spot.at - mark.left;
    label.style.maxWidth = Math.min(longest(), Math.max(60, state.width - spot.at)) + "px";
    label.style.top = HEAD_PX + spot.lane * lanePx() + "px";
    label.style.transform = `translateX(${spot.at}px)`;
    return label;
  }

  function paintMarks(lane, lanes, seen) {
    state.crowd = gather(seen.filter((number) => lane.get(number) < 0));
    const rows = lanes + (state.crowd.length ? 1 : 0);
    const height = HEAD_PX + rows * lanePx() + 8;
    const drawn = (trace, number) =>
      lane.get(number) >= 0 && (!trace.meta.endsWith("speck") || isShort(number));
    const y = data.map((trace) =>
      trace.customdata.map((number) => (drawn(trace, number) ? lane.get(number) : null)),
    );
    const sizes = state.crowd.map((group) => (group.numbers.length > 1 ? 22 : 10));
    const counts = state.crowd.map((group) => (group.numbers.length > 1 ? String(group.numbers.length) : ""));
    const crowd = {
      x: [state.crowd.map((group) => written(group.at))],
      y: [state.crowd.map(() => lanes)],
      "marker.size": [sizes],
      text: [counts],
    };
    const axes = {
      width: state.width,
      height,
      "yaxis.range": [rows - 0.5, -0.5],
      "xaxis.range": state.range.map(written),
      "xaxis.nticks": Math.max(3, Math.floor(state.width / 90)),
    };
    root.style.setProperty("--chart-height", height + "px");
    state.busy = true;
    Plotly.restyle(
      plot,
      { y },
      data.map((_, index) => index),
    );
    Plotly.update(plot, crowd, axes, [data.length]).then(() => (state.busy = false));
  }

  const isShort = (number) => toPixel(events[number].end) - toPixel(events[number].start) < 14;

  // Events that got no label; those that would overlap become one bubble with their number.
  function gather(numbers) {
    const groups = [];
    for (const number of numbers) {
      const at = (events[number].start + events[number].end) / 2;
      const last = groups.at(-1);
      if (last && toPixel(at) - toPixel(last.at) < 24) last.numbers.push(number);
      else groups.push({ at, numbers: [number] });
    }
    return groups;
  }

  function slide() {
    for (const label of labels.querySelectorAll(".label"))
      label.style.transform = `translateX(${toPixel(events[label.number].start) + label.offset}px)`;
    ring.hidden = true;
  }

  function countBeyond() {
    const beyond = {
      earlier: events.filter((event) => toPixel(event.end) <= 0).length,
      later: events.filter((event) => toPixel(event.start) >= state.width).length,
    };
    for (const button of root.querySelectorAll("[data-beyond]")) {
      const side = button.dataset.beyond;
      button.hidden = !beyond[side];
      const words = plural(WORDS[side], beyond[side]);
      button.textContent = side === "earlier" ? "← " + words : words + " →";
    }
  }

  // The selected event stands out; it alone, or the first, is a stop of the tab key: arrows go from there.
  function point() {
    const stop =
      labels.querySelector(".label") && (state.links.get(selection.number) || labels.querySelector(".label"));
    for (const [number, label] of state.links) {
      label.classList.toggle("is-selected", number === selection.number);
      label.tabIndex = label === stop ? 0 : -1;
    }
    const label = state.links.get(selection.number);
    ring.hidden = !label?.isConnected || events[selection.number].start !== events[selection.number].end;
    if (ring.hidden) return;
    ring.style.transform = `translate(${toPixel(events[selection.number].start)}px, ${parseFloat(label.style.top) + lanePx() / 2}px)`;
  }

  function show(range) {
    state.range = within(range);
    arrange();
  }

  function zoom(factor) {
    const middle = (state.range[0] + state.range[1]) / 2;
    const shortest = (DAY_MS / DAY_PX) * state.width;
    const half = Math.max((state.range[1] - state.range[0]) * factor, shortest) / 2;
    show([middle - half, middle + half]);
  }

  function numbersAt(point) {
    if (point.curveNumber === data.length) return state.crowd[point.pointIndex].numbers;
    return Number.isInteger(point.customdata) ? [point.customdata] : [];
  }

  function paint() {
    const colours = data.map((trace) => colour(trace.meta.startsWith("disputed") ? "disputed" : "accent"));
    const fills = data.map((trace, index) => (trace.meta === "announced" ? colour("paper") : colours[index]));
    Plotly.restyle(
      plot,
      { "line.color": colours, "marker.color": fills, "marker.line.color": colours },
      data.map((_, index) => index),
    );
    Plotly.restyle(
      plot,
      {
        "marker.color": colour("accent-soft"),
        "marker.line.color": colour("accent"),
        "textfont.color": colour("ink"),
      },
      [data.length],
    );
    Plotly.relayout(plot, { "font.color": colour("muted"), "xaxis.gridcolor": colour("rule") });
  }

  function lines(numbers) {
    const more = numbers.length > 10 ? [make("p", "", "…")] : [];
    return [
      ...numbers
        .slice(0, 10)
        .map((number) =>
          make(
            "p",
            "",
            make("b", "", events[number].when),
            " ",
            make("bdi", "", events[number].title),
            ...events[number].notes.map((note) => make("i", "", note)),
          ),
        ),
      ...more,
    ];
  }

  function listen() {
    const same = String(layout.meta.core) === String(layout.meta.whole);
    for (const name of ["core", "all"]) root.querySelector(`[data-action=${name}]`).hidden = same;
    const ranged = (change) =>
      change["xaxis.range[0]"] !== undefined && [
        moment(change["xaxis.range[0]"]),
        moment(change["xaxis.range[1]"]),
      ];
    plot.on("plotly_relayouting", (change) => {
      if (!ranged(change)) return;
      state.range = ranged(change);
      slide();
    });
    plot.on("plotly_relayout", (change) => !state.busy && ranged(change) && show(ranged(change)));
    plot.on("plotly_hover", ({ points, event }) =>
      showTip(event.clientX, event.clientY, ...lines([...new Set(points.flatMap(numbersAt))])),
    );
    plot.on("plotly_unhover", hideTip);
    plot.on("plotly_click", ({ points }) => select(points.flatMap(numbersAt)[0], "chart"));
    const actions = {
      "zoom-in": () => zoom(0.6),
      "zoom-out": () => zoom(1.7),
      all: () => show(frame(layout.meta.whole)),
      core: () => show(frame(layout.meta.core)),
    };
    for (const button of root.querySelectorAll("[data-action]"))
      button.addEventListener("click", actions[button.dataset.action]);
    for (const button of root.querySelectorAll("[data-beyond]"))
      button.addEventListener("click", actions.all);
    new ResizeObserver(resize).observe(root);
  }

  function resize() {
    if (!plot.clientWidth || Math.abs(plot.clientWidth - state.width) < 2) return;
    state.width = plot.clientWidth;
    for (const event of events) event.px = 0;
    state.links.clear();
    show(frame(layout.meta.core));
  }

  onSelect((number, origin) => {
    const { start, end } = events[number];
    if (toPixel(end) < 20 || toPixel(start) > state.width - 20) {
      const half = (state.range[1] - state.range[0]) / 2;
      state.range = [(start + end) / 2 - half, (start + end) / 2 + half];
    }
    const focused = root.contains(document.activeElement);
    arrange();
    if (origin === "step" && focused) state.links.get(number)?.focus({ preventScroll: true });
  });

  const crowd = {
    x: [],
    y: [],
    text: [],
    mode: "markers+text",
    hoverinfo: "none",
    textfont: { size: 11 },
    marker: { size: [], line: { width: 1.5 } },
  };
  const config = { displayModeBar: false, scrollZoom: false, doubleClick: false, locale: DATA.locale.name };
  Plotly.register(DATA.locale);
  state.range = frame(layout.meta.core);
  Plotly.newPlot(plot, [...data, crowd], { ...layout, width: state.width }, config);
  arrange();
  onColours(paint);
  listen();
}

function within([first, last]) {
  return [Math.max(first, FIRST_MS), Math.min(last, LAST_MS)];
}

function moment(text) {
  const day = String(text).replace(" ", "T");
  return Date.parse(day.includes("T") ? day + "Z" : day + "T00:00Z");
}

// As plotly reads it: years of four digits, before our era with a minus.
function written(ms) {
  const text = new Date(ms).toISOString();
  return text.startsWith("-00") ? "-" + text.slice(3, 22) : text.slice(0, 19);
}

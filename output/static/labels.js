// The labels of the timeline: links laid over the chart, one for each event that has room for its name.
// Words whose first letter belongs to a script that runs from right to left.
const RUNS_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function lanePx(scale) {
  return (isNarrow(scale) ? 42 : 30) * scale.type;
}

function headPx(scale) {
  return 40 * scale.type;
}

function makeLabels(root, scale, press) {
  const layer = root.querySelector(".labels");
  const ring = make("span", "ring");
  const links = new Map();

  function link(number) {
    if (links.has(number)) return links.get(number);
    const event = DATA.events[number];
    const { title, when, key, notes } = event;
    const label = make("a", key ? "label is-key" : "label", titleOf(event));
    label.dir = RUNS_LEFT.test(title) ? "rtl" : "ltr"; // what does not fit is cut off where the words end
    label.href = addressOf(number);
    label.setAttribute("aria-label", [when, title, ...notes].join(WORDS.stop));
    label.number = number;
    label.draggable = false;
    label.addEventListener("click", (click) => choose(click, number));
    label.addEventListener("mousedown", (event) => press(event, number));
    links.set(number, label);
    return label;
  }

  // The lengths of names not yet measured, on one line, all in one go.
  function measure(numbers) {
    const fresh = numbers.filter((number) => !DATA.events[number].px).map(link);
    layer.classList.add("is-measured");
    for (const label of fresh) label.style.maxWidth = longestLabel(scale) + "px";
    layer.append(...fresh);
    for (const label of fresh)
      DATA.events[label.number].px = Math.ceil(label.getBoundingClientRect().width) + 2;
    layer.classList.remove("is-measured");
  }

  function place(number, { lane, at }) {
    const label = link(number);
    label.offset = at - toPixel(scale, DATA.events[number].start);
    label.style.maxWidth = Math.min(longestLabel(scale), Math.max(60, scale.width - at)) + "px";
    label.style.top = headPx(scale) + lane * lanePx(scale) + "px";
    label.style.transform = `translateX(${at}px)`;
    return label;
  }

  function show(numbers, spots, bubbles) {
    const held = layer.contains(document.activeElement) && document.activeElement;
    layer.classList.toggle("is-narrow", isNarrow(scale));
    const shown = numbers.flatMap((number, index) =>
      spots[index].lane < 0 ? [] : [place(number, spots[index])],
    );
    layer.replaceChildren(ring, ...shown, ...bubbles);
    point(shown);
    if (held) hold(held, shown, bubbles);
  }

  // The focus stays with its event, wherever that has gone; else with the chart.
  function hold({ number, numbers = [number] }, shown, bubbles) {
    const places = [...shown, ...bubbles];
    const same = places.find((place) => place.number === numbers[0] || place.numbers?.includes(numbers[0]));
    (same || places[0])?.focus({ preventScroll: true });
  }

  // The selected event, or else the first, is the one stop of the tab key; arrows go on from there.
  function point(shown) {
    const selected = shown.find((label) => label.number === selection.number);
    for (const label of shown) {
      label.classList.toggle("is-selected", label === selected);
      label.tabIndex = label === (selected || shown[0]) ? 0 : -1;
    }
    const event = DATA.events[selection.number];
    ring.hidden = !selected || event.start !== event.end;
    if (ring.hidden) return;
    const y = parseFloat(selected.style.top) + lanePx(scale) / 2;
    ring.style.transform = `translate(${toPixel(scale, event.start)}px, ${y}px)`;
  }

  function slide() {
    ring.hidden = true;
    for (const label of layer.querySelectorAll(".label")) {
      const x = toPixel(scale, DATA.events[label.number].start) + label.offset;
      label.style.transform = `translateX(${x}px)`;
    }
    for (const bubble of layer.querySelectorAll(".bubble"))
      bubble.style.transform = `translateX(${toPixel(scale, bubble.at) - BUBBLE_PX / 2}px)`;
  }

  function forget() {
    links.clear();
    for (const event of DATA.events) event.px = 0;
  }

  return {
    measure,
    show,
    slide,
    forget,
    focus: (number) => links.get(number)?.focus({ preventScroll: true }),
  };
}

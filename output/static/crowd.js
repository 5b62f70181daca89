// The crowd of the timeline: events without a label, those that would overlap gathered in bubbles with a count.
const BUBBLE_PX = 24; // marks that are closer than this become one bubble

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

function stretchOf(numbers) {
  return wholeStretch(numbers.map((number) => DATA.events[number]));
}

// "7 events, 3–5 Feb 2025"; one event by its date and title.
function nameCrowd(numbers) {
  const told = numbers.map((number) => DATA.events[number]);
  if (told.length === 1) return told[0].when + WORDS.stop + told[0].title;
  const [first, last] = stretchOf(numbers);
  const days = { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" };
  const alike = told.every(({ when }) => when === told[0].when);
  const span = alike ? told[0].when : new Intl.DateTimeFormat(DATA.language + "-u-nu-latn", days).formatRange(first, last);
  return fill(WORDS.crowd, { events: plural(WORDS.events, told.length), span });
}

function makeBubbles(groups, scale, lane, { open, enter, leave }) {
  return groups.map(({ at, numbers }) => {
    const several = numbers.length > 1;
    const bubble = make(
      "button",
      several ? "bubble" : "bubble is-single",
      make("span", "", several ? String(numbers.length) : ""),
    );
    bubble.type = "button";
    bubble.at = at;
    bubble.numbers = numbers;
    bubble.setAttribute("aria-label", nameCrowd(numbers));
    bubble.style.top = headPx(scale) + lane * lanePx(scale) + (lanePx(scale) - BUBBLE_PX) / 2 + "px";
    bubble.style.transform = `translateX(${toPixel(scale, at) - BUBBLE_PX / 2}px)`;
    bubble.addEventListener("click", () => open(numbers));
    bubble.addEventListener("mouseenter", (pointer) => enter(pointer, numbers));
    bubble.addEventListener("mouseleave", leave);
    return bubble;
  });
}

// Events too close for labels however far one zooms in are listed below the timeline, to choose from.
function makeCrowdList(root) {
  const panel = root.querySelector(".crowd");
  let numbers = [];

  // Its bubble, drawn anew or not; else the chart.
  function opener() {
    const bubbles = [...root.querySelectorAll(".bubble")];
    const same = bubbles.find((bubble) => bubble.numbers.includes(numbers[0]));
    return same || root.querySelector(".label, .bubble");
  }

  function close() {
    if (panel.contains(document.activeElement)) opener()?.focus({ preventScroll: true });
    panel.hidden = true;
    numbers = [];
  }

  function show(listed) {
    numbers = listed;
    const shut = make("button", "", "×");
    shut.type = "button";
    shut.setAttribute("aria-label", WORDS.close);
    shut.addEventListener("click", close);
    const items = numbers.map((number) => make("li", "", eventLink(number, "chart")));
    const name = make("p", "crowd-name", nameCrowd(numbers));
    panel.replaceChildren(make("div", "crowd-head", name, shut), make("ul", "popup-events", ...items));
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", nameCrowd(numbers));
    panel.hidden = false;
    panel.querySelector("a").focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }

  function point() {
    panel.querySelectorAll("a").forEach((link, index) => {
      if (numbers[index] === selection.number) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  panel.addEventListener("keydown", (key) => {
    if (key.key !== "Escape") return;
    key.stopPropagation();
    close();
  });
  return { show, close, point };
}

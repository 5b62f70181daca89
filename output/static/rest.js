// The events that are told beside the page: a gap of the list is filled when somebody opens it, the gap of an event
// when the address names it, and all of them before anything is searched for.
const AT_ONCE = 3;
const FILTERS = ["q", "source", "place", "person"];
const restNotes = [...document.querySelectorAll(".rest")];
const gaps = [...document.querySelectorAll(".gap")];
const taken = new Map(); // parts and what they were asked for
let indexTold = null;
let wholeTold = null;

// The charts can be told of what is new when they are drawn.
const drawn = new Promise((done) => {
  const look = () => document.documentElement.dataset.ready && done();
  new MutationObserver(look).observe(document.documentElement, { attributes: true });
});

function gapOf(part) {
  return gaps.filter((gap) => Number(gap.dataset.part) === part);
}

function takeIndex() {
  indexTold ||= ask("events/index.html").then((told) => {
    DATA.facets = told.facets;
    for (const select of finder.querySelectorAll("select")) fillSelect(select, told.options[select.name] || []);
    return told;
  });
  return indexTold;
}

function fillSelect(select, groups) {
  const { value } = select;
  const option = ([value, label, count]) => {
    const words = label + WORDS.between + fill(WORDS.aside, { words: writeNumber(count) });
    const element = Object.assign(make("option", "", words), { value });
    element.dataset.label = label;
    return element;
  };
  const offered = groups.flatMap(([label, choices]) => {
    const options = choices.map(option);
    return label ? [Object.assign(make("optgroup", "", ...options), { label })] : options;
  });
  select.replaceChildren(select.options[0], ...offered);
  select.value = value;
}

function takePart(part) {
  if (!taken.has(part)) taken.set(part, ask(`events/${part}.html`).then((told) => seatEvents(part, told)));
  return taken.get(part);
}

function seatEvents(part, { events, numbers, former, stops, traces, articles }) {
  numbers.forEach((number, at) => Object.assign(DATA.events[number], events[at]));
  DATA.former = { ...DATA.former, ...former };
  const grown = articles.map(grow);
  for (const gap of gapOf(part)) fillGap(gap, grown.splice(0, Number(gap.dataset.count)));
  if (DATA.stops) stops.forEach(joinStop);
  traces.forEach(joinTrace);
  countRest();
}

function fillGap(gap, articles) {
  const held = gap.contains(document.activeElement);
  gap.classList.add("far");
  gap.style.setProperty("--events", gap.dataset.count);
  gap.replaceChildren(...articles);
  if (held) gap.querySelector("h3 a").focus({ preventScroll: true });
}

function joinStop(stop) {
  const known = DATA.stops.find(({ at }) => at === stop.at);
  if (known) {
    known.events = [...known.events, ...stop.events].sort((a, b) => a - b);
    known.inferred.push(...stop.inferred);
    return;
  }
  // On the side of the antimeridian on which the others are.
  const middle = DATA.stops.reduce((sum, { longitude }) => sum + longitude, 0) / DATA.stops.length;
  DATA.stops.push({ ...stop, longitude: stop.longitude + 360 * Math.round((middle - stop.longitude) / 360) });
}

function joinTrace(trace) {
  const { data } = DATA.timeline;
  const known = data.find(({ meta, mode }) => meta === trace.meta && mode === trace.mode);
  if (!known) data.push(trace);
  else for (const name of ["x", "y", "customdata"]) known[name] = known[name].concat(trace[name]);
}

function countRest() {
  const here = DATA.events.filter((event, number) => isHere(number)).length;
  for (const note of restNotes) {
    const held = note.contains(document.activeElement);
    note.firstElementChild.textContent = plural(WORDS.kept, REST.count, { kept: writeNumber(here) });
    note.querySelector("a").textContent = plural(REST.more, REST.count - here);
    note.hidden = here === REST.count;
    if (held && note.hidden) note.parentElement.querySelector("a, button, input")?.focus({ preventScroll: true });
  }
}

// Every view draws what is here now.
async function showWhatIsHere() {
  await drawn;
  const kept = keptNumbers().map((number) => DATA.events[number]);
  DATA.timeline.layout.meta = { core: mainStretch(kept), whole: wholeStretch(kept) };
  if (document.querySelector(".map.is-live"))
    for (const { latitude, longitude } of DATA.stops.slice(stopMarkers.length)) addStop([latitude, longitude]);
  for (const view of keeping.views) view();
}

// All of it, some at a time; what cannot be had leaves its gap. True when all of it is here.
function takeWhole() {
  wholeTold ||= takeAll();
  return wholeTold;
}

async function takeAll() {
  document.querySelector(".events").setAttribute("aria-busy", "true");
  const waiting = [...new Set(gaps.map((gap) => Number(gap.dataset.part)))];
  const work = async () => {
    while (waiting.length) await takePart(waiting.shift()).catch(() => {});
  };
  await Promise.all([takeIndex().catch(() => {}), ...Array.from({ length: AT_ONCE }, work)]);
  document.querySelector(".events").removeAttribute("aria-busy");
  await showWhatIsHere();
}

async function openGap(link) {
  const gap = link.closest(".gap");
  const part = Number(gap.dataset.part);
  try {
    await takePart(part);
  } catch {
    location.assign(link.href); // it is a page of its own
    return;
  }
  await showWhatIsHere();
}

// The event that the address names, if it is told beside the page.
async function takeAddressed() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    return;
  }
  id ||= new URLSearchParams(location.search).get("event");
  if (!id || document.getElementById(id)) return;
  const { parts } = await takeIndex();
  if (!Object.hasOwn(parts, id)) return;
  await takePart(parts[id]);
  await showWhatIsHere();
  selectFromAddress();
  articleOf(selection.number)?.scrollIntoView({ block: "start", behavior: "instant" });
}

// The finder begins when all is here: before, it would say that there is nothing. What was asked of it meanwhile
// it is asked then. It knows events by their place in the list: what could not be had has an empty one.
let begun = null;

function beginFinder() {
  begun ||= takeWhole().then(() => {
    const fields = [...finder.querySelectorAll("input, select")];
    const asked = fields.map(({ value }) => value);
    for (const gap of document.querySelectorAll(".gap:has(> .more)")) setSeats(gap);
    startFinder();
    const isNew = asked.some(Boolean);
    if (isNew) fields.forEach((field, at) => (field.value = asked[at]));
    if (isNew) fields[0].dispatchEvent(new Event("input", { bubbles: true }));
  });
  return begun;
}

function setSeats(gap) {
  const first = Number(gap.dataset.first);
  const seats = Array.from({ length: Number(gap.dataset.count) }, (_, at) => {
    const seat = make("article", "event");
    seat.dataset.number = first + at;
    return seat;
  });
  gap.append(...seats);
}

function onRestClick(click) {
  const link = click.target.closest(".more a");
  const source = click.target.closest(".show-events");
  if (link && !(click.metaKey || click.ctrlKey || click.shiftKey || click.button)) {
    click.preventDefault();
    openGap(link);
  } else if (source && !begun) beginFinder().then(() => source.click());
}

function startRest() {
  finder.hidden = false;
  for (const note of restNotes) {
    const button = note.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", takeWhole);
  }
  for (const each of document.querySelectorAll(".show-events")) each.hidden = false;
  document.addEventListener("click", onRestClick);
  finder.addEventListener("input", () => beginFinder());
  finder.addEventListener("focusin", ({ target }) => target.matches("select") && takeIndex().catch(() => {}));
  addEventListener("popstate", () => takeAddressed().catch(() => {}));
  takeAddressed().catch(() => {});
  const asked = new URLSearchParams(location.search);
  if (FILTERS.some((name) => asked.has(name))) beginFinder();
}

startRest();

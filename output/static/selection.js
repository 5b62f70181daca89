// One event is selected in every view at once, and the address follows.
const selection = { number: -1, views: [] };

// Chosen by a click on it, an event takes its place in the history, as any link does, and Back returns to the one
// before. Steps with arrows and buttons do not: who has walked through forty events leaves the page with one Back.
const CHOICES = ["chart", "map", "list"];

function onSelect(view) {
  selection.views.push(view);
}

function articleOf(number) {
  return DATA.events[number] && document.getElementById(DATA.events[number].id);
}

// Number -1 selects none.
function select(number, origin) {
  articleOf(selection.number)?.classList.remove("is-selected");
  articleOf(selection.number)?.removeAttribute("aria-current");
  selection.number = number;
  const article = articleOf(number);
  article?.classList.add("is-selected");
  article?.setAttribute("aria-current", "true");
  if (article || number < 0) {
    const way = CHOICES.includes(origin) ? "pushState" : "replaceState";
    writeAddress((address) => (address.hash = number < 0 ? "" : addressOf(number)), way);
  }
  holdStill(origin === "list" && article, () => {
    for (const view of selection.views) view(number, origin);
  });
  if (article && (origin === "step" || origin === "map")) {
    article.scrollIntoView({ block: "nearest", behavior: STILL ? "auto" : "smooth" });
    if (document.activeElement?.closest(".event")) headlineOf(number).focus({ preventScroll: true });
  }
}

// Who reads the list, far below, must not be moved by what grows above.
function holdStill(element, change) {
  if (!element) return change();
  const root = document.documentElement;
  const before = element.getBoundingClientRect().top;
  root.style.overflowAnchor = "none";
  change();
  scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
  requestAnimationFrame(() => (root.style.overflowAnchor = ""));
}

function headlineOf(number) {
  return articleOf(number).querySelector("h3 a");
}

// A plain click on a link to an event selects it; with a modifier it is an ordinary link.
function choose(click, number, origin = "chart") {
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.button) return;
  click.preventDefault();
  select(number, origin);
}

function step(by) {
  const number = nextKept(selection.number < 0 && by < 0 ? 0 : selection.number, by);
  if (number >= 0) select(number, "step");
}

// The first kept event, or with -1 the last.
function selectEnd(by) {
  const number = nextKept(by > 0 ? -1 : 0, by);
  if (number >= 0) select(number, "step");
}

// To the article of an event on the list; alone, a chart has no list.
function openArticle(number) {
  const article = articleOf(number);
  if (!article) return;
  article.scrollIntoView({ block: "start", behavior: STILL ? "auto" : "smooth" });
  headlineOf(number).focus({ preventScroll: true });
}

function selectFromAddress() {
  const number = eventInAddress();
  if (number >= 0) select(number, "address");
  else if (!location.hash && selection.number >= 0) select(-1, "address");
}

// Single letters act only while the focus is on an event (WCAG 2.1.4). In the list the next event lies where the
// language goes on; the axis of time runs to the right in all of them.
function stepOf(key) {
  const forward = document.dir === "rtl" && !key.target.closest(".timeline") ? -1 : 1;
  if (key.key === "ArrowRight" || key.key === "ArrowLeft")
    return key.shiftKey ? 0 : key.key === "ArrowRight" ? forward : -forward;
  return key.target.closest(".event") ? { j: 1, k: -1 }[key.key] || 0 : 0;
}

function isTyping(element) {
  return Boolean(element.closest("input, select, textarea"));
}

function onKey(key) {
  if (key.altKey || key.ctrlKey || key.metaKey || !key.target.closest) return;
  if (!key.target.closest(".timeline, .card, .event, .stepper") || isTyping(key.target)) return;
  const by = stepOf(key);
  if (by) step(by);
  else if (key.key === "Escape" && selection.number >= 0) select(-1, "key");
  else return;
  key.preventDefault();
}

function startSelection() {
  addEventListener("popstate", selectFromAddress);
  addEventListener("hashchange", selectFromAddress);
  document.addEventListener("keydown", onKey);
  // One listener for all: there may be thousands of events.
  document.querySelector(".events")?.addEventListener("click", (click) => {
    const article = click.target.closest(".event");
    if (!article) return;
    const number = Number(article.dataset.number);
    if (click.target.closest("h3 a")) choose(click, number, "list");
    else if (!click.target.closest("a, summary, button") && number !== selection.number) select(number, "list");
  });
  for (const button of document.querySelectorAll("[data-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
}

// One event is selected in every view at once, and the address follows.
const selection = { number: -1, views: [] };

function onSelect(view) {
  selection.views.push(view);
}

function select(number, origin) {
  if (!DATA.events[number]) return;
  selection.number = number;
  for (const article of document.querySelectorAll(".event.is-selected")) {
    article.classList.remove("is-selected");
    article.removeAttribute("aria-current");
  }
  const article = document.getElementById(DATA.events[number].id);
  if (article) {
    article.classList.add("is-selected");
    article.setAttribute("aria-current", "true");
    if (origin === "step" || origin === "map") {
      article.scrollIntoView({ block: "nearest", behavior: STILL ? "auto" : "smooth" });
      if (document.activeElement?.closest(".event"))
        article.querySelector("h3 a").focus({ preventScroll: true });
    }
    const address = "#" + encodeURIComponent(DATA.events[number].id);
    if (location.hash !== address) history.replaceState(null, "", address);
  }
  for (const view of selection.views) view(number, origin);
}

// A plain click on a link to an event selects it; with a modifier it is an ordinary link.
function choose(click, number, origin = "chart") {
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.button) return;
  click.preventDefault();
  select(number, origin);
}

function step(by) {
  const count = DATA.events.length;
  if (!count) return;
  const from = selection.number < 0 && by < 0 ? 0 : selection.number;
  select((from + by + count) % count, "step");
}

function selectFromAddress() {
  const id = decodeURIComponent(location.hash.slice(1)) || new URLSearchParams(location.search).get("event");
  const number = DATA.events.findIndex((event) => event.id === id);
  if (number >= 0) select(number, "address");
}

function startSelection() {
  addEventListener("hashchange", selectFromAddress);
  document.addEventListener("keydown", (key) => {
    if (key.altKey || key.ctrlKey || key.metaKey || !key.target.closest) return;
    if (!key.target.closest(".timeline, .event, .stepper") || key.target.closest("input")) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key.key];
    if (!by) return;
    key.preventDefault();
    step(document.dir === "rtl" ? -by : by);
  });
  // One listener for all: there may be thousands of events.
  document.querySelector(".events")?.addEventListener("click", (click) => {
    const article = click.target.closest(".event");
    if (!article) return;
    if (click.target.closest("h3 a")) choose(click, Number(article.dataset.number));
    else if (!click.target.closest("a, summary, button")) select(Number(article.dataset.number), "list");
  });
  for (const button of document.querySelectorAll("[data-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
}

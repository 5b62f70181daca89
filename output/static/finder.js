// Words that an event must have, accents and case aside, and choices that it must belong to.
const finder = document.querySelector(".finder");

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(DATA.language);
}

function startFinder() {
  const field = finder.querySelector("input");
  const found = finder.querySelector("output");
  const selects = [...finder.querySelectorAll("select")];
  const articles = [...document.querySelectorAll(".event")];
  let texts = null; // read when somebody searches: there may be thousands
  const echoes = [...document.querySelectorAll(".filtered")];
  const all = DATA.events.length;

  // An option knows the events of its place in the block of data.
  function eventsOf(option) {
    const select = option.closest("select");
    return DATA.facets[select.name][option.index - 1];
  }

  function listMatches() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    if (!words.length) return articles.map(() => true);
    texts = texts || articles.map((article) => plain(article.textContent));
    return texts.map((text) => words.every((word) => text.includes(word)));
  }

  function narrow(kept, select) {
    if (!select.selectedIndex) return kept;
    const chosen = new Set(eventsOf(select.selectedOptions[0]));
    return kept.map((value, number) => value && chosen.has(number));
  }

  // Behind each choice stands what it would leave beside the words and the other choices.
  function countOptions(matches) {
    for (const select of selects) {
      const others = selects.filter((other) => other !== select).reduce(narrow, matches);
      for (const option of [...select.options].slice(1)) {
        const count = eventsOf(option).filter((number) => others[number]).length;
        option.textContent = option.dataset.label + WORDS.between + fill(WORDS.aside, { words: writeNumber(count) });
        option.disabled = !count && !option.selected;
      }
      select.classList.toggle("is-chosen", select.selectedIndex > 0);
    }
  }

  function say(kept) {
    const count = kept.filter(Boolean).length;
    const isAll = !field.value.trim() && !selects.some((select) => select.selectedIndex);
    const words = count
      ? plural(WORDS.kept, all, { kept: writeNumber(count) })
      : WORDS.nothing;
    found.textContent = isAll ? "" : words;
    for (const echo of echoes) {
      echo.hidden = isAll;
      echo.firstElementChild.textContent = words;
    }
    finder.querySelector("[data-show-all]").hidden = isAll;
  }

  function show() {
    const matches = listMatches();
    const kept = selects.reduce(narrow, matches);
    articles.forEach((article, number) => (article.hidden = !kept[number]));
    countOptions(matches);
    say(kept);
    keep(kept);
  }

  function change() {
    show();
    writeAddress((address) => {
      for (const { name, value } of [...selects, { name: "q", value: field.value.trim() }])
        if (value) address.searchParams.set(name, value);
        else address.searchParams.delete(name);
    });
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") || "";
    for (const select of selects) {
      select.value = asked.get(select.name) || "";
      if (select.selectedIndex < 0) select.selectedIndex = 0; // a choice that is no more
    }
    show();
  }

  function reset() {
    field.value = "";
    for (const select of selects) select.selectedIndex = 0;
  }

  function showAll() {
    reset();
    change();
  }

  function showSource(button) {
    reset();
    const select = selects.find(({ name }) => name === "source");
    select.value = button.dataset.source;
    change();
    finder.scrollIntoView({ block: "start", behavior: STILL ? "auto" : "smooth" });
    select.focus({ preventScroll: true });
  }

  finder.hidden = false;
  finder.addEventListener("input", change);
  addEventListener("popstate", read);
  for (const button of document.querySelectorAll("[data-show-all]"))
    button.addEventListener("click", () => {
      showAll();
      if (finder.contains(button)) field.focus(); // the button has gone
    });
  for (const button of document.querySelectorAll(".show-events")) {
    button.hidden = false;
    button.addEventListener("click", () => showSource(button));
  }
  // A link to an event that is out shows everything again before it is followed.
  document.addEventListener("click", (click) => {
    const link = click.target.closest?.("a[href^='#']");
    const article = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (article?.matches(".event[hidden]")) showAll();
  });
  if (location.search) read(); // else all is as it was sent
}

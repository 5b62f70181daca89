// What the page was built from: numbers, words and figures, from the JSON block at its end.
const DATA = JSON.parse(document.getElementById("dateline-data").textContent);
const WORDS = DATA.words;
const STILL = matchMedia("(prefers-reduced-motion: reduce)").matches;

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
}

function plural(forms, number, values = {}) {
  const form = forms[new Intl.PluralRules(DATA.language).select(number)] || forms.other;
  return fill(form, { n: number.toLocaleString(DATA.language), ...values });
}

// An element with a class and children; strings become text, never markup.
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function eventLink(number, origin) {
  const event = DATA.events[number];
  const link = make(
    "a",
    "event-link",
    make("span", "event-link-when", event.when),
    " ",
    make("bdi", "", event.title),
  );
  link.href = addressOf(number);
  link.addEventListener("click", (click) => choose(click, number, origin));
  return link;
}

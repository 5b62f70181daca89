// What the page was built from: numbers, words and figures, from the JSON block at its end.
const DATA = JSON.parse(document.getElementById("dateline-data").textContent);
const WORDS = DATA.words;
const STILL = matchMedia("(prefers-reduced-motion: reduce)").matches;

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
}

function plural(forms, number, values = {}) {
  const form = forms[new Intl.PluralRules(DATA.language).select(number)] || forms.other;
  // The digits of the page, whatever a browser holds to be usual in the language.
  return fill(form, { n: writeNumber(number), ...values });
}

let numberFormat = null; // slow to make

function writeNumber(number) {
  numberFormat ||= new Intl.NumberFormat(DATA.language + "-u-nu-latn");
  return numberFormat.format(number);
}

// An element with a class and children; strings become text, never markup.
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

// The headline of an event, in the language of its source.
function titleOf({ title, lang }) {
  const words = make("bdi", "", title);
  words.lang = lang;
  return words;
}

function eventLink(number, origin) {
  const event = DATA.events[number];
  const link = make(
    "a",
    "event-link",
    make("span", "event-link-when", event.when),
    " ",
    titleOf(event),
  );
  link.href = addressOf(number);
  link.addEventListener("click", (click) => choose(click, number, origin));
  return link;
}

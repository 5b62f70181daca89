// A chart in a frame of another language: ?lang=de. The words come from the block of translations, each to its
// node by number, as text; before anything has changed the document the nodes are counted.
const TRANSLATED = new Set(["alt", "aria-label", "data-label", "dir", "lang", "placeholder", "title", "x"]);
const asIs = listNodes();

function listNodes() {
  const nodes = [];
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function putWords(node, words) {
  if (node.nodeType === Node.TEXT_NODE) node.data = words;
  else
    for (const [name, value] of Object.entries(words)) if (TRANSLATED.has(name)) node.setAttribute(name, value);
}

// An object changes what is there, by key or by number in a list; a list in the place of an object has the new
// values in its order, "" for those that stay; anything else takes the place of what was there.
function putValues(part, changes) {
  for (const [key, value] of Object.entries(changes)) {
    const before = part[key];
    const isList = Array.isArray(value);
    if (isList && before && !Array.isArray(before))
      Object.keys(before).forEach((code, index) => (before[code] = value[index] || before[code]));
    else if (before && value && typeof value === "object" && !isList) putValues(before, value);
    else part[key] = value;
  }
}

// Lists of countries stand in the order of the page's language.
function sortCountries(language) {
  const collator = new Intl.Collator(language);
  for (const list of document.querySelectorAll("ul.countries")) {
    const items = [...list.children];
    list.append(...items.sort((one, other) => collator.compare(one.textContent, other.textContent)));
  }
}

async function translate() {
  const wanted = (new URLSearchParams(location.search).get("lang") || "").toLowerCase();
  const packed = document.getElementById("dateline-translations");
  if (!wanted || !packed || !window.DecompressionStream) return;
  const languages = JSON.parse(await inflate(packed));
  const fits = (tag) => tag.toLowerCase() === wanted || tag.toLowerCase() === wanted.split("-")[0];
  const language = Object.keys(languages).find(fits);
  if (!language || languages[language].count !== asIs.length) return;
  const { dir, nodes, data } = languages[language];
  for (const [number, words] of Object.entries(nodes)) putWords(asIs[number], words);
  putValues(DATA, data);
  Object.assign(document.documentElement, { lang: language, dir });
  sortCountries(language);
}

// Words that an event must have to stay on the list; accents and case do not matter.
const finder = document.querySelector(".finder");

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(DATA.language);
}

function startSearch() {
  const field = finder.querySelector("input");
  const found = finder.querySelector("output");
  const articles = [...document.querySelectorAll(".event")];
  let texts = null; // read when somebody searches: there may be thousands
  finder.hidden = false;
  field.addEventListener("input", () => {
    texts = texts || articles.map((article) => plain(article.textContent));
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let kept = 0;
    articles.forEach((article, index) => {
      article.hidden = !words.every((word) => texts[index].includes(word));
      kept += !article.hidden;
    });
    found.textContent = words.length ? plural(WORDS.events, kept) : "";
  });
}

if (finder) startSearch();

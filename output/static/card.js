// The selected event, told below the timeline; on the page with the words of its article, alone with its own.
const card = document.querySelector(".card");

function passageOf(number) {
  const { id, quote, source, href } = DATA.events[number];
  const article = document.getElementById(id);
  if (article) return article.querySelector("blockquote").cloneNode(true);
  const name = href ? make("a", "", source) : make("span", "", source);
  if (href) Object.assign(name, { href, target: "_top", rel: "noopener" });
  const words = make("blockquote", "", make("p", "", quote), make("footer", "", name));
  words.firstChild.dir = "auto";
  return words;
}

function showCard(number) {
  const { when, title, notes, id } = DATA.events[number];
  const whole = make("a", "", make("bdi", "", title));
  const address = "#" + encodeURIComponent(id);
  if (document.getElementById(id)) whole.href = address;
  else if (!DATA.single) Object.assign(whole, { href: "../index.html" + address, target: "_top" });
  card.replaceChildren(
    make("p", "note", [when, ...notes].join(" · ")),
    make(document.querySelector(".event") ? "h3" : "h2", "card-title", whole),
    passageOf(number),
  );
  card.hidden = false;
}

if (card)
  onSelect((number, origin) => {
    const far = origin === "list" || (origin === "address" && document.querySelector(".event"));
    if (!card.hidden || !far) showCard(number);
  });

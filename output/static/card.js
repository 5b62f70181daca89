// The selected event, told below the timeline; on the page with the words of its article, alone with its own.
const card = document.querySelector(".card");

function passageOf(number) {
  const { quote, said, source, href } = DATA.events[number];
  const article = articleOf(number);
  if (article) return article.querySelector("blockquote").cloneNode(true);
  const name = href ? make("a", "", source) : make("span", "", source);
  if (href) Object.assign(name, { href, target: "_top", rel: "noopener" });
  const words = make("blockquote", "", make("p", "", quote), make("footer", "", name));
  words.dir = "auto";
  words.firstChild.lang = said;
  return words;
}

// What an editor changed about the event, and why.
function editOf(number) {
  const { edit } = DATA.events[number];
  const article = articleOf(number);
  const told = article && article.querySelector(".edit");
  if (told) return [told.cloneNode(true)];
  if (!edit) return [];
  const line = make("p", "edit", make("span", "badge", edit.label));
  const reason = make("span", "reason", edit.reason);
  reason.dir = "auto";
  if (edit.reason) line.append(" ", reason);
  if (edit.href) {
    const link = make("a", "", make("bdi", "", edit.host));
    line.append(" ", Object.assign(link, { href: edit.href, target: "_top", rel: "noopener" }));
  }
  return [line];
}

function fillCard(number) {
  const event = DATA.events[number];
  const { when, notes } = event;
  const whole = make("a", "", titleOf(event));
  if (articleOf(number)) whole.href = addressOf(number);
  else if (!DATA.single) Object.assign(whole, { href: "../index.html" + addressOf(number), target: "_top" });
  card.replaceChildren(
    make("p", "note", [when, ...notes].join(" · ")),
    make(document.querySelector(".event") ? "h3" : "h2", "card-title", whole),
    ...editOf(number),
    passageOf(number),
  );
}

function showCard() {
  const { number } = selection;
  const shown = number >= 0 && isKept(number);
  if (shown) fillCard(number);
  card.hidden = !shown;
}

if (card) {
  onSelect(showCard);
  onKeep(showCard);
}

// In a chart that stands alone, the selected event is told below it.
const card = document.querySelector(".card");

if (card)
  onSelect((number) => {
    const { when, title, quote, source, href, id } = DATA.events[number];
    const name = href ? make("a", "", source) : make("span", "", source);
    if (href) Object.assign(name, { href, target: "_top", rel: "noopener" });
    const whole = make("a", "", make("bdi", "", title));
    Object.assign(whole, { href: "../index.html#" + encodeURIComponent(id), target: "_top" });
    const words = make("blockquote", "", make("p", "", quote), make("footer", "", name));
    words.firstChild.dir = "auto";
    card.replaceChildren(make("p", "note", when), make("h2", "", whole), words);
    card.hidden = false;
  });

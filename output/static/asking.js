// What is told beside the page: a document of the site that says what it has to a frame nobody sees. So it works
// from a disk, where nothing can be fetched, and no script comes in: what is said is data, and becomes elements
// of the kinds that an event is made of, and text.
const ANSWERS_MS = 5000; // after the document is there
const TAGS = new Set(
  "a article b bdi blockquote cite details div footer h3 li p q small span summary time ul".split(" "),
);
const ATTRIBUTES = new Set(
  "cite class data-edited data-number datetime dir href id lang rel title".split(" "),
);

function ask(path) {
  const frame = make("iframe");
  Object.assign(frame, { hidden: true, src: path });
  frame.setAttribute("sandbox", "allow-scripts");
  return new Promise((done, fail) => {
    const listen = ({ source, data }) => {
      if (source === frame.contentWindow && data?.datelinePart) done(JSON.parse(data.datelinePart));
    };
    addEventListener("message", listen);
    frame.addEventListener("load", () => setTimeout(fail, ANSWERS_MS, new Error(path)));
    frame.forget = () => removeEventListener("message", listen);
    document.body.append(frame);
  }).finally(() => {
    frame.forget();
    frame.remove();
  });
}

function putAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTES.has(name)) continue;
    const text = name === "href" ? value.replace(/^\.\.\/index\.html(?=#)/, "") : value;
    if (name !== "href" || /^(#|https?:\/\/)/i.test(text)) element.setAttribute(name, text);
  }
}

function grow(node) {
  if (typeof node === "string") return node;
  const [tag, attributes, ...children] = node;
  const element = document.createElement(TAGS.has(tag) ? tag : "span");
  putAttributes(element, attributes);
  element.append(...children.map(grow));
  return element;
}

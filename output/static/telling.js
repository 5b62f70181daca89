// A part of a story, opened in a frame of its page, says what it has; opened by a reader it is a page like others.
(function () {
  function tell(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? node.data : " ";
    const attributes = [...node.attributes].map(({ name, value }) => [name, value]);
    return [node.localName, Object.fromEntries(attributes), ...[...node.childNodes].map(tell)];
  }

  if (parent === window) return;
  const said = JSON.parse(document.getElementById("dateline-part").textContent);
  const articles = [...document.querySelectorAll(".event")].map(tell);
  // As text: so many small things are slow to hand over one by one.
  parent.postMessage({ datelinePart: JSON.stringify({ ...said, articles }) }, "*");
})();

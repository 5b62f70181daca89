// Gives every dateline frame of a page the height of what is in it: any number of frames, added, moved or
// shown at any time, and this script any number of times. A frame can set no height but its own.
(function () {
  if (window.datelineEmbeds) return;
  window.datelineEmbeds = true;
  const LEAST = 40;
  const MOST = 20000;

  function frames() {
    return [...document.querySelectorAll("iframe")].filter((frame) =>
      /\/embed\/(timeline|map|choropleth)\.html([?#]|$)/.test(frame.src),
    );
  }

  // Themes of hosts say "iframe { height: auto !important }" and the like.
  function stretch(frame, height) {
    if (!(height >= LEAST && height <= MOST)) return;
    frame.style.setProperty("height", Math.ceil(height) + "px", "important");
    frame.style.setProperty("max-height", "none", "important");
  }

  // Before a frame has spoken: what its snippet says of a column this wide ("0:900 480:760").
  function reserve(frame) {
    if (frame.dataset.told || !frame.dataset.heights || !frame.clientWidth) return;
    let fit = 0;
    for (const pair of frame.dataset.heights.split(" ")) {
      const [width, height] = pair.split(":").map(Number);
      if (width <= frame.clientWidth) fit = height;
    }
    stretch(frame, fit);
  }

  function ask(frame) {
    reserve(frame);
    if (frame.contentWindow) frame.contentWindow.postMessage({ datelineAsks: true }, "*");
  }

  addEventListener("message", (message) => {
    const height = message.data && message.data.datelineHeight;
    if (typeof height !== "number") return;
    for (const frame of frames()) {
      // A sandboxed frame has no origin; one that has gone elsewhere has another.
      if (frame.contentWindow !== message.source) continue;
      if (message.origin !== "null" && message.origin !== new URL(frame.src).origin) continue;
      stretch(frame, height);
      frame.dataset.told = "true";
    }
  });
  // A frame may have spoken before this script came; and one that is moved or added loads (load does not bubble).
  document.addEventListener("load", (event) => frames().includes(event.target) && ask(event.target), true);
  const askAll = () => frames().forEach(ask);
  document.addEventListener("DOMContentLoaded", askAll);
  askAll();
})();

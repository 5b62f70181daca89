// In a frame: tell the host page how high we are, now and whenever it changes (embed.js listens).
if (parent !== window) {
  const tell = () =>
    parent.postMessage({ datelineHeight: document.documentElement.getBoundingClientRect().height }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("load", tell);
}

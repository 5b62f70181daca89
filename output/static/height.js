// In a frame: tell the host page how high we are, now, whenever it changes and whenever it asks (embed.js listens).
if (parent !== window) {
  const tell = () =>
    parent.postMessage({ datelineHeight: document.documentElement.getBoundingClientRect().height }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("load", tell);
  addEventListener("message", (message) => message.source === parent && message.data?.datelineAsks && tell());
}

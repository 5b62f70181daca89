// Gives every dateline frame of a page the height of what is in it. Any number of frames, any number of times.
(function () {
  if (window.datelineEmbeds) return;
  window.datelineEmbeds = true;
  addEventListener("message", function (message) {
    if (!message.data || typeof message.data.datelineHeight !== "number") return;
    document.querySelectorAll("iframe.dateline").forEach(function (frame) {
      if (frame.contentWindow === message.source)
        frame.style.height = Math.ceil(message.data.datelineHeight) + "px";
    });
  });
})();

// In a notebook: gives every chart the height it asks for. Any number of charts, any number of times.
(function () {
  if (window.datelineCharts) return;
  window.datelineCharts = true;
  addEventListener("message", function (message) {
    if (!message.data || typeof message.data.datelineHeight !== "number") return;
    document.querySelectorAll("iframe.dateline-chart").forEach(function (frame) {
      if (frame.contentWindow !== message.source) return;
      frame.style.minHeight = Math.ceil(message.data.datelineHeight) + "px";
      frame.previousElementSibling.hidden = true; // the picture is for where no chart comes; it may be higher
    });
  });
})();

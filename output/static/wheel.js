// The wheel on the timeline: with Ctrl or Cmd (which is what pinching a trackpad sends, too) it zooms around the
// pointer, sideways it moves; up and down it scrolls the page, as everywhere.
const LINE_PX = 16;
const REST_MS = 160; // a wheel does not say when it has stopped

function onWheel(area, scale, { moved, ended }) {
  let frame = 0;
  let rest = 0;

  function turn(wheel) {
    const pixels = wheel.deltaMode ? LINE_PX : 1;
    const zooms = wheel.ctrlKey || wheel.metaKey;
    if (!zooms && Math.abs(wheel.deltaX) <= Math.abs(wheel.deltaY)) return;
    wheel.preventDefault();
    if (zooms) {
      const turned = Math.max(-50, Math.min(50, wheel.deltaY * pixels));
      zoomStretch(scale, Math.exp(turned / 100), momentAt(scale, area, wheel.clientX));
    } else panStretch(scale, wheel.deltaX * pixels);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(moved);
    clearTimeout(rest);
    rest = setTimeout(() => (cancelAnimationFrame(frame), ended()), REST_MS);
  }

  area.addEventListener("wheel", turn, { passive: false });
}

// Plotly lays a sheet over the page while a button is down and sends the click itself: no double click arrives.
function onDoubleClick(area, act) {
  area.addEventListener("click", ({ detail, target, clientX }) => {
    if (detail === 2 && !target.closest("a, button")) act(clientX);
  });
}

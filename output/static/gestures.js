// Fingers on the timeline: one moves it sideways and leaves scrolling to the page, two zoom.
// (Plotly would keep the page from scrolling, so on touch screens its own dragging is off.)
const TOUCH = matchMedia("(pointer: coarse)").matches;

function onGestures(area, scale, { moved, ended }) {
  const fingers = new Map();
  let frame = 0;
  let isMoved = false; // a tap is none: what it is on must stay until its click comes

  function spread() {
    const [one, other] = [...fingers.values()];
    return other ? Math.max(20, Math.abs(one - other)) : 0;
  }

  function middle() {
    const [one, other] = [...fingers.values()];
    return (one + other) / 2;
  }

  function move(finger) {
    if (!fingers.has(finger.pointerId)) return;
    const before = spread();
    const shift = finger.clientX - fingers.get(finger.pointerId);
    fingers.set(finger.pointerId, finger.clientX);
    isMoved ||= shift !== 0;
    if (before) zoomStretch(scale, before / spread(), momentAt(scale, area, middle()));
    else panStretch(scale, -shift);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(moved);
  }

  function lift(finger) {
    if (!fingers.delete(finger.pointerId) || fingers.size) return;
    cancelAnimationFrame(frame);
    if (isMoved) ended();
    isMoved = false;
  }

  area.addEventListener("pointerdown", (finger) => {
    if (finger.pointerType === "touch") fingers.set(finger.pointerId, finger.clientX);
  });
  addEventListener("pointermove", move);
  addEventListener("pointerup", lift);
  addEventListener("pointercancel", lift);
}

// From moments to pixels: what stretch of time a timeline shows, and on how many pixels.
const DAY_MS = 864e5;
const DAY_PX = 160; // a day is never wider
const MARGIN_PX = 30;
const NARROW_PX = 600; // below this, labels have two lines
const FIRST_MS = Date.UTC(-2000, 0, 1);
const LAST_MS = Date.UTC(9999, 11, 31);

// How large the reader's type is, beside the usual 16 pixels: lanes and labels grow with it.
function typeScale() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function makeScale(width) {
  return { width, type: typeScale(), start: 0, end: DAY_MS };
}

function toPixel(scale, ms) {
  return ((ms - scale.start) / (scale.end - scale.start)) * scale.width;
}

function isSeen(scale, { start, end }) {
  return toPixel(scale, end) > 0 && toPixel(scale, start) < scale.width;
}

function isNarrow(scale) {
  return scale.width < NARROW_PX;
}

function longestLabel(scale) {
  return isNarrow(scale) ? Math.round(scale.width * 0.62) : Math.min(560 * scale.type, scale.width * 0.5);
}

function setStretch(scale, start, end) {
  scale.start = Math.max(start, FIRST_MS);
  scale.end = Math.min(end, LAST_MS);
}

// A stretch of days, with room after the last for the labels of its second half.
function fitStretch(scale, [first, last]) {
  const start = toMoment(first);
  const middle = (start + toMoment(last)) / 2;
  const late = DATA.events.filter(
    (event, number) => isKept(number) && event.end >= middle && event.end <= toMoment(last) + DAY_MS,
  );
  const label = Math.max(0, ...late.map((event) => event.px || longestLabel(scale)));
  const room = scale.width - MARGIN_PX - Math.min(label + 30, scale.width * 0.55);
  const perPixel = Math.max((toMoment(last) + DAY_MS - start) / room, DAY_MS / DAY_PX);
  setStretch(scale, start - MARGIN_PX * perPixel, start + (scale.width - MARGIN_PX) * perPixel);
}

// Around a moment, which stays where it is on the screen.
function zoomStretch(scale, factor, moment = (scale.start + scale.end) / 2) {
  const before = scale.end - scale.start;
  const after = Math.max(before * factor, (DAY_MS / DAY_PX) * scale.width);
  const start = moment - ((moment - scale.start) / before) * after;
  setStretch(scale, start, start + after);
}

function panStretch(scale, pixels) {
  const shift = (pixels * (scale.end - scale.start)) / scale.width;
  setStretch(scale, scale.start + shift, scale.end + shift);
}

// The moment under a point of the window.
function momentAt(scale, area, clientX) {
  const x = clientX - area.getBoundingClientRect().left;
  return scale.start + (x / scale.width) * (scale.end - scale.start);
}

// Move, without zooming, to an event that lies outside.
function showMoment(scale, { start, end }) {
  if (toPixel(scale, end) >= 20 && toPixel(scale, start) <= scale.width - 20) return;
  const half = (scale.end - scale.start) / 2;
  setStretch(scale, (start + end) / 2 - half, (start + end) / 2 + half);
}

function toMoment(text) {
  if (typeof text === "number") return text;
  const day = String(text).replace(" ", "T");
  return Date.parse(day.includes("T") ? day + "Z" : day + "T00:00Z");
}

// As plotly reads it: years of four digits, before our era with a minus.
function writeMoment(ms) {
  const text = new Date(ms).toISOString();
  return text.startsWith("-00") ? "-" + text.slice(3, 22) : text.slice(0, 19);
}

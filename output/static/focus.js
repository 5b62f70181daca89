// The stretch that a timeline of some of the events opens on; output/focus.py explains it. In milliseconds.
const CORE = 0.6;
const WORTHWHILE = 4;

function lastDay({ end, exact }) {
  return exact ? end : end - DAY_MS;
}

function wholeStretch(events) {
  return [Math.min(...events.map(({ start }) => start)), Math.max(...events.map(lastDay))];
}

function daysOf([first, last]) {
  return Math.round((last - first) / DAY_MS) + 1;
}

function mainStretch(events) {
  const whole = wholeStretch(events);
  const middle = (event) => event.start + Math.floor((lastDay(event) - event.start) / DAY_MS / 2) * DAY_MS;
  const middles = events.map(middle).sort((a, b) => a - b);
  const size = Math.ceil(middles.length * CORE);
  const windows = middles
    .slice(0, middles.length - size + 1)
    .map((first, at) => [first, middles[at + size - 1]]);
  const core = windows.reduce((best, next) => (daysOf(next) < daysOf(best) ? next : best));
  if (daysOf(core) * WORTHWHILE > daysOf(whole)) return whole;
  const reach = Math.max(3, Math.floor(daysOf(core) / 2)) * DAY_MS;
  const near = events.filter((event) => event.start >= core[0] - reach && lastDay(event) <= core[1] + reach);
  return wholeStretch([{ start: core[0], end: core[1], exact: true }, ...near]);
}

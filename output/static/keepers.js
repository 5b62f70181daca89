// Those who ask what is kept, and those who are told when it changes.
function keptNumbers() {
  return [...DATA.events.keys()].filter(isKept);
}

function isFiltered() {
  return keeping.kept.includes(false);
}

function onKeep(view) {
  keeping.views.push(view);
}

function keep(kept) {
  if (kept.every((value, number) => value === keeping.kept[number])) return;
  keeping.kept = kept;
  for (const view of keeping.views) view();
}

// The nearest kept event after this one, round the end to the first; -1 when nothing is kept.
function nextKept(from, by) {
  const count = DATA.events.length;
  for (let turn = 0, at = from; turn < count; turn++) {
    at = (at + by + count) % count;
    if (isKept(at)) return at;
  }
  return -1;
}

// Which events get a label, on which line and on which side of their mark; output/lanes.py explains it.
const GAP = 14;
const REACH = 11;

function extentOf(mark, width) {
  const left = mark.left - REACH;
  const right = mark.right + REACH;
  const seenLeft = Math.max(0, left);
  const seenRight = Math.min(width, right);
  if (seenRight - seenLeft >= mark.label + 3 * REACH)
    return { left, right: right + GAP, at: seenLeft + 2 * REACH };
  if (seenRight + mark.label <= width || seenLeft - mark.label < 0)
    return { left, right: Math.max(right, seenRight + mark.label) + GAP, at: seenRight };
  return { left: seenLeft - mark.label, right: right + GAP, at: seenLeft - mark.label };
}

// One spot for each mark: { lane, at }, lane -1 for those without a label.
function layOut(marks, width, lanes) {
  const extents = marks.map((mark) => extentOf(mark, width));
  const busy = Array.from({ length: lanes }, () => []);
  const order = marks
    .map((_, index) => index)
    .sort((a, b) => marks[b].importance - marks[a].importance || a - b);
  const chosen = order.filter((index) => {
    const { left, right } = extents[index];
    const lane = busy.find((taken) => taken.every(([a, b]) => right <= a || b <= left));
    return lane && lane.push([left, right]);
  });
  const spots = extents.map(({ at }) => ({ lane: -1, at }));
  const ends = busy.map(() => -Infinity);
  chosen.sort((a, b) => extents[a].left - extents[b].left || a - b);
  for (const index of chosen) {
    const lane = ends.findIndex((end) => end <= extents[index].left);
    ends[lane] = extents[index].right;
    spots[index].lane = lane;
  }
  return spots;
}

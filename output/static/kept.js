// An event is kept when the finder keeps it; static/here.js has more to ask.
function isKept(number) {
  return keeping.kept[number];
}

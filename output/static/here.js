// An event that is not here yet is not kept, whatever the finder keeps.
function isHere(number) {
  return "id" in DATA.events[number];
}

function isKept(number) {
  return keeping.kept[number] && isHere(number);
}

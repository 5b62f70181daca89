// The address says what the page shows, so that it can be shared: the selected event after the #, what is kept
// after the ?. It works from the disk too, where a page may change these two parts of its address.
function writeAddress(change, way = "replaceState") {
  const address = new URL(location.href);
  change(address);
  if (address.href === location.href) return;
  // A page written into another (a notebook's frame) has no address of its own to change.
  try {
    // In a frame Back belongs to the page around it.
    history[parent === window ? way : "replaceState"](null, "", address);
  } catch {
    return;
  }
}

function eventInAddress() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    return -1;
  }
  id ||= new URLSearchParams(location.search).get("event");
  // An event that has become a part of another is found there.
  const formerly = DATA.former && Object.hasOwn(DATA.former, id) ? DATA.former[id] : -1;
  return formerly < 0 ? DATA.events.findIndex((event) => event.id === id) : formerly;
}

function addressOf(number) {
  return "#" + encodeURIComponent(DATA.events[number].id);
}

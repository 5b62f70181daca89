// The map: folium wrote the drawing, the words come in here, as text.
// The world is drawn once, and again beside itself where its edge comes into sight: the Pacific is no edge.
const MOST_NAMED = 12;
const LEFT_NAME_PX = 16; // from the middle of a circle to the end of a name on its left, as in charts.css

function addLand(map) {
  const drawn = new Set();
  const turned = DATA.stops.some(({ longitude }) => longitude > 180);
  const draw = () => {
    const [west, east] = [map.getBounds().getWest(), map.getBounds().getEast()];
    for (const turn of [0, -360, 360]) {
      const seen = west < turn + 180 && east > turn - 180;
      // Whoever sees all of it needs it once only.
      if (drawn.has(turn) || !(turn === 0 || (seen && east - west < 360) || (turned && turn > 0))) continue;
      drawn.add(turn);
      drawWorld(map, turn);
    }
  };
  map.on("moveend", draw);
  draw();
}

// The part of the world where the events happened.
function fitStops(map) {
  const kept = DATA.stops.filter((stop) => keptOf(stop).length);
  if (!kept.length) return map.setView([20, 0], 1);
  const width = map.getContainer().clientWidth;
  map.fitBounds(L.latLngBounds(kept.map((stop) => [stop.latitude, stop.longitude])), {
    paddingTopLeft: [24, 24],
    paddingBottomRight: [Math.min(90, width / 5), 52],
    maxZoom: 4,
    animate: false,
  });
}

// One marker for each place, in the order of the data. Of thousands few are ever seen, the others being in
// clusters: what a marker looks like is made when it first comes into view.
const stopMarkers = [];

function addStop(point) {
  const stop = DATA.stops[stopMarkers.length];
  const icon = L.divIcon({ className: "pin-box", iconSize: [0, 0] });
  icon.createIcon = (old) => {
    const kept = keptOf(stop);
    const inferred = kept.every((number) => stop.inferred.includes(number));
    icon.options.html = pin(kept.length, stop.name, inferred);
    return L.DivIcon.prototype.createIcon.call(icon, old);
  };
  const marker = L.marker(point, { icon });
  marker.stop = stop;
  marker.bindPopup(() => popupOf(stop), { maxWidth: 300, maxHeight: 260 });
  stopMarkers.push(marker);
  return marker;
}

// The places behind an icon, those with most events first.
function stopsOf(icon) {
  if (icon.stop) return [icon.stop];
  return icon
    .getAllChildMarkers()
    .map((marker) => marker.stop)
    .sort((a, b) => keptOf(b).length - keptOf(a).length);
}

function clusterIcon(cluster) {
  const stops = stopsOf(cluster);
  const events = stops.reduce((sum, stop) => sum + keptOf(stop).length, 0);
  const element = pin(events, stops.length > 1 ? `${stops[0].name} +${stops.length - 1}` : stops[0].name, false);
  element.classList.add("is-cluster");
  return L.divIcon({ html: element, className: "pin-box", iconSize: [0, 0] });
}

function keptOf(stop) {
  return stop.events.filter(isKept);
}

// What an icon is called, for those who do not see where it lies. Nobody listens to hundreds of names.
function nameOf(stops) {
  const list = (names, join) => names.slice(0, MOST_NAMED).join(join) + (names.length > MOST_NAMED ? join + "…" : "");
  if (stops.length > 1)
    return fill(WORDS["map-cluster"], { n: stops.length, places: list(stops.map(({ name }) => name), WORDS.list) });
  const titles = keptOf(stops[0]).map((number) => DATA.events[number].title);
  return fill(WORDS["map-marker"], { place: stops[0].name, events: list(titles, WORDS.titles) });
}

function pin(count, name, inferred) {
  const size = Math.round(16 + Math.min(26, 6 * Math.sqrt(count)));
  const dot = make("span", "pin-dot", count > 1 ? String(count) : "");
  dot.style.width = dot.style.height = size + "px";
  const label = make("bdi", "pin-name", name);
  label.style.left = size / 2 + 3 + "px";
  const element = make("span", "pin", dot, label);
  element.classList.toggle("is-inferred", inferred);
  return element;
}

function popupOf(stop) {
  const list = make("ul", "popup-events");
  for (const number of keptOf(stop)) {
    const item = make("li", "", eventLink(number, "map"));
    const basis = make("small", "", WORDS[stop.inferred.includes(number) ? "basis-document" : "basis-text"]);
    item.append(basis);
    list.append(item);
  }
  const popup = make("div", "popup", make("h3", "", make("bdi", "", stop.name)), list);
  popup.dir = document.dir; // the map around it runs from left to right
  return popup;
}

function countUnplaced() {
  const note = document.querySelector(".unplaced");
  if (!note) return;
  const placed = new Set(DATA.stops.flatMap(({ events }) => events));
  const count = keptNumbers().filter((number) => !placed.has(number)).length;
  note.hidden = !count;
  note.textContent = plural(WORDS.unplaced, count);
}

function drawMap(root) {
  root.classList.add("is-live");
  const { map, cluster } = drawing();

  function showKept() {
    map.closePopup();
    cluster.clearLayers();
    cluster.addLayers(stopMarkers.filter((marker) => keptOf(marker.stop).length));
    countUnplaced();
  }

  // Icons exist only while they are on the map; their names are set whenever they come.
  const nameIcons = () => {
    const firsts = new Map();
    for (const icon of new Set(stopMarkers.map((marker) => cluster.getVisibleParent(marker)))) {
      const element = icon?.getElement?.();
      if (!element) continue;
      const stops = stopsOf(icon);
      const numbers = stops.flatMap(keptOf);
      firsts.set(element, Math.min(...numbers));
      element.setAttribute("aria-label", nameOf(stops));
      element.classList.toggle("is-selected", numbers.includes(selection.number));
    }
    sortByTime(map.getPane("markerPane"), (element) => firsts.get(element));
    keepNamesApart(root);
  };
  // A change of view tells of itself several times.
  let due = false;
  const nameSoon = () => {
    if (!due) queueMicrotask(() => ((due = false), nameIcons()));
    due = true;
  };
  const fit = () => {
    map.invalidateSize();
    fitStops(map);
  };
  if (isFiltered()) showKept();
  // One finger scrolls the page, two move the map.
  if (matchMedia("(pointer: coarse)").matches) map.dragging.disable();
  // Into the popup and out of it without a mouse.
  map.on("popupopen", ({ popup }) => {
    const element = popup.getElement();
    element.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", WORDS.close);
    element.querySelector("a.event-link")?.focus({ preventScroll: true });
  });
  root.addEventListener("keydown", (key) => {
    if (key.key !== "Escape" || !key.target.closest(".leaflet-popup")) return;
    const marker = stopMarkers.find((candidate) => candidate.isPopupOpen());
    map.closePopup();
    marker?.getElement()?.focus();
  });
  map.on("zoomend moveend", nameSoon);
  new MutationObserver(nameSoon).observe(map.getPane("markerPane"), { childList: true });
  nameIcons();
  const actions = { "zoom-in": () => map.zoomIn(1), "zoom-out": () => map.zoomOut(1), all: fit };
  for (const button of root.querySelectorAll("[data-action]"))
    button.addEventListener("click", () => actions[button.dataset.action]());
  onSelect((number) => {
    const stop = DATA.stops.find((candidate) => keptOf(candidate).includes(number));
    if (stop && !map.getBounds().pad(-0.1).contains([stop.latitude, stop.longitude]))
      map.panTo([stop.latitude, stop.longitude], { animate: !STILL });
    nameIcons();
  });
  onKeep(() => {
    showKept();
    const view = map.getBounds();
    const inView = ({ latitude, longitude }) => view.contains([latitude, longitude]);
    if (!DATA.stops.filter((stop) => keptOf(stop).length).every(inView)) fit();
    nameIcons();
  });
  let width = root.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(root.clientWidth - width) < 2) return;
    width = root.clientWidth;
    fit();
  }).observe(root);
}

// The tab key goes from place to place in the order of time, however Leaflet has made them.
function sortByTime(pane, firstOf) {
  const icons = [...pane.children];
  const ordered = [...icons].sort((a, b) => firstOf(a) - firstOf(b) || 0);
  if (icons.every((icon, index) => icon === ordered[index])) return;
  const focused = document.activeElement;
  pane.append(...ordered);
  if (pane.contains(focused)) focused.focus({ preventScroll: true });
}

// Names that would lie over another name or circle are left out; the circle still has them for the ear.
// First everything is measured, then everything is written: the page is laid out once.
function keepNamesApart(root) {
  const frame = root.querySelector(".canvas").getBoundingClientRect();
  const names = [...root.querySelectorAll(".pin-name")];
  for (const name of names) {
    name.style.visibility = "";
    name.classList.remove("is-left");
  }
  const pins = names.map((name) => ({
    name,
    dot: name.previousSibling.getBoundingClientRect(),
    right: name.getBoundingClientRect(),
  }));
  const taken = pins.map(({ dot }) => dot);
  const hits = (box) =>
    taken.some(
      (other) =>
        box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
    );
  pins.sort((a, b) => b.dot.width - a.dot.width);
  for (const { name, dot, right } of pins) {
    const end = (dot.left + dot.right) / 2 - LEFT_NAME_PX;
    const left = { left: end - right.width, right: end, top: right.top, bottom: right.bottom };
    const turned = right.right > frame.right || hits(right);
    const box = turned ? left : right;
    name.classList.toggle("is-left", turned);
    if (hits(box) || box.left < frame.left) name.style.visibility = "hidden";
    else taken.push(box);
  }
}

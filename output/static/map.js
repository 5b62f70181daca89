// The map: folium wrote the drawing, the words come in here, as text.
const MOST_NAMED = 12;
const LEFT_NAME_PX = 16; // from the middle of a circle to the end of a name on its left, as in charts.css

function addLand(map) {
  L.geoJSON(land(), { interactive: false, style: { className: "land", weight: 0.8, fillOpacity: 1 } }).addTo(
    map,
  );
}

// The part of the world where the events happened.
function fitStops(map) {
  const width = map.getContainer().clientWidth;
  map.fitBounds(L.latLngBounds(DATA.stops.map((stop) => [stop.latitude, stop.longitude])), {
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
    const inferred = stop.inferred.length === stop.events.length;
    icon.options.html = icon.options.html || pin(stop.events.length, stop.name, inferred);
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
    .sort((a, b) => b.events.length - a.events.length);
}

function clusterIcon(cluster) {
  const stops = stopsOf(cluster);
  const events = stops.reduce((sum, stop) => sum + stop.events.length, 0);
  const element = pin(events, `${stops[0].name} +${stops.length - 1}`, false);
  element.classList.add("is-cluster");
  return L.divIcon({ html: element, className: "pin-box", iconSize: [0, 0] });
}

// What an icon is called, for those who do not see where it lies. Nobody listens to hundreds of names.
function nameOf(stops) {
  if (stops.length === 1) {
    const titles = stops[0].events.map((number) => DATA.events[number].title).join("; ");
    return fill(WORDS["map-marker"], { place: stops[0].name, events: titles });
  }
  const names = stops.slice(0, MOST_NAMED).map((stop) => stop.name);
  const places = names.join(", ") + (stops.length > MOST_NAMED ? ", …" : "");
  return fill(WORDS["map-cluster"], { n: stops.length, places });
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
  for (const number of stop.events) {
    const item = make("li", "", eventLink(number));
    const basis = make("small", "", WORDS[stop.inferred.includes(number) ? "basis-document" : "basis-text"]);
    item.append(basis);
    list.append(item);
  }
  return make("div", "popup", make("h3", "", make("bdi", "", stop.name)), list);
}

function drawMap(root) {
  root.classList.add("is-live");
  const { map, cluster } = drawing();
  // Icons exist only while they are on the map; their names are set whenever they come.
  const nameIcons = () => {
    for (const icon of new Set(stopMarkers.map((marker) => cluster.getVisibleParent(marker)))) {
      const element = icon?.getElement?.();
      if (!element) continue;
      const stops = stopsOf(icon);
      element.setAttribute("aria-label", nameOf(stops));
      const selected = stops.some((stop) => stop.events.includes(selection.number));
      element.classList.toggle("is-selected", selected);
    }
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
    const stop = DATA.stops.find((candidate) => candidate.events.includes(number));
    if (stop && !map.getBounds().pad(-0.1).contains([stop.latitude, stop.longitude]))
      map.panTo([stop.latitude, stop.longitude], { animate: !STILL });
    nameIcons();
  });
  let width = root.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(root.clientWidth - width) < 2) return;
    width = root.clientWidth;
    fit();
  }).observe(root);
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

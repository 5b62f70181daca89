// The map: folium wrote the drawing, the words come in here, as text.
// The world is drawn once, and again beside itself where its edge comes into sight: the Pacific is no edge.
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

// Countries that were cut at the antimeridian overlap a little there, and no border runs along the cut.
function drawWorld(map, turn) {
  const features = land().features;
  const isCut = ([x]) => Math.abs(x) === 180;
  const at = ([x, y]) => [y, x + turn + (isCut([x]) ? Math.sign(x) * 0.3 : 0)];
  const look = { interactive: false, stroke: false, fillOpacity: 1 };
  for (const { properties, geometry } of features) {
    const className = properties.open ? "land is-open" : "land";
    L.polygon(geometry.coordinates.map((ring) => ring.map(at)), { ...look, className }).addTo(map);
  }
  const lines = [];
  for (const ring of features.flatMap(({ geometry }) => geometry.coordinates)) {
    let line = [ring[0]];
    for (let end = 1; end < ring.length; end++) {
      if (isCut(ring[end - 1]) && isCut(ring[end])) {
        lines.push(line);
        line = [];
      }
      line.push(ring[end]);
    }
    lines.push(line);
  }
  const paths = lines
    .filter((line) => line.length > 1)
    .map((line) => line.map(([x, y]) => [y, x + turn]));
  L.polyline(paths, { interactive: false, weight: 0.8, className: "borders" }).addTo(map);
}

function clusterIcon(cluster) {
  const stops = cluster
    .getAllChildMarkers()
    .map((marker) => marker.stop)
    .sort((a, b) => keptOf(b).length - keptOf(a).length);
  const events = stops.reduce((sum, stop) => sum + keptOf(stop).length, 0);
  const element = pin(
    events,
    stops.length > 1 ? `${stops[0].name} +${stops.length - 1}` : stops[0].name,
    false,
  );
  element.classList.add("is-cluster");
  return L.divIcon({ html: element, className: "pin-box", iconSize: [0, 0] });
}

function keptOf(stop) {
  return stop.events.filter(isKept);
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

function iconOf(stop) {
  const kept = keptOf(stop);
  const inferred = kept.every((number) => stop.inferred.includes(number));
  return L.divIcon({ html: pin(kept.length, stop.name, inferred), className: "pin-box", iconSize: [0, 0] });
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
  const { map, cluster, markers } = drawing();
  markers.forEach((marker, index) => {
    const stop = DATA.stops[index];
    marker.stop = stop;
    marker.bindPopup(() => popupOf(stop), { maxWidth: 300, maxHeight: 260 });
  });

  function showKept() {
    map.closePopup();
    cluster.clearLayers();
    const shown = markers.filter((marker) => keptOf(marker.stop).length);
    for (const marker of shown) marker.setIcon(iconOf(marker.stop));
    cluster.addLayers(shown);
    countUnplaced();
  }

  // Icons exist only while they are on the map; their names are set whenever they come.
  const nameIcons = () => {
    const firsts = new Map();
    for (const marker of markers) {
      const seen = cluster.getVisibleParent(marker);
      const element = seen?.getElement?.();
      if (!element) continue;
      const stop = marker.stop;
      if (!firsts.has(element)) firsts.set(element, keptOf(stop)[0]);
      const titles = keptOf(stop)
        .map((number) => DATA.events[number].title)
        .join(WORDS.titles);
      const name =
        seen === marker
          ? fill(WORDS["map-marker"], { place: stop.name, events: titles })
          : fill(WORDS["map-cluster"], {
              n: seen.getChildCount(),
              places: seen
                .getAllChildMarkers()
                .map((child) => child.stop.name)
                .join(WORDS.list),
            });
      element.setAttribute("aria-label", name);
      element.classList.toggle(
        "is-selected",
        seen === marker
          ? keptOf(stop).includes(selection.number)
          : seen.getAllChildMarkers().some((child) => keptOf(child.stop).includes(selection.number)),
      );
    }
    sortByTime(map.getPane("markerPane"), (element) => firsts.get(element));
    keepNamesApart(root);
  };
  const fit = () => {
    map.invalidateSize();
    const kept = DATA.stops.filter((stop) => keptOf(stop).length);
    const bounds = L.latLngBounds(kept.map((stop) => [stop.latitude, stop.longitude]));
    if (bounds.isValid())
      map.fitBounds(bounds, {
        paddingTopLeft: [24, 24],
        paddingBottomRight: [Math.min(90, root.clientWidth / 5), 52],
        maxZoom: 4,
        animate: false,
      });
    else map.setView([20, 0], 1);
  };
  root.classList.add("is-live");
  showKept();
  // One finger scrolls the page, two move the map.
  if (matchMedia("(pointer: coarse)").matches) map.dragging.disable();
  fit();
  // Into the popup and out of it without a mouse.
  map.on("popupopen", ({ popup }) => {
    const element = popup.getElement();
    element.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", WORDS.close);
    element.querySelector("a.event-link")?.focus({ preventScroll: true });
  });
  root.addEventListener("keydown", (key) => {
    if (key.key !== "Escape" || !key.target.closest(".leaflet-popup")) return;
    const marker = markers.find((candidate) => candidate.isPopupOpen());
    map.closePopup();
    marker?.getElement()?.focus();
  });
  map.on("zoomend moveend", nameIcons);
  new MutationObserver(nameIcons).observe(map.getPane("markerPane"), { childList: true });
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
function keepNamesApart(root) {
  const taken = [...root.querySelectorAll(".pin-dot")].map((dot) => dot.getBoundingClientRect());
  const hits = (box) =>
    taken.some(
      (other) =>
        box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
    );
  const names = [...root.querySelectorAll(".pin-name")];
  names.sort((a, b) => b.previousSibling.offsetWidth - a.previousSibling.offsetWidth);
  const frame = root.querySelector(".canvas").getBoundingClientRect();
  for (const name of names) {
    name.style.visibility = "";
    name.classList.remove("is-left");
    let box = name.getBoundingClientRect();
    if (box.right > frame.right || hits(box)) {
      name.classList.add("is-left");
      box = name.getBoundingClientRect();
    }
    if (hits(box) || box.left < frame.left) name.style.visibility = "hidden";
    else taken.push(box);
  }
}

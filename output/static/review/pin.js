// The pin of an event on a map of its own: clicked, dragged, moved by arrow keys, or written as numbers.
const STEP_PX = 8;
const FAR_PX = 64;
const NAMELESS = [20, 0];
let pinned = null; // the map that is open
let outlines = null;

function loadLand() {
  outlines ||= fetch("land.json")
    .then((answer) => answer.text())
    .then(unfoldLand);
  return outlines;
}

function leavePin() {
  pinned?.remove();
  pinned = null;
}

async function enterPin(form) {
  leavePin();
  await loadLand();
  const box = form.querySelector(".pin-map");
  if (form.hidden || !box.isConnected || pinned) return;
  const [latitude, longitude] = [form.elements.latitude, form.elements.longitude];
  const typed = () => [Number(latitude.value), Number(longitude.value)];
  const isTyped = () =>
    latitude.value.trim() && longitude.value.trim() && typed().every(Number.isFinite) && Math.abs(typed()[0]) <= 90;
  const start = isTyped() ? typed() : NAMELESS;
  const map = (pinned = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    keyboard: false,
    scrollWheelZoom: false,
    zoomSnap: 0.5,
    maxZoom: 9,
    minZoom: 0,
    fadeAnimation: false,
    zoomAnimation: false,
    maxBounds: [
      [-90, -260],
      [90, 260],
    ],
  }).setView(start, isTyped() ? 4 : 1));
  drawWorld(map, 0);
  const dot = document.createElement("span");
  dot.className = "review-pin";
  const icon = L.divIcon({ className: "pin-box", iconSize: [0, 0], html: dot });
  const marker = L.marker(start, { icon, draggable: true, keyboard: true, autoPan: true }).addTo(map);
  const element = marker.getElement();
  element.setAttribute("role", "button");
  element.classList.toggle("is-unset", !isTyped());
  element.setAttribute("aria-label", "The pin; arrow keys move it");

  // The field of the country follows where the land says so; names are the editor's.
  const put = (point) => {
    const { lat, lng } = L.latLng(point).wrap();
    marker.setLatLng([lat, lng]);
    element.classList.remove("is-unset");
    latitude.value = Math.min(90, Math.max(-90, lat)).toFixed(4);
    longitude.value = lng.toFixed(4);
    const code = countryAt(lat, lng);
    const option = code && document.querySelector(`#countries [data-code="${code}"]`);
    if (option) form.elements.country.value = option.value;
    const words = `${latitude.value}, ${longitude.value}${option ? `, ${option.value}` : ""}`;
    element.setAttribute("aria-label", `The pin, at ${words}; arrow keys move it`);
    map.panInside([lat, lng], { padding: [40, 40], animate: false });
  };
  map.on("click", ({ latlng }) => put(latlng));
  marker.on("dragend", () => put(marker.getLatLng()));
  for (const field of [latitude, longitude])
    field.oninput = () => {
      if (!isTyped()) return;
      marker.setLatLng(typed());
      element.classList.remove("is-unset");
      map.panInside(typed(), { padding: [40, 40], animate: false });
    };
  const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  element.addEventListener("keydown", (key) => {
    const way = ways[key.key];
    if (way) {
      const by = key.shiftKey ? FAR_PX : STEP_PX;
      const at = map.latLngToContainerPoint(marker.getLatLng()).add([way[0] * by, way[1] * by]);
      put(map.containerPointToLatLng(at));
    } else if (key.key === "+" || key.key === "=") map.setZoomAround(marker.getLatLng(), map.getZoom() + 1);
    else if (key.key === "-" || key.key === "−") map.setZoomAround(marker.getLatLng(), map.getZoom() - 1);
    else if (key.key === "Enter") form.requestSubmit();
    else return;
    key.preventDefault();
    key.stopPropagation();
  });
  box.append(zoomButtons(map));
  element.focus();
}

function zoomButtons(map) {
  const bar = document.createElement("div");
  bar.className = "pin-zoom";
  const all = () => map.setView(NAMELESS, 0);
  for (const [sign, name, does] of [
    ["+", "Zoom in", () => map.zoomIn(1)],
    ["−", "Zoom out", () => map.zoomOut(1)],
    ["⤢", "The whole world", all],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", does);
    bar.append(button);
  }
  L.DomEvent.disableClickPropagation(bar);
  return bar;
}

// The country on whose land a point lies: that which an odd number of its borders lie west of.
function countryAt(latitude, longitude) {
  const odd = (ring) => {
    let inside = false;
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [[x, y], [u, v]] = [ring[at], ring[before]];
      if (y > latitude !== v > latitude && longitude < ((u - x) * (latitude - y)) / (v - y) + x) inside = !inside;
    }
    return inside;
  };
  const lies = ({ geometry }) => geometry.coordinates.filter(odd).length % 2 === 1;
  return land()?.features.find(lies)?.id;
}

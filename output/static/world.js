// The countries on a map of Leaflet.
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

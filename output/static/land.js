// The countries, unpacked from whole numbers: a start and steps. All rings of a country are one polygon.
let world = null;

function land() {
  return world;
}

function unfoldLand(packed) {
  const { scale, open, shapes } = JSON.parse(packed);
  const unpack = (numbers) => {
    const ring = [];
    for (let at = 0, x = 0, y = 0; at < numbers.length; at += 2) {
      x += numbers[at];
      y += numbers[at + 1];
      ring.push([x / scale, y / scale]);
    }
    return [...ring, ring[0]];
  };
  const features = Object.keys(shapes).map((id) => ({
    type: "Feature",
    id,
    properties: { open: open.includes(id) },
    geometry: { type: "Polygon", coordinates: shapes[id].map(unpack) },
  }));
  world = { type: "FeatureCollection", features };
}

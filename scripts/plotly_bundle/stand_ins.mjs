// What our pages never use of plotly and of the packages it asks for, and what stands in its place. Where
// nothing does, whoever used it would hear of it: the function is not there.
import { readFileSync } from "node:fs";

// Modules of plotly, by their path in the package.
export const MODULES = {
  // Boxes and lassos: `dragmode` is "pan" or false, `clickmode` is "event".
  "src/components/selections/index.js": "exports.clearOutline = () => {};",
  "src/components/selections/draw_newselection/attributes.js": "",
  "src/components/shapes/draw_newshape/attributes.js": "",
  // plotly looks through the shapes of a layout, which has none.
  "src/components/shapes/index.js": `module.exports = {
    moduleType: "component",
    name: "shapes",
    supplyLayoutDefaults: (given, layout) => { layout.shapes = []; },
  };`,
  // The legend of a unified hover: `hovermode` is "closest".
  "src/components/legend/defaults.js": "",
  "src/components/legend/draw.js": "",
  // `displayModeBar` is false, yet plotly asks which way the bar runs.
  "src/components/modebar/index.js": `module.exports = {
    moduleType: "component",
    name: "modebar",
    supplyLayoutDefaults: (given, layout) => { layout.modebar = { orientation: "h" }; },
    manage() {},
  };`,
  // What buttons and sliders do.
  "src/plots/command.js": "",
  // Points of several traces side by side: `scattermode` is "overlay".
  "src/traces/bar/cross_trace_calc.js": "",
};

// Packages, by name: names of countries are never looked up, one projection is used, colours are hex, rgb or
// hsl, and there is no map of tiles.
export const PACKAGES = {
  "maplibre-gl/dist/maplibre-gl.css": "",
  "country-iso-search": "exports.COUNTRIES = []; exports.createLookup = () => ({});",
  "d3-geo": `export { geoBounds, geoDistance, geoNaturalEarth1, geoPath } from "whole:d3-geo";`,
  "d3-geo-projection": `export { geoNaturalEarth1 as geoNaturalEarth } from "whole:d3-geo";`,
  culori: `import { modeHsl, modeLrgb, modeRgb, useMode } from "whole:culori/fn";
    [modeRgb, modeHsl, modeLrgb].forEach(useMode);
    export { converter, formatHex, formatRgb, wcagContrast, wcagLuminance } from "whole:culori/fn";`,
};

// The parts of d3 (version 3) that plotly calls; each names the parts it needs itself.
export const D3 = [
  "start",
  "compat/",
  "arrays/extent",
  "arrays/max",
  "arrays/min",
  "behavior/",
  "core/ns",
  "core/rebind",
  "event/",
  "interpolate/",
  "math/transform",
  "format/round",
  "scale/linear",
  "selection/",
  "transition/",
  "xhr/json",
  "end",
];

// A source of plotly without the words that tell people what an attribute is for.
export function withoutDescriptions(file) {
  const source = readFileSync(file, "utf8");
  let [kept, at] = ["", 0];
  for (const { index, 0: key } of source.matchAll(/(?<=[\s{,(])description:\s*/g)) {
    if (index < at) continue; // inside a description
    kept += source.slice(at, index) + key + "''";
    at = endOfExpression(source, index + key.length);
  }
  return kept + source.slice(at);
}

// Where the expression that begins at `at` ends: at a comma or a bracket of what it stands in.
function endOfExpression(source, at) {
  for (let depth = 0; at < source.length; at++) {
    const char = source[at];
    if ("'\"`".includes(char)) {
      while (source[++at] !== char) if (source[at] === "\\") at++;
    } else if (source.startsWith("//", at)) at = source.indexOf("\n", at);
    else if ("([{".includes(char)) depth++;
    else if (depth ? false : ",)]}".includes(char)) return at;
    else if (")]}".includes(char)) depth--;
  }
  throw new Error("a description has no end");
}

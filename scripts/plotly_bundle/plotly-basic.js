// What draws the timeline: src/core.js of plotly without the components that no page of ours shows.
"use strict";

require("plotly.js/build/plotcss");
const Registry = require("plotly.js/src/registry");
const api = require("plotly.js/src/plot_api/plot_api");

exports.register = Registry.register;
for (const [name, fn] of Object.entries(api)) {
  if (!name.startsWith("_")) exports[name] = fn;
  Registry.register({ moduleType: "apiMethod", name, fn });
}
Registry.register([
  require("plotly.js/src/traces/scatter"),
  require("plotly.js/src/components/colorscale"),
  require("plotly.js/src/components/fx"),
  require("plotly.js/src/components/modebar"),
  require("plotly.js/src/components/shapes"),
  require("plotly.js/src/locale-en"),
  require("plotly.js/src/locale-en-us"),
]);

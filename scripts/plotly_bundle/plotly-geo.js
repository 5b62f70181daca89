// What draws the timeline and the maps of positions.
"use strict";

const Plotly = require("./plotly-basic.js");

// The timeline is drawn first and needs no maps: they are made ready when the first is drawn.
Plotly.learnMaps = () =>
  Plotly.register([require("plotly.js/src/traces/scattergeo"), require("plotly.js/src/traces/choropleth")]);
module.exports = Plotly;

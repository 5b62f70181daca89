// Which events are kept: all of them, or those that the words and choices of the finder leave. Every view follows.
const keeping = { kept: DATA.events.map(() => true), views: [] };

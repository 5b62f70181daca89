// Of many events the page carries some; the others are told beside it. Everything knows an event by its place in
// time, so each of the others has a number before it is here.
const REST = DATA.rest;
const carried = DATA.events;
DATA.events = Array.from({ length: REST.count }, () => ({}));
REST.numbers.forEach((number, index) => (DATA.events[number] = carried[index]));
if (DATA.stops) REST.stops.forEach((at, index) => (DATA.stops[index].at = at));

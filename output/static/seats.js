// Of many events the page carries some; the others are told beside it. Everything knows an event by its place in
// time, so each of the others has a number, and a seat in the list, before it is here.
const REST = DATA.rest;
const carried = DATA.events;
DATA.events = Array.from({ length: REST.count }, () => ({}));
REST.numbers.forEach((number, index) => (DATA.events[number] = carried[index]));
if (DATA.stops) REST.stops.forEach((at, index) => (DATA.stops[index].at = at));

function setSeats(gap) {
  const first = Number(gap.dataset.first);
  for (let number = first; number < first + Number(gap.dataset.count); number++) {
    const seat = make("article", "event");
    seat.dataset.number = number;
    seat.hidden = true;
    gap.append(seat);
  }
}

document.querySelectorAll(".gap").forEach(setSeats);

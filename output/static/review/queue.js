// The list: one event is open at a time, and the focus is never lost.
function items() {
  return [...document.querySelectorAll(".item")];
}

function current() {
  return document.querySelector(".item.is-open");
}

function itemOf(id) {
  return items().find((item) => item.dataset.id === id);
}

function close(item) {
  if (!item) return;
  leavePin();
  item.classList.remove("is-open");
  item.querySelector(".row").setAttribute("aria-expanded", "false");
  const detail = item.querySelector(".detail");
  detail.hidden = true;
  detail.replaceChildren();
}

let opening = Promise.resolve(); // until what was opened last is there

function open(item, scroll = true) {
  opening = load(item, scroll);
  return opening;
}

// The markup comes from our own server, which escapes all that sources say.
async function load(item, scroll) {
  if (current() !== item) close(current());
  item.classList.add("is-open");
  const row = item.querySelector(".row");
  row.setAttribute("aria-expanded", "true");
  row.focus({ preventScroll: true });
  if (scroll) item.scrollIntoView({ block: "nearest" });
  const answer = await ask(`event?id=${encodeURIComponent(item.dataset.id)}`);
  if (!answer || current() !== item) return;
  const detail = item.querySelector(".detail");
  const markup = await answer.text();
  if (current() !== item) return;
  if (answer.ok) detail.innerHTML = markup;
  else detail.textContent = answer.status < 500 ? markup : "Something went wrong; the terminal says what.";
  detail.hidden = false;
  if (scroll) item.scrollIntoView({ block: "nearest" });
}

function move(by) {
  const all = items();
  if (!all.length) return;
  sayNothing();
  const from = all.indexOf(current() || document.activeElement.closest?.(".item"));
  const to = from < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(from + by, 0), all.length - 1);
  open(all[to]);
}

// The list as it is now; open is the same event, or what stands in its place.
async function refresh(markup, id) {
  const at = items().indexOf(itemOf(id));
  leavePin();
  desk.innerHTML = markup;
  const all = items();
  const next = itemOf(id) || all[Math.min(Math.max(at, 0), all.length - 1)];
  if (next) await open(next);
  else document.getElementById("queue").focus();
}

async function choose(show) {
  const answer = await ask(`desk?show=${show}`);
  if (!answer?.ok) return;
  leavePin();
  desk.innerHTML = await answer.text();
  history.replaceState(null, "", `?show=${show}`);
  document.querySelector(`.shows [data-show=${show}]`).focus();
}

async function act(action, fields, form) {
  const id = current()?.dataset.id || "";
  if (!id && action !== "undo") return;
  const answer = await send(action, id, fields);
  if (!answer) return;
  if (answer.faults) {
    if (form) return showFaults(form, answer.faults);
    return say(answer.faults.map((fault) => fault.words).join("\n"), true);
  }
  await refresh(answer.desk, id);
  say(answer.said);
}

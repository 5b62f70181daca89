// Clicks and keys. A key typed into a field is a letter and nothing else.
const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => press("accept", "reopen"),
  h: () => press("hide", "show", "drop"),
  e: () => openForm("edit"),
  m: () => openForm("merge"),
  p: () => openForm("pin"),
  u: () => act("undo"),
  "?": () => document.getElementById("keys").showModal(),
};

let doing = Promise.resolve(); // one after the other, however fast somebody types

// What an event offers is what a key does.
function press(...actions) {
  for (const action of actions) {
    const button = current()?.querySelector(`.actions [data-act=${action}]`);
    if (button) return act(action);
  }
}

document.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.altKey || key.metaKey || key.defaultPrevented) return;
  if (key.target.closest("dialog")) return;
  if (key.key === "Escape") {
    if (closeForm(current())) key.preventDefault();
    return;
  }
  if (key.target.closest("input, select, textarea, [contenteditable]")) return;
  const arrow = { ArrowDown: "j", ArrowUp: "k" }[key.key];
  if (arrow && key.target !== document.body && !key.target.closest(".row, #queue:focus")) return;
  const does = KEYS[arrow || key.key];
  if (!does) return;
  key.preventDefault();
  if (key.repeat && !"jk".includes(arrow || key.key)) return; // a key held down is pressed once
  if ("jk?".includes(arrow || key.key)) return does();
  doing = doing.then(() => opening).then(does);
});

document.addEventListener("click", (click) => {
  const button = click.target.closest("button");
  if (!button) return;
  const { act: action, open: form, show, do: does } = button.dataset;
  if (button.classList.contains("row")) {
    const item = button.closest(".item");
    if (item === current()) close(item);
    else open(item);
  } else if (action) act(action);
  else if (form) openForm(form);
  else if (show) choose(show);
  else if (does === "undo") act("undo");
  else if (does === "keys") KEYS["?"]();
  else if ("close" in button.dataset) closeForm(current());
});

document.addEventListener("submit", (submit) => {
  const form = submit.target;
  if (form.method === "dialog") return;
  submit.preventDefault();
  act(form.dataset.act, fieldsOf(form, submit.submitter), form);
});

document.addEventListener("input", (input) => {
  if ("find" in input.target.dataset) narrow(input.target);
});

const first = items()[0];
if (first) open(first, false).then(() => (document.documentElement.dataset.ready = "true"));
else document.documentElement.dataset.ready = "true";

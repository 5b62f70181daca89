// The server of the review: what is clicked goes there, what is listed comes from there.
const TOKEN = location.pathname.split("/")[1];
const ENDED = "The review has ended. Start dateline review again.";
const desk = document.getElementById("desk");
const said = document.getElementById("said");

function shown() {
  return document.getElementById("queue").dataset.show;
}

// The answer of the server; null, and a word to the editor, when there is none.
async function ask(path, options = {}) {
  try {
    return await fetch(path, options);
  } catch {
    say(ENDED, true);
    return null;
  }
}

// Writes; the answer is {said, desk} or {faults}.
async function send(action, event = "", fields = {}) {
  const answer = await ask(`click?show=${shown()}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Dateline-Token": TOKEN },
    body: JSON.stringify({ action, event, fields }),
  });
  if (!answer) return null;
  if (answer.headers.get("Content-Type").startsWith("application/json")) return answer.json();
  return { faults: [{ field: "", words: await answer.text() }] };
}

function sayNothing() {
  said.textContent = "";
  said.parentElement.classList.remove("is-there", "is-wrong");
  said.parentElement.querySelector("[data-do=undo]").hidden = true;
}

function say(words, wrong = false) {
  said.textContent = words;
  const box = said.parentElement;
  box.classList.toggle("is-wrong", wrong);
  box.classList.add("is-there");
  const undo = box.querySelector("[data-do=undo]");
  undo.hidden = wrong || !document.getElementById("queue").dataset.undo;
}

// An embed of the positions can be asked for one question only: ?question=ID.
const asked = new URLSearchParams(location.search).get("question");
const questions = [...document.querySelectorAll("[data-question]")];

if (questions.some((section) => section.dataset.question === asked))
  for (const section of questions) section.hidden = section.dataset.question !== asked;

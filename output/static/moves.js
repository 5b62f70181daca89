// The ways along the timeline: its buttons, and its keys while the focus is inside.
const MOVE_KEYS = { "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", 0: "home" };

function startMoves(root, scale, { stretches, fit, move }) {
  // Around the selected event, so that it stays in view.
  function zoom(factor) {
    const event = isKept(selection.number) && DATA.events[selection.number];
    zoomStretch(scale, factor, event && isSeen(scale, event) ? middleInView(event) : undefined);
  }

  function middleInView({ start, end }) {
    return (Math.max(start, scale.start) + Math.min(end, scale.end)) / 2;
  }

  // The main stretch, or everything when that is what is shown.
  function home() {
    const { core, whole } = stretches();
    const shown = scale.start;
    fit(core);
    if (Math.abs(shown - scale.start) < 1) fit(whole);
  }

  const actions = {
    "zoom-in": () => zoom(0.6),
    "zoom-out": () => zoom(1.7),
    all: () => fit(stretches().whole),
    core: () => fit(stretches().core),
    home,
    earlier: () => panStretch(scale, -scale.width / 5),
    later: () => panStretch(scale, scale.width / 5),
  };

  function actionOf(key) {
    if (key.shiftKey && key.key === "ArrowLeft") return "earlier";
    if (key.shiftKey && key.key === "ArrowRight") return "later";
    return MOVE_KEYS[key.key];
  }

  function press(key) {
    if (key.altKey || key.ctrlKey || key.metaKey || isTyping(key.target)) return;
    const { number } = key.target;
    if (actionOf(key)) move(actions[actionOf(key)]);
    else if (key.key === "Home" || key.key === "End") selectEnd(key.key === "Home" ? 1 : -1);
    else if (key.key === "Enter" && number !== undefined && articleOf(number)) {
      select(number, "chart");
      openArticle(number);
    } else return;
    key.preventDefault();
  }

  // Only what is not everything can be zoomed out of.
  function offer() {
    const { core, whole } = stretches();
    for (const button of root.querySelectorAll("[data-action='all'], [data-action='core']"))
      button.hidden = String(core) === String(whole);
  }

  for (const button of root.querySelectorAll("[data-action]"))
    button.addEventListener("click", () => move(actions[button.dataset.action]));
  for (const button of root.querySelectorAll("[data-beyond]"))
    button.addEventListener("click", () => move(actions.all));
  root.addEventListener("keydown", press);
  offer();
  return { offer };
}

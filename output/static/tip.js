// A small card beside the pointer or the focus.
const tip = make("div", "tip");
tip.setAttribute("role", "status");
tip.hidden = true;
document.body.append(tip);

function showTip(x, y, ...lines) {
  tip.replaceChildren(...lines);
  tip.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = tip;
  const left = Math.min(Math.max(8, x + 14), document.documentElement.clientWidth - width - 8);
  tip.style.left = left + scrollX + "px";
  tip.style.top = (y + height + 24 > innerHeight ? y - height - 14 : y + 16) + scrollY + "px";
}

function hideTip() {
  tip.hidden = true;
}

// The charts begin when the words are painted. A frame out of view is not painted until it comes into view: there
// they begin once all that is seen has had its time.
const LATEST_MS = 5000;
let begun = false;
function begin() {
  if (begun) return;
  begun = true;
  start();
}
requestAnimationFrame(() => setTimeout(begin, 0));
addEventListener("load", () => setTimeout(begin, LATEST_MS));

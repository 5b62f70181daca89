// A document that stands alone, perhaps in the frame of a notebook, whose address is not its own: links within
// it are followed here, all others open beside the notebook.
document.addEventListener("click", (click) => {
  const link = click.target.closest?.("a[href]");
  if (!link || click.defaultPrevented) return;
  const address = link.getAttribute("href");
  if (!address.startsWith("#")) link.target = "_blank";
  else if (location.protocol === "about:") {
    click.preventDefault();
    document.getElementById(decodeURIComponent(address.slice(1)))?.scrollIntoView();
  }
});

// Libraries travel as gzip in base64 and unfold here. The content security policy knows their hashes.
async function unfold(id) {
  const block = document.getElementById(id);
  const packed = Uint8Array.from(atob(block.textContent), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  document.head.append(script);
  block.remove();
}

function afterPaint(task) {
  requestAnimationFrame(() => setTimeout(task, 0));
}

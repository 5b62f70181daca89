// Libraries travel as gzip in base64 and unfold here. The content security policy knows their hashes.
async function inflate(block) {
  const packed = Uint8Array.from(atob(block.textContent), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

async function unfold(id) {
  const block = document.getElementById(id);
  const script = document.createElement("script");
  script.textContent = await inflate(block);
  document.head.append(script);
  block.remove();
}

function afterPaint(task) {
  requestAnimationFrame(() => setTimeout(task, 0));
}

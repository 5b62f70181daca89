// Libraries travel as gzip in base64 and unfold here. The content security policy knows their hashes.
async function inflate(block) {
  const text = block.textContent;
  const packed = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(text)
    : Uint8Array.from(atob(text), (char) => char.charCodeAt(0)); // browsers before 2025
  // Straight into the stream: a Blob would take the way through another process.
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  writer.write(packed);
  writer.close();
  return new Response(readable).text();
}

// All at once, by the id of the block, as other threads do the work.
const blocks = window.DecompressionStream ? [...document.querySelectorAll("script.packed")] : [];
const texts = new Map(blocks.map((block) => [block.id, inflate(block)]));

async function run(text) {
  const script = document.createElement("script");
  script.textContent = await text;
  document.head.append(script);
}

function nextTask() {
  return new Promise((done) => setTimeout(done, 0));
}

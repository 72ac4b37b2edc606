// Files below ask/tables/: JSON, a row a line, compressed when the site was built.
const TABLES = new URL("../ask/tables/", import.meta.url);

// The rows of a file as texts; `digest` names the version that is wanted, without one it is the newest.
export async function rowsOf(file, digest = "") {
  const address = new URL(`${file}.json.gz${digest && `?${digest}`}`, TABLES);
  const answer = await fetch(address, digest ? {} : { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const data = new Uint8Array(await answer.arrayBuffer());
  // Where the host calls the file compressed, the browser has unpacked it already.
  const packed = data[0] === 0x1f && data[1] === 0x8b;
  const text = packed
    ? await new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).text()
    : new TextDecoder().decode(data);
  return text.split("\n").filter(Boolean);
}

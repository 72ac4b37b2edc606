// Files of this site that were compressed when it was built, because not every host does that.
const TABLES = new URL("../ask/tables/", import.meta.url);

// What a file holds, unpacked.
export async function unpacked(address, options = {}) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${new URL(address).pathname.split("/").pop()}: ${answer.status}`);
  const data = new Uint8Array(await answer.arrayBuffer());
  // Where the host calls the file compressed, the browser has unpacked it already.
  const packed = data[0] === 0x1f && data[1] === 0x8b;
  return packed ? new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))) : new Response(data);
}

// The lines of a file below ask/tables/, each JSON; `digest` names the version that is wanted, without one it is the
// newest.
export async function linesOf(file, digest = "") {
  const address = new URL(`${file}.json.gz${digest && `?${digest}`}`, TABLES);
  const text = await (await unpacked(address, digest ? {} : { cache: "no-cache" })).text();
  return text.split("\n").filter(Boolean);
}

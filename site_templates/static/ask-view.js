// How a result is shown, as it stands in an address: marks and columns (`c`), a chart of this site (`g`), or a
// specification of the reader's own (`s`), compressed.
import { fill, words } from "./ask-words.js";
import { specificationAt } from "./chart-libraries.js";

const CHARTS = new URL("../charts/", import.meta.url);
const LONGEST = 20_000; // characters of a specification
const MOST = 10_000; // of anything that a drawing counts or measures
const VALUES = new Set(["domain", "values", "datum", "range"]);
// What would fetch, lead elsewhere, or count without end: a drawing shows the result, and a link may come from anyone.
const FOREIGN = new Set(["data", "datasets", "url", "href"]);

export const viewOf = (parameters) => Object.fromEntries(["c", "g", "s"].map((name) => [name, parameters.get(name)]).filter(([, value]) => value));

// A chart of this site: its specification without its data, with what stands around it there; null where there is none.
export async function siteChart(name) {
  if (!/^[\w-]+$/.test(name)) return null;
  const found = await specificationAt(new URL(`${name}.vl.json`, CHARTS));
  if (!found) return null;
  const { data, config, usermeta = {}, ...drawn } = found;
  const { query = "", title = "", unit = "" } = usermeta;
  const { orient, columns } = config.legend;
  const words = { text: title, subtitle: unit, anchor: "start" };
  return { query, specification: { ...drawn, title: words, config: { legend: { orient, columns, title: null } } } };
}

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

export async function packed(specification) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(specification)), new CompressionStream("deflate-raw"));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export async function unpacked(text) {
  if (text.length > LONGEST) throw new Error(words.chartTooLong);
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"))));
}

const refused = (what) => new Error(fill(words.chartForeign, { what }));

// The specification without its data; an error where it asks for what a drawing of the result needs not.
export function harmless({ data, ...specification }) {
  if (JSON.stringify(specification).length > LONGEST) throw new Error(words.chartTooLong);
  (function look(part, counted) {
    if (typeof part === "number" && counted && Math.abs(part) > MOST) throw refused(part);
    if (typeof part === "string" && /\bsequence\s*\(/.test(part)) throw refused("sequence()");
    if (typeof part !== "object" || part === null) return;
    for (const [name, inner] of Object.entries(part)) {
      if (FOREIGN.has(name)) throw refused(name);
      look(inner, counted && !VALUES.has(name));
    }
  })(specification, true);
  return specification;
}

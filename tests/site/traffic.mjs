// What a search transfers: `node traffic.mjs SITE < queries.json` asks each [query, whether also as a first one] of a built
// site in a page of its own, after another query and as its first one, over a simulated network, and prints what each needed:
// [{ query, later: { requests, bytes, milliseconds, rounds, urls, bare, answer }, first: the same or null }]. Rounds are
// answers waited for one after another; bare are results without an excerpt.
// The network: HTTP/1.1 with six connections, 400 ms until an answer begins, 400 kbit/s for all, texts as gzip sends them.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import zlib from "node:zlib";

const LATENCY = 400, BYTES_PER_MILLISECOND = 50, CONNECTIONS = 6, HEADERS = 250;
const NAMES = ["index", "query", "exact", "wide", "plan"].map((name) => `assets/search-${name}.js`);
const site = process.argv[2];
const read = (name) => fs.readFileSync(path.join(site, name), "utf8");
const programs = NAMES.map((name) => new vm.Script(read(name), { filename: name }));
const sizes = new Map();
function sizeOf(name) {
  if (!sizes.has(name)) sizes.set(name, zlib.gzipSync(read(name), { level: 6 }).length);
  return sizes.get(name);
}

function newPage() {
  let clock = 0, log = [], rounds = 0;
  const waiting = [], active = [];
  const app = { dataset: { base: "/", words: JSON.stringify({ alsoNamed: "" }) } };
  const document = {
    getElementById: (id) => (id === "search-app" ? app : null), createElement: () => ({ dataset: {} }), currentScript: null,
    documentElement: { lang: "zh-TW" }, head: { append(script) { waiting.push({ script, name: script.src.slice(1) }); start(); } },
  };
  const page = { document, console };
  page.window = page;
  vm.createContext(page);
  for (const program of programs) program.runInContext(page);
  function start() {
    while (active.length < CONNECTIONS && waiting.length) {
      const request = waiting.shift();
      Object.assign(request, { left: sizeOf(request.name) + HEADERS, begins: clock + LATENCY, round: rounds + 1 });
      active.push(request);
      log.push(request.name);
    }
  }
  // Time passes until the next file is there; all that flow share the line.
  function advance() {
    const flowing = active.filter(({ begins }) => begins <= clock);
    const step = Math.min(...active.filter(({ begins }) => begins > clock).map(({ begins }) => begins - clock),
      ...flowing.map(({ left }) => left * flowing.length / BYTES_PER_MILLISECOND));
    clock += step;
    for (const request of flowing) request.left -= step * BYTES_PER_MILLISECOND / flowing.length;
    for (const request of flowing.filter(({ left }) => left < 1e-6)) {
      active.splice(active.indexOf(request), 1);
      rounds = Math.max(rounds, request.round);
      start();
      document.currentScript = request.script;
      vm.runInContext(read(request.name), page, { filename: request.name });
      request.script.onload?.();
    }
  }
  async function until(promise) {
    let isDone = false, error = null;
    promise.catch((reason) => { error = reason; }).finally(() => { isDone = true; });
    for (;;) {
      for (let i = 0; i < 3; i += 1) await new Promise((go) => setImmediate(go));
      if (isDone) break;
      if (active.length) advance();
    }
    if (error) throw error;
    return promise;
  }
  const { siteSearch } = page;
  const open = () => until(siteSearch.ready());
  // What a reader waits for none of is there before the next query is typed.
  function rest() {
    while (active.length) advance();
    log = [];
  }
  async function ask(query) {
    const began = clock;
    rounds = 0;
    const planned = siteSearch.plan(query, () => true);
    const [found, answer] = await until(Promise.all([planned, siteSearch.askedFor(query)]));
    const { exact, forms, wide, before } = found;
    const shown = [...exact.slice(0, before), ...forms, ...wide, ...exact.slice(before)];
    const names = log;
    log = [];
    const bytes = names.reduce((sum, name) => sum + sizeOf(name), 0);
    const milliseconds = Math.round(clock - began), bare = shown.filter(({ characters }) => !characters.length).length;
    return { requests: names.length, bytes, milliseconds, rounds, urls: shown.map(({ entry }) => entry.url), bare, answer };
  }
  return { open, ask, rest };
}

async function askedIn(page, ...queries) {
  await page.open();
  for (const query of queries.slice(0, -1)) {
    await page.ask(query);
    page.rest();
  }
  return page.ask(queries.at(-1));
}
const found = [];
for (const [query, isFirst] of JSON.parse(fs.readFileSync(0, "utf8"))) {
  found.push({ query, later: await askedIn(newPage(), "水", query), first: isFirst ? await askedIn(newPage(), query) : null });
}
console.log(JSON.stringify(found));

// What a search transfers: `node traffic.mjs SITE < queries.json` asks each query of a built site in a page of its own, as
// its first one and after another, over a simulated network, and prints what each needed:
// [{ query, first: { requests, bytes, milliseconds, urls, answer }, later: the same }].
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
  let clock = 0, log = [];
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
      Object.assign(request, { left: sizeOf(request.name) + HEADERS, begins: clock + LATENCY });
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
    const planned = siteSearch.plan(query, () => true);
    const [found, answer] = await until(Promise.all([planned, siteSearch.askedFor(query)]));
    const { exact, forms, wide, before } = found;
    const shown = [...exact.slice(0, before), ...forms, ...wide, ...exact.slice(before)];
    const names = log;
    log = [];
    const bytes = names.reduce((sum, name) => sum + sizeOf(name), 0);
    return { requests: names.length, bytes, milliseconds: Math.round(clock - began), urls: shown.map(({ entry }) => entry.url), answer };
  }
  return { open, ask, rest };
}

const found = [];
for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const fresh = newPage(), used = newPage();
  await fresh.open();
  await used.open();
  await used.ask("水");
  used.rest();
  found.push({ query, first: await fresh.ask(query), later: await used.ask(query) });
}
console.log(JSON.stringify(found));

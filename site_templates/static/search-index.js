// The index of search in the browser: its files, folding, and what it knows of a gram (docs/decisions/0006-search.md).
"use strict";
(() => {
  const app = document.getElementById("search-app");
  if (!app) return;
  const base = app.dataset.base;
  // So many pairs of a term are looked up, evenly spread; the text proves the rest.
  const LOOKED_UP = 4;
  // A word or a number as it is typed, and an amount by its whole part (generator/search/grams.py).
  const WORD = /[0-9]+(?:[.,][0-9]+)+|[0-9a-z]+/g;
  const AMOUNT = /^([0-9][0-9,]*)(?:\.[0-9]+)?[億亿]/;
  const LATIN = /^[\x00-\x7f]+$/;
  // Digits of a posting as `packed` in grams.py writes them.
  const DIGITS = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i)).filter((c) => c !== '"' && c !== "\\");
  const HALF = Math.floor(DIGITS.length / 2);
  const VALUE = new Map(DIGITS.map((c, i) => [c, i]));
  const loaded = new Map();
  let catalogue = null;
  let forms = new Map();

  // Index files are scripts that call this with their name and content.
  const waiting = new Map();
  window.searchData = (name, value) => waiting.get(name)?.(value);
  function load(name) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = `${base}search/${name}.js`;
        script.onerror = () => { loaded.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }

  // Numbers as `packed` and `_packed_all` wrote them (generator/search).
  function gapsOf(text) {
    const found = [];
    let gap = 0, unit = 1;
    for (const c of text) {
      const digit = VALUE.get(c);
      gap += (digit >= HALF ? digit - HALF : digit) * unit;
      unit *= HALF;
      if (digit >= HALF) continue;
      found.push(gap);
      gap = 0;
      unit = 1;
    }
    return found;
  }
  function unpack(text) {
    const found = new Map();
    let number = 0;
    for (const gap of gapsOf(text)) {
      number += gap;
      found.set(number >> 3, number & 7);
    }
    return found;
  }

  let preparing = null;
  function ready() {
    preparing ??= load("catalogue").then((found) => {
      for (const list of ["facetOf", "titleLength", "chunkCount", "groupSizes", "partOf", "twinOf"]) found[list] = gapsOf(found[list]);
      found.facets = found.facets.map(([kind, ...places]) => [kind, ...places.map((place) => found.facetNames[place])]);
      // The other language's page of each that has one.
      found.twins = new Map(found.twinOf.flatMap((one, number) => (one ? [[number, one - 1], [one - 1, number]] : [])));
      found.firstChunk = [];
      found.entryOf = [];
      found.chunkCount.forEach((count, number) => {
        found.firstChunk.push(found.entryOf.length);
        for (let k = 0; k < count; k += 1) found.entryOf.push(number);
      });
      found.groupOf = found.groupSizes.flatMap((count, group) => Array.from({ length: count }, (_, place) => [group, place]));
      const { lines, present } = found.words;
      found.words.lines = lines.map((line, i) => [line.split("\n"), line.split("\n").filter((_, k) => present[i][k] === "1")]);
      const [traditional, simplified] = found.forms.map((text) => [...text]);
      forms = new Map(traditional.map((c, i) => [c, simplified[i]]));
      catalogue = found;
      return found;
    });
    return preparing;
  }

  // The same folding as the index: one character at a time, so that places stay comparable. A hyphen stays between digits.
  function foldCharacter(c) {
    if (/\s/u.test(c)) return "";
    return [...c.normalize("NFKC").toLowerCase()].filter((p) => !/\s/u.test(p))
      .map((p) => catalogue.variants[p] ?? p).join("");
  }
  const isDigit = (c) => c !== undefined && c >= "0" && c <= "9";
  function foldWithPlaces(characters) {
    const all = [];
    characters.forEach((c, i) => { for (const part of foldCharacter(c)) all.push([part, i]); });
    const kept = all.filter(([c], k) => c !== "-" || (isDigit(all[k - 1]?.[0]) && isDigit(all[k + 1]?.[0])));
    const from = [];
    for (const [c, i] of kept) for (let k = 0; k < c.length; k += 1) from.push(i);
    return { text: kept.map(([c]) => c).join(""), from };
  }
  const fold = (text) => foldWithPlaces([...text]).text;
  // Folded text with traditional characters in their simplified form, by which the index is looked up: same places.
  const formsFolded = (folded) => [...folded].map((c) => forms.get(c) ?? c).join("");

  function shardOf(gram) {
    const begin = [...gram.replace(/^[ \n\t]+/, "")].slice(0, 2);
    let number = 0;
    for (const c of begin[0] > "\x7f" ? begin.slice(0, 1) : begin) number = number * 31 + c.codePointAt(0);
    return number % catalogue.shards;
  }

  function spread(all, count) {
    if (all.length <= count) return all;
    return Array.from({ length: count }, (_, i) => all[Math.round(i * (all.length - 1) / (count - 1))]);
  }
  // All pairs of a folded term, threes where it is ASCII.
  function pairsOf(term) {
    const characters = [...term];
    if (characters.length < 2) return characters;
    const latin = (from) => from >= 0 && from + 2 < characters.length && LATIN.test(characters.slice(from, from + 3).join(""));
    const all = new Set();
    for (let i = 0; i + 1 < characters.length; i += 1) {
      if (latin(i)) all.add(characters.slice(i, i + 3).join(""));
      else if (!latin(i - 1)) all.add(characters[i] + characters[i + 1]);
    }
    return [...all];
  }
  // Every other pair of a term and the last: they cover it.
  const coverOf = (term) => pairsOf(term).filter((_, i, all) => i % 2 === 0 || i === all.length - 1);
  // What to look up for a term.
  const gramsOf = (term) => (LATIN.test(term) ? spread(pairsOf(term), LOOKED_UP - 1) : spread(coverOf(term), LOOKED_UP));
  const wordsOf = (folded) => [...folded.matchAll(WORD)].map((found) => ` ${found[0]}`);
  function amountOf(folded) {
    const found = AMOUNT.exec(folded);
    return found && ` ${found[1].replaceAll(",", "")}亿`;
  }

  // The gram of a line of words.
  const lineGram = (number) => `\t${String(number % 100).padStart(2, "0")}${Math.floor(number / 100)}`;

  const unpacked = new Map();
  // What one gram says of the chunks: chunk -> 4 where the title holds it, plus how often the text does (0 to 3).
  async function postings(gram) {
    const shard = await load(`grams-${shardOf(gram)}`);
    if (!unpacked.has(gram)) {
      const one = [...gram].length === 1 && !LATIN.test(gram);
      // A single character stands in all pairs that it begins.
      const lists = one ? Object.keys(shard).filter((other) => other.startsWith(gram)) : [gram];
      const found = new Map();
      for (const list of lists) {
        for (const [chunk, value] of unpack(shard[list] ?? "")) {
          const before = found.get(chunk) ?? 0;
          found.set(chunk, Math.max(before & 3, value & 3) | ((before | value) & 4));
        }
      }
      unpacked.set(gram, found);
    }
    return unpacked.get(gram);
  }

  // Text of a chunk, and address, title and names of the entry that it belongs to.
  async function chunkOf(chunk) {
    const [group, place] = catalogue.groupOf[chunk];
    const [heads, texts] = await load(`text-${group}`);
    const number = catalogue.entryOf[chunk];
    const [url, title, names] = heads[number];
    const [kind, report, year, , language] = catalogue.facets[catalogue.facetOf[number]];
    return { entry: { number, url, title, names, kind, report, year, language }, text: texts[place] };
  }

  window.siteSearch = {
    ready, load, fold, foldCharacter, foldWithPlaces, formsFolded, pairsOf, coverOf, spread, gramsOf, wordsOf, amountOf, lineGram, postings, chunkOf,
    get catalogue() { return catalogue; },
  };
})();

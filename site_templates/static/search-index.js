// The index of search in the browser: which entries hold the words, and the proof (docs/decisions/0006-search.md).
"use strict";
(() => {
  const app = document.getElementById("search-app");
  if (!app) return;
  const base = app.dataset.base;
  const words = JSON.parse(app.dataset.words);
  // So many grams of a term are looked up, evenly spread; the text proves the rest.
  const LOOKED_UP = 8;
  // Of a query that stands nowhere so many characters are looked at for what does.
  const IN_PARTS = 24;
  // A word or a number as it is typed (generator/search/grams.py).
  const WORD = /[0-9]+(?:[.,][0-9]+)+|[0-9a-z]+/g;
  const LETTER = /[0-9a-z]/;
  const english = document.documentElement.lang === "en";
  const loaded = new Map();
  let catalogue = null;

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

  // The same folding as the index: one character at a time, so that places stay comparable.
  function foldCharacter(c) {
    if (/\s/u.test(c)) return "";
    return [...c.normalize("NFKC").toLowerCase()].filter((p) => !/\s/u.test(p))
      .map((p) => catalogue.variants[p] ?? p).join("");
  }
  const fold = (text) => [...text].map(foldCharacter).join("");

  function shardOf(gram) {
    let number = 0;
    for (const c of gram) number = (number * 31 + c.codePointAt(0)) % catalogue.shards;
    return number;
  }

  // What to look up for a term: pairs of characters, threes where they are ASCII, evenly spread over it.
  function gramsOf(folded) {
    const characters = [...folded];
    if (characters.length < 2) return characters;
    const latin = (from) => from >= 0 && from + 2 < characters.length
      && characters.slice(from, from + 3).every((c) => c < "\u0080");
    const all = new Set();
    for (let i = 0; i + 1 < characters.length; i += 1) {
      if (latin(i)) all.add(characters.slice(i, i + 3).join(""));
      else if (!latin(i - 1)) all.add(characters[i] + characters[i + 1]);
    }
    const grams = [...all];
    if (grams.length <= LOOKED_UP) return grams;
    return Array.from({ length: LOOKED_UP }, (_, i) => grams[Math.round(i * (grams.length - 1) / (LOOKED_UP - 1))]);
  }
  const wordsOf = (folded) => [...folded.matchAll(WORD)].map((found) => ` ${found[0]}`);

  // What one gram says of the chunks: chunk -> [in the title, how often in the text].
  async function postings(gram) {
    const shard = await load(`grams-${shardOf(gram)}`);
    const found = new Map();
    let number = 0;
    for (const gap of shard[gram] ?? []) {
      number += gap;
      found.set(number >> 3, number & 7);
    }
    return found;
  }

  // Of a chunk: whether its title holds all grams of the lists, and how often its text does.
  function held(lists, chunk) {
    let title = true, weight = 3;
    for (const list of lists) {
      const value = list.get(chunk) ?? 0;
      title &&= (value & 4) > 0;
      weight = Math.min(weight, value & 3);
    }
    return { title, weight };
  }

  // Where a term may stand: entry -> { title, weight, named, chunks }. A pair of pairs is no proof yet. What holds Latin
  // letters of the term only inside longer words counts for a third: bus in business, 6,000 in 276,000.
  async function places(term) {
    const [lists, words, [names]] = await Promise.all(
      [gramsOf(term), wordsOf(term), [`\n${term}`]].map((grams) => Promise.all(grams.map(postings))));
    const entries = new Map();
    for (const chunk of (lists[0] ?? new Map()).keys()) {
      const { title, weight } = held(lists, chunk);
      if (!title && !weight) continue;
      const whole = held(words, chunk);
      const number = catalogue.entryOf[chunk];
      const place = entries.get(number) ?? { title: 0, weight: 0, named: false, chunks: [] };
      place.named ||= names.has(chunk);
      if (title) place.title = Math.max(place.title, whole.title ? 1 : 1 / 3);
      const counted = whole.weight ? weight : weight / 3;
      place.weight = Math.max(place.weight, counted);
      if (weight) place.chunks.push([chunk, counted]);
      entries.set(number, place);
    }
    return entries;
  }

  // Entries that may hold every term: entry -> places in the order of the terms.
  async function candidates(terms) {
    const all = await Promise.all(terms.map(places));
    const kept = new Map();
    for (const number of all[0].keys()) {
      const found = all.map((entries) => entries.get(number));
      if (found.every(Boolean)) kept.set(number, found);
    }
    return kept;
  }

  // Titles and names first, then what kind of thing it is, then how often the words stand in it.
  // The title of a statement is only its opening, that of a table says what its rows are about.
  const TITLE_SHARE = { statement: 0.4, table: 0.7, source: 0 };
  const OTHER_LANGUAGE = 12;
  function score(number, terms, found, whole) {
    const [kind, , , , language] = catalogue.facets[catalogue.facetOf[number]];
    const share = TITLE_SHARE[catalogue.kinds[kind]] ?? 1;
    // The whole of a title or name is what was meant, a part of it the more the larger it is.
    const inTitle = (term, { named }) => 30 + 20 * (named ? 1 : Math.min(1, term.length / catalogue.titleLength[number]));
    let points = -kind * 1.5 - Math.log2(catalogue.chunkCount[number]) * 0.3;
    if ((language === "en") !== english) points -= OTHER_LANGUAGE;
    found.forEach((place, i) => { points += place.weight * 2 + place.title * share * inTitle(terms[i], place); });
    // Words that were typed apart but stand together: the phrase itself is what was meant.
    const together = whole?.get(number);
    if (together) points += together.weight * 3 + together.title * share * inTitle(terms.join(""), together);
    return points;
  }

  // Entries that may hold every word of a query, best first: [number, places in the order of the terms].
  async function rank(query, passes) {
    const proven = (term) => [...term].slice(0, catalogue.overlap).join("");
    const terms = query.split(/[\s\u3000]+/u).map((word) => proven(fold(word))).filter(Boolean);
    const found = await candidates(terms);
    const whole = terms.length > 1 ? await places(terms.join("")) : null;
    const ranked = [...found].filter(([number]) => passes(number))
      .map(([number, where]) => [score(number, terms, where, whole), number, where])
      .sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, number, where]) => [number, where]);
    return { terms, ranked };
  }

  // The longest stretches of a query that may stand somewhere, where the whole of it stands nowhere.
  async function parts(query) {
    const { text, from } = foldWithPlaces([...query].slice(0, IN_PARTS));
    const folded = [...text];
    const typed = [...query];
    const found = [];
    for (let start = 0; start + 1 < folded.length;) {
      let end = start + 1;
      let chunks = null;
      for (; end < folded.length; end += 1) {
        const next = await postings(folded[end - 1] + folded[end]);
        const both = chunks ? new Set([...chunks].filter((chunk) => next.has(chunk))) : new Set(next.keys());
        if (!both.size) break;
        chunks = both;
      }
      if (chunks) found.push(typed.slice(from[start], from[end - 1] + 1).join("").trim());
      start = end;
    }
    return [...new Set(found)].sort((a, b) => b.length - a.length).slice(0, 4);
  }

  function foldWithPlaces(characters) {
    let text = "";
    const from = [];
    characters.forEach((c, i) => {
      const part = foldCharacter(c);
      for (let k = 0; k < part.length; k += 1) from.push(i);
      text += part;
    });
    return { text, from };
  }

  async function entryOf(number) {
    const block = await load(`entries-${Math.floor(number / catalogue.entryBlock)}`);
    const [url, title, names] = block[number % catalogue.entryBlock];
    const [kind, report, year, , language] = catalogue.facets[catalogue.facetOf[number]];
    return { url, title, names, kind, report, year, language };
  }
  async function textOf(chunk) {
    let group = catalogue.groupStarts.findIndex((start) => start > chunk) - 1;
    if (group < 0) group = catalogue.groupStarts.length - 1;
    const texts = await load(`text-${group}`);
    return texts[chunk - catalogue.groupStarts[group]];
  }

  // Where a term stands in a folded text, preferably as a word of its own; -1 where it doesn't.
  function bestPlace(folded, characters, term) {
    const first = folded.text.indexOf(term);
    const inWord = (c) => c !== undefined && LETTER.test(foldCharacter(c));
    for (let at = first; at >= 0; at = folded.text.indexOf(term, at + 1)) {
      const before = LETTER.test(term[0]) && inWord(characters[folded.from[at] - 1]);
      const after = LETTER.test(term.at(-1)) && inWord(characters[folded.from[at + term.length - 1] + 1]);
      if (!before && !after) return at;
    }
    return first;
  }

  // Reads the text itself: a result is shown only where every term really stands there.
  async function verify(number, terms, found) {
    const entry = await entryOf(number);
    const title = fold(entry.title) + "\n" + fold(entry.names);
    let excerpt = null;
    for (const [i, term] of terms.entries()) {
      const inTitle = title.includes(term);
      const chunks = [...found[i].chunks].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      let inText = false;
      if (!inTitle || !excerpt) {
        for (const [chunk] of chunks) {
          const characters = [...await textOf(chunk)];
          const folded = foldWithPlaces(characters);
          const at = bestPlace(folded, characters, term);
          if (at < 0) continue;
          excerpt ??= { characters, at: folded.from[at] };
          inText = true;
          break;
        }
      }
      if (!inTitle && !inText) return null;
    }
    const names = entry.names.split("\n").find((name) => terms.some((term) => fold(name).includes(term)));
    if (!excerpt && names) excerpt = { characters: [...`${words.alsoNamed}${names}`], at: 0 };
    if (!excerpt) excerpt = { characters: [...await textOf(catalogue.firstChunk[number])], at: 0 };
    return { entry, terms, ...excerpt };
  }

  let preparing = null;
  function ready() {
    preparing ??= load("catalogue").then((found) => {
      found.firstChunk = [];
      found.entryOf = [];
      found.chunkCount.forEach((count, number) => {
        found.firstChunk.push(found.entryOf.length);
        for (let k = 0; k < count; k += 1) found.entryOf.push(number);
      });
      catalogue = found;
      return found;
    });
    return preparing;
  }

  window.siteSearch = { ready, rank, verify, parts, foldWithPlaces };
})();

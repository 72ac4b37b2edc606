// Search beyond what was typed: by parts of it, by other words and forms. Every result says what matched and what not.
"use strict";
(() => {
  if (!window.siteSearch) return;
  const { fold, foldWithPlaces, formsFolded, pairsOf, coverOf, spread, wordsOf, amountOf, lineGram, postings, chunkOf, oneOfEach, ofLanguage } = window.siteSearch;
  const { unitsIn, nearForm } = window.siteQuery;
  const LATIN = /^[\x00-\x7f]+$/;
  // So many pairs of a query are looked up, of a known word two: the line of its words has the rest.
  const PAIRS = 7;
  const KNOWN = 2;
  // Another word counts for a little less than the typed one; a unit of which only a part stands somewhere for less than that part.
  const OTHER = 0.85;
  const PARTLY = 0.5;
  // So much of a query stands in what is shown for it, in characters.
  const LEAST = 0.4;
  // What is named just like a unit or one of its other words.
  const NAMED = 20;
  // What kinds of things answer a question rather than repeat its words.
  const STANDING = { programme: 0, agency: 0, finding: 0, place: -16, report: -2, measure: -3, term: -3, statement: -3, table: -6, page: -8, source: -14 };
  const TITLE_SHARE = { statement: 0.7, table: 0.7, source: 0 };
  const inForms = (text) => formsFolded(fold(text));
  const total = () => window.siteSearch.catalogue.entryOf.length;
  const rarity = (list) => (list.size ? Math.log(1 + total() / list.size) : 0);

  // What is looked up for a unit's own text: amounts and Latin words whole, else pairs, spread over it.
  function lookedUp({ text, isNumber, others }, most) {
    const amount = amountOf(text);
    if (amount) return [amount];
    const words = text.split(" ").flatMap(wordsOf);
    if (LATIN.test(text) || isNumber) return words;
    const pairs = pairsOf(text).filter((pair) => !LATIN.test(pair));
    const kept = others.length ? spread(pairs, KNOWN) : pairs.length <= most ? pairs : spread(coverOf(text).filter((pair) => !LATIN.test(pair)), most);
    return [...new Set([...kept, ...words])];
  }

  // How much of a unit each chunk holds: { weight, text: chunk -> share, title: chunk -> share, named: chunks }.
  async function unitShares(unit, most) {
    const grams = lookedUp(unit, most);
    const numbers = unit.isNumber ? unit.others.flatMap((other) => amountOf(inForms(other)) ?? wordsOf(inForms(other))) : [];
    const [lists, others, [name]] = await Promise.all([grams, [...unit.lines.map(lineGram), ...new Set(numbers)], [`\n${unit.text}`]]
      .map((wanted) => Promise.all(wanted.map(postings))));
    const rare = lists.map(rarity);
    // The seam of two words is a rare pair that says little: it counts for no more than what it joins.
    const weights = rare.map((own, i) => {
      const beside = [rare[i - 1], rare[i + 1]].filter((weight) => weight > 0);
      const joined = beside.length ? beside.reduce((x, y) => x + y, 0) / beside.length : Infinity;
      return own ? Math.min(own, joined) : Math.min(joined, 2);
    });
    // A pair that stands nowhere may be a slip: where its first character stands is half of it.
    const looked = await Promise.all(lists.map(async (list, i) => (
      list.size || [...grams[i]].length !== 2 || LATIN.test(grams[i]) ? [list, 1] : [await postings([...grams[i]][0]), 0.5])));
    const sum = weights.reduce((all, weight) => all + weight, 0) || 1;
    const text = new Map(), title = new Map(), named = new Set(name.keys());
    const add = (into, chunk, share) => into.set(chunk, (into.get(chunk) ?? 0) + share);
    looked.forEach(([list, part], i) => {
      for (const [chunk, value] of list) {
        if (value & 3) add(text, chunk, part * weights[i] / sum);
        if (value & 4) add(title, chunk, part * weights[i] / sum);
      }
    });
    // An English word stands in addresses and names of files, which are not what was meant.
    const own = LATIN.test(unit.text) && unit.lines.length ? PARTLY : 1;
    if (own < 1) for (const into of [text, title]) for (const [chunk, share] of into) into.set(chunk, share * own);
    for (const list of others) {
      for (const [chunk, value] of list) {
        if (value & 3) text.set(chunk, Math.max(text.get(chunk) ?? 0, OTHER));
        if (value & 4) title.set(chunk, Math.max(title.get(chunk) ?? 0, OTHER));
        if ((value & 7) === 7 && !unit.isNumber) named.add(chunk);
      }
    }
    return { text, title, named, weight: Math.max(sum / Math.sqrt(lists.length || 1), ...others.map(rarity)) };
  }

  const counted = (share) => (share >= PARTLY ? share : share * PARTLY);
  // Entries that hold most of a query, best first: { number, chunk, points }.
  async function rankWide(units, passes) {
    const { entryOf, firstChunk, size, chunkCount, kinds, facets, facetOf } = window.siteSearch.catalogue;
    const open = units.filter(({ others }) => !others.length);
    const length = open.reduce((sum_, { text }) => sum_ + text.length, 0);
    const all = await Promise.all(units.map((unit) => unitShares(unit, Math.max(KNOWN, Math.round(PAIRS * unit.text.length / length)))));
    const sum = all.reduce((weights, { weight }) => weights + weight, 0) || 1;
    const chunks = new Set(all.flatMap(({ text, title }) => [...text.keys(), ...title.keys()]));
    const best = new Map();
    for (const chunk of chunks) {
      const number = entryOf[chunk];
      if (!passes(number)) continue;
      const head = firstChunk[number];
      let near = 0, covered = 0, titled = 0, named = 0;
      for (const { text, title, named: names, weight } of all) {
        const inText = counted(text.get(chunk) ?? 0), inTitle = counted(title.get(head) ?? 0);
        near += weight * inText / sum;
        titled += weight * inTitle / sum;
        covered += weight * Math.max(inText, inTitle) / sum;
        if (names.has(head)) named += weight / sum;
      }
      // Words stand nearer each other in a short text than in a piece of a long one.
      const close = near * (chunkCount[number] === 1 ? (9 - size[number]) * 3 : 6);
      const [kindNumber, , , , language] = facets[facetOf[number]];
      const kind = kinds[kindNumber];
      const points = 60 * covered * covered + 30 * titled * (TITLE_SHARE[kind] ?? 1) + NAMED * named + close
        + STANDING[kind] + ofLanguage(language);
      if (!(best.get(number)?.points >= points)) best.set(number, { number, chunk, points });
    }
    return oneOfEach([...best.values()].sort((a, b) => b.points - a.points || a.number - b.number));
  }

  // The stretches of a unit, of two characters or more, that stand in a folded text, the longest first.
  function stretches(unit, text) {
    const found = [];
    for (let at = 0; at + 1 < unit.length;) {
      let end = at + 2;
      if (!text.includes(unit.slice(at, end))) { at += 1; continue; }
      while (end < unit.length && text.includes(unit.slice(at, end + 1))) end += 1;
      found.push(unit.slice(at, end));
      at = end;
    }
    return found;
  }

  // An amount in hundred millions as a text prints it, with decimals or grouped digits; null where it doesn't.
  function amountIn(text, folded) {
    const whole = /^([0-9,]+)(\.[0-9]+)?亿/.exec(text);
    if (!whole) return null;
    const digits = [...whole[1].replaceAll(",", "")].join(",?");
    const printed = new RegExp(`(?<![0-9.,])${digits}${whole[2] ? whole[2].replace(".", "\\.") : "(?:\\.[0-9]+)?"}亿`).exec(folded);
    return printed && [printed[0], printed[0]];
  }

  // A stretch of folded text as the characters that it came from: what was typed, or what is printed.
  function shownAs(part, source) {
    const characters = [...source];
    const folded = foldWithPlaces(characters);
    const at = formsFolded(folded.text).indexOf(part);
    return at < 0 ? null : characters.slice(folded.from[at], folded.from[at + part.length - 1] + 1).join("");
  }

  // Reads the text: what of the query stands there, and how. Null where too little does.
  async function verifyWide({ chunk }, units, query) {
    const read = await chunkOf(chunk);
    const characters = [...read.text];
    const folded = foldWithPlaces(characters);
    const own = formsFolded(folded.text);
    const title = inForms(`${read.entry.title}\n${read.entry.names}`);
    const all = `${title}\n${own}`;
    const spaced = `${read.entry.title} ${read.text}`.toLowerCase().replace(/[^0-9a-z]+/g, " ");
    const matched = [], missing = [], marks = [];
    let held = 0, length = 0, before = null;
    // The whole of what was typed, but for a slip.
    const whole = inForms(query);
    const isUnknown = units.length > 1 && units.some(({ text, others }) => !others.length && !all.includes(text));
    const slip = isUnknown ? nearForm(whole, title) ?? nearForm(whole, own) : null;
    for (const { text, others, isNumber } of slip ? [{ text: whole, others: [] }] : units) {
      // Latin words are longer than what they mean.
      const size = LATIN.test(text) ? 2 : text.length;
      length += size;
      const stands = LATIN.test(text) ? ` ${spaced} `.includes(` ${text} `) : all.includes(text);
      const other = stands ? null : others.map((word) => [word, inForms(word)]).find(([, form]) => form && all.includes(form))
        ?? (isNumber ? amountIn(text, own) : null);
      if (other) {
        before = null;
        matched.push({ text, as: other[0] });
        marks.push(other[1]);
        held += size;
        continue;
      }
      const like = stands || isNumber || LATIN.test(text) ? null : nearForm(text, title) ?? nearForm(text, own);
      if (like) {
        before = null;
        matched.push({ text, as: like.text, isNear: true });
        marks.push(like.text);
        held += size;
        continue;
      }
      // Two words that stand together as they were typed are one.
      const joined = stands && before !== null && whole.includes(before + text) && all.includes(before + text);
      before = stands ? (joined ? before : "") + text : null;
      if (joined) {
        marks[marks.length - 1] = matched[matched.length - 1].text = before;
        held += size;
        continue;
      }
      const parts = stands ? [text] : isNumber || LATIN.test(text) ? [] : stretches(text, all);
      marks.push(...parts);
      matched.push(...parts.map((part) => ({ text: part })));
      held += stands ? size : parts.join("").length;
      const rest = parts.reduce((left, part) => left.replace(part, " "), text).split(" ").filter(Boolean);
      missing.push(...rest);
    }
    if (!marks.length || held <= length * LEAST) return null;
    const printed = `${read.entry.title}\n${read.entry.names}\n${read.text}`;
    for (const match of matched) {
      match.text = shownAs(match.text, query) ?? match.text;
      if (match.as) match.as = shownAs(inForms(match.as), printed) ?? match.as;
    }
    const places = marks.map((mark) => own.indexOf(mark)).filter((at) => at >= 0);
    const at = places.length ? folded.from[places[0]] : 0;
    return { entry: read.entry, how: "part", characters, at, marks, matched, missing: missing.map((part) => shownAs(part, query) ?? part) };
  }

  // Names like the typed words in what was found, as they are printed there: each leads to results.
  function nearForms(hits) {
    const found = new Map();
    for (const { as } of hits.flatMap(({ matched }) => matched.filter(({ isNear }) => isNear))) found.set(as, (found.get(as) ?? 0) + 1);
    return [...found].sort((x, y) => y[1] - x[1]).map(([text]) => text).slice(0, 2);
  }

  // The typed query in units, and what is searched beside it.
  const unitsOf = (query) => unitsIn(query, window.siteSearch.catalogue.words, inForms);
  const alsoSearched = (units) => [...new Set(units.flatMap(({ others }) => others))];

  Object.assign(window.siteSearch, { unitsOf, rankWide, verifyWide, nearForms, alsoSearched });
})();

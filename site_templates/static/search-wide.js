// Search beyond what was typed: by parts of it, by other words and forms. Every result says what matched and what not.
"use strict";
(() => {
  if (!window.siteSearch) return;
  const { fold, foldWithPlaces, formsFolded, pairsOf, coverOf, spread, wordsOf, amountOf, standsIn, marked, isNear, headOf, textOf, oneOfEach, ofLanguage, WHOLE, NAME, LINE } = window.siteSearch;
  const { unitsIn, nearForm } = window.siteQuery;
  const LATIN = /^[\x00-\x7f]+$/;
  const COUNTED = /[0-9]+(?:[.,][0-9]+)*[^\x00-\x7f]/;
  // Another word counts for a little less than the typed one; a unit of which only a part stands somewhere for less than that part.
  const OTHER = 0.85;
  const PARTLY = 0.5;
  // The page of the whole stands for a part of it that has more points than it, where it has so large a share of them.
  const WORTH = 0.6;
  // More than so much of a query stands in what is shown for it, in characters; just so much where a known word does.
  const LEAST = 0.4;
  const isEnough = (held, length, isKnown) => held > length * LEAST || (isKnown && held >= length * LEAST);
  // Of a result whose text is not read so many other words are named, one of which it holds.
  const SAID = 3;
  // What is named just like a unit or one of its other words.
  const NAMED = 20;
  // What kinds of things answer a question rather than repeat its words.
  const STANDING = { programme: 0, agency: 0, finding: 0, place: -16, report: 0, measure: -3, term: -3, statement: -3, table: -6, page: -8, source: -14 };
  // What is about its name alone: where nothing of a query stands in its title or names it stands as low as a place, a term
  // also where only another word does.
  const OF_ITS_NAME = { agency: 0, report: 0, finding: 0, term: OTHER };
  const TITLE_SHARE = { statement: 0.7, table: 0.7, source: 0 };
  // What no title names and a long text holds somewhere may be about something else.
  const SCATTERED = 10;
  const inForms = (text) => formsFolded(fold(text));
  const total = () => window.siteSearch.catalogue.entryOf.length;
  const rarity = (list) => (list.size ? Math.log(1 + total() / list.size) : 0);

  // The pairs of a text in the order in which they are looked up as long as files may be loaded: those that cover it
  // from both ends on, then the others, which may stand in the same files.
  function pairsInOrder(text) {
    const cover = coverOf(text), ends = cover.length > 2 ? spread(cover, 3) : cover;
    return [...new Set([...ends, ...cover, ...pairsOf(text)])].filter((pair) => !LATIN.test(pair));
  }
  const stretch = (form) => standsIn(form).then((found) => found?.list ?? null);
  // The index asked for a stretch, a word, a name or the lines of a word; `expectation` only notes what would be asked for.
  const index = { stretch, word: (form) => marked(WHOLE, form), name: (form) => marked(NAME, form), lines: (form) => marked(LINE, form) };
  function expectation() {
    const noted = [];
    const note = (form) => { noted.push(form); };
    return { noted, stretch: note, word: note, name: note, lines: note };
  }
  function wholeWord(ask, form) {
    const amount = amountOf(form), counted = COUNTED.exec(form)?.[0];
    if (amount) return [ask.word(amount.about)];
    return counted ? [ask.word(counted)] : wordsOf(form).map((word) => ask.word(word.slice(1)));
  }
  // What is asked of the index first for each unit: lists of it, of its other words, its name. A known word stands beside its lines.
  function firstAsked(ask, { text, key, lines, others, isNumber }) {
    const isLatin = LATIN.test(text), joint = text.replaceAll(" ", "");
    const own = isNumber || (isLatin && joint === text) ? wholeWord(ask, joint) : [ask.stretch(joint)];
    const numbers = isNumber ? [...new Set(others.map(inForms))].flatMap((form) => wholeWord(ask, form)) : [];
    return { own, others: [...(lines.length ? [ask.lines(key)] : []), ...numbers], name: ask.name(joint) };
  }
  // The pairs of units that are no known words, one of each unit in turn, and their lists.
  function pairsAsked(ask, units) {
    const all = units.map(({ text, others, isNumber }) => (others.length || isNumber || LATIN.test(text) ? [] : pairsInOrder(text)));
    const asked = all.map(() => []);
    for (let i = 0; all.some((pairs) => i < pairs.length); i += 1) {
      all.forEach((pairs, unit) => { if (i < pairs.length && pairs[i] !== units[unit].text) asked[unit].push([pairs[i], ask.stretch(pairs[i])]); });
    }
    return asked;
  }
  // What `askIndex` will look up, in its order.
  function stretchesOf(units) {
    const ask = expectation();
    units.forEach((unit) => firstAsked(ask, unit));
    pairsAsked(ask, units);
    return ask.noted;
  }

  // How much of a unit each chunk holds: { weight, text: chunk -> share, title: chunk -> share, named: chunks }; `asked` and
  // `pairs` are what was asked of the index.
  async function unitShares(unit, asked, pairs) {
    const ownLists = (await Promise.all(asked.own)).filter(Boolean);
    const others = (await Promise.all(asked.others)).filter(Boolean);
    const name = (await asked.name) ?? new Map();
    const places = new Map(pairs.map(([pair]) => [pair, unit.text.indexOf(pair)]));
    const found = (await Promise.all(pairs.map(async ([pair, list]) => [pair, await list])))
      .filter(([, list]) => list).sort(([x], [y]) => places.get(x) - places.get(y));
    // Pairs tell how much of it stands somewhere; where none is known, all of it or nothing.
    const grams = found.length ? found.map(([pair]) => pair) : ownLists.map(() => unit.text);
    const lists = found.length ? found.map(([, list]) => list) : ownLists;
    if (!lists.length && !others.length) return null;
    const rare = lists.map(rarity);
    // The seam of two words is a rare pair that says little: it counts for no more than what it joins.
    const weights = rare.map((own, i) => {
      const beside = [rare[i - 1], rare[i + 1]].filter((weight) => weight > 0);
      const joined = beside.length ? beside.reduce((x, y) => x + y, 0) / beside.length : Infinity;
      return own ? Math.min(own, joined) : Math.min(joined, 2);
    });
    // A pair that stands nowhere may be a slip: where its first character stands is half of it, if the same file knows.
    const looked = await Promise.all(lists.map(async (list, i) => {
      const [first, ...rest] = [...grams[i]];
      const isSlip = !list.size && rest.length === 1 && !LATIN.test(grams[i]) && isNear(first, grams[i]);
      return isSlip ? [(await stretch(first)) ?? list, 0.5] : [list, 1];
    }));
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
    const exact = new Set(found.length ? ownLists.flatMap((list) => [...list.keys()]) : []);
    for (const chunk of exact) text.set(chunk, 1);
    const parts = lists.map((list, i) => [grams[i], list]);
    return { text, title, named, parts, weight: Math.max(sum / Math.sqrt(lists.length || 1), ...others.map(rarity)) };
  }

  const counted = (share) => (share >= PARTLY ? share : share * PARTLY);
  // What the index knows of the units of a query.
  async function askIndex(units) {
    const asked = units.map((unit) => firstAsked(index, unit)), pairs = pairsAsked(index, units);
    return Promise.all(units.map((unit, i) => unitShares(unit, asked[i], pairs[i])));
  }
  // Entries that hold most of a query, best first: { number, chunk, points, known }; `known` is what the index knows.
  function rankWide(known, passes) {
    const { entryOf, firstChunk, size, chunkCount, kinds, facets, facetOf } = window.siteSearch.catalogue;
    const all = known.filter(Boolean);
    const sum = all.reduce((weights, { weight }) => weights + weight, 0) || 1;
    const chunks = new Set(all.flatMap(({ text, title }) => [...text.keys(), ...title.keys()]));
    const best = new Map();
    for (const chunk of chunks) {
      const number = entryOf[chunk];
      if (!passes(number)) continue;
      const head = firstChunk[number];
      let near = 0, covered = 0, titled = 0, named = 0, mostTitled = 0;
      for (const { text, title, named: names, weight } of all) {
        const inText = counted(text.get(chunk) ?? 0), inTitle = counted(title.get(head) ?? 0);
        near += weight * inText / sum;
        titled += weight * inTitle / sum;
        mostTitled = Math.max(mostTitled, inTitle);
        covered += weight * Math.max(inText, inTitle) / sum;
        if (names.has(head)) named += weight / sum;
      }
      // Words stand nearer each other in a short text than in a piece of a long one.
      const close = near * (chunkCount[number] === 1 ? (9 - size[number]) * 3 : 6);
      const [kindNumber, , , , language] = facets[facetOf[number]];
      const kind = kinds[kindNumber];
      const isUnnamed = mostTitled <= OF_ITS_NAME[kind];
      const points = 60 * covered * covered + 30 * titled * (TITLE_SHARE[kind] ?? 1) + (isUnnamed ? 0 : NAMED * named) + close
        + STANDING[isUnnamed ? "place" : kind] + ofLanguage(language) - (mostTitled || chunkCount[number] === 1 ? 0 : SCATTERED);
      if (!(best.get(number)?.points >= points)) best.set(number, { number, chunk, points, known });
    }
    return oneOfEach([...best.values()].sort((a, b) => b.points - a.points || a.number - b.number), (page, part) => page.points >= part.points * WORTH);
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

  // The stretches of a unit that a chunk holds as far as its looked up parts tell; neighbours are one.
  function heldParts(unit, parts, chunk, head) {
    const holds = new Array(unit.length).fill(false);
    for (const [gram, list] of parts) {
      const at = unit.indexOf(gram);
      if (at >= 0 && ((list.get(chunk) ?? 0) & 3 || (list.get(head) ?? 0) & 4)) holds.fill(true, at, at + gram.length);
    }
    return [...unit].map((c, i) => (holds[i] ? c : " ")).join("").split(" ").filter(Boolean);
  }
  // What the index alone says of a result: what its title or text holds of the query. Undefined where that is not enough
  // to show it; what is missing only a text can tell.
  function unread(entry, { number, chunk, known }, units, query) {
    const head = window.siteSearch.catalogue.firstChunk[number];
    const title = inForms(`${entry.title}\n${entry.names}`);
    const matched = [], marks = [];
    let held = 0, length = 0, isKnown = false;
    units.forEach(({ text, lines, others, isNumber }, i) => {
      length += text.length;
      const parts = known[i] && !isNumber ? heldParts(text, known[i].parts, chunk, head) : [];
      const isHeld = Math.max(known[i]?.text.get(chunk) ?? 0, known[i]?.title.get(head) ?? 0) >= OTHER && !amountOf(text);
      const other = parts.length ? undefined
        : others.find((word) => title.includes(inForms(word))) ?? (isHeld && others.length <= SAID ? others.join("／") : undefined);
      held += other ? text.length : parts.join("").length;
      isKnown ||= lines.length > 0 && (Boolean(other) || parts[0] === text);
      marks.push(...(other ? others.map(inForms) : parts));
      matched.push(...(other ? [text] : parts).map((part) => ({ text: shownAs(part, query) ?? part, as: other })));
    });
    return marks.length && isEnough(held, length, isKnown) ? { entry, how: "part", characters: [], at: 0, marks, matched, missing: [] } : undefined;
  }

  // Reads the text: what of the query stands there, and how. Null where too little does, undefined where it may not be read.
  async function verifyWide(place, units, query) {
    const entry = await headOf(place.chunk);
    const read = entry && { entry, text: await textOf(place.chunk) };
    if (!read) return undefined;
    if (read.text === null) return unread(entry, place, units, query);
    const characters = [...read.text];
    const folded = foldWithPlaces(characters);
    const own = formsFolded(folded.text);
    const title = inForms(`${read.entry.title}\n${read.entry.names}`);
    const all = `${title}\n${own}`;
    const spaced = `${read.entry.title} ${read.text}`.toLowerCase().replace(/[^0-9a-z]+/g, " ");
    const matched = [], missing = [], marks = [];
    let held = 0, length = 0, before = null, isKnown = false;
    // The whole of what was typed, but for a slip.
    const whole = inForms(query);
    const isUnknown = units.length > 1 && units.some(({ text, others }) => !others.length && !all.includes(text));
    const slip = isUnknown ? nearForm(whole, title) ?? nearForm(whole, own) : null;
    for (const { text, lines, others, isNumber } of slip ? [{ text: whole, lines: [], others: [] }] : units) {
      // Latin words are longer than what they mean.
      const size = LATIN.test(text) ? 2 : text.length;
      length += size;
      const stands = LATIN.test(text) ? ` ${spaced} `.includes(` ${text} `) : all.includes(text);
      const other = stands ? null : others.map((word) => [word, inForms(word)]).find(([, form]) => form && all.includes(form))
        ?? (isNumber ? amountIn(text, own) : null);
      isKnown ||= lines.length > 0 && (stands || Boolean(other));
      const like = stands || other || isNumber || LATIN.test(text) ? null : nearForm(text, title) ?? nearForm(text, own);
      if (other || like) {
        before = null;
        matched.push(other ? { text, as: other[0] } : { text, as: like.text, isNear: true });
        marks.push(other ? other[1] : like.text);
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
    if (!marks.length || !isEnough(held, length, isKnown)) return null;
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

  Object.assign(window.siteSearch, { unitsOf, stretchesOf, askIndex, rankWide, verifyWide, nearForms, alsoSearched });
})();

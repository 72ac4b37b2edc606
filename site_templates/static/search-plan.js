// What the page shows for a query and in which order: the answer where it is a question, what really stands there, then
// what may be meant.
"use strict";
(() => {
  if (!window.siteSearch) return;
  const { allow, expect, isInTitles, endOf, rank, holdingAll, verify, unitsOf, stretchesOf, askIndex, rankWide, verifyWide, nearForms, alsoSearched, answersIn, hasAnswers, fold, formsFolded } = window.siteSearch;
  const { wordsIn, isQuoted } = window.siteQuery;
  const LATIN = /^[\x00-\x7f]+$/;
  // So many results come first; others follow when they are asked for.
  const FIRST = 5;
  // Where the words stand in no title but others mean the same, so many that hold the words themselves come first.
  const BEFORE_OTHERS = 2;
  const COLLECTIONS = new Set(["place", "table", "page", "source"]);

  // Proven results of a ranked list, `count` of them; what is taken leaves the list. What nothing more may be loaded for
  // stays, and is tried again when more is asked for: those after it that the index proves come first, so far as WAITING.
  const WAITING = 30;
  async function take(ranked, count, prove) {
    const hits = [], open = [];
    while (ranked.length && hits.length < count && open.length < WAITING) {
      const batch = ranked.splice(0, count - hits.length);
      const proven = await Promise.all(batch.map(prove));
      hits.push(...proven.filter(Boolean));
      open.push(...batch.filter((_, i) => proven[i] === undefined));
    }
    ranked.unshift(...open);
    return hits;
  }
  function takeMore(ranked, count, prove) {
    allow(0, count);
    return take(ranked, count, prove);
  }

  // The lists of what stands in a query as it was typed, of words without another form.
  function ownLists(units, known) {
    const isText = (unit, i) => unit && !units[i].isNumber && !LATIN.test(units[i].text);
    return known.filter(isText).flatMap(({ parts }) => parts.map(([, list]) => list));
  }

  // Whether other words or parts of a query are looked for, and what the index knows of them: where no title holds it and
  // others mean the same, where nothing holds it, or where the beginning of a term is all that was looked up.
  async function partsKnown(query, terms, units, candidates) {
    if (!units.length) return null;
    const isDoubtful = candidates.length > 1 && terms.some((term) => term.isDoubtful);
    const isTitled = candidates.slice(0, FIRST).some(({ isTitle }) => isTitle);
    const isFound = candidates.length > 0 && (isQuoted(query) || !alsoSearched(units).length || (candidates.length >= FIRST && isTitled));
    return isFound && !isDoubtful ? null : askIndex(units);
  }

  // What a query will probably ask the index for: its words as `rank` looks them up, and their parts, unless it is a phrase
  // or a title is known to hold all of it.
  function expected(query, typed, units) {
    const words = typed.map((word) => formsFolded(fold(word))).filter(Boolean).sort((x, y) => y.length - x.length);
    if (isInTitles(words)) return [...words, ...words.flatMap(endOf)];
    return isQuoted(query) ? words : [...words, ...stretchesOf(units)];
  }

  // What was found and proven, and what is left of both lists; `before` of the exact ones stand above the others.
  async function plan(query, passes) {
    allow(await forAnswers(query));
    const found = await planned(query, passes);
    if (window.siteSearch.catalogue.cues) questions().catch(() => {});
    return found;
  }
  async function planned(query, passes) {
    const typed = wordsIn(query), units = unitsOf(query), also = alsoSearched(units);
    expect(expected(query, typed, units));
    const { terms, ranked: candidates } = await rank(typed, passes);
    const known = await partsKnown(query, terms, units, candidates);
    const ranked = known ? holdingAll(candidates, ownLists(units, known)) : candidates;
    const prove = async (place) => {
      const hit = await verify(place, terms);
      return hit && Object.assign(hit, { isWord: place.isWord });
    };
    const all = [...ranked];
    // Texts are read in the order in which results are shown.
    const isSure = terms.every((term) => term.isWhole);
    const isDoubtful = terms.some((term) => term.isDoubtful);
    const best = !known ? FIRST : isDoubtful ? 1 : also.length && ranked.length >= FIRST ? BEFORE_OTHERS : FIRST;
    // Where only the beginning of a term was looked up, its parts are asked while the first texts are read.
    const further = known || isSure || !ranked.length || !units.length ? null : askIndex(units);
    const [proven, early] = await Promise.all([take(ranked, best, prove), known ? widen(known) : null]);
    // A text that was thought to hold the words does not.
    const widened = early ?? (proven.length || !units.length ? null : await widen(await (further ?? askIndex(units))));
    const isFound = proven.length > 0 && (isQuoted(query) || !also.length);
    if (proven.length) proven.push(...await take(ranked, FIRST - proven.length, prove));
    const exact = proven.filter(({ how }) => how === "exact"), forms = proven.filter(({ how }) => how === "form");
    const total = proven.length + ranked.length;
    const found = { total, terms, exact, forms, ranked, prove, wide: [], rankedWide: [], also: [], near: [], before: FIRST };
    if (!widened || isFound) return found;
    // What holds Latin words only inside of longer ones follows what they mean: ev bus in every business.
    const asWords = exact.findIndex(({ isWord }) => !isWord);
    const before = Math.min(asWords < 0 ? exact.length : asWords, total < FIRST ? exact.length : BEFORE_OTHERS);
    const seen = new Set(proven.map(({ entry }) => entry.number));
    const { twins } = window.siteSearch.catalogue;
    const isSeen = ({ entry }) => seen.has(entry.number) || seen.has(twins.get(entry.number));
    const wide = widened.hits.filter((hit) => !isSeen(hit)).slice(0, Math.max(2, FIRST - before - forms.length));
    const near = total ? [] : nearForms(wide);
    return Object.assign(found, { wide, rankedWide: widened.ranked, proveWide: widened.prove, before, also, near });

    async function widen(known_) {
      // What holds the words as they were typed is found by them. A page of many things follows in its group.
      const { kinds, facets, facetOf } = window.siteSearch.catalogue;
      const isOfMany = ({ number }) => COLLECTIONS.has(kinds[facets[facetOf[number]][0]]);
      const sure = isSure ? all.slice(0, FIRST) : [];
      const seenBefore = new Set([...sure, ...all.filter(isOfMany)].map(({ number }) => number));
      const rankedWide = rankWide(known_, (number) => passes(number) && !seenBefore.has(number));
      const proveWide = (place) => verifyWide(place, units, query);
      const hits = await take(rankedWide, Math.max(2, FIRST - Math.min(best, sure.length)), proveWide);
      return { hits, ranked: rankedWide, prove: proveWide };
    }
  }

  // Whether a query holds a word that a question must hold.
  function mayBeAsked(query) {
    const folded = foldedApart(query);
    return Boolean(window.siteSearch.catalogue.cues?.some((cue) => folded.includes(cue)));
  }
  // What understands questions is loaded with the first query, after its results where it is no question: any later one knows
  // what its answer needs.
  let understanding = null;
  function questions() {
    understanding ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${document.getElementById("search-app").dataset.base}assets/search-asked.js`;
      script.onload = () => resolve(window.siteAsked);
      script.onerror = () => { understanding = null; reject(new Error(script.src)); };
      document.head.append(script);
    });
    return understanding;
  }
  // As words and names of questions are folded: Latin words stay apart.
  function foldedApart(query) {
    const isLatin = (c) => c !== undefined && c <= "\x7f";
    const words = query.split(/\s+/).map((word) => formsFolded(fold(word)));
    return words.reduce((all, word) => all + (isLatin(all.at(-1)) && isLatin(word[0]) ? " " : "") + word, "");
  }
  // How many files that are not loaded yet the answer to a later query may need. A first query may load what it needs beside.
  async function forAnswers(query) {
    if (window.siteSearch.isFirst || !mayBeAsked(query)) return 0;
    const { filesOf, known } = await questions();
    return filesOf(foldedApart(query), known).filter((file) => !hasAnswers(file)).length;
  }
  // What a query that is understood as a question is answered: see search-asked.js; null for any other.
  async function askedFor(query) {
    if (!mayBeAsked(query)) return null;
    const { ask, known } = await questions();
    return ask(foldedApart(query), known, answersIn);
  }

  Object.assign(window.siteSearch, { plan, takeMore, askedFor, foldedApart });
})();

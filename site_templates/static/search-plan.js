// What the page shows for a query and in which order: the answer where it is a question, what really stands there, then
// what may be meant.
"use strict";
(() => {
  if (!window.siteSearch) return;
  const { rank, sharpen, verify, unitsOf, rankWide, verifyWide, nearForms, alsoSearched, load, fold, formsFolded } = window.siteSearch;
  const { wordsIn, isQuoted } = window.siteQuery;
  // So many results come first; others follow when they are asked for.
  const FIRST = 5;
  // Where the words stand in no title but others mean the same, so many that hold the words themselves come first.
  const BEFORE_OTHERS = 2;
  const COLLECTIONS = new Set(["place", "table", "page", "source"]);

  // So many texts are read for a batch of results before the rest waits for being asked for.
  const READ = 10;

  // Of long terms few pairs are looked up: one text first shows whether that was enough.
  const LONG = 8;

  // Proven results of a ranked list, `count` of them; what is taken leaves the list. Where one is not proven, `sharpen`
  // (if any) tells the rest better first.
  async function take(ranked, count, prove, sharpen, isLong = false) {
    const hits = [];
    let read = 0, isSharp = !sharpen;
    while (ranked.length && hits.length < count && read < READ) {
      const batch = ranked.splice(0, isLong && !read ? 1 : Math.min(count - hits.length, READ - read));
      const proven = (await Promise.all(batch.map(prove))).filter(Boolean);
      read += batch.length;
      hits.push(...proven);
      if (isSharp || proven.length === batch.length) continue;
      const kept = await sharpen(ranked);
      ranked.splice(0, ranked.length, ...kept);
      isSharp = true;
    }
    return hits;
  }

  // What was found and proven, and what is left of both lists; `before` of the exact ones stand above the others.
  async function plan(query, passes) {
    const { terms, ranked } = await rank(wordsIn(query), passes);
    const prove = async (place) => {
      const hit = await verify(place, terms);
      return hit && Object.assign(hit, { isTitle: place.isTitle });
    };
    const proven = await take(ranked, FIRST, prove, (left) => sharpen(terms, left), terms.some(({ form }) => form.length > LONG));
    const exact = proven.filter(({ how }) => how === "exact"), forms = proven.filter(({ how }) => how === "form");
    const total = proven.length + ranked.length;
    const found = { total, terms, exact, forms, ranked, prove, wide: [], rankedWide: [], also: [], near: [], before: FIRST };
    if (proven.length && isQuoted(query)) return found;
    const units = unitsOf(query);
    const titled = proven.filter(({ isTitle }) => isTitle).length;
    const others = alsoSearched(units);
    // What was found is widened by other words for it, not by parts of it.
    if (!units.length || (proven.length && !others.length) || (proven.length >= FIRST && titled)) return found;
    // A page of many things that holds the words as they were typed is found by them, and follows in its group.
    const { kinds, facets, facetOf } = window.siteSearch.catalogue;
    const ofMany = ranked.map(({ number }) => number).filter((number) => COLLECTIONS.has(kinds[facets[facetOf[number]][0]]));
    const seen = new Set([...proven.map(({ entry }) => entry.number), ...ofMany]);
    const isNew = (number) => passes(number) && !seen.has(number);
    const rankedWide = await rankWide(units, isNew);
    const proveWide = (place) => verifyWide(place, units, query);
    const before = proven.length < FIRST ? exact.length : BEFORE_OTHERS;
    const wide = await take(rankedWide, Math.max(2, FIRST - before - forms.length), proveWide);
    const near = total ? [] : nearForms(wide);
    return Object.assign(found, { wide, rankedWide, proveWide, before, also: others, near });
  }

  // What understands questions is loaded when the first query holds a word that one must hold.
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
  // What a query that is understood as a question is answered: see search-asked.js; null for any other.
  async function askedFor(query) {
    const folded = foldedApart(query);
    if (!window.siteSearch.catalogue.cues?.some((cue) => folded.includes(cue))) return null;
    const { ask, known } = await questions();
    return ask(folded, known, load);
  }

  Object.assign(window.siteSearch, { plan, take, askedFor, foldedApart });
})();

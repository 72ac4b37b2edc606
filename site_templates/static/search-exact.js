// Search for what really stands there: entries that hold every word of a query, ranked, and the proof in their text.
"use strict";
(() => {
  if (!window.siteSearch) return;
  const { fold, foldCharacter, foldWithPlaces, formsFolded, coverOf, gramsOf, wordsOf, amountOf, postings, chunkOf } = window.siteSearch;
  const words = JSON.parse(document.getElementById("search-app").dataset.words);
  const LETTER = /[0-9a-z]/;
  const english = document.documentElement.lang === "en";

  // A term as it is looked up and proven. What is longer than the overlap of two pieces of text is not proven.
  function termOf(text) {
    const folded = [...fold(text)].slice(0, window.siteSearch.catalogue.overlap).join("");
    return { text, folded, form: formsFolded(folded), amount: amountOf(folded) };
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
  async function places({ form, amount }) {
    const { entryOf } = window.siteSearch.catalogue;
    const wanted = amount ? [[amount], [], []] : [gramsOf(form), wordsOf(form), [`\n${form}`]];
    const [lists, whole, [names]] = await Promise.all(wanted.map((grams) => Promise.all(grams.map(postings))));
    const entries = new Map();
    for (const chunk of (lists[0] ?? new Map()).keys()) {
      const { title, weight } = held(lists, chunk);
      if (!title && !weight) continue;
      const asWords = held(whole, chunk);
      const number = entryOf[chunk];
      const place = entries.get(number) ?? { title: 0, weight: 0, named: false, chunks: new Map() };
      place.named ||= Boolean(names?.has(chunk));
      if (title) place.title = Math.max(place.title, asWords.title ? 1 : 1 / 3);
      const counted = asWords.weight ? weight : weight / 3;
      place.weight = Math.max(place.weight, counted);
      if (weight) place.chunks.set(chunk, counted);
      entries.set(number, place);
    }
    return entries;
  }

  // Entries that may hold every term: entry -> places in the order of the terms.
  async function candidates(terms) {
    const all = await Promise.all(terms.map(places));
    const kept = new Map();
    for (const number of all[0]?.keys() ?? []) {
      const found = all.map((entries) => entries.get(number));
      if (found.every(Boolean)) kept.set(number, found);
    }
    return kept;
  }

  // Titles and names first, then what kind of thing it is, then how often the words stand in it.
  // The title of a statement is only its opening, that of a table says what its rows are about.
  const TITLE_SHARE = { statement: 0.4, table: 0.7, source: 0 };
  // What is in another language than the page stands below.
  const ofLanguage = (language) => ((language === "en") === english ? 0 : -12);
  // What does not depend on the words: the kind of thing, its length, the language of the page.
  function standing(number) {
    const { facets, facetOf, chunkCount } = window.siteSearch.catalogue;
    const [kind, , , , language] = facets[facetOf[number]];
    return -kind * 1.5 - Math.log2(chunkCount[number]) * 0.3 + ofLanguage(language);
  }
  function titleShare(number) {
    const { facets, facetOf, kinds } = window.siteSearch.catalogue;
    return TITLE_SHARE[kinds[facets[facetOf[number]][0]]] ?? 1;
  }
  // Words that were typed apart: how near each other they stand, 0 (in different parts) to 3 (the phrase itself).
  const NEAR = 4;
  function nearness(found, joints) {
    const [first, ...others] = found.map((place) => place.chunks);
    const together = [...first.keys()].filter((chunk) => others.every((chunks) => chunks.has(chunk)));
    if (!together.length) return 0;
    return together.some((chunk) => joints.every((list) => (list.get(chunk) ?? 0) & 3)) ? 3 : 1;
  }
  function score(number, terms, found, joints) {
    const share = titleShare(number);
    const length = window.siteSearch.catalogue.titleLength[number];
    // The whole of a title or name is what was meant, a part of it the more the larger it is.
    const inTitle = ({ form }, { named }) => 30 + 20 * (named ? 1 : Math.min(1, form.length / length));
    let points = standing(number);
    found.forEach((place, i) => { points += place.weight * 2 + place.title * share * inTitle(terms[i], place); });
    if (terms.length === 1) return points;
    points += nearness(found, joints) * NEAR;
    const { firstChunk } = window.siteSearch.catalogue;
    const joined = joints.every((list) => (list.get(firstChunk[number]) ?? 0) & 4);
    const whole = { form: terms.map(({ form }) => form).join("") };
    if (joined && found.every((place) => place.title)) points += share * inTitle(whole, { named: false });
    return points;
  }

  // Entries that may hold every term, best first: { number, found: places in the order of the terms, points, isTitle }.
  async function rank(texts, passes) {
    const terms = texts.map(termOf).filter(({ folded }) => folded);
    const found = await candidates(terms);
    const joints = await Promise.all(terms.slice(1).map(({ form }, i) => (
      found.size ? postings([...terms[i].form].at(-1) + [...form][0]) : new Map())));
    const ranked = [...found].filter(([number]) => passes(number)).map(([number, places_]) => ({
      number, found: places_, points: score(number, terms, places_, joints),
      isTitle: places_.every(({ title, named }) => named || title === 1),
    }));
    ranked.sort((a, b) => b.points - a.points || a.number - b.number);
    return { terms, ranked: oneOfEach(ranked) };
  }

  // Of what may hold the terms, what holds more of their pairs: for terms whose few pairs stand in many texts.
  async function sharpen(terms, ranked) {
    const lists = await Promise.all(terms.map(({ form, amount }) => Promise.all(amount ? [] : coverOf(form).map(postings))));
    return ranked.filter(({ number, found }) => found.every((place, i) => {
      const head = window.siteSearch.catalogue.firstChunk[number];
      for (const chunk of place.chunks.keys()) if (!lists[i].every((list) => (list.get(chunk) ?? 0) & 3)) place.chunks.delete(chunk);
      return place.chunks.size || lists[i].every((list) => (list.get(head) ?? 0) & 4);
    }));
  }

  // A ranked list with one hit a thing among the first: the page of the whole where it is found, else its best part. The
  // other parts follow in their order. Of a page in both languages that of the reader's stays, where both are found.
  const FIRST = 5;
  function oneOfEach(all) {
    const { partOf, twins, facets, facetOf } = window.siteSearch.catalogue;
    const known = new Map(all.map((place) => [place.number, place]));
    const isForeign = (number) => (facets[facetOf[number]][4] === "en") !== english;
    const ranked = all.filter(({ number }) => !(isForeign(number) && known.has(twins.get(number))));
    const first = [], seen = new Set();
    for (const place of ranked) {
      const whole = place.number - partOf[place.number];
      if (first.length === FIRST) break;
      if (!seen.has(whole)) first.push(known.get(whole) ?? place);
      seen.add(whole);
    }
    return [...first, ...ranked.filter((place) => !first.includes(place))];
  }

  // Where a term stands in a folded text, preferably as a word of its own; -1 where it doesn't. An amount is no part of
  // a larger one.
  function bestPlace(folded, characters, term, { amount }) {
    const first = folded.text.indexOf(term);
    const inWord = (c) => c !== undefined && LETTER.test(foldCharacter(c));
    const inNumber = (c) => c !== undefined && /[0-9.,]/.test(foldCharacter(c));
    for (let at = first; at >= 0; at = folded.text.indexOf(term, at + 1)) {
      const before = characters[folded.from[at] - 1];
      if (amount) {
        if (!inNumber(before)) return at;
        continue;
      }
      const after = LETTER.test(term.at(-1)) && inWord(characters[folded.from[at + term.length - 1] + 1]);
      if (!(LETTER.test(term[0]) && inWord(before)) && !after) return at;
    }
    return amount ? -1 : first;
  }

  // Reads the text itself: every term really stands there, as it was typed ("exact") or in other forms of its
  // characters ("form"); null where it doesn't.
  async function verify({ number, found }, terms) {
    const { firstChunk } = window.siteSearch.catalogue;
    const shared = (chunk) => terms.filter((_, i) => found[i].chunks.has(chunk)).length;
    const all = [...new Set(found.flatMap((place) => [...place.chunks.keys()]))]
      .map((chunk) => [chunk, shared(chunk), Math.max(...found.map((place) => place.chunks.get(chunk) ?? 0))])
      .sort((a, b) => b[1] - a[1] || b[2] - a[2] || a[0] - b[0]).map(([chunk]) => chunk);
    const open = terms.map(() => true);
    let how = "exact", excerpt = null, entry = null;
    const take = async (chunk) => {
      const read = await chunkOf(chunk);
      const characters = [...read.text];
      const folded = foldWithPlaces(characters);
      if (!entry) {
        entry = read.entry;
        const title = `${fold(entry.title)}\n${fold(entry.names)}`;
        const titleForms = formsFolded(title);
        terms.forEach((term, i) => {
          if (!term.amount && title.includes(term.folded)) open[i] = false;
          else if (!term.amount && titleForms.includes(term.form)) { open[i] = false; how = "form"; }
        });
      }
      const inForms = { ...folded, text: formsFolded(folded.text) };
      terms.forEach((term, i) => {
        let at = bestPlace(folded, characters, term.folded, term);
        if (at < 0 && (at = bestPlace(inForms, characters, term.form, term)) >= 0 && open[i]) how = "form";
        if (at < 0) return;
        open[i] = false;
        excerpt ??= { characters, at: folded.from[at] };
      });
    };
    for (const chunk of all) {
      await take(chunk);
      if (excerpt && !open.some(Boolean)) break;
    }
    if (!entry) await take(firstChunk[number]);
    if (open.some(Boolean)) return null;
    const named = entry.names.split("\n").find((name) => terms.some(({ form }) => formsFolded(fold(name)).includes(form)));
    if (!excerpt && named) excerpt = { characters: [...`${words.alsoNamed}${named}`], at: 0 };
    if (!excerpt) excerpt = { characters: [...(await chunkOf(firstChunk[number])).text], at: 0 };
    return { entry, how, marks: terms.map(({ form }) => form), ...excerpt };
  }

  Object.assign(window.siteSearch, { rank, oneOfEach, sharpen, verify, ofLanguage });
})();

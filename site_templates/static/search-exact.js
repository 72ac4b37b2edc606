// Search for what really stands there: entries that hold every word of a query, ranked, and the proof in their text.
"use strict";
(() => {
  if (!window.siteSearch) return;
  const { fold, foldCharacter, foldWithPlaces, formsFolded, amountOf, standsIn, marked, isNear, headOf, titleIfLoaded, textOf, isPlain, WHOLE, NAME, LONGEST } = window.siteSearch;
  const words = JSON.parse(document.getElementById("search-app").dataset.words);
  const LETTER = /[0-9a-z]/;
  const WORD = /^(?:[0-9]+(?:[.,][0-9]+)*|[0-9a-z]+)$/;
  const COUNTED = /^([0-9]+(?:[.,][0-9]+)*[^\x00-\x7f])/;
  const english = document.documentElement.lang === "en";

  // A term as it is looked up and proven. What is longer than the overlap of two pieces of text is not proven.
  function termOf(text) {
    const folded = [...fold(text)].slice(0, window.siteSearch.catalogue.overlap).join("");
    const form = formsFolded(folded);
    return { text, folded, form, amount: amountOf(folded), word: wordOf(text, form) };
  }
  // What stands for a term that is a word or a number, or begins with a number of something: words are known whole.
  function wordOf(text, form) {
    const word = /\s/.test(text.trim()) ? null : WORD.exec(form)?.[0] ?? COUNTED.exec(form)?.[1];
    return word && isNear(form, word) ? word : null;
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

  // So many texts may be read where the beginning of a long term is not enough.
  const FEW = 3;
  const endOf = (form) => (form.length > LONGEST ? [[...form].slice(-LONGEST).join("")] : []);
  // Lists of chunks that all hold a term, and whether they prove it; null where it may not be looked up.
  async function listsOf({ folded, form, amount, word }) {
    const stretch = await standsIn(form);
    if (!stretch) return null;
    const lists = [stretch.list];
    if (amount) {
      const isKnown = isNear(form, amount.exact);
      if (isKnown) lists.push(await marked(WHOLE, amount.exact));
      return { lists, isProven: isKnown && form === amount.exact };
    }
    // A long word that is known whole needs no more than that, nor does a number that stands nowhere.
    const whole = !stretch.isWhole && word ? await marked(WHOLE, word) : null;
    if (whole && (word === form) === whole.size > 0) return { lists: [whole], isDoubtful: false, isWhole: true, isProven: isPlain(folded) };
    if (stretch.list.size > FEW) for (const end of endOf(form)) lists.push((await standsIn(end))?.list);
    const kept = lists.filter(Boolean);
    // Of a long term one place of the index was all that could be asked: most of what has it may hold something else.
    const isDoubtful = form.length > LONGEST && kept.length === 1;
    return { lists: kept, isDoubtful, isWhole: stretch.isWhole, isProven: stretch.isWhole && isPlain(folded) };
  }

  // Where a term may stand: { isProven, entries: entry -> { title, weight, named, isWord, chunks } }. What holds Latin letters
  // of the term only inside longer words counts for a third and is no word: bus in business, 6,000 in 276,000. A single
  // letter tells nothing: 5 G.
  async function places(term) {
    const { entryOf } = window.siteSearch.catalogue;
    const { form, word, amount } = term;
    const [known, whole, names] = await Promise.all([
      listsOf(term), word && !amount && marked(WHOLE, word), amount ? null : marked(NAME, form)]);
    if (!known) return null;
    const [list, ...further] = known.lists;
    const entries = new Map();
    for (const chunk of list.keys()) {
      const { title, weight } = held([list, ...further], chunk);
      if (!title && !weight) continue;
      const asWords = held(whole ? [whole] : [], chunk);
      const number = entryOf[chunk];
      const place = entries.get(number) ?? { title: 0, weight: 0, named: false, isWord: false, chunks: new Map() };
      place.isWord ||= !whole || word.length === 1 || whole.has(chunk);
      place.named ||= Boolean(names?.has(chunk));
      if (title) place.title = Math.max(place.title, asWords.title ? 1 : 1 / 3);
      const counted = asWords.weight ? weight : weight / 3;
      place.weight = Math.max(place.weight, counted);
      if (weight) place.chunks.set(chunk, counted);
      entries.set(number, place);
    }
    return { ...known, entries };
  }

  // What is known of a place of a term that was not looked up: the text must tell.
  const NOWHERE = { title: 0, weight: 0, named: false, isWord: true, chunks: new Map() };
  // Entries that may hold every term: entry -> places in the order of the terms. The longest are looked up first.
  async function candidates(terms) {
    const order = [...terms].sort((x, y) => y.form.length - x.form.length);
    const looked = await Promise.all(order.map(places));
    const all = terms.map((term) => looked[order.indexOf(term)]);
    terms.forEach((term, i) => Object.assign(term, { isWhole: Boolean(all[i]?.isWhole), isProven: Boolean(all[i]?.isProven), isDoubtful: Boolean(all[i]?.isDoubtful) }));
    const kept = new Map();
    for (const number of looked[0]?.entries.keys() ?? []) {
      const found = all.map((known) => (known ? known.entries.get(number) : NOWHERE));
      if (found.every(Boolean)) kept.set(number, found);
    }
    return kept;
  }
  // Where two neighbouring terms stand as one phrase, as far as the same file of the index knows.
  async function phrase({ form }, next) {
    const both = form + next;
    return form.length < LONGEST && isNear(form, both) ? (await standsIn(both))?.list ?? NOWHERE.chunks : NOWHERE.chunks;
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
    const whole = { form: terms.map(({ form }) => form).join("") };
    if (found.every((place) => place.title) && titleIfLoaded(number)?.includes(whole.form)) points += share * inTitle(whole, { named: false });
    return points;
  }

  // Entries that may hold every term, best first: { number, found: places in the order of the terms, points, isTitle, isWord }.
  async function rank(texts, passes) {
    const terms = texts.map(termOf).filter(({ folded }) => folded);
    const found = await candidates(terms);
    const joints = await Promise.all(terms.slice(1).map(({ form }, i) => phrase(terms[i], form)));
    const ranked = [...found].filter(([number]) => passes(number)).map(([number, places_]) => ({
      number, found: places_, points: score(number, terms, places_, joints),
      isTitle: places_.every(({ title, named }) => named || title === 1),
      isWord: places_.every(({ isWord }) => isWord),
    }));
    ranked.sort((a, b) => b.points - a.points || a.number - b.number);
    return { terms, ranked: oneOfEach(ranked) };
  }

  // A ranked list with one hit a thing among the first: the page of the whole where it is found and worth it, else its
  // best part. The other parts follow in their order. Of a page in both languages that of the reader's stays, where both
  // are found.
  const FIRST = 5;
  // What a page is a part of: a further page of the first, a report's record of the programme's page, one in English as its
  // Chinese one.
  function wholeOf(number) {
    const { partOf, twins } = window.siteSearch.catalogue;
    if (partOf[number]) return wholeOf(number - partOf[number]);
    const twin = twins.get(number);
    return twin > number && partOf[twin] ? twins.get(wholeOf(twin)) ?? number : number;
  }
  function oneOfEach(all, isWorth = () => true) {
    const { twins, facets, facetOf } = window.siteSearch.catalogue;
    const known = new Map(all.map((place) => [place.number, place]));
    const isForeign = (number) => (facets[facetOf[number]][4] === "en") !== english;
    const ranked = all.filter(({ number }) => !(isForeign(number) && known.has(twins.get(number))));
    const first = [], seen = new Set();
    for (const place of ranked) {
      const whole = wholeOf(place.number);
      if (first.length === FIRST) break;
      const page = known.get(whole);
      if (!seen.has(whole)) first.push(page && isWorth(page, place) ? page : place);
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

  // What a result shows: every term really stands there, as it was typed ("exact") or in other forms of its characters
  // ("form"); null where it doesn't, undefined where nothing more may be loaded that could tell. What the index proves is
  // shown without an excerpt then.
  async function verify({ number, found }, terms) {
    const { firstChunk } = window.siteSearch.catalogue;
    const shared = (chunk) => terms.filter((_, i) => found[i].chunks.has(chunk)).length;
    const all = [...new Set(found.flatMap((place) => [...place.chunks.keys()]))]
      .map((chunk) => [chunk, shared(chunk), Math.max(...found.map((place) => place.chunks.get(chunk) ?? 0))])
      .sort((a, b) => b[1] - a[1] || b[2] - a[2] || a[0] - b[0]).map(([chunk]) => chunk);
    const entry = await headOf(all[0] ?? firstChunk[number]);
    if (!entry) return undefined;
    const title = `${fold(entry.title)}\n${fold(entry.names)}`;
    const titleForms = formsFolded(title);
    let how = "exact", excerpt = null;
    const open = terms.map((term) => {
      if (term.isProven || (!term.amount && title.includes(term.folded))) return false;
      if (term.amount || !titleForms.includes(term.form)) return true;
      how = "form";
      return false;
    });
    const read = (characters) => {
      const folded = foldWithPlaces(characters);
      const inForms = { ...folded, text: formsFolded(folded.text) };
      terms.forEach((term, i) => {
        let at = bestPlace(folded, characters, term.folded, term);
        if (at < 0 && (at = bestPlace(inForms, characters, term.form, term)) >= 0 && open[i]) how = "form";
        if (at < 0) return;
        open[i] = false;
        excerpt ??= { characters, at: folded.from[at] };
      });
    };
    const chunks = [...all, ...(found.includes(NOWHERE) ? chunksOf(number).filter((chunk) => !all.includes(chunk)) : [])];
    let isCut = false;
    for (const chunk of chunks) {
      if (excerpt && !open.some(Boolean)) break;
      const text = await textOf(chunk);
      isCut ||= text === null;
      if (text === null) break;
      read([...text]);
    }
    if (open.some(Boolean)) return isCut ? undefined : null;
    const named = entry.names.split("\n").find((name) => terms.some(({ form }) => formsFolded(fold(name)).includes(form)));
    if (!excerpt && named) excerpt = { characters: [...`${words.alsoNamed}${named}`], at: 0 };
    if (!excerpt) excerpt = { characters: [...((await textOf(firstChunk[number])) ?? "")], at: 0 };
    return { entry, how, marks: terms.map(({ form }) => form), ...excerpt };
  }
  // Of what may hold all terms, what holds all that was looked up of their parts: lists of chunks.
  function holdingAll(ranked, lists) {
    const { firstChunk } = window.siteSearch.catalogue;
    return ranked.filter(({ number, found }) => {
      const chunks = found.flatMap((place) => [...place.chunks.keys()]);
      return lists.every((list) => (list.get(firstChunk[number]) ?? 0) & 4 || chunks.some((chunk) => (list.get(chunk) ?? 0) & 3));
    });
  }
  function chunksOf(number) {
    const { firstChunk, chunkCount } = window.siteSearch.catalogue;
    return Array.from({ length: chunkCount[number] }, (_, i) => firstChunk[number] + i);
  }

  Object.assign(window.siteSearch, { endOf, rank, oneOfEach, holdingAll, verify, ofLanguage });
})();

// The index of search in the browser: its files, folding, and what it knows of a gram (docs/decisions/0006-search.md).
"use strict";
(() => {
  const app = document.getElementById("search-app");
  if (!app) return;
  const base = app.dataset.base;
  // A stretch of so many characters has a place of its own in the index (generator/search/stretches.py).
  const LONGEST = 8;
  // A query may make so many requests; so many of them are kept for texts, which are asked for last.
  const REQUESTS = 6;
  const FOR_TEXTS = 2;
  // So many answers it waits for one after another: what the first tell leads to others, and these to texts.
  const ROUNDS = 3;
  // So many files stand in a folder (generator/search/index.py).
  const TOGETHER = 8;
  // A word or a number as it is typed, and an amount by its whole part (generator/search/grams.py).
  const WORD = /[0-9]+(?:[.,][0-9]+)+|[0-9a-z]+/g;
  const AMOUNT = /^([0-9][0-9,]*)(\.[0-9]+)?[億亿]/;
  const LATIN = /^[\x00-\x7f]+$/;
  // Digits of a posting as `packed` in grams.py writes them.
  const DIGITS = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i)).filter((c) => c !== '"' && c !== "\\");
  const HALF = Math.floor(DIGITS.length / 2);
  const VALUE = new Map(DIGITS.map((c, i) => [c, i]));
  const loaded = new Map();
  let catalogue = null;
  let forms = new Map();
  let left = 0, forTexts = FOR_TEXTS, round = 0;

  // Index files are scripts that call this with what they hold; in the copy for a disk those of a folder are one.
  const waiting = new Map();
  const isPacked = app.dataset.packed === "";
  window.searchData = (value) => { const name = document.currentScript.dataset.file; waiting.get(name)?.(isPacked && /\d$/.test(name) ? value[name.at(-1)] : value); };
  function load(name, isKept = false) {
    if (!loaded.has(name)) {
      const own = round + 1;
      if (!isKept) left -= 1;
      loaded.set(name, new Promise((resolve, reject) => {
        waiting.set(name, (value) => { if (!isKept) round = Math.max(round, own); resolve(value); });
        const script = document.createElement("script");
        script.dataset.file = name;
        script.src = `${base}search/${isPacked ? name.replace(/\/\d$/, "") : name}.js`;
        script.onerror = () => { loaded.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }
  // A query begins, or more of its results are asked for: so many files may be loaded, without those kept for an answer. The
  // first query of a page may load as many more.
  let isFirst = true;
  function allow(kept = 0, requests = REQUESTS) {
    left = isFirst ? requests : requests - kept;
    forTexts = isFirst ? FOR_TEXTS : Math.max(1, FOR_TEXTS - Math.floor(kept / 2));
    round = 0;
    isFirst = false;
  }
  const mayLoad = (name, kept = 0) => loaded.has(name) || (left > kept && round < ROUNDS);
  const fileOf = (kind, number) => `${kind}/${catalogue.folders[kind][Math.floor(number / TOGETHER)]}/${number % TOGETHER}`;

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

  // Lines that each say how many characters they share with the one before.
  function lengthened(lines) {
    let before = "";
    return lines.split("\n").map((line) => (before = [...before].slice(0, parseInt(line[0], 36)).join("") + line.slice(1)));
  }

  // Where in a sorted list the last stands that is no greater.
  function lastUpTo(list, wanted) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= wanted) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  let preparing = null;
  function ready() {
    preparing ??= load("catalogue").then(async (found) => {
      for (const list of ["facetOf", "titleLength", "chunkCount", "partOf", "twinOf", "groupSizes"]) found[list] = gapsOf(found[list]);
      found.facets = found.facets.map(([kind, ...places]) => [kind, ...places.map((place) => found.facetNames[place])]);
      // The other language's page of each that has one.
      let next = 0;
      found.twins = new Map(found.twinOf.flatMap((one, number) => {
        if (!one) return [];
        const twin = next + (one % 2 ? (one - 1) / 2 : -one / 2);
        next = twin + 1;
        return [[number, twin], [twin, number]];
      }));
      found.firstChunk = [];
      found.entryOf = [];
      found.chunkCount.forEach((count, number) => {
        found.firstChunk.push(found.entryOf.length);
        for (let k = 0; k < count; k += 1) found.entryOf.push(number);
      });
      for (const [kind, names] of Object.entries(found.folders)) found.folders[kind] = names.match(/.{7}/g) ?? [];
      found.begins = lengthened(found.begins);
      // Each group of texts by its first member.
      let first = 0;
      found.groups = found.groupSizes.map((size) => { first += size; return first - size; });
      const { lines, present } = found.words;
      found.words.lines = lines.map((line, i) => [line.split("\n"), line.split("\n").filter((_, k) => present[i][k] === "1")]);
      const [traditional, simplified] = found.forms.map((text) => [...text]);
      forms = new Map(traditional.map((c, i) => [c, simplified[i]]));
      found.shared = new Set([...simplified.filter((c, i) => simplified.indexOf(c) !== i), ...found.forms[2]]);
      catalogue = found;
      heads = found.folders.heads.length ? headsIn(await load(fileOf("heads", 0))) : null;
      return found;
    });
    preparing.catch(() => { preparing = null; });
    return preparing;
  }

  // The same folding as the index: one character at a time, so that places stay comparable. A hyphen stays between digits.
  const foldedAs = new Map();
  function foldCharacter(c) {
    if (!foldedAs.has(c)) foldedAs.set(c, [...c.normalize("NFKC").toLowerCase()].filter((p) => !/\s/u.test(p)).map((p) => catalogue.variants[p] ?? p).join(""));
    return foldedAs.get(c);
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
  const wordsOf = (folded) => [...folded.matchAll(WORD)].map((found) => ` ${found[0]}`);
  // An amount that a text begins with: { exact: as it is, about: by its whole part }; null where it begins with none.
  function amountOf(folded) {
    const found = AMOUNT.exec(folded);
    if (!found) return null;
    const whole = found[1].replaceAll(",", "");
    return { exact: `${whole}${found[2] ?? ""}亿`, about: `${whole}亿~` };
  }

  // Marks of whole words, of whole names, of the lines of a word.
  const WHOLE = " ", NAME = "\n", LINE = "\t";
  const NOTHING = new Map();

  // Grams of one file of the index: { keys, lists } in their order, and what stands beside them.
  function blockOf(content) {
    const [keys, lists, others] = content;
    return { keys: lengthened(keys), lists: lists.split("\n"), others };
  }
  const blocks = new Map();
  const nameOfBlock = (form) => fileOf("grams", Math.max(0, lastUpTo(catalogue.begins, [...form].slice(0, LONGEST).join(""))));
  const isNear = (form, other) => nameOfBlock(form) === nameOfBlock(other);
  // The file where a folded stretch is looked up; null where it may not be loaded.
  async function block(form) {
    const name = nameOfBlock(form);
    if (!mayLoad(name, forTexts)) return null;
    const content = await load(name);
    if (!blocks.has(name)) blocks.set(name, blockOf(content));
    return blocks.get(name);
  }

  // The files of stretches that will probably be asked for, in this order, begin to be loaded at once.
  function expect(stretches) {
    for (const name of stretches.map(nameOfBlock)) if (mayLoad(name, forTexts)) load(name).catch(() => {});
  }

  // Lists of chunks as one: in the title where one is, in the text as often as all of them.
  function joined(lists) {
    if (lists.length === 1) return unpack(lists[0]);
    const found = new Map();
    for (const list of lists) {
      for (const [chunk, value] of unpack(list)) {
        const before = found.get(chunk) ?? 0;
        found.set(chunk, Math.min(3, (before & 3) + (value & 3)) | ((before | value) & 4));
      }
    }
    return found;
  }
  // Where a folded stretch stands: { list: chunk -> 4 where the title holds it, plus how often the text does (0 to 3);
  // isWhole: whether all of it was looked up, or only its beginning }; null where it may not be looked up.
  async function standsIn(form) {
    const found = await block(form);
    if (!found) return null;
    const { keys, lists, others } = found;
    const characters = [...form];
    const key = characters.slice(0, LONGEST).join("");
    const isWhole = characters.length <= LONGEST;
    if (Object.hasOwn(others, key)) return { list: unpack(others[key]), isWhole };
    const first = lastUpTo(keys, key);
    let from = keys[first] === key ? first : first + 1, to = from;
    while (keys[to]?.startsWith(key)) to += 1;
    if (to > from) return { list: joined(lists.slice(from, to)), isWhole };
    // A shorter stretch that few texts hold; one that only ends a text, as every single character, goes on nowhere.
    const begin = keys[first];
    const isBegin = begin !== undefined && [...begin].length > 1 && key.startsWith(begin) && !keys[first + 1]?.startsWith(begin) && !Object.hasOwn(others, begin);
    return { list: isBegin ? unpack(lists[first]) : NOTHING, isWhole: !isBegin };
  }
  // What a marked gram says of the chunks, in the same form as a list; null where it may not be looked up.
  async function marked(mark, form) {
    const found = await block(form);
    return found && unpack(found.others[mark + form] ?? "");
  }

  // Address, title and names of all entries; null where they are too many and stand with their texts.
  let heads = null;
  // Of an English page whose title is that of its Chinese one none is written.
  function headsIn([urls, titles, names]) {
    return lengthened(urls).map((url, i) => [url, titles[i] || titles[catalogue.twins.get(i)] || "", names[i] ?? ""]);
  }
  // The texts of a group and the heads that stand with them; null where they may not be loaded.
  async function groupOf(chunk) {
    const group = lastUpTo(catalogue.groups, chunk);
    const name = fileOf("text", group);
    if (!mayLoad(name)) return null;
    const [beside, texts] = await load(name);
    return { beside, text: texts[chunk - catalogue.groups[group]] };
  }
  // Address, title and names of an entry to which a chunk belongs; null where they may not be loaded.
  async function headOf(chunk) {
    const number = catalogue.entryOf[chunk];
    const head = heads?.[number] ?? (await groupOf(chunk))?.beside[number];
    if (!head) return null;
    const [url, title, names] = head;
    const [kind, report, year, , language] = catalogue.facets[catalogue.facetOf[number]];
    return { number, url, title, names, kind, report, year, language };
  }
  // The title and names of an entry, folded, where they are loaded.
  const foldedTitles = [];
  function titleIfLoaded(number) {
    const head = heads?.[number];
    return head ? (foldedTitles[number] ??= formsFolded(fold(`${head[1]}\n${head[2]}`))) : null;
  }
  // Whether one of the titles that are loaded holds all of these words.
  const isInTitles = (forms_) => heads?.some((_, number) => forms_.every((form) => titleIfLoaded(number).includes(form))) ?? false;
  // The text of a chunk; null where it may not be loaded.
  const textOf = async (chunk) => (await groupOf(chunk))?.text ?? null;
  // A file of answers (generator/search/answers.py), that about nothing is the last.
  const fileOfAnswers = (name) => fileOf("asked", name === "asked-all" ? catalogue.answers : Number(name.replace("asked-", "")));
  const answersIn = (name) => load(fileOfAnswers(name), true);
  const hasAnswers = (name) => loaded.has(fileOfAnswers(name));

  // Whether the index, which knows no forms of characters, tells what was typed from its other forms.
  const isPlain = (folded) => [...folded].every((c) => !catalogue.shared.has(forms.get(c) ?? c) && (forms.has(c) || !isSimplified(c)));
  const isSimplified = (c) => catalogue.forms[1].includes(c);

  window.siteSearch = {
    ready, allow, fold, foldCharacter, foldWithPlaces, formsFolded, pairsOf, coverOf, spread, wordsOf, amountOf,
    expect, standsIn, marked, isNear, headOf, titleIfLoaded, isInTitles, textOf, answersIn, hasAnswers, isPlain, WHOLE, NAME, LINE, LONGEST,
    get catalogue() { return catalogue; },
    get isFirst() { return isFirst; },
  };
})();

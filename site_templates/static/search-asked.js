// Questions that are answered above the results (generator/search/answers.py): which kind a query is and of what it is
// asked, which is pure text, and how its answer is shown. Loaded with the first query; the site
// adds what may be asked (siteAsked.known) at the end.
// Every character of a query must be accounted for: by the words of the question, a year, a name, or words that say
// nothing. So what is not understood is not answered.
"use strict";
(() => {
  const MARKS = /[?？!！。，,、;；:：「」『』“”"'（）()]/gu;
  const LATIN = /^[\x00-\x7f]*$/;
  const YEAR = /(?:民国)?(?<![0-9])([0-9]{2,4})年度?|(?<![0-9])(20[0-9]{2})(?![0-9])/u;
  const ROC_ZERO = 1911;
  const APART = "\n";
  // So many characters of a name, at least, tell it from others.
  const TELLING = 3;
  // What a question must not cost: ways to read it, and files to read for them.
  const READINGS = 24, FILES = 2;

  function fileOf(key, files) {
    let number = 0;
    for (const c of key) number = (Math.imul(number, 31) + c.codePointAt(0)) >>> 0;
    return number % files;
  }
  const pairsOf = (text) => [...text].map((c, at, all) => c + (all[at + 1] ?? "")).slice(0, -1);
  // The file in which what is left of a question is answered, if any: a thing is typed after whose it is.
  function filesFor({ stretches, question }, { questions, common, files, somebody, fillers }) {
    const kind = questions[question][3];
    if (!kind) return stretches.every((text) => covered(text, [], somebody, fillers, false)) ? ["asked-all"] : [];
    const isCommon = new Set(pairsOf(common).filter((_, at) => at % 2 === 0));
    const telling = stretches.flatMap(pairsOf).filter((pair) => !isCommon.has(pair));
    const key = (kind === 2 ? telling.at(-1) : telling[0]) ?? stretches.join("");
    return [...key].length > 1 ? [`asked-${fileOf(key, files)}`] : [];
  }
  // Latin words are never parts of others.
  function isWhole(text, at, word) {
    return !LATIN.test(word) || (!/[0-9a-z]/.test(text[at - 1] ?? "") && !/[0-9a-z]/.test(text[at + word.length] ?? ""));
  }
  // A text without one of the words, for each of them and each place; "" stands for none.
  function* without(text, words) {
    for (const word of words) {
      if (!word) { yield { text, length: 0 }; continue; }
      const first = text.indexOf(word), last = text.lastIndexOf(word);
      for (const at of first === last ? [first] : [last, first]) {
        if (at >= 0 && isWhole(text, at, word)) yield { text: text.slice(0, at) + APART + text.slice(at + word.length), length: word.length };
      }
    }
  }
  function* readings(text, groups, length = 0) {
    if (!groups.length) { yield { rest: text, length }; return; }
    for (const cut of without(text, groups[0])) yield* readings(cut.text, groups.slice(1), length + cut.length);
  }
  function yearIn(text) {
    const found = YEAR.exec(text);
    if (!found) return null;
    const number = Number(found[1] ?? found[2]);
    return { year: number > ROC_ZERO ? number - ROC_ZERO : number, text: text.replace(found[0], APART) };
  }

  // Stretches of what is left, without the words that say nothing at their ends.
  function stretchesOf(rest, fillers) {
    const trim = (untrimmed) => {
      const text = untrimmed.trim();
      const begins = fillers.find((word) => text.startsWith(word) && isWhole(text, 0, word));
      if (begins) return trim(text.slice(begins.length));
      const ends = fillers.find((word) => text.endsWith(word) && isWhole(text, text.length - word.length, word));
      return ends ? trim(text.slice(0, -ends.length)) : text;
    };
    return rest.split(APART).map(trim).filter(Boolean);
  }

  // Ways to read a query, the one with most words of a question first: { number of the question, year, isNewest,
  // whole: what is left, stretches: the same without what says nothing }.
  function read(folded, { questions, newest, fillers }) {
    const text = folded.replace(MARKS, "").trim();
    const dated = yearIn(text);
    const starts = [{ text, year: 0 }, ...(dated ? [dated] : [])];
    for (const word of newest) {
      const at = text.indexOf(word);
      if (at >= 0) { starts.push({ text: text.slice(0, at) + APART + text.slice(at + word.length), year: 0, isNewest: true }); break; }
    }
    const found = [];
    questions.forEach(([groups], question) => {
      for (const start of starts) {
        for (const { rest, length } of readings(start.text, groups)) {
          if (length) found.push({ question, length, year: start.year, isNewest: Boolean(start.isNewest), rest, stretches: stretchesOf(rest, fillers) });
        }
      }
    });
    const key = ({ question, year, isNewest, stretches }) => [question, year, isNewest, ...stretches].join(APART);
    found.sort((a, b) => b.length - a.length || b.year - a.year || a.question - b.question);
    const seen = new Set();
    const isNew = (one) => !seen.has(key(one)) && seen.add(key(one));
    return found.filter(isNew).slice(0, READINGS);
  }

  // How a stretch is made of names and fillers: { main, beside: whether such a name stands in it, matched: characters of
  // a part of the main name, isWhole } or null.
  function covered(stretch, names, beside, fillers, isPart) {
    const whole = (text, list) => list.filter((name) => text.startsWith(name)).sort((a, b) => b.length - a.length)[0];
    let best = null;
    const better = (one) => {
      const more = !best || Number(one.isWhole) - Number(best.isWhole) || one.matched - best.matched;
      if (more === true || more > 0) best = one;
    };
    const seen = new Set();
    const walk = (at, state) => {
      if (at === stretch.length) { better(state); return; }
      const key = `${at} ${state.main} ${state.beside} ${state.from} ${state.name}`;
      if (seen.has(key)) return;
      seen.add(key);
      const left = stretch.slice(at);
      if (left[0] === " ") walk(at + 1, state);
      const name = !state.main && whole(left, names);
      if (name) walk(at + name.length, { ...state, main: true, isWhole: true, matched: name.length });
      const other = !state.beside && whole(left, beside);
      if (other) walk(at + other.length, { ...state, beside: true });
      if (isPart && !state.isWhole) {
        names.forEach((one, number) => {
          if (state.name !== undefined && state.name !== number) return;
          for (let length = Math.min(left.length, one.length); length > 1; length -= 1) {
            const place = one.indexOf(left.slice(0, length), state.from ?? 0);
            if (place < 0) continue;
            const says = fillers.includes(left.slice(0, length)) ? 0 : length;
            walk(at + length, { ...state, main: true, name: number, from: place + length, matched: state.matched + says });
          }
        });
      }
      const filler = fillers.find((word) => left.startsWith(word) && isWhole(stretch, at, word));
      if (filler) walk(at + filler.length, state);
    };
    walk(0, { main: false, beside: false, matched: 0, isWhole: false });
    return best;
  }

  // Whether what is left of a question names a thing: { isWhole } or null.
  function names({ stretches }, [, main, beside, isOnlyWhole], fillers) {
    const parts = stretches.map((stretch) => covered(stretch, main, beside, fillers, !isOnlyWhole));
    if (parts.includes(null)) return null;
    const named = parts.filter((part) => part.main);
    if (!main.length) return { isWhole: true };
    if (named.some((part) => part.isWhole)) return { isWhole: true };
    const matched = named.reduce((sum, part) => sum + part.matched, 0);
    return !isOnlyWhole && matched >= TELLING ? { isWhole: false } : null;
  }

  // What the things of a file answer to one reading: the sure ones, else those that are named in part.
  function answersIn(reading, things, fillers) {
    const found = [];
    for (const thing of things) {
      const how = names(reading, thing, fillers);
      if (!how) continue;
      const own = thing[5].filter(([question, year]) => question === reading.question
        && (reading.year ? year === reading.year : !reading.isNewest || year > 0));
      if (!own.length) continue;
      const newest = Math.max(...own.map(([, year]) => year));
      for (const answer of own.filter(([, year]) => year === newest)) found.push({ thing, answer, isWhole: how.isWhole });
    }
    const sure = found.filter(({ isWhole }) => isWhole);
    return sure.length ? sure : found;
  }

  // The sentence of an answer: its values stand in the order in which the sentence first names them.
  function sentenceOf([title], [question, , isNothing, , values], questions) {
    const [, says, nothing] = questions[question];
    const known = new Map([["thing", title]]);
    let at = 0;
    return (isNothing ? nothing : says).replace(/\{(\w+)\}/g, (_, name) => {
      if (!known.has(name)) { known.set(name, values[at]); at += 1; }
      return known.get(name);
    });
  }

  // The files that a query may need to be answered, at most so many as it may cost.
  function filesOf(folded, asked) {
    const files = new Set(read(folded, asked).flatMap((reading) => filesFor(reading, asked)));
    return [...files].slice(0, FILES);
  }

  // The answer to a query, or what it may be about: { sentence, ... } or { choices } or null. `load` reads a file.
  async function ask(folded, asked, load) {
    const { questions, fillers, reports } = asked;
    const loaded = new Map();
    for (const reading of read(folded, asked)) {
      for (const file of filesFor(reading, asked)) {
        if (!loaded.has(file)) {
          if (loaded.size >= FILES) continue;
          loaded.set(file, await load(file));
        }
        const found = answersIn(reading, loaded.get(file), fillers);
        if (!found.length || found.length > asked.choices) continue;
        if (found.length > 1) {
          const choices = found.map(({ thing, answer }) => ({ name: thing[0], url: thing[4] + answer[3] }));
          if (new Set(choices.map(({ name }) => name)).size < choices.length) continue;
          return { choices, question: reading.question };
        }
        const [{ thing, answer, isWhole }] = found;
        const [, year, isNothing, url, , figure, places] = answer;
        return {
          sentence: sentenceOf(thing, answer, questions), name: thing[0], year, url: thing[4] + url, figure,
          places: places.map(([report, ...rest]) => [reports[report], ...rest]),
          part: isWhole ? "" : reading.stretches.join(""), isNewest: reading.isNewest, isNothing: Boolean(isNothing), question: reading.question,
        };
      }
    }
    return null;
  }

  const PER_SECTION = 250;
  function make(name, className, ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children.filter(Boolean));
    return element;
  }
  // Lines of a record, as every page links them: the first place of each report with its title before it.
  function printedAt(places, { base, titleOf, words }) {
    return places.flatMap(([report, lines, pages, doubt, why], at) => {
      const first = Number.parseInt(lines, 10);
      const link = make("a", "src", lines.split(",").slice(0, 3).join("、").replaceAll("-", "–"));
      link.href = `${base}sources/${report}/lines-${Math.floor((first - 1) / PER_SECTION) * PER_SECTION + 1}/#${lines.replace(/\d+/g, "L$&")}`;
      link.dataset.lines = lines;
      link.setAttribute("aria-haspopup", "dialog");
      if (pages) link.title = words.pages.replace("{pages}", pages);
      const mark = doubt && make("span", "certainty", doubt);
      if (mark && why) mark.title = why;
      const isNew = report !== places[at - 1]?.[0];
      return [isNew ? `${at ? "；" : ""}《${titleOf(report)}》 ` : "、", link, mark].filter(Boolean);
    });
  }
  // The sentence with its figure marked as every figure is.
  function said({ sentence, figure }) {
    const [value, shown] = figure.length > 1 ? figure : ["", figure[0] ?? ""];
    const at = shown ? sentence.indexOf(shown) : -1;
    if (at < 0) return [sentence];
    const bold = make("b", "", shown);
    const data = value ? make("data", "", bold) : bold;
    if (value) data.value = value;
    return [sentence.slice(0, at), data, sentence.slice(at + shown.length)];
  }
  function linkTo(href, text) {
    const link = make("a", "", text);
    link.href = href;
    return link;
  }
  // The answer, or what the question may be about, as an element.
  function shown(found, parts) {
    const { base, words } = parts;
    if (found.choices) {
      const list = make("ul", "", ...found.choices.map(({ name, url }) => make("li", "", linkTo(base + url, name))));
      return make("div", "search-answer", make("p", "", words.choose), list);
    }
    const notes = [found.part && words.byPart, found.isNewest && found.year && words.newestYear.replace("{year}", found.year)];
    const text = make("p", "", ...said(found), " ", found.places.length ? make("small", "", ...printedAt(found.places, parts)) : "");
    text.lang = "zh-TW";
    return make("div", "search-answer", text, make("p", "", linkTo(base + found.url, words.answered), " ", make("small", "", notes.filter(Boolean).join(""))));
  }

  window.siteAsked = { ask, filesOf, shown };
})();

// What a typed query asks for: words, phrases, other ways to say or print them. Knows no index, only the words of
// content/search.yml, which are handed in.
"use strict";
(() => {
  const QUOTED = /[「『“"]([^」』”"]*)[」』”"]/gu;
  // A comma between digits is a part of a number.
  const APART = /[\s\u3000、，；;｜|]+|(?<![0-9]),+|,+(?![0-9])/u;
  const ROC_ZERO = 1911;
  const CJK = /[^\x00-\x7f]/;

  // Words that must stand, each as it was typed; a quoted phrase is one word, whatever it holds.
  function wordsIn(query) {
    const found = [];
    let done = 0;
    const apart = (text) => found.push(...text.split(APART).filter(Boolean));
    for (const quoted of query.matchAll(QUOTED)) {
      apart(query.slice(done, quoted.index));
      if (quoted[1].trim()) found.push(quoted[1].trim());
      done = quoted.index + quoted[0].length;
    }
    apart(query.slice(done).replace(/[「『“"」』”]/gu, " "));
    return found;
  }
  const isQuoted = (query) => /^\s*[「『“"][^」』”"]+[」』”"]\s*$/u.test(query);

  const grouped = (digits) => digits.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ",");
  // Hundred millions, ten thousands and thousands as they are printed, and the same in thousands as tables have it.
  function amounts(text) {
    const decimal = /^([\d,]+)(\.\d+)?億元?$/.exec(text);
    if (decimal) return [`${grouped(decimal[1].replaceAll(",", ""))}${decimal[2] ?? ""}億`];
    const parts = /^([\d,]+)億(?:([\d,]+)萬)?(?:([\d,]+)千)?元?$/.exec(text) ?? /^()([\d,]+)萬(?:([\d,]+)千)?元?$/.exec(text);
    if (!parts) return [];
    const [large, middle, small] = parts.slice(1).map((part) => Number((part ?? "").replaceAll(",", "") || 0));
    const printed = [[large, "億"], [middle, "萬"], [small, "千"]].filter(([n]) => n).map(([n, unit]) => grouped(String(n)) + unit);
    const thousands = String(large * 100_000 + middle * 10 + small);
    return [printed.join(""), ...(parts[1] || middle >= 1_000 ? [grouped(thousands)] : [])];
  }
  // An amount in thousands as running text prints it: 113億8,918萬.
  function large(thousands) {
    const printed = [[Math.floor(thousands / 100_000), "億"], [Math.floor(thousands % 100_000 / 10), "萬"]]
      .filter(([n]) => n).map(([n, unit]) => grouped(String(n)) + unit).join("");
    return thousands >= 10 ? [printed] : [];
  }
  // Other ways in which reports print a number, an amount or a year.
  function numbersLike(text) {
    const found = [];
    const plain = /^([\d,]*\d)(?:千元|仟元|元|臺)?$/.exec(text);
    if (plain) {
      const digits = plain[1].replaceAll(",", "");
      if (digits.length > 3) found.push(grouped(digits), digits);
    }
    found.push(...amounts(text));
    const thousands = /^([\d,]+)[千仟]元$/.exec(text);
    if (thousands) found.push(...large(Number(thousands[1].replaceAll(",", ""))));
    const year = /^(?:民國)?(\d{2,4})年?度?$/.exec(text);
    if (year && !plain?.[1].includes(",")) {
      const number = Number(year[1]);
      if (number >= 1990 && number <= 2060) found.push(`${number - ROC_ZERO}年`, `${number}年`, String(number));
      if (number >= 80 && number <= 149 && /年/.test(text)) found.push(`${number}年`, `${number + ROC_ZERO}年`);
    }
    return [...new Set(found)].filter((other) => other !== text);
  }

  // Keys -> the numbers of the lines that hold them. `fold` makes two spellings one; lines never change.
  const looked = new WeakMap();
  function lookup(lines, fold) {
    if (looked.has(lines)) return looked.get(lines);
    const keys = new Map();
    looked.set(lines, keys);
    lines.forEach(([line], i) => {
      for (const word of line) {
        const key = word.split(/\s+/).map(fold).join(CJK.test(word) ? "" : " ");
        keys.set(key, [...(keys.get(key) ?? []), i]);
      }
    });
    return keys;
  }
  // A short form of a name keeps its first and its last character and leaves out others: 智財局 of 智慧財產局.
  function shortensTo(short, keys, isName) {
    if (short.length < 3 || short.length > 5) return null;
    let best = null;
    for (const [key, lines] of keys) {
      if (!lines.some(isName) || key[0] !== short[0] || key.at(-1) !== short.at(-1)) continue;
      let at = 0;
      for (const c of key) if (c === short[at]) at += 1;
      if (at === short.length && (!best || key.length < best.length)) best = key;
    }
    return best;
  }
  // Digits with what belongs to them: an amount, a year, a count.
  const NUMBER = /^(?:民国)?[\d.,]*\d(?:[a-z]{1,4}(?![0-9a-z])|[亿億万萬千仟元年度%台臺]+(?:[\d,]+[亿億万萬千仟元]+)*)?/u;
  const isPart = (c) => c !== undefined && /[0-9a-z]/.test(c);

  // The longest word of the list that a text has at a place, whole where it is Latin; an English word also in the plural.
  function wordAt(text, at, keys, longest) {
    for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
      const part = text.slice(at, at + length);
      const latin = !CJK.test(part);
      if (latin && (isPart(text[at - 1]) || isPart(text[at + length]))) continue;
      const key = [part, ...(latin && part.length > 3 ? [part.replace(/s$/, ""), `${part}s`] : [])].find((k) => keys.has(k));
      if (key !== undefined && length > 1) return { part, key };
    }
    return null;
  }

  // A query cut into units: { text, lines, others: words of those lines that stand somewhere }. Known words and numbers
  // are units of their own, what only asks is left out, what is between them stays as it is. `fold` folds forms, too.
  function unitsIn(query, { lines, names, asking }, fold) {
    const keys = lookup(lines, fold);
    const known = (text, key) => {
      const numbers = keys.get(key) ?? [];
      const others = [...new Set(numbers.flatMap((i) => lines[i][1]))].filter((other) => fold(other) !== text);
      return { text, key: key.replaceAll(" ", ""), lines: numbers, others };
    };
    const between = (text) => known(text, shortensTo(text, keys, (i) => i >= lines.length - names) ?? text);
    const questions = new Map(asking.map((word) => [fold(word), []]));
    const longest = (map) => Math.max(0, ...[...map.keys()].map((key) => key.length));
    const longestKey = longest(keys), longestQuestion = longest(questions);
    const units = [];
    for (const word of segments(query, fold)) {
      let rest = "";
      const flush = () => {
        const apart = CJK.test(rest) ? [rest.trim()] : rest.split(" ");
        units.push(...apart.filter(Boolean).map(between));
        rest = "";
      };
      for (let at = 0; at < word.length;) {
        const number = isPart(word[at - 1]) ? null : NUMBER.exec(word.slice(at));
        const found = wordAt(word, at, keys, longestKey);
        if (found && found.part.length >= (number?.[0].length ?? 0)) {
          flush();
          units.push(known(found.part, found.key));
          at += found.part.length;
        } else if (number) {
          flush();
          units.push({ text: number[0], key: number[0], lines: [], others: numbersLike(printedForm(number[0])), isNumber: true });
          at += number[0].length;
        } else {
          const question = wordAt(word, at, questions, longestQuestion) ?? (questions.has(word[at]) && CJK.test(word[at]) ? { part: word[at] } : null);
          if (question) flush(); else rest += word[at];
          at += question ? question.part.length : 1;
        }
      }
      flush();
    }
    const kept = units.filter(({ text, lines: has }) => text.length > 1 || has.length);
    return kept.length ? kept : units;
  }
  // Folded numbers have simplified units; the patterns above know the traditional ones.
  const printedForm = (text) => text.replaceAll("亿", "億").replaceAll("万", "萬").replaceAll("国", "國").replaceAll("台", "臺");
  // Stretches of a query without blanks in Chinese, with one blank between Latin words, without marks.
  function segments(query, fold) {
    const found = [];
    for (const word of query.replace(/[「『“"」』”？?！!。：:／/（）()]/gu, " ").split(APART).map(fold).filter(Boolean)) {
      const before = found.at(-1);
      if (before !== undefined && !CJK.test(before) && !CJK.test(word)) found[found.length - 1] = `${before} ${word}`;
      else found.push(word);
    }
    return found;
  }

  // What a reader may have meant: the stretch of a text that differs from the typed one in the fewest characters, one in
  // three to five, two in six and more, of equal length or, of four and more, with one that was left out; null where there
  // is none or where it is the same.
  function nearForm(typed, text) {
    const wanted = [...typed], has = [...text], length = wanted.length;
    const allowed = length < 3 ? 0 : length < 6 ? 1 : 2;
    let best = null;
    for (let at = 0; at + length <= has.length; at += 1) {
      const first = wanted.findIndex((c, i) => c !== has[at + i]);
      if (first < 0) return null;
      // All that was typed stands there, one character apart: that is more than one that differs.
      if (length > 3 && first > 0 && wanted.slice(first).every((c, i) => c === has[at + first + 1 + i])) {
        if (!best || best.wrong) best = found(at, 0, length + 1);
        continue;
      }
      const wrong = wanted.filter((c, i) => c !== has[at + i]).length;
      if (wrong <= allowed && (!best || wrong < best.wrong)) best = found(at, wrong, length);
    }
    return best;

    function found(at, wrong, size) { return { at, wrong, length: size, text: has.slice(at, at + size).join("") }; }
  }

  window.siteQuery = { wordsIn, isQuoted, numbersLike, unitsIn, nearForm };
})();

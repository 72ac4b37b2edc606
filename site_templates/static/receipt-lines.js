// The printed lines of a record: fetched from the source view, with the number that was asked for marked in them.

export const SCALES = { 百: 1e2, 千: 1e3, 萬: 1e4, 百萬: 1e6, 千萬: 1e7, 億: 1e8, 兆: 1e12 };
// Units that a printed table may stand in, in NT$: its numbers bear no word of scale.
const TABLE_UNITS = [1, 1e3, 1e4, 1e6, 1e8];
/** NT$ in each unit of a column. */
export const UNITS = { 元: 1, 千元: 1e3, 萬元: 1e4, 百萬元: 1e6, 億元: 1e8 };
const NUMBER = /(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)\s*(兆|億|千萬|百萬|萬|千|百)?/g;
// In open data a comma ends a cell.
const CELL = /(\d+(?:\.\d+)?)()/g;
// Pages of the source view that one panel reads at most; the rest is a link.
const MOST_PAGES = 4;

// Words of the panel on English pages; the others stand with the facts of each report.
let english = null;
const ownWords = () => (document.documentElement.lang !== "en" ? {}
  : english ??= fetch(new URL("../en/receipt.json", import.meta.url)).then((answer) => (answer.ok ? answer.json() : {})));

const pages = new Map();
/** A page of the source view, read once. */
function sourcePage(address) {
  if (!pages.has(address)) {
    const loaded = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    }).then((text) => new DOMParser().parseFromString(text, "text/html"));
    loaded.catch(() => pages.delete(address));
    pages.set(address, loaded);
  }
  return pages.get(address);
}

/** First and last line of each stretch that a link leads to: #L12, #L1868,L1895-L1897. */
export function stretchesOf(text) {
  return [...text.matchAll(/L?(\d+)(?:-L?(\d+))?/g)].map(([, first, last]) => [Number(first), Number(last ?? first)]);
}

/**
 * The lines of a link: number and text of each, the facts of their report, the checks in which they take part,
 * and how many stretches were left out.
 */
export async function linesOf(link) {
  const address = new URL(link.href);
  const stretches = stretchesOf(address.hash);
  address.hash = "";
  const first = await sourcePage(address.href);
  const facts = JSON.parse(first.querySelector(".source").dataset.facts);
  facts.words = { ...facts.words, ...await ownWords() };
  const pageOf = (line) => new URL(`../lines-${Math.floor((line - 1) / facts.perPage) * facts.perPage + 1}/`, address).href;
  const numbers = stretches.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n));
  const wanted = [...new Set(numbers.map(pageOf))];
  const read = await Promise.all(wanted.slice(0, MOST_PAGES).map(sourcePage));
  const lines = numbers.flatMap((number) => {
    const line = read.map((page) => page.getElementById(`L${number}`)).find(Boolean);
    return line ? [{ number, text: line.querySelector(":scope > span:not(.others)")?.textContent ?? "" }] : [];
  });
  const sums = read.flatMap((page) => [...page.querySelectorAll(".sums li")]);
  const homes = read.flatMap((page, at) => [...page.querySelectorAll('.line a:not([href^="#"])')].map(
    (to) => new URL(to.getAttribute("href"), wanted[at]).href));
  return { facts, lines: lines.filter(({ text }) => text.trim()), stretches, sums, homes, left: numbers.length - lines.length };
}

/** Numbers of a line with their places: full-width digits count, 3億2,000萬 is one number. */
function numbersIn(text, form = NUMBER) {
  const half = text.replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const found = [];
  for (const match of half.matchAll(form)) {
    const [whole, digits, scale] = match;
    const printed = Number(digits.replaceAll(",", ""));
    const number = { from: match.index, to: match.index + whole.trimEnd().length, printed, value: printed * (SCALES[scale] ?? 1), scale };
    const before = found.at(-1);
    if (before?.scale && SCALES[before.scale] > (SCALES[scale] ?? 1) && before.to === number.from) {
      before.value += number.value;
      before.printed = NaN;
      before.to = number.to;
      before.scale = scale;
    } else found.push(number);
  }
  return found;
}

export const same = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** A number as a cell shows it, without its sign; NaN where it is none. */
export function numberOf(text) {
  const [found] = numbersIn(text ?? "");
  return found ? found.value : NaN;
}

/**
 * Where the lines print a figure: [line, from, to] each. First the number itself is looked for; then, of an amount of
 * money, the same in a larger or smaller unit, which `converted` says.
 */
export function placesOf(figure, lines) {
  const wanted = Math.abs(Number(figure.value || NaN)) || numberOf(figure.value || figure.shown);
  const all = (form) => lines.flatMap((line) => numbersIn(line.text, form).map((number) => ({ line, ...number })));
  const printed = all(NUMBER);
  const asked = (test, among = printed) => among.filter(test);
  if (!(wanted >= 0)) return { places: [], converted: false };
  const isWanted = (number) => same(number.printed, wanted);
  const literal = asked(isWanted).concat(asked(isWanted).length ? [] : asked(isWanted, all(CELL)));
  if (literal.length) return { places: literal, converted: false };
  const unit = UNITS[figure.unit];
  const exact = unit ? wanted * unit : wanted;
  const scaled = asked((number) => same(number.value, exact) || same(number.value, wanted));
  if (scaled.length || !unit) return { places: scaled, converted: Boolean(scaled.length && unit) };
  const places = asked((number) => !number.scale && TABLE_UNITS.some((of) => same(number.printed * of, exact)));
  return { places, converted: Boolean(places.length) };
}

/** The checks that a figure takes part in: its own first, then sums that name it among their parts. */
export function sumsOf(figure, record, lines, sums) {
  const number = figure.shown.replace(/[^\d,.]/g, "");
  const holds = new RegExp(`(?<![\\d,.])${number.replace(/[.]/g, "\\.")}(?![\\d,]|\\.\\d)`);
  const touches = (text) => stretchesOf(text ?? "").some(
    ([first, last]) => lines.some((line) => first <= line.number && line.number <= last));
  const own = sums.filter((sum) => sum.dataset.record === record
    && (!figure.field || sum.dataset.field === figure.field));
  const others = sums.filter((sum) => !own.includes(sum) && number.replace(/\D/g, "").length > 1
    && (sum.dataset.record === record || touches(sum.dataset.parts)) && holds.test(sum.textContent));
  // Equal numbers stand in other sums too: where some name the column, they are the figure's.
  const named = others.filter((sum) => figure.label && sum.textContent.includes(figure.label));
  return [...own, ...(named.length ? named : others)];
}

// Which figure of a page was meant, and what the page says of it: its row, its column, the lines it was read from.

import { SCALES, UNITS, same } from "./receipt-lines.js";

const DIGITS = /\d/;
// A number with its sign and what Chinese texts put behind it: 1,234.5 億元, 61.21%.
const NUMBER = /[-−－△▲]?\d[\d,]*(?:\.\d+)?\s*(?:[兆億萬千百]+)?\s*(?:%|元)?/g;
// Characters before a number that say what it is; more than the name of a column has.
const BEFORE = 20;
const LONG = 100;
// What may hold a figure together with its lines. A figure beside an item of a report has them in the item, that of a
// chart in the chart's foot.
const BLOCKS = "td, th, li, p, dd, h3, figcaption, .item__text, .item, .card, figure";

const plain = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
/** The words of an element without marks, links and small print. */
function own(element, aside) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll(aside)) part.remove();
  return plain(copy);
}

/** The number that stands under a point of the text, or "": readers tap on numbers in sentences too. */
function numberAt(x, y) {
  const place = document.caretPositionFromPoint?.(x, y);
  const range = place ? null : document.caretRangeFromPoint?.(x, y);
  const node = place?.offsetNode ?? range?.startContainer;
  const offset = place?.offset ?? range?.startOffset;
  if (node?.nodeType !== Node.TEXT_NODE) return "";
  for (const found of node.data.matchAll(NUMBER)) {
    if (found.index <= offset && offset <= found.index + found[0].length) return found[0].trim();
  }
  return "";
}

// What stands in a heading beside its label: unit, explanation, and below a title the name for programs.
const ASIDE = ".unit, .help, br + code";
/** The heading of a cell's column: its label, unit and field. */
function columnOf(cell) {
  const heads = cell.closest("table").tHead?.rows[0].cells ?? [];
  const head = heads[cell.cellIndex];
  if (!head) return { label: "", unit: "", field: "" };
  // Where no heading has it, the whole table has one unit.
  const ofTable = cell.closest("table").dataset.unit ?? "";
  const [, label, inLabel] = /^(.*?)(?:（([^（）]+)）)?$/.exec(own(head, ASIDE));
  const unit = plain(head.querySelector(".unit")) || (cell.matches(".num") ? inLabel ?? ofTable : "");
  return { label: unit === inLabel ? label : own(head, ASIDE), unit, field: head.dataset.field ?? "" };
}

/** What a cell of a row says, as a figure; null where it holds no number. */
export function figureOfCell(cell, text) {
  const row = cell.parentElement;
  const links = row.querySelectorAll("a.src");
  const link = cell.querySelector("a.src") ?? links[cell.dataset.from ?? 0];
  const shown = text || (cell.matches(".num") ? own(cell, ".certainty, .src") : plain(cell.querySelector("data")));
  if (!link || !DIGITS.test(shown)) return null;
  const value = text ? "" : cell.querySelector("data")?.value ?? "";
  const column = columnOf(cell);
  // A cell of a printed matrix is a record of its own.
  return { ...column, field: cell.dataset.field ?? column.field, link, element: cell, row, shown, value, name: cell.matches("th") ? "" : nameOf(cell) };
}

/** All printed figures of a row, for those who come by the keyboard or by its address. */
export function figuresOfRow(row) {
  return [...row?.cells ?? []].filter((cell) => cell.matches(".num:not(.made)")).map((cell) => figureOfCell(cell)).filter(Boolean);
}

/** The figure that was tapped, or the lines alone where their link was; null where there is none. */
export function figureAt(target, x, y) {
  const link = target.closest("a.src");
  if (link) return linesAlone(link);
  const cell = target.closest("tbody :is(td, th)");
  const row = cell?.parentElement.querySelector("a.src");
  const marked = target.closest("data, b");
  const said = marked && DIGITS.test(plain(marked)) ? own(marked, "small") : numberAt(x, y);
  // What a query computed, or took from another table, is not printed on the lines of its row.
  if (cell?.matches(".made")) return row ? linesAlone(row) : null;
  if (row) return figureOfCell(cell, cell.matches(".num") ? "" : said);
  if (!cell?.matches(".num") || !DIGITS.test(plain(cell))) return said ? inSentence(target, marked, said) : null;
  // A number in a chart's table: its unit stands in the heading, and money has no other.
  const { unit } = columnOf(cell);
  const data = cell.querySelector("data");
  return { ...inSentence(cell, data, `${own(cell, ".src")}${/[元%]$/.test(unit) ? ` ${unit}` : ""}`), ...data && { unit } };
}

/** The lines that a link leads to, without a figure. */
export function linesAlone(link) {
  const row = link.closest("tbody tr");
  return { link, element: link, row, shown: "", value: "", label: "", unit: "", field: "", name: nameOf(link) };
}

/** A figure outside the rows of a table; its link is that of its block, and may be missing. */
function inSentence(target, marked, said) {
  if (!target.closest("article")) return null;
  let block = target.closest(BLOCKS);
  while (block && !block.querySelector("a.src")) block = block.parentElement?.closest(BLOCKS);
  const links = [...block?.querySelectorAll("a.src") ?? []];
  const after = (link) => target.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING;
  const data = marked?.closest("data") ?? marked?.querySelector("data");
  const told = { shown: said, value: data?.value ?? "", unit: data ? "千元" : "", label: "", field: "" };
  return { ...told, link: links.find(after) ?? links.at(-1) ?? null, element: marked ?? target, row: null, inChart: Boolean(target.closest("figure.chart")), name: nameOf(target) };
}

/**
 * Figures in the tables of the page that a number in a sentence or a chart may stand for: the same, or rounded.
 * Those stay whose column, and whose row, the words around the number name.
 */
export function candidates(figure) {
  const cells = [...document.querySelectorAll("article tbody tr:has(a.src) .num")];
  const found = cells.map((cell) => figureOfCell(cell)).filter((other) => other && meets(figure, other));
  const around = plain(figure.element.closest("tr, li, p, .card, figcaption"));
  const before = figure.inChart ? around : around.slice(0, around.indexOf(figure.shown)).slice(-BEFORE);
  const isNamed = ({ name }) => name && around.includes(/\d{2,}/.exec(name)?.[0] ?? name);
  const points = (other) => (isNamed(other) ? LONG : 0) + shared(other.label, before);
  const most = Math.max(...found.map(points));
  return found.filter((other) => points(other) === most);
}

/** Length of the longest run of characters of `label` in `text`. */
function shared(label, text) {
  for (let length = label.length; length > 1; length -= 1) {
    for (let at = 0; at + length <= label.length; at += 1) if (text.includes(label.slice(at, at + length))) return length;
  }
  return 0;
}

/** The figures that the page adds up to a total of a table, where `figure` is one; none where it isn't. */
export function partsOfTotal(figure) {
  for (const row of document.querySelectorAll("article tr.total")) {
    for (const total of row.querySelectorAll(".num:has(data)")) {
      if (figure.value !== total.querySelector("data").value) continue;
      const rows = [...row.parentElement.rows].filter((each) => each !== row);
      const parts = rows.map((each) => each.cells[total.cellIndex]).filter((cell) => cell?.matches(".num:has(data)"));
      return parts.map((cell) => figureOfCell(cell)).filter(Boolean);
    }
  }
  return [];
}

function meets(figure, other) {
  const their = Math.abs(Number(other.value || other.shown.replace(/[^\d.]/g, "")));
  const money = UNITS[other.unit];
  if (figure.value) return Boolean(money) && same(their * money, Math.abs(figure.value) * UNITS[figure.unit]);
  const [, digits = "", scale = "", unit = ""] = /(\d[\d,]*(?:\.\d+)?)\s*([兆億萬千百]*)\s*(%|元)?/.exec(figure.shown) ?? [];
  const one = SCALES[scale] ?? 1;
  const said = Number(digits.replaceAll(",", "")) * one;
  const half = one / 10 ** (digits.split(".")[1]?.length ?? 0) / 2;
  const near = (exact) => Math.abs(exact - said) <= half * (1 + 1e-9);
  if (unit === "%") return other.unit === "%" && near(their);
  if (scale || unit) return Boolean(money) && near(their * money);
  return same(their, said);
}

/** What a figure is about: the name of its row (a mere number with its heading), the label of its card, or nothing. */
function nameOf(element) {
  const row = element.closest("tbody tr");
  const head = row?.querySelector("th[scope=row]");
  if (head) {
    const name = plain(head.querySelector("a") ?? head);
    return /^[\d.]+$/.test(name) ? [columnOf(head).label, name].filter(Boolean).join(" ") : name;
  }
  return plain(element.closest(".card")?.querySelector("dt"));
}

/** The record whose element this is, or is in: one that says no name has it as its id. */
function nameIn(element) {
  const own = element.closest("[data-record-id]");
  return own ? own.dataset.recordId || own.id : "";
}

/** The record that a figure belongs to, as the page names it; "" where it doesn't. */
export function recordOf(figure) {
  return figure.link.dataset.record ?? (nameIn(figure.element) || nameIn(figure.link));
}

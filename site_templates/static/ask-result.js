// A result as the site's own table: sorted, filtered and copied as a whole, drawn a few hundred rows at a time.
import { base, fill, linesPerPage, sources, words } from "./ask-words.js";
import { doubtOf, lineLink, openReceipts } from "./record-link.js";
import { csv, keep, keepCsv } from "./result-files.js";

const ROWS_AT_ONCE = 200;
const LONG = 200; // characters, from which on a cell scrolls
const LONGEST = 5_000; // characters that are drawn of a cell; copies have all of it

const made = (tag, className = "", text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
const folded = (text) => String(text ?? "").toLowerCase().replaceAll("台", "臺");
const isNumber = (value) => typeof value === "number";
const shown = (value) => (isNumber(value) && Math.abs(value) >= 10_000 ? value.toLocaleString("en-US", { maximumFractionDigits: 20 }) : String(value));

function cell(value, kind, first) {
  const element = made(first ? "th" : "td", kind);
  if (first) element.scope = "row";
  if (value === null) element.append(made("span", "none", "–"));
  else if (isNumber(value)) element.append(Object.assign(made("data", "", shown(value)), { value }));
  else if (value.length > LONG) element.append(Object.assign(made("div", "long", value.slice(0, LONGEST)), { tabIndex: 0 }));
  else element.textContent = value;
  return element;
}

function heading(column, labels) {
  const label = labels(column);
  const button = Object.assign(made("button", "sorter"), { type: "button" });
  // A column that was given a name of its own keeps it; what the field is called stands below it.
  if (label) button.append(label.title, made("br"), made("code", "", column.name));
  else button.append(column.name);
  const element = made("th");
  element.scope = "col";
  if (column.field) element.dataset.field = column.field;
  element.append(button);
  if (label?.unit) element.append(" ", made("span", "unit", label.unit));
  if (label) element.title = [label.title, label.description].filter(Boolean).join("：");
  return { element, button };
}

function compare(a, b) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (isNumber(a) && isNumber(b)) return a - b;
  return String(a).localeCompare(String(b), "zh-Hant", { numeric: true });
}

function offer(bar, text, act) {
  const button = Object.assign(made("button", "copy", text), { type: "button" });
  button.addEventListener("click", () => act(button));
  bar.append(button);
}

// Link and doubt of the record that a row is, where it is one.
const placeOf = (record) => (record ? { lines: lineLink(record, { base, linesPerPage, sources }), doubt: doubtOf(record, words) } : { lines: null, doubt: "" });

// Draws `result` into `place`; `labels` gives title, unit and description of a column that comes from a table, and
// `cited` how the query is cited.
export function draw(place, result, labels, cited) {
  const { columns } = result;
  const all = result.rows.map((row, number) => ({ row, number, ...placeOf(result.traced?.rows[number]) }));
  const traced = all.some(({ lines }) => lines);
  // What the query computed is printed nowhere, and what it took from another table stands on other lines.
  const kind = columns.map(({ table }) => (table && table === result.traced?.table ? "num" : "num made"));
  const numeric = columns.map((_, at) => all.some(({ row }) => isNumber(row[at])) && all.every(({ row }) => row[at] === null || isNumber(row[at])));
  let order = null, chosen = all, drawn = 0;

  const table = made("table", "data");
  table.append(made("caption", "visually-hidden", words.result));
  const head = table.createTHead().insertRow();
  const body = table.createTBody();
  const wrap = made("div", "table-wrap");
  for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", words.result]]) wrap.setAttribute(name, value);
  wrap.append(table);
  const more = Object.assign(made("button", "ask__more"), { type: "button" });
  const bar = made("div", "table-bar");
  const label = made("label", "filter", `${words.filter} `);
  const field = Object.assign(made("input"), { type: "search" });
  const count = made("output");
  label.append(field);

  function extend() {
    for (const { row, lines, doubt } of chosen.slice(drawn, drawn + ROWS_AT_ONCE)) {
      const line = body.insertRow();
      line.append(...row.map((value, at) => cell(value, numeric[at] ? kind[at] : "", at === 0)));
      if (!traced) continue;
      const place = line.insertCell();
      place.className = "src-cell";
      place.append(lines ?? "", doubt);
    }
    drawn = Math.min(drawn + ROWS_AT_ONCE, chosen.length);
    more.hidden = drawn === chosen.length;
    more.textContent = fill(words.moreRows, { drawn: drawn.toLocaleString("en-US"), count: chosen.length.toLocaleString("en-US") });
  }
  function refresh() {
    const parts = folded(field.value).split(/\s+/).filter(Boolean);
    chosen = all.filter(({ row }) => !parts.length || parts.every((part) => row.some((value) => folded(value).includes(part))));
    if (order) chosen = [...chosen].sort((a, b) => order.way * compare(a.row[order.at], b.row[order.at]) || a.number - b.number);
    count.textContent = parts.length ? fill(words.rows, { count: chosen.length }) : "";
    body.replaceChildren();
    drawn = 0;
    extend();
  }
  columns.forEach((column, at) => {
    const { element, button } = heading(column, labels);
    if (numeric[at]) element.className = "num";
    button.addEventListener("click", () => {
      order = { at, way: order?.at === at ? -order.way : 1 };
      for (const other of head.cells) other.removeAttribute("aria-sort");
      element.setAttribute("aria-sort", order.way > 0 ? "ascending" : "descending");
      refresh();
    });
    head.append(element);
  });
  if (traced) head.append(Object.assign(made("th", "src-head", words.lines), { scope: "col" }));
  field.addEventListener("input", refresh);
  more.addEventListener("click", extend);

  const names = columns.map(({ name }) => name);
  const rows = () => chosen.map(({ row }) => row);
  bar.append(label, count);
  offer(bar, words.copySheet, (button) => {
    const say = (word) => { button.textContent = word; };
    navigator.clipboard.writeText(csv(names, rows(), "\t")).then(() => say(words.copied), () => say(words.notCopied));
  });
  offer(bar, words.saveCsv, () => keepCsv(csv(names, rows()), "result.csv"));
  offer(bar, words.saveXlsx, async () => {
    const { workbook } = await import("./ask-xlsx.js");
    const told = [[words.citationOf], [cited()], [words.query], ...result.sql.split("\n").map((line) => [line])];
    keep(await workbook([[words.result, [names, ...rows()]], [words.about, told]]), "result.xlsx");
  });
  openReceipts(body);
  refresh();
  place.replaceChildren(...(all.length > 1 ? [bar] : []), wrap, more);
}

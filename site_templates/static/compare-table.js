// Every figure that is compared, with the line that prints it, to be read, checked and copied.
import { byYear } from "./compare-chart.js";
import { doubtOf, lineLink, openReceipts } from "./record-link.js";
import { csv, keepCsv } from "./result-files.js";

const made = (tag, className = "", text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
const grouped = (value) => value.toLocaleString("en-US", { maximumFractionDigits: 20 });
const rounded = (value) => (Math.round(value * 10) / 10).toLocaleString("en-US");

function number(row, shown, value, kind = "num") {
  const cell = row.insertCell();
  cell.className = kind;
  cell.append(value === null ? made("span", "none", "–") : Object.assign(made("data", "", shown), { value }));
}

function head(table, { quantity, base100, words, language }) {
  const row = table.createTHead().insertRow();
  const column = (text, className = "") => {
    const cell = Object.assign(made("th", className, text), { scope: "col" });
    row.append(cell);
    return cell;
  };
  column(words.year);
  column(words.name);
  const value = column(quantity.title[language], "num");
  value.dataset.field = quantity.field;
  value.append(" ", made("span", "unit", words[`unit_${quantity.unit}`] ?? quantity.unit));
  if (base100) column(`${words.index}（${base100}＝100）`, "num");
  column(words.lines, "src-head");
}

// Rows by year, in each the things in their order; the figure of a sum has a row of its own for each part.
function rowsOf(lines, base100) {
  const years = [...new Set(lines.flatMap(({ figures }) => figures.map(({ year }) => year)))].sort((a, b) => a - b);
  const measured = new Map(lines.map((line) => [line, byYear(line.figures)]));
  return years.flatMap((year) => lines.flatMap((line) => {
    const own = measured.get(line);
    const figures = line.figures.filter((figure) => figure.year === year);
    const index = base100 && figures.length ? (own.get(year).value / own.get(base100).value) * 100 : null;
    return figures.map((figure) => ({ line, figure, index }));
  }));
}

function offer(bar, text, act) {
  const button = Object.assign(made("button", "copy", text), { type: "button" });
  button.addEventListener("click", () => act((said) => { button.textContent = said; }));
  bar.append(button);
}

export function showTable(place, asked) {
  const { lines, quantity, base100, words, site, version, language } = asked;
  const rows = rowsOf(lines, base100);
  if (!rows.length) {
    place.replaceChildren();
    return;
  }
  const table = made("table", "data");
  table.append(made("caption", "visually-hidden", quantity.title[language]));
  head(table, asked);
  const body = table.createTBody();
  for (const { line, figure, index } of rows) {
    const row = body.insertRow();
    row.insertCell().textContent = figure.year;
    row.append(Object.assign(made("th", "", line.name), { scope: "row" }));
    number(row, grouped(figure.value), figure.value);
    if (base100) number(row, index === null ? "" : rounded(index), index, "num made");
    const cell = row.insertCell();
    cell.className = "src-cell";
    cell.append(lineLink(figure, site) ?? "", doubtOf(figure, words));
  }
  openReceipts(body);
  const wrap = made("div", "table-wrap");
  for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", quantity.title[language]]]) wrap.setAttribute(name, value);
  wrap.append(table);
  const names = ["id", "name", "year_roc", quantity.field, ...(base100 ? [`index_${base100}`] : []), "report_id", "record_id", "source_lines", "certainty", "data_version"];
  const text = () => rows.map(({ line, figure, index }) => [line.id, line.name, figure.year, figure.value, ...(base100 ? [index] : []), figure.report, figure.record, figure.lines, figure.certainty, version]);
  const bar = made("div", "table-bar");
  const copied = (say, content) => navigator.clipboard.writeText(content).then(() => say(words.copied), () => say(words.notCopied));
  offer(bar, words.copyCsv, (say) => copied(say, csv(names, text())));
  offer(bar, words.saveCsv, () => keepCsv(csv(names, text()), "compared.csv"));
  offer(bar, words.copyLink, (say) => copied(say, location.href));
  place.replaceChildren(bar, wrap);
}

// A result as a chart: which columns, drawn how. What is chosen is part of the address; the specification can be edited.
import { harmless, packed } from "./ask-view.js";
import { embed } from "./chart-libraries.js";
import { fill, words } from "./ask-words.js";

const MOST_POINTS = 1_000;
const MOST_BARS = 60;
const MARKS = ["bar", "line", "point"];
const OWN = "own"; // as a specification says, whatever marks it has
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const isNumber = (value) => typeof value === "number";
const made = (tag, values = {}) => Object.assign(document.createElement(tag), values);

// What a column holds; `label` is how people read it.
function described({ columns, rows }, titles) {
  const names = columns.map(({ name }) => name);
  return columns.map((column, at) => {
    const label = titles(column);
    const own = label && column.name === column.field;
    const values = rows.map((row) => row[at]).filter((value) => value !== null);
    return {
      // In a specification a column is called as in the result, where that is a plain name of one column.
      key: PLAIN.test(column.name) && names.indexOf(column.name) === names.lastIndexOf(column.name) ? column.name : `c${at}`,
      label: (own ? label.title : column.name) + (label?.unit ? `（${label.unit}）` : ""),
      numeric: values.length > 0 && values.every(isNumber),
    };
  });
}

// "bar,0,2,1" or what it means where parts are missing or wrong: mark, place of the name, of the number, of the colour.
function choiceOf(text, columns) {
  const [mark, ...places] = (text ?? "").split(",");
  const [name, number, colour] = places.map((part) => (/^\d+$/.test(part) && part in columns ? Number(part) : -1));
  const named = columns.findIndex(({ numeric }) => !numeric);
  const measured = columns.findLastIndex(({ numeric }) => numeric);
  return {
    mark: MARKS.includes(mark) ? mark : "bar",
    name: name >= 0 ? name : Math.max(named, 0),
    number: columns[number]?.numeric ? number : measured,
    colour: colour ?? -1,
  };
}

function specification(columns, { mark, name, number, colour }) {
  const names = { field: columns[name].key, title: mark === "bar" ? null : columns[name].label, type: columns[name].numeric && mark === "point" ? "quantitative" : "ordinal", sort: columns[name].numeric ? "ascending" : null };
  const numbers = { field: columns[number].key, title: columns[number].label, type: "quantitative" };
  const colours = colour < 0 ? {} : { color: { field: columns[colour].key, title: columns[colour].label, type: "nominal" } };
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: "container",
    autosize: { type: "fit-x", contains: "padding" },
    mark: { type: mark, tooltip: true, ...(mark === "line" ? { point: true } : {}) },
    // Names are read across: bars lie.
    encoding: { ...(mark === "bar" ? { y: names, x: numbers } : { x: names, y: numbers }), ...colours },
  };
}

const valuesOf = (columns, rows) => rows.map((row) => Object.fromEntries(row.map((value, at) => [columns[at].key, value])));

function dressed(specified, width) {
  const style = getComputedStyle(document.body);
  const [ink, line, colour] = ["--site-ink", "--site-line", "--md-typeset-a-color"].map((name) => style.getPropertyValue(name).trim());
  const text = { labelColor: ink, titleColor: ink, labelFontSize: 12, titleFontSize: 12, labelLimit: Math.min(260, width * 0.4) };
  const { legend, ...config } = specified.config ?? {};
  const title = { color: ink, subtitleColor: ink, subtitlePadding: 4, offset: 10 };
  const axis = { ...text, gridColor: line, domainColor: line, tickColor: line };
  return {
    ...specified,
    config: { background: null, font: style.fontFamily, view: { stroke: null }, axis, title, legend: { ...text, ...legend }, mark: { color: colour }, text: { color: ink }, ...config },
  };
}

function choice(label, options, value) {
  const select = made("select");
  select.append(...options.map(([text, key]) => new Option(text, key)));
  select.value = value;
  const element = made("label", { textContent: `${label} ` });
  element.append(select);
  return { element, select };
}

// The fold in which `result` is drawn; `view` is what the address asks for, `given` the specification that it leads to,
// and `onChoice` hears what is chosen.
export function chartOf(result, titles, view, given, onChoice) {
  const columns = described(result, titles);
  if (result.rows.length < 2 || !columns.some(({ numeric }) => numeric)) return null;
  let own = given;
  let now = choiceOf(view.c, columns);
  if (own) now.mark = OWN;
  const place = made("div", { className: "ask__drawing" });
  const note = made("p", { className: "muted" });
  const text = made("textarea", { rows: 12, spellcheck: false });
  text.setAttribute("aria-label", words.specification);
  const problem = made("p", { className: "ask__problem", hidden: true });
  problem.setAttribute("role", "alert");

  async function show(specified) {
    problem.hidden = true;
    try {
      const rows = result.rows.slice(0, now.mark === "bar" ? MOST_BARS : MOST_POINTS);
      note.textContent = rows.length < result.rows.length ? fill(words.chartFirst, { count: rows.length }) : "";
      await embed(place, { ...dressed(harmless(specified), place.clientWidth), data: { values: valuesOf(columns, rows) } });
      place.querySelector("svg")?.setAttribute("aria-label", fill(words.chartOf, { name: columns[now.name].label, number: columns[now.number].label }));
    } catch (error) {
      problem.hidden = false;
      problem.textContent = fill(words.chartProblem, { message: error.message });
    }
  }
  function draw() {
    const specified = now.mark === OWN ? own : specification(columns, now);
    text.value = JSON.stringify({ ...specified, data: { name: "result" } }, null, 1);
    show(specified);
  }
  const all = columns.map(({ label }, at) => [label, at]);
  const choices = [
    choice(words.chartMark, [...(own ? [OWN] : []), ...MARKS].map((mark) => [words[`mark_${mark}`], mark]), now.mark),
    choice(words.chartName, all, now.name),
    choice(words.chartNumber, all.filter(([, at]) => columns[at].numeric), now.number),
    choice(words.chartColour, [[words.none, -1], ...all], now.colour),
  ];
  const bar = made("div", { className: "table-bar" });
  bar.append(...choices.map(({ element }) => element));
  bar.addEventListener("change", () => {
    const [mark, name, number, colour] = choices.map(({ select }) => select.value);
    now = { mark, name: Number(name), number: Number(number), colour: Number(colour) };
    if (mark === OWN && view.g) onChoice({ g: view.g });
    else if (mark === OWN) packed(own).then((s) => onChoice({ s }));
    else onChoice({ c: [mark, name, number, colour].join(",") });
    draw();
  });
  const again = made("button", { type: "button", className: "copy", textContent: words.redraw });
  again.addEventListener("click", () => {
    try {
      own = harmless(JSON.parse(text.value));
      const [{ select }] = choices;
      if (![...select.options].some(({ value }) => value === OWN)) select.prepend(new Option(words[`mark_${OWN}`], OWN));
      select.value = now.mark = OWN;
      view = {};
      packed(own).then((s) => onChoice({ s }));
      show(own);
    } catch (error) {
      problem.hidden = false;
      problem.textContent = fill(words.chartProblem, { message: error.message });
    }
  });
  const edited = made("details");
  edited.append(made("summary", { textContent: words.specification }), text, again);
  const fold = made("details", { className: "ask__chart", open: Boolean(own ?? view.c) });
  fold.append(made("summary", { textContent: words.chart }), bar, place, note, problem, edited);
  fold.addEventListener("toggle", () => {
    if (!fold.open) return;
    if (now.mark !== OWN) onChoice({ c: [now.mark, now.name, now.number, now.colour].join(",") });
    draw();
  });
  return fold;
}

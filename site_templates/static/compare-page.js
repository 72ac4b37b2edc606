// What is compared: a quantity, up to eight programmes or agencies, a way of drawing. All of it stands in the address.
import { draw, indexed } from "./compare-chart.js";
import { showTable } from "./compare-table.js";

const app = document.getElementById("compare");
const element = (name) => document.getElementById(`compare-${name}`);
const [quantityField, careful, find, found, count, chosenList, state, drawing, about, table, largest] = [
  "quantity", "careful", "find", "found", "count", "chosen", "state", "drawing", "about", "table", "largest",
].map(element);
const words = JSON.parse(app.dataset.words);
const { base, language } = app.dataset;
const most = Number(app.dataset.most);
const FEWEST = 2, OFFERED = 8, LARGEST = 5;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const folded = (text) => text.toLowerCase().replaceAll("台", "臺");
const modes = [...document.querySelectorAll("input[name=as]")];

let data = null, quantity = null, chosen = []; // chosen: positions of data.things

// A quantity's figures by thing, each {year, value, report, record, lines, certainty, note}.
const readable = (one) => ({
  ...one,
  series: new Map(one.series.map(([thing, figures]) => [thing, figures.map(([year, value, report, record, lines, certainty = "printed", note = ""]) => ({
    year, value, report: data.reports[report][0], title: data.reports[report][1], record, lines, certainty, note,
  }))])),
});
const nameOf = (thing) => (language === "en" && data.things[thing][4]) || data.things[thing][2];
const namesOf = (thing) => folded(data.things[thing].slice(2).join(" "));

function address() {
  const way = modes.find(({ checked }) => checked).value;
  const ids = chosen.map((thing) => data.things[thing][1]).join(",");
  return `#q=${quantity.id}${ids && `&of=${ids}`}${way === "amounts" ? "" : `&as=${way}`}`;
}

function button(text, label, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "compare__thing", textContent: text });
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function item(content) {
  const made = document.createElement("li");
  made.append(content);
  return made;
}

// Things of the quantity that the field names, those that begin so first.
function matching() {
  const wanted = folded(find.value.trim());
  if (!wanted) return [];
  const hits = [...quantity.series.keys()].filter((thing) => !chosen.includes(thing) && namesOf(thing).includes(wanted));
  return hits.sort((a, b) => folded(nameOf(b)).startsWith(wanted) - folded(nameOf(a)).startsWith(wanted) || a - b);
}

function offer() {
  const hits = matching();
  count.textContent = find.value.trim() ? fill(hits.length ? words.hits : words.noHits, { count: hits.length }) : "";
  const former = (thing) => (folded(nameOf(thing)).includes(folded(find.value.trim())) ? "" : `（${[...new Set([data.things[thing][2], data.things[thing][3]])].filter((name) => name && name !== nameOf(thing)).join("、")}）`);
  found.replaceChildren(...hits.slice(0, OFFERED).map((thing) => item(button(`${nameOf(thing)}${former(thing)}`, "", () => add(thing)))));
}

function add(thing) {
  if (chosen.length < most) chosen.push(thing);
  find.value = "";
  find.focus();
  changed();
}

function remove(thing) {
  const at = chosen.indexOf(thing);
  chosen = chosen.filter((other) => other !== thing);
  changed();
  (chosenList.querySelectorAll("button")[Math.min(at, chosen.length - 1)] ?? find).focus();
}

function listChosen() {
  chosenList.replaceChildren(...chosen.map((thing) => {
    const name = nameOf(thing);
    const link = Object.assign(document.createElement("a"), { href: `${base}${data.things[thing][0]}/${data.things[thing][1]}/`, textContent: name });
    const made = item(link);
    made.append(" ", button("×", fill(words.remove, { name }), () => remove(thing)));
    return made;
  }));
}

function show() {
  const way = modes.find(({ checked }) => checked).value;
  const lines = chosen.map((thing) => ({ name: nameOf(thing), id: data.things[thing][1], figures: quantity.series.get(thing) }));
  const enough = chosen.length >= FEWEST;
  const base100 = enough && way === "index" ? indexed(lines) : null;
  state.textContent = enough ? (way === "index" && !base100 ? words.noBase : "") : fill(words.few, { most });
  about.textContent = enough ? [base100 ? fill(words.base, { year: base100 }) : "", words.gaps].filter(Boolean).join(language === "en" ? " " : "") : "";
  drawing.hidden = !enough || (way === "index" && !base100);
  showTable(table, { lines, quantity, base100, words, version: data.version, language, site: { base, linesPerPage: Number(app.dataset.perPage), sources: new Set(app.dataset.sources.split(" ")) } });
  if (!drawing.hidden) draw(drawing, { lines, quantity, way, base100, words, language }).catch(() => { state.textContent = words.failed; });
}

function changed() {
  careful.textContent = quantity.careful[language];
  history.replaceState(null, "", address());
  largest.disabled = quantity.series.size === 0;
  find.disabled = chosen.length >= most;
  listChosen();
  offer();
  show();
}

function choose(id) {
  const next = data.quantities.find((one) => one.id === id) ?? data.quantities[0];
  quantity = next.series instanceof Map ? next : Object.assign(next, readable(next));
  quantityField.value = quantity.id;
}

// What the address asks for; one that names no quantity gets the first in which its things have figures.
function follow() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const ids = (asked.get("of") ?? "").split(",").filter(Boolean);
  const places = ids.flatMap((id) => data.things.flatMap(([, own], at) => (own === id ? [at] : [])));
  const first = data.quantities.find(({ series }) => places.some((place) => (series instanceof Map ? series.has(place) : series.some(([thing]) => thing === place))));
  choose(asked.get("q") ?? first?.id);
  chosen = [...new Set(places)].filter((place) => quantity.series.has(place)).slice(0, most);
  const way = modes.find(({ value }) => value === asked.get("as")) ?? modes[0];
  way.checked = true;
  changed();
}

async function begin() {
  const answer = await fetch(new URL("../compare/figures.json", import.meta.url), { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.status);
  data = await answer.json();
  app.querySelector("fieldset").disabled = false;
  quantityField.addEventListener("change", () => {
    choose(quantityField.value);
    chosen = chosen.filter((thing) => quantity.series.has(thing));
    changed();
  });
  find.addEventListener("input", offer);
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || window.siteKeys.isComposing(event)) return;
    event.preventDefault();
    const [thing] = matching();
    if (thing !== undefined) add(thing);
  });
  largest.addEventListener("click", () => {
    const sum = (thing) => quantity.series.get(thing).reduce((total, { value }) => total + value, 0);
    chosen = [...quantity.series.keys()].sort((a, b) => sum(b) - sum(a)).slice(0, LARGEST);
    changed();
  });
  for (const mode of modes) mode.addEventListener("change", changed);
  element("form").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  follow();
}
begin().catch(() => { state.textContent = words.failed; });

// The page of questions: editor, result, address, and what the reader keeps. Nothing of it leaves the browser.
import { chartOf } from "./ask-chart.js";
import { edit } from "./ask-editor.js";
import { draw } from "./ask-result.js";
import { prepareEngine, run, stop } from "./ask-run.js";
import { catalogue, offerTables } from "./ask-tables.js";
import { siteChart, unpacked, viewOf } from "./ask-view.js";
import { app, explained, fill, words } from "./ask-words.js";

const element = (name) => document.getElementById(`ask-${name}`);
const [form, field, runButton, stopButton, state, note, place, saved, cite] = [
  "form", "sql", "run", "stop", "state", "note", "result", "saved", "cite",
].map(element);
const version = app.dataset.version;

// The question stands behind the #, which browsers send to nobody.
const address = (sql, view = {}) => `#${new URLSearchParams({ q: sql, v: version, ...view })}`;
const asked = () => {
  const found = new URLSearchParams(location.hash.slice(1));
  return { sql: found.get("q"), of: found.get("v"), view: viewOf(found) };
};
// The specification that an address names or holds; null where it has none, or none that can be read.
const given = async ({ g, s }) => {
  try { return s ? await unpacked(s) : g ? (await siteChart(g))?.specification ?? null : null; } catch { return null; }
};

function busy(yes) {
  runButton.hidden = yes;
  stopButton.hidden = !yes;
  place.setAttribute("aria-busy", String(yes));
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(milliseconds < 100 ? 3 : 1);

async function labels() {
  const { columns } = await catalogue.catch(() => ({ columns: new Map() }));
  return ({ table, field: name }) => columns.get(table)?.find((column) => column.name === name);
}

async function complain(error) {
  const { tables, columns } = await catalogue.catch(() => ({ tables: [], columns: new Map() }));
  const names = { tables: tables.map(({ name }) => name), columns: [...new Set([...columns.values()].flat().map(({ name }) => name))] };
  const { text, original, near } = explained(error, names);
  const box = Object.assign(document.createElement("div"), { className: "ask__problem" });
  const line = Object.assign(document.createElement("p"), { textContent: text });
  if (near.length) line.append(fill(words.near, { names: near.join("、") }));
  box.append(line);
  if (original) {
    const said = Object.assign(document.createElement("p"), { className: "muted", textContent: words.original });
    said.append(Object.assign(document.createElement("code"), { lang: "en", textContent: original }));
    box.append(said);
  }
  place.replaceChildren(box);
  state.textContent = words.failed;
}

function describe(result) {
  const rows = result.rows.length.toLocaleString("en-US");
  const parts = [fill(result.more ? words.firstOnly : words.rows, { count: rows }), fill(words.took, { seconds: seconds(result.took) })];
  if (!result.rows.length) parts[0] = words.nothing;
  if (result.rows.length && !result.traced && result.columns.some(({ table }) => table)) parts.push(words.traceable);
  return parts.join("　");
}

let turn = 0;
async function ask(sql, of = version) {
  turn += 1;
  const own = turn;
  busy(true);
  state.textContent = words.starting;
  note.hidden = true;
  const result = await run(sql, ({ tables, bytes }) => {
    state.textContent = fill(words.loading, { tables: tables.length > 3 ? fill(words.many, { count: tables.length }) : tables.join("、"), size: megabytes(bytes) });
  });
  const { view } = asked();
  const [titles, specified] = await Promise.all([labels(), result.kind === "result" ? given(view) : null]);
  // Another question may have been asked meanwhile.
  if (own !== turn) return;
  busy(false);
  cite.hidden = result.kind !== "result";
  if (result.kind === "stopped") {
    place.replaceChildren();
    state.textContent = words.stopped;
  }
  else if (result.kind === "error") await complain(result);
  else {
    const citeHere = () => {
      cite.querySelector("code").textContent = fill(words.citation, {
        version: result.version, address: location.href, day: new Date().toISOString().slice(0, 10),
      });
    };
    const chart = chartOf(result, titles, view, specified, (chosen) => {
      history.replaceState(null, "", address(sql, chosen));
      citeHere();
    });
    draw(place, { ...result, sql }, titles, () => cite.querySelector("code").textContent);
    // What an address leads to stands first.
    if (chart) place[chart.open ? "prepend" : "append"](chart);
    state.textContent = describe(result);
    note.hidden = !of || of === result.version;
    note.textContent = fill(words.otherVersion, { of, now: result.version });
    citeHere();
  }
}

function submit() {
  const sql = field.value;
  if (asked().sql !== sql) history.pushState(null, "", address(sql));
  ask(sql);
}

async function follow() {
  const { sql, of, view } = asked();
  if (sql !== null) {
    field.value = sql;
    ask(sql, of);
  } else if (view.g) {
    // A chart of this site is named alone: its file says by which query its numbers are found.
    const query = (await siteChart(view.g).catch(() => null))?.query;
    if (query) {
      history.replaceState(null, "", address(query, view));
      follow();
    } else state.textContent = words.noChart;
  }
}

// Queries that the reader keeps, by name; a browser that keeps nothing leaves them out.
const KEPT = "ask-saved";
function kept() {
  try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; }
}
function keep(queries) {
  try { localStorage.setItem(KEPT, JSON.stringify(queries)); } catch { state.textContent = words.notKept; }
  listKept();
}
function listKept() {
  const items = Object.entries(kept()).map(([name, sql]) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { textContent: name, href: address(sql) });
    const remove = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: words.remove });
    remove.setAttribute("aria-label", fill(words.removeNamed, { name }));
    remove.addEventListener("click", () => keep(Object.fromEntries(Object.entries(kept()).filter(([other]) => other !== name))));
    item.append(link, " ", remove);
    return item;
  });
  saved.querySelector("ul").replaceChildren(...items);
}

element("keep").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = element("name").value.trim();
  if (!name) return;
  keep({ ...kept(), [name]: field.value });
  element("name").value = "";
});
element("share").addEventListener("click", (event) => {
  const say = (word) => { event.target.textContent = word; };
  const { sql, view } = asked();
  const link = new URL(address(field.value, sql === field.value ? view : {}), location.href);
  navigator.clipboard.writeText(link.href).then(() => say(words.copied), () => say(words.notCopied));
});
form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
stopButton.addEventListener("click", stop);
field.addEventListener("focus", prepareEngine, { once: true });
addEventListener("popstate", follow);
edit(catalogue, submit);
offerTables(element("tables"), (sql) => { field.value = sql; submit(); });
listKept();
// Where there is no room beside the editor, the list of tables is folded.
if (matchMedia("(max-width: 60em)").matches) element("tables").querySelector("details").open = false;
for (const part of document.querySelectorAll("#ask fieldset, #ask-saved")) { part.disabled = false; part.hidden = false; }
state.textContent = words.ready;
follow();

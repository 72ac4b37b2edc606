// The field in which a query is written: names of tables and columns are completed, by their Chinese titles too.
import { fill, words } from "./ask-words.js";

const MOST = 8;
const KEYWORDS = ("SELECT FROM WHERE GROUP BY ORDER BY LIMIT HAVING JOIN LEFT JOIN ON USING AS AND OR NOT IN IS NULL LIKE BETWEEN CASE WHEN "
  + "THEN ELSE END DISTINCT UNION ALL WITH COUNT SUM AVG MIN MAX ROUND COALESCE INSTR SUBSTR DESC").split(" ");
const field = document.getElementById("ask-sql");
const list = document.getElementById("ask-names");
const told = document.getElementById("ask-told");
let choices = [], active = -1, start = 0;

// What is being written before the caret: the letters of a name, and the name of a table and a dot before it.
function unfinished() {
  const before = field.value.slice(0, field.selectionStart);
  const found = before.match(/(?:([\w]+)\.)?([\w\u3400-\u9fff]*)$/);
  return { qualifier: found[1], text: found[2], from: before.length - found[2].length };
}

// Tables that the query names, by the names that it gives them.
function namedTables(catalogue) {
  const found = new Map();
  for (const [, name, alias] of field.value.matchAll(/\b(?:from|join|,)\s+"?(\w+)"?(?:\s+(?:as\s+)?(\w+))?/gi)) {
    const table = name.replace(/^current_/, "");
    if (!catalogue.columns.has(table)) continue;
    found.set(name, table);
    if (alias) found.set(alias, table);
  }
  return found;
}

function candidates(catalogue, { qualifier, text }) {
  const named = namedTables(catalogue);
  const columns = (table) => (catalogue.columns.get(table) ?? []).map(({ name, title }) => ({ name, title }));
  const own = [...new Set(named.values())].flatMap(columns);
  const all = qualifier
    ? columns(named.get(qualifier) ?? qualifier)
    : [...own, ...catalogue.tables, ...KEYWORDS.map((name) => ({ name, title: "" }))];
  const wanted = text.toLowerCase();
  const rank = ({ name, title }) => {
    const low = name.toLowerCase();
    if (low === wanted) return 9;
    return low.startsWith(wanted) ? 0 : low.includes(`_${wanted}`) ? 1 : title.includes(text) ? 2 : 9;
  };
  const ranked = all.map((entry, at) => [rank(entry), at, entry]).filter(([place]) => place < 9);
  ranked.sort(([a, x], [b, y]) => a - b || x - y);
  return [...new Map(ranked.map(([,, entry]) => [entry.name, entry])).values()].slice(0, MOST);
}

function close() {
  choices = [];
  active = -1;
  list.hidden = true;
  list.replaceChildren();
  field.removeAttribute("aria-activedescendant");
}

function mark(position) {
  active = position;
  [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
  field.setAttribute("aria-activedescendant", `ask-name-${active}`);
  list.children[active].scrollIntoView({ block: "nearest" });
}

// Text put in by the browser itself can be undone by its own keys.
export function insert(text, from = field.selectionStart, to = field.selectionEnd) {
  field.focus();
  field.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, from, to, "end");
}

function take(position) {
  const { name } = choices[position];
  const from = start;
  close();
  insert(name, from, field.selectionStart);
  close();
}

function propose(catalogue, asked) {
  const word = unfinished();
  const enough = asked || word.qualifier !== undefined || word.text.length > 1;
  close();
  if (!enough) return;
  choices = candidates(catalogue, word);
  start = word.from;
  told.textContent = choices.length ? fill(words.names, { count: choices.length }) : "";
  if (!choices.length) return;
  list.replaceChildren(...choices.map(({ name, title }, at) => {
    const option = Object.assign(document.createElement("li"), { className: "ask__option", id: `ask-name-${at}` });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const code = Object.assign(document.createElement("code"), { textContent: name });
    option.append(code, " ", title);
    // The field must not lose the focus before the choice is taken.
    option.addEventListener("mousedown", (event) => { event.preventDefault(); take(at); });
    return option;
  }));
  // Below the line that is being written: it covers no button.
  const style = getComputedStyle(field);
  const line = field.value.slice(0, field.selectionStart).split("\n").length;
  const top = parseFloat(style.paddingTop) + line * parseFloat(style.lineHeight) - field.scrollTop;
  list.style.top = `${Math.min(top, field.clientHeight)}px`;
  list.hidden = false;
}

// `catalogue` is a promise of {tables, columns}; `onRun` is called by Ctrl+Enter.
export function edit(catalogue, onRun) {
  let known = null;
  catalogue.then((value) => { known = value; }, () => {});
  const { isComposing } = window.siteKeys;
  field.addEventListener("input", (event) => { if (known && !event.isComposing) propose(known, false); });
  field.addEventListener("compositionend", () => { if (known) propose(known, false); });
  field.addEventListener("blur", close);
  field.addEventListener("click", close);
  field.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const open = choices.length > 0;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { close(); onRun(); }
    else if (event.key === " " && event.ctrlKey && known) propose(known, true);
    else if (open && event.key === "ArrowDown") mark((active + 1) % choices.length);
    else if (open && event.key === "ArrowUp") mark((active + choices.length - (active < 0 ? 0 : 1)) % choices.length);
    else if (open && active >= 0 && (event.key === "Enter" || event.key === "Tab")) take(active);
    else if (open && event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}

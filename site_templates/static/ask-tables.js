// The tables and what their columns mean: beside the editor, and for whoever asks for the meaning of a column.
import { linesOf } from "./ask-files.js";
import { insert } from "./ask-editor.js";
import { app, words } from "./ask-words.js";

// Titles of all tables and columns, fetched once: {tables: [{name, title}], columns: Map(table -> [{name, title, unit, description}])}.
export const catalogue = linesOf(app.dataset.names).then((rows) => {
  const found = rows.map((row) => JSON.parse(row));
  const columns = (list) => list.map(([name, title, unit, description]) => ({ name, title, unit, description }));
  return {
    tables: found.map(([name, title]) => ({ name, title })),
    columns: new Map(found.map(([name, , list]) => [name, columns(list)])),
  };
});

function button(text, act) {
  const element = Object.assign(document.createElement("button"), { type: "button", className: "ask__name" });
  const code = document.createElement("code");
  code.textContent = text;
  element.append(code);
  element.addEventListener("click", act);
  return element;
}

async function fillIn(details, onFirst) {
  const name = details.dataset.table;
  const { columns } = await catalogue;
  const list = document.createElement("ul");
  list.className = "ask__columns";
  for (const column of columns.get(name) ?? []) {
    const item = document.createElement("li");
    item.title = column.description;
    item.append(button(column.name, () => insert(column.name)), ` ${column.title}`);
    if (column.unit) item.append(Object.assign(document.createElement("span"), { className: "unit", textContent: ` ${column.unit}` }));
    list.append(item);
  }
  const first = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: words.firstRows });
  first.addEventListener("click", () => onFirst(`SELECT *\nFROM ${name}\nLIMIT 100`));
  details.append(first, list);
}

// Columns are filled in when a table is opened; `onFirst` gets the query for its first rows.
export function offerTables(place, onFirst) {
  const groups = [...place.querySelectorAll("[data-group]")];
  for (const details of place.querySelectorAll("details[data-table]")) {
    details.addEventListener("toggle", () => { if (details.open) fillIn(details, onFirst); }, { once: true });
  }
  const field = place.querySelector("input");
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase().replaceAll("台", "臺");
    for (const group of groups) {
      const tables = [...group.querySelectorAll("details[data-table]")];
      for (const details of tables) details.hidden = !details.querySelector("summary").textContent.toLowerCase().includes(wanted);
      group.hidden = tables.every(({ hidden }) => hidden);
    }
  });
}

// Sorting and filtering for tables that ask for it: no row is ever taken out of the page, and the choice stands in its
// address. Loaded by site.js where a page has such a table.
"use strict";
(() => {
  const here = document.currentScript.src.replace(/tables\.js.*$/, "");
  // Words of the page's language stand at the tag of site.js (content/interface.yml).
  const words = JSON.parse(document.querySelector("script[data-words]").dataset.words);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  // Parameters of a second table bear its number.
  const named = (name, table) => (tables.indexOf(table) > 0 ? `${name}-${tables.indexOf(table) + 1}` : name);
  function remember(choices) {
    const address = new URL(location.href);
    for (const [name, value] of choices) {
      if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
    }
    try { history.replaceState(history.state, "", address); } catch { /* file:// has no history of its own */ }
  }

  const tables = [...document.querySelectorAll("table[data-interactive]")];
  function offerSorting(table) {
    table.classList.add("sortable", "n-last", "asc");
    // What is not known comes last, whichever way the rest is sorted.
    for (const none of table.querySelectorAll("tbody .none")) none.closest("td, th").dataset.sort = "";
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sorter";
      // A link may not stand inside a button: the explanation stays beside it.
      const help = heading.querySelector("a.help");
      button.append(...[...heading.childNodes].filter((node) => node !== help));
      heading.prepend(button);
    }
  }
  const fold = (text) => text.toLowerCase().replaceAll("台", "臺");
  // A choice for each column named in data-facets, with the values that the column really has.
  function facetsOf(table) {
    const headings = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    return (table.dataset.facets ?? "").split(" ").filter(Boolean).flatMap((name) => {
      const column = headings.indexOf(name);
      if (column < 0) return [];
      const values = new Set([...table.tBodies[0].rows].map((row) => row.cells[column].textContent.trim()));
      const select = document.createElement("select");
      select.setAttribute("aria-label", name);
      select.append(new Option(fill(words.allOf, { name }), ""));
      for (const value of [...values].filter(Boolean).sort((a, b) => a.localeCompare(b, "zh-Hant"))) {
        select.append(new Option(value, value));
      }
      return [{ name, column, select }];
    });
  }
  function offerFilter(table) {
    const label = document.createElement("label");
    label.className = "filter";
    label.textContent = `${words.filter} `;
    const field = document.createElement("input");
    field.type = "search";
    const facets = facetsOf(table);
    const count = document.createElement("output");
    const kept = [["filter", field], ...facets.map(({ name, select }) => [name, select])]
      .map(([name, choice]) => [named(name, table), choice]);
    function filter() {
      const parts = fold(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of table.tBodies[0].rows) {
        const text = fold(row.textContent);
        row.hidden = !(parts.every((part) => text.includes(part)) && facets.every(({ column, select }) => (
          !select.value || row.cells[column].textContent.trim() === select.value)));
        shown += row.hidden ? 0 : 1;
      }
      const total = table.tBodies[0].rows.length;
      count.textContent = shown < total ? fill(words.rows, { count: shown, total }) : "";
    }
    const changed = () => { filter(); remember(kept.map(([name, choice]) => [name, choice.value])); };
    field.addEventListener("input", changed);
    for (const { select } of facets) select.addEventListener("change", changed);
    label.append(field);
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "copy";
    copy.textContent = words.copyTable;
    copy.addEventListener("click", () => copyTable(table, copy));
    const bar = document.createElement("div");
    bar.className = "table-bar";
    bar.append(label, ...facets.map(({ select }) => select), count, copy);
    table.closest(".table-wrap").before(bar);
    const asked = new URLSearchParams(location.search);
    for (const [name, choice] of kept) choice.value = asked.get(name) ?? "";
    if (kept.some(([, choice]) => choice.value)) filter();
  }
  function copyTable(table, button) {
    const plain = (cell) => cell.querySelector("data")?.value ?? cell.textContent.trim();
    const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
    const rows = [...table.rows].filter((row) => !row.hidden);
    const text = rows.map((row) => [...row.cells].map((cell) => quoted(plain(cell))).join(",")).join("\n");
    const say = (word) => { button.textContent = word; };
    navigator.clipboard.writeText(text).then(() => say(words.copied), () => say(words.notCopied));
  }

  // ?sort=<heading> rises, ?sort=-<heading> falls.
  const headingOf = (cell) => cell.dataset.field ?? cell.querySelector(".sorter").textContent.trim();
  function sortAsAddressed(table) {
    const asked = new URLSearchParams(location.search).get(named("sort", table)) ?? "";
    const cell = [...table.tHead.rows[0].cells].find((each) => headingOf(each) === asked.replace(/^-/, ""));
    table.addEventListener("sort-end", () => {
      const sorted = table.tHead.querySelector("th[aria-sort]");
      remember([[named("sort", table), `${sorted.getAttribute("aria-sort") === "descending" ? "-" : ""}${headingOf(sorted)}`]]);
    });
    if (!asked || !cell) return;
    if (asked.startsWith("-")) cell.setAttribute("aria-sort", "ascending");
    cell.querySelector(".sorter").click();
  }
  const script = document.createElement("script");
  script.src = `${here}vendor/sortable-tablesort/sortable.min.js`;
  script.onload = () => {
    tables.forEach(offerSorting);
    tables.forEach(sortAsAddressed);
  };
  document.head.append(script);
  tables.forEach(offerFilter);
})();

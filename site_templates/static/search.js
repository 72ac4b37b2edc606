// The search page: field, filters, results. The index itself is in search-index.js.
"use strict";
(() => {
  const app = document.getElementById("search-app");
  if (!app) return;
  const { ready, rank, verify, parts, foldWithPlaces } = window.siteSearch;
  const base = app.dataset.base;
  const words = JSON.parse(app.dataset.words);
  const input = app.querySelector("input[name=q]");
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const filters = document.createElement("div");
  filters.className = "search-filters";
  const results = document.createElement("div");
  results.className = "search-results";
  app.append(filters, status, results);
  const LANGUAGE_CODES = { zh: "zh-TW", en: "en" };
  const english = document.documentElement.lang === "en";
  const PAGE = 10;
  // So many results stand first by rank alone; the others are grouped by kind.
  const BEST = 5;
  const FILTERS = ["kind", "report", "year", "agency"];
  let catalogue = null;
  let turn = 0;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function marked(element, characters, from, to, terms) {
    const part = characters.slice(from, to);
    const folded = foldWithPlaces(part);
    const inside = new Array(part.length).fill(false);
    for (const term of terms) {
      for (let at = folded.text.indexOf(term); at >= 0; at = folded.text.indexOf(term, at + 1)) {
        for (let k = folded.from[at]; k <= folded.from[at + term.length - 1]; k += 1) inside[k] = true;
      }
    }
    for (let i = 0; i < part.length;) {
      let end = i;
      while (end < part.length && inside[end] === inside[i]) end += 1;
      const text = part.slice(i, end).join("");
      if (inside[i]) {
        const mark = document.createElement("mark");
        mark.textContent = text;
        element.append(mark);
      } else element.append(text);
      i = end;
    }
  }

  const reportTitle = (name) => catalogue.reports[name]?.[english ? "en" : "zh"];

  function resultItem(hit, showsKind) {
    const { entry, characters, at, terms } = hit;
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = base + entry.url;
    link.lang = LANGUAGE_CODES[entry.language];
    link.dataset.searchResult = catalogue.kinds[entry.kind];
    marked(link, [...entry.title], 0, Infinity, terms);
    item.append(link);
    const excerpt = document.createElement("p");
    excerpt.lang = link.lang;
    let from = Math.max(0, at - 40);
    // An excerpt begins with a whole word, where there are words.
    if (from > 0) while (from < at && /[0-9A-Za-z]/.test(characters[from - 1])) from += 1;
    if (from > 0) excerpt.append("…");
    marked(excerpt, characters, from, from + 110, terms);
    if (from + 110 < characters.length) excerpt.append("…");
    const origin = document.createElement("small");
    const year = entry.year && fill(words.yearOf, { year: entry.year });
    const kind = showsKind && words[`kind_${catalogue.kinds[entry.kind]}`];
    origin.textContent = [kind, reportTitle(entry.report), year].filter(Boolean).join("　");
    item.append(excerpt, origin);
    return item;
  }

  function group(kind) {
    let section = results.querySelector(`[data-kind="${kind}"]`);
    if (!section) {
      section = document.createElement("section");
      section.dataset.kind = kind;
      const heading = document.createElement("h2");
      heading.textContent = words[`kind_${kind}`];
      section.append(heading, document.createElement("ol"));
      results.append(section);
    }
    return section.querySelector("ol");
  }

  // Shows the next ten proven results; of what only seems to match nothing is shown.
  async function showMore(ranked, terms, mine) {
    let shown = 0;
    while (ranked.length && shown < PAGE) {
      const batch = ranked.splice(0, PAGE - shown);
      const hits = await Promise.all(batch.map(([number, found]) => verify(number, terms, found)));
      if (mine !== turn) return;
      for (const hit of hits.filter(Boolean)) {
        const best = (results.querySelector("[data-kind=best] ol")?.childElementCount ?? 0) < BEST;
        group(best ? "best" : catalogue.kinds[hit.entry.kind]).append(resultItem(hit, best));
        shown += 1;
      }
    }
    results.querySelector("button.more")?.remove();
    if (ranked.length) {
      const more = document.createElement("button");
      more.type = "button";
      more.className = "more";
      more.textContent = words.more;
      more.addEventListener("click", () => showMore(ranked, terms, mine));
      results.append(more);
    }
  }

  // Where nothing holds the query: the stretches of it that stand somewhere, each a search of its own.
  async function showParts(query, mine) {
    const found = await parts(query);
    if (mine !== turn) return;
    status.textContent = fill(words.none, { query });
    if (!found.length) return;
    const line = document.createElement("p");
    line.append(words.instead);
    for (const part of found) {
      const link = document.createElement("a");
      link.href = `?q=${encodeURIComponent(part)}`;
      link.textContent = part;
      line.append(" ", link);
    }
    results.append(line);
  }

  // Several agencies may share a programme.
  const agencies = (names) => names.split("、");
  function chosen(name) {
    return filters.querySelector(`select[name=${name}]`)?.value ?? "";
  }
  function passes(number) {
    const [kind, report, year, agency] = catalogue.facets[catalogue.facetOf[number]];
    const values = { kind: [catalogue.kinds[kind]], report: [report], year: [year], agency: agencies(agency) };
    return Object.entries(values).every(([name, has]) => !chosen(name) || has.includes(chosen(name)));
  }

  // Query and filters stand in the address. What it asks for is read before it is written: filters are made only once
  // the catalogue is there. A changed filter is a step that Back undoes, a letter more is none.
  let asked = new URLSearchParams(location.search);
  function remember(query, isStep) {
    const parameters = new URLSearchParams();
    if (query) parameters.set("q", query);
    for (const name of FILTERS) {
      const value = catalogue ? chosen(name) : asked.get(name);
      if (value) parameters.set(name, value);
    }
    asked = parameters;
    const address = `${location.pathname}${[...parameters].length ? `?${parameters}` : ""}`;
    try { history[isStep ? "pushState" : "replaceState"](null, "", address); } catch { /* file:// has no history of its own */ }
  }
  function recall() {
    asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    for (const select of filters.querySelectorAll("select")) select.value = asked.get(select.name) ?? "";
  }

  async function search({ isStep = false } = {}) {
    const mine = ++turn;
    const query = input.value.trim();
    remember(query, isStep);
    results.replaceChildren();
    if (!query) { status.textContent = ""; results.removeAttribute("aria-busy"); return; }
    results.setAttribute("aria-busy", "true");
    status.textContent = words.busy;
    try {
      await open();
      const { terms, ranked } = await rank(query, passes);
      if (mine !== turn) return;
      const total = ranked.length.toLocaleString("en");
      await showMore(ranked, terms, mine);
      if (mine !== turn) return;
      if (results.querySelector("[data-search-result]")) status.textContent = fill(words.found, { total });
      else await showParts(query, mine);
    } catch (error) {
      status.textContent = fill(words.failed, { file: error.message });
    } finally {
      if (mine === turn) results.removeAttribute("aria-busy");
    }
  }

  let opening = null;
  function open() {
    opening ??= ready().then((found) => { catalogue = found; addFilters(); });
    return opening;
  }

  function addFilters() {
    const column = (i) => catalogue.facets.map((facet) => facet[i]);
    const distinct = (values) => [...new Set(values)].filter((value) => value !== "").sort();
    const options = {
      kind: catalogue.kinds.filter((_, i) => column(0).includes(i)).map((kind) => [kind, words[`kind_${kind}`]]),
      report: Object.keys(catalogue.reports).map((name) => [name, reportTitle(name)]),
      year: distinct(column(2)).map((year) => [year, fill(words.yearOf, { year })]),
      agency: distinct(column(3).flatMap(agencies)).map((name) => [name, name]),
    };
    for (const [name, values] of Object.entries(options)) {
      if (!values.length) continue;
      const select = document.createElement("select");
      select.name = name;
      select.append(new Option(words[`all_${name}`], ""), ...values.map(([value, text]) => new Option(text, value)));
      select.setAttribute("aria-label", words[`by_${name}`]);
      select.value = asked.get(name) ?? "";
      select.addEventListener("change", () => search({ isStep: true }));
      filters.append(select);
    }
  }

  // Arrow keys walk through the results, unless an input method uses them to choose a character.
  document.addEventListener("keydown", (event) => {
    if (window.siteKeys.isComposing(event)) return;
    const links = [...results.querySelectorAll("[data-search-result]")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === input) && links.length) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at === 0 ? input : links[at - 1]).focus();
    }
  });

  // While a reader composes a character its letters are no words yet.
  let delay = 0;
  const later = (event) => {
    clearTimeout(delay);
    if (!event.isComposing) delay = setTimeout(search, 150);
  };
  input.addEventListener("input", later);
  input.addEventListener("compositionend", later);
  app.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(delay);
    search();
  });
  addEventListener("popstate", () => { recall(); search(); });
  recall();
  if (input.value) search(); else input.focus();
})();

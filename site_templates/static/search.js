// The search page: field, filters, results. The index itself is in search-index.js.
"use strict";
(() => {
  const app = document.getElementById("search-app");
  if (!app) return;
  const { ready, plan, takeMore, askedFor, foldWithPlaces, formsFolded } = window.siteSearch;
  const base = app.dataset.base;
  const words = JSON.parse(app.dataset.words);
  const input = app.querySelector("input[name=q]");
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const filters = document.createElement("div");
  filters.className = "search-filters";
  const results = document.createElement("div");
  results.className = "search-results";
  const answers = document.createElement("div");
  answers.setAttribute("aria-live", "polite");
  app.append(filters, answers, status, results);
  const LANGUAGE_CODES = { zh: "zh-TW", en: "en" };
  const english = document.documentElement.lang === "en";
  const PAGE = 10;
  const FILTERS = ["kind", "report", "year", "agency"];
  // Where a reader whose words stand nowhere sees what the reports are about; places have Chinese pages alone.
  const OVERVIEWS = [["report", "reports"], ["programme", "programmes"], ["agency", "agencies"], ...(english ? [] : [["place", "places"]])];
  let catalogue = null;
  let turn = 0;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function marked(element, characters, from, to, terms) {
    const part = characters.slice(from, to);
    const places = foldWithPlaces(part);
    const folded = { ...places, text: formsFolded(places.text) };
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

  // Of a result that doesn't hold the words as they were typed: what it holds of them, and what not.
  function explanation({ how, matched = [], missing = [] }) {
    if (how === "exact") return [];
    const line = document.createElement("p");
    line.className = "matched";
    const said = matched.map(({ text, as }) => (as && as !== text ? fill(words.instead, { text, as }) : text));
    line.textContent = how === "form" ? words.otherForms : [
      said.length && fill(words.matched, { words: [...new Set(said)].join("、") }),
      missing.length && fill(words.missing, { words: missing.join("、") }),
    ].filter(Boolean).join("　");
    return [line];
  }

  function resultItem(hit, showsKind) {
    const { entry, characters, at, marks } = hit;
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = base + entry.url;
    link.lang = LANGUAGE_CODES[/[\u3400-\u9fff]/.test(entry.title) ? "zh" : entry.language];
    link.dataset.searchResult = catalogue.kinds[entry.kind];
    marked(link, [...entry.title], 0, Infinity, marks);
    item.append(link);
    const excerpt = document.createElement("p");
    excerpt.lang = LANGUAGE_CODES[entry.language];
    let from = Math.max(0, at - 40);
    // An excerpt begins with a whole word, where there are words.
    if (from > 0) while (from < at && /[0-9A-Za-z]/.test(characters[from - 1])) from += 1;
    if (from > 0) excerpt.append("…");
    marked(excerpt, characters, from, from + 110, marks);
    if (from + 110 < characters.length) excerpt.append("…");
    const origin = document.createElement("small");
    const year = entry.year && fill(words.yearOf, { year: entry.year });
    const kind = showsKind && words[`kind_${catalogue.kinds[entry.kind]}`];
    origin.textContent = [kind, reportTitle(entry.report), year].filter(Boolean).join("　");
    item.append(...(characters.length ? [excerpt] : []), ...explanation(hit), origin);
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

  // A button that shows the next results until there are none.
  function offerMore(className, place, ranked, show) {
    results.querySelector(`button.${className}`)?.remove();
    if (!ranked?.length) return;
    const more = document.createElement("button");
    more.type = "button";
    more.className = className;
    more.textContent = words.more;
    more.addEventListener("click", show);
    place.append(more);
  }

  const show = (hits, kind) => { for (const hit of hits) group(kind ?? catalogue.kinds[hit.entry.kind]).append(resultItem(hit, Boolean(kind))); };
  // What doesn't hold the words as they were typed stands in a group of its own, which says so.
  function showWide(hits, found) {
    if (!hits.length) return;
    const isNew = !results.querySelector("[data-kind=wide]");
    const list = group("wide");
    if (isNew && found.also.length) {
      const also = document.createElement("p");
      also.className = "also";
      also.append(words.also);
      for (const word of found.also.slice(0, 8)) also.append(" ", searchLink(word));
      list.before(also);
    }
    show(hits, "wide");
  }
  function linkTo(address, text) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = text;
    return link;
  }
  const searchLink = (query) => linkTo(`?q=${encodeURIComponent(query)}`, query);

  async function showMore(found, mine) {
    const hits = await takeMore(found.ranked, PAGE, found.prove);
    if (mine !== turn) return;
    show(hits.filter(({ how }) => how === "exact"));
    showWide(hits.filter(({ how }) => how === "form"), found);
    offerMore("more", results, found.ranked, () => showMore(found, mine));
  }
  async function showMoreWide(found, mine) {
    const hits = await takeMore(found.rankedWide, PAGE, found.proveWide);
    if (mine !== turn) return;
    showWide(hits, found);
    const section = results.querySelector("[data-kind=wide]");
    // Where nothing is left that fits, the button goes.
    offerMore("more-wide", section, hits.length ? found.rankedWide : [], () => showMoreWide(found, mine));
  }

  function showPlan(found, query, mine) {
    const { exact, forms, wide, before } = found;
    show(exact.slice(0, before), "best");
    showWide([...forms, ...wide], found);
    show(exact.slice(before));
    offerMore("more", results, found.ranked, () => showMore(found, mine));
    const section = results.querySelector("[data-kind=wide]");
    if (section) offerMore("more-wide", section, found.rankedWide, () => showMoreWide(found, mine));
    const said = [exact.length ? fill(words.found, { total: found.total.toLocaleString("en") }) : fill(words.none, { query })];
    if (!exact.length && section) said.push(words.widened);
    if (!exact.length && !section) said.push(words.nowhere);
    status.replaceChildren(said.join(""));
    if (!exact.length && !section) status.append(...OVERVIEWS.flatMap(([kind, folder]) => [" ", linkTo(`${base}${english ? "en/" : ""}${folder}/`, words[`kind_${kind}`])]));
    if (found.near.length) status.append(" ", words.near, ...found.near.flatMap((text) => [" ", searchLink(text)]));
  }

  // The answer to a question stands above the results, whatever the filters.
  async function answer(query, mine) {
    const found = await askedFor(query);
    if (found && mine === turn) answers.replaceChildren(window.siteAsked.shown(found, { base, words, titleOf: reportTitle }));
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
    answers.replaceChildren();
    results.replaceChildren();
    if (!query) { status.textContent = ""; results.removeAttribute("aria-busy"); return; }
    results.setAttribute("aria-busy", "true");
    status.textContent = words.busy;
    try {
      await open();
      // What can't be answered is found none the less; the plan keeps what an answer needs of its requests.
      const planned = plan(query, passes);
      answer(query, mine).catch(() => {});
      const found = await planned;
      if (mine === turn) showPlan(found, query, mine);
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
    const links = [...app.querySelectorAll("[data-search-result], .search-answer a")];
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
  // What every query needs is there before the first letter.
  ready().catch(() => {});
})();

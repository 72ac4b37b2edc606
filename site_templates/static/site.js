// Small helpers; every page is complete without them.
"use strict";
(() => {
  const here = document.currentScript.src.replace(/site\.js.*$/, "");

  // Light or dark: the choice is kept; without one the system decides.
  const scheme = document.getElementById("site-scheme");
  const dark = () => document.body.dataset.mdColorScheme === "slate";
  function setScheme(name) {
    document.body.dataset.mdColorScheme = name;
    scheme.setAttribute("aria-pressed", String(dark()));
  }
  const chosen = () => { try { return localStorage.getItem("site-scheme"); } catch { return null; } };
  if (scheme) {
    scheme.hidden = false;
    setScheme(document.body.dataset.mdColorScheme);
    scheme.addEventListener("click", () => {
      setScheme(dark() ? "default" : "slate");
      try { localStorage.setItem("site-scheme", document.body.dataset.mdColorScheme); } catch { /* not kept */ }
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
      if (!chosen()) setScheme(event.matches ? "slate" : "default");
    });
  }

  // Keys that an input method takes while a character is composed (229 in browsers that end composing first) are its own.
  const isComposing = (event) => event.isComposing || event.keyCode === 229;
  window.siteKeys = { isComposing };
  // A slash leads to the field of search, on every page.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const field = document.getElementById("q") ?? document.getElementById("site-find");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  // The name behind # in the address; one that is no encoding, such as #%, stays as it is.
  function addressed() {
    const name = location.hash.slice(1);
    try { return decodeURIComponent(name); } catch { return name; }
  }
  // What an address names is shown even inside folded details; on paper nothing is folded.
  function unfold() {
    const target = document.getElementById(addressed());
    let folded = target?.closest("details:not([open])");
    if (!folded) return;
    for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  unfold();
  // An older address calls a record as an earlier version of the package did: retired_ids.csv knows its name now.
  async function follow() {
    const name = addressed();
    const report = location.pathname.match(/\/reports\/([^/]+)\//)?.[1];
    if (!report || !/^[a-z][a-z-]*\./.test(name) || document.getElementById(name)) return;
    // A row of a table that is too long for one page stands on a page below the first.
    const places = document.querySelector("[data-rows]");
    const below = places && await (await fetch(places.dataset.rows)).json();
    if (below?.[name]) { location.replace(`${below[name]}${location.search}#${encodeURIComponent(name)}`); return; }
    const answer = await fetch(`${here}../data/${report}/retired_ids.csv`);
    const rows = answer.ok ? (await answer.text()).split("\n").map((line) => line.split(",")) : [];
    const successor = rows.find((row) => row[2] === name)?.[3];
    if (successor) location.replace(`#${successor}`);
  }
  const followQuietly = () => { follow().catch(() => {}); };
  addEventListener("hashchange", followQuietly);
  followQuietly();
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) details.open = true;
  });

  // Sorting and filtering for tables that ask for it.
  if (document.querySelector("table[data-interactive]")) {
    const script = document.createElement("script");
    script.src = `${here}tables.js`;
    document.head.append(script);
  }

  // On a disk no server turns a folder into its index.html: links and searches name the file themselves.
  if (location.protocol === "file:") {
    document.body.dataset.disk = "";
    const named = (address) => {
      const url = new URL(address);
      if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
      return url.href;
    };
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (link) link.href = named(link.href);
    }, true);
    document.addEventListener("submit", (event) => { event.target.action = named(event.target.action); }, true);
  }

  // "1868、1895–1897" leads to the first line of a record; with scripts to all of its stretches, which
  // #L1868,L1895-L1897 highlights, and nothing between them.
  for (const link of document.querySelectorAll("a.src")) {
    const lines = link.dataset.lines ?? link.textContent.trim().replace("–", "-");
    if (/[-,]/.test(lines)) link.hash = `#${lines.replace(/\d+/g, "L$&")}`;
  }
  // A tap on a figure, or on the numbers of its lines, shows where it is printed. A disk can't be asked for lines.
  const receipts = () => import(`${here}receipt.js`);
  if (location.protocol !== "file:" && document.querySelector("article a.src, #search-app")) {
    document.addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target.closest("article a.src");
      if (!link && (event.target.closest("a, button, input, select, summary, label, dialog, pre")
        || !event.target.closest("article") || !getSelection().isCollapsed)) return;
      if (link) event.preventDefault();
      receipts().then((panel) => panel.show(event.target, event.clientX, event.clientY))
        .catch(() => { if (link) location.assign(link.href); });
    });
    for (const link of document.querySelectorAll("article a.src")) link.setAttribute("aria-haspopup", "dialog");
    if (new URLSearchParams(location.search).has("receipt")) receipts().then((panel) => panel.showAddressed()).catch(() => {});
  }
  function highlight() {
    for (const line of document.querySelectorAll(".line.targeted")) line.classList.remove("targeted");
    if (!/^#L\d+(-L?\d+)?(,L?\d+(-L?\d+)?)*$/.test(location.hash) || !/[-,]/.test(location.hash)) return;
    const stretches = location.hash.slice(1).replaceAll("L", "").split(",").map((part) => part.split("-").map(Number));
    // A record may go on on the next page of the source: what stands on this one is highlighted.
    for (const [first, last = first] of stretches) {
      for (let n = first, line; n <= last && (line = document.getElementById(`L${n}`)); n += 1) {
        line.classList.add("targeted");
      }
    }
    document.getElementById(`L${stretches[0][0]}`)?.scrollIntoView();
  }
  addEventListener("hashchange", highlight);
  highlight();
})();

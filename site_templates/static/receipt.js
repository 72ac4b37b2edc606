// The panel of a figure: the printed lines with it marked, its sum computed again, how to quote, share and doubt it.
// Loaded when the first figure is tapped; what it shows comes from the source view (receipt-lines.js).
import { candidates, figureAt, figuresOfRow, linesAlone, partsOfTotal, recordOf } from "./receipt-figure.js";
import { linesOf, placesOf, sumsOf } from "./receipt-lines.js";
import { cards, quotes, wrong } from "./receipt-share.js";
import { fill, linkTo, make } from "./receipt-parts.js";

const here = new URL(".", import.meta.url);
const SHOWN_LINES = 40;
const CHOICES = 8;
let dialog = null;
let opener = null;
// The address before the panel was opened: the state of tables stands in it.
let before = "";

/** The panel, made once; its style is there before it is shown. */
async function panel() {
  if (dialog) return dialog;
  const style = make("link");
  style.rel = "stylesheet";
  const styled = new Promise((resolve) => { style.onload = resolve; style.onerror = resolve; });
  style.href = new URL("receipt.css", here).href;
  document.head.append(style);
  await styled;
  dialog = make("dialog", "receipt md-typeset");
  dialog.setAttribute("aria-labelledby", "receipt-title");
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", closed);
  document.body.append(dialog);
  return dialog;
}
function closed() {
  const address = new URL(before);
  address.searchParams.delete("receipt");
  history.replaceState(history.state, "", address);
  opener?.focus({ preventScroll: true });
}

/** Show what was tapped; nothing where it is no figure. */
export async function show(target, x, y) {
  const figure = figureAt(target, x, y);
  if (!figure) return;
  const isOwn = !figure.shown || figure.row;
  const parts = isOwn ? [] : partsOfTotal(figure);
  if (parts.length > 1) await openTotal(figure, parts);
  else if (isOwn || (!figure.inChart && await isPrinted(figure))) await open(figure);
  else {
    // A sentence or a chart says it in other words, or rounded: the table that it was taken from has the figure.
    const meant = candidates(figure);
    if (meant.length) await open(meant[0], { meant, shown: figure.shown });
    else if (figure.link) await open(figure);
  }
}
const isPrinted = async (figure) => Boolean(figure.link) && placesOf(figure, (await linesOf(figure.link)).lines).places.length > 0;

/** The name of a place, as it is where it is no name that a browser would write: "#%". */
function nameIn(hash) {
  try { return decodeURIComponent(hash.slice(1)); } catch { return hash.slice(1); }
}

/** Show what the page's address asks for: ?receipt=<field, or the number>#<record>. */
export async function showAddressed() {
  const asked = new URLSearchParams(location.search).get("receipt");
  if (asked === null) return;
  const place = document.getElementById(nameIn(location.hash));
  if (!place) return;
  // An empty name means the row.
  const figure = asked && figuresOfRow(place.closest("tr")).find((each) => !(place.matches("td") && (each.element.dataset.recordId || each.element.id) !== place.id) && [each.field, each.value, each.shown].includes(asked));
  const link = place.querySelector("a.src") ?? place.closest("tr, .item")?.querySelector("a.src");
  const number = place.textContent.includes(asked) ? asked : "";
  if (figure) await open(figure);
  else if (link) await open({ ...linesAlone(link), element: place, row: null, shown: number });
}

async function shown(figure) {
  const box = await panel();
  if (!box.open) {
    opener = document.activeElement === document.body ? figure.link : document.activeElement;
    before = location.href;
  }
  box.replaceChildren(make("p", "", "…"));
  if (!box.open) box.showModal();
  return box;
}
function filled(box, ...children) {
  box.replaceChildren(...children.filter((child) => child !== ""));
  box.querySelector("h2").id = "receipt-title";
  box.scrollTop = 0;
  box.querySelector(".receipt__close").focus();
}

async function open(figure, { meant = [], shown: said = "" } = {}) {
  const box = await shown(figure);
  try {
    filled(box, ...contents(figure, await linesOf(figure.link), { meant, said }));
  } catch {
    filled(box, closer("×"), make("h2", "", figure.shown), make("p", "", linkTo(figure.link.href, figure.link.textContent)));
  }
}

/** A total that the page adds up itself: its parts, and that they make it. */
async function openTotal(figure, parts) {
  const box = await shown(figure);
  const { facts: { words } } = await linesOf(parts[0].link);
  const numbers = parts.map((part) => Number(part.value));
  const sum = numbers.reduce((all, number) => all + number, 0);
  filled(box, closer(words.close),
    make("p", "receipt__label", words.heading),
    make("h2", "receipt__value", figure.shown),
    make("p", "receipt__about", figure.name),
    make("p", "receipt__note", fill(words.added, { count: parts.length })),
    buttons(words.parts, parts),
    make("p", "receipt__note", `${parts.map((part) => part.shown).join("＋")}＝${sum.toLocaleString("en")} ${parts[0].unit}`));
}

function closer(label) {
  const button = make("button", "receipt__close", "×");
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.addEventListener("click", () => dialog.close());
  return button;
}

/** What the panel says of a figure. */
function contents(figure, read, { meant, said }) {
  const { words, title } = read.facts;
  const record = recordOf(figure);
  const told = {
    ...figure, record, title,
    value: [figure.shown, figure.shown && !figure.shown.endsWith(figure.unit) && !/[元%]$/.test(figure.shown) ? figure.unit : ""].filter(Boolean).join(" "),
    about: [document.querySelector("h1")?.firstChild.textContent.trim(), figure.name, figure.label].filter((part, at, all) => part && all.indexOf(part) === at).join("，"),
    place: [figure.link.title, fill(words.lines, { lines: linesText(read) })].filter(Boolean).join("，"),
    address: addressOf(figure, record, read),
    doubt: (figure.row ?? figure.element.closest("li, p, dd, td"))?.querySelector(".certainty"),
  };
  const found = figure.shown ? placesOf(figure, read.lines) : { places: [], converted: false };
  if (new URL(told.address).pathname === location.pathname) history.replaceState(history.state, "", told.address);
  return [
    closer(words.close),
    make("p", "receipt__label", told.value ? words.heading : words.rowHeading),
    make("h2", "receipt__value", told.value || figure.name || title),
    make("p", "receipt__about", told.about),
    said && said !== told.value ? make("p", "receipt__note", fill(words.rounded, { shown: said })) : "",
    meant.length > 1 ? buttons(fill(words.choose, { count: meant.length }), meant.slice(0, CHOICES)) : "",
    printed(told, read, found, words),
    told.shown ? sums(told, read, words) : "",
    others(figure, words),
    quotes(told, read, found, words),
    told.value ? cards(told, read, found, words) : "",
    wrong(told, read, words),
  ];
}

const linesText = ({ stretches }) => stretches.map(([first, last]) => (first === last ? first : `${first}–${last}`)).join("、");

/** One form: the record's own place with the field behind it; the printed line where no page shows the record. */
function addressOf(figure, record, read) {
  const own = record && document.getElementById(record) ? location.href
    : read.homes.find((home) => record && nameIn(new URL(home).hash) === record);
  if (!own) return figure.link.href;
  const address = new URL(own);
  address.search = "";
  address.searchParams.set("receipt", figure.field || figure.value || figure.shown);
  address.hash = record;
  return address.href;
}

/** Other figures of the page that may be meant, or of the row: buttons, so that the keyboard reaches each. */
function buttons(label, figures) {
  const list = make("ul", "receipt__figures");
  for (const each of figures) {
    const button = make("button", "", [each.name, each.label].filter(Boolean).slice(-2).join("，"), " ", make("b", "", each.shown), " ", each.unit);
    button.type = "button";
    button.addEventListener("click", () => open(each));
    list.append(make("li", "", button));
  }
  return make("section", "", make("h3", "", label), list);
}
function others(figure, words) {
  const rest = figuresOfRow(figure.row).filter((each) => each.element !== figure.element).map((each) => ({ ...each, name: "" }));
  return rest.length ? buttons(words.row, rest) : "";
}

function printed(told, { lines, left }, { places, converted }, words) {
  const list = make("ol", "receipt__lines");
  list.tabIndex = 0;
  list.lang = "zh-Hant";
  const marked = new Set(places.map(({ line }) => line));
  const kept = lines.length > SHOWN_LINES && marked.size ? lines.filter((line) => marked.has(line)) : lines.slice(0, SHOWN_LINES);
  for (const line of kept) {
    const text = make("span");
    let done = 0;
    for (const { from, to } of places.filter((place) => place.line === line)) {
      text.append(line.text.slice(done, from), make("mark", "", line.text.slice(from, to)));
      done = to;
    }
    text.append(line.text.slice(done));
    const item = make("li", "", text);
    item.value = line.number;
    list.append(item);
  }
  const more = left + lines.length - kept.length;
  const first = places[0];
  const note = !told.shown ? "" : !places.length ? words.notMarked
    : converted ? fill(words.converted, { printed: first.line.text.slice(first.from, first.to) })
    : places.length > 1 ? fill(words.markedTimes, { count: places.length }) : words.marked;
  return make("section", "",
    make("h3", "", words.printed),
    make("p", "receipt__place", `《${told.title}》${told.place} `, linkTo(told.link.href, words.toLines)),
    list,
    more > 0 ? make("p", "receipt__note", fill(words.moreLines, { count: more })) : "",
    note ? make("p", "receipt__note", note) : "",
    told.doubt ? make("p", "receipt__note", told.doubt.cloneNode(true), " ", told.doubt.title) : "");
}

function sums(told, read, words) {
  const found = sumsOf(told, told.record, read.lines, read.sums);
  const list = make("ul", "receipt__sums");
  for (const sum of found.slice(0, CHOICES)) {
    const item = document.importNode(sum, true);
    for (const link of item.querySelectorAll("a")) link.remove();
    list.append(item);
  }
  return make("section", "", make("h3", "", words.sums), found.length ? list : make("p", "receipt__note", words.noSums));
}

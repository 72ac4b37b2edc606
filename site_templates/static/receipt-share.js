// What a reader takes along from the panel of a figure: a sentence, an address, a citation, a card, a note of doubt.
import { fill, linkTo, make } from "./receipt-parts.js";

const MOST = 160;
/** The sentence that prints the figure, or its line where that is a row of a table. */
function lineOf({ lines }, { places: [place] }) {
  const line = place?.line ?? lines[0];
  if (!line) return "";
  const whole = lines.map(({ text }) => text.trim()).join("");
  const before = lines.slice(0, lines.indexOf(line)).reduce((sum, { text }) => sum + text.trim().length, 0);
  const at = before + (place ? place.from : 0);
  const end = whole.indexOf("。", at);
  const sentence = end < 0 ? "" : whole.slice(whole.lastIndexOf("。", at - 1) + 1, end + 1);
  return sentence && sentence.length <= MOST ? sentence : line.text.trim();
}

/** A text that a button copies. */
function copied(label, text, words) {
  const button = make("button", "receipt__copy", words.copy);
  button.type = "button";
  button.addEventListener("click", () => {
    const say = (word) => { button.textContent = word; };
    (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(() => say(words.copied), () => say(words.notCopied));
  });
  button.setAttribute("aria-label", `${words.copy}：${label}`);
  return [make("dt", "", label, " ", button), make("dd", "", text)];
}

/** What goes along with a figure of a row in doubt, in a sentence and on a card; empty where nothing is in doubt. */
const doubtOf = ({ doubt }, words) => (doubt ? fill(words.doubt, { doubt: doubt.textContent.trim(), why: doubt.title }) : "");

/** The sentence to quote, the permanent address and the citation. */
export function quotes(told, read, found, words) {
  const place = { title: told.title, place: told.place };
  const doubt = doubtOf(told, words);
  const sentence = told.value && (told.label || told.name)
    ? fill(words.sentence, { about: told.about, value: told.value, ...place })
    : fill(words.quoteLine, { text: lineOf(read, found), ...place });
  return make("dl", "receipt__quotes",
    ...copied(words.quote, `${sentence}${doubt}`, words),
    ...copied(words.address, told.address, words),
    ...copied(words.citation, `${read.facts.citation} ${told.place}。${told.address}`, words));
}

/** Buttons for the card, which is drawn when it is asked for; SVG and PNG are the same picture. */
export function cards(told, read, found, words) {
  const line = lineOf(read, found);
  const card = {
    about: told.about, value: told.value, line: line && `「${line}」`, place: `《${told.title}》${told.place}`,
    doubt: doubtOf(told, words), address: told.address, site: words.site,
  };
  const name = `${told.record || "figure"}.${told.field || "value"}`.replace(/[^\w.-]+/g, "-");
  const row = make("p", "receipt__cards", `${words.card} `);
  for (const kind of ["PNG", "SVG"]) {
    const button = make("button", "", kind);
    button.type = "button";
    button.addEventListener("click", async () => {
      const { cardOf, keep, pngOf } = await import("./receipt-card.js");
      const svg = cardOf(card);
      const picture = kind === "SVG" ? new Blob([svg], { type: "image/svg+xml" }) : await pngOf(svg);
      keep(picture, `${name}.${kind.toLowerCase()}`);
    });
    row.append(button, " ");
  }
  return row;
}

/** A note that the figure looks wrong, filled in: for the address of content/site.yml, or to copy where there is none. */
export function wrong(told, read, words) {
  const values = {
    record: `${read.facts.report}/${told.record}`, field: told.field || told.label, value: told.value,
    lines: `《${told.title}》${told.place}`, address: told.address,
  };
  const title = fill(words.wrongTitle, values);
  const body = fill(words.wrongBody, values);
  const { contact } = read.facts;
  const isMail = contact.includes("@") && !contact.includes("/");
  const query = `${isMail ? "subject" : "title"}=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
  // What became of earlier notes: on this figure here, on all figures on a page of their own.
  const earlier = (read.facts.notes ?? []).filter((note) => note.record === told.record && (!told.field || note.field === told.field));
  return make("details", "receipt__wrong", make("summary", "", words.wrong),
    ...earlier.map(({ text }) => make("p", "receipt__note", `${words.answered} ${text}`)),
    make("p", "", contact ? linkTo(`${isMail ? "mailto:" : ""}${contact}?${query}`, words.wrongSend) : words.wrongCopy),
    make("dl", "receipt__quotes", ...copied(title, `${title}\n${body}`, words)),
    make("p", "", linkTo(new URL("../reader-notes/", import.meta.url).href, words.answers)));
}

// What the page says, and what SQLite says in plain words.
export const app = document.getElementById("ask");
export const { base } = app.dataset;
export const words = JSON.parse(app.dataset.words);
// Reports whose lines the source view shows.
export const sources = new Set(app.dataset.sources.split(" "));
export const linesPerPage = Number(app.dataset.perPage);
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

// How SQLite words what is wrong -> the key of our words for it; what stands in the parenthesis is shown.
const SAID = [
  [/^no such table: (?:main\.)?(.*)$/, "noTable"],
  [/^no such column: (.*)$/, "noColumn"],
  [/^no such function: (.*)$/, "noFunction"],
  [/^near "(.*)": syntax error$/s, "syntax"],
  [/^unrecognized token: (.*)$/s, "token"],
  [/^incomplete input$/, "incomplete"],
  [/^ambiguous column name: (.*)$/, "ambiguous"],
  [/^(not authorized|access to .* is prohibited)/, "selectOnly"],
  [/^misuse of aggregate.*: (.*)$/, "aggregate"],
  [/^wrong number of arguments to function (.*)$/, "arguments"],
  [/string or blob too big|too many .*|.*too (?:long|large|deep|complex).*/, "tooBig"],
  [/out of memory/, "tooMuch"],
];

const pairs = (text) => new Set([...text.toLowerCase()].map((_, at) => text.toLowerCase().slice(at, at + 2)).filter((pair) => pair.length === 2));

// The names most like one that is wrong, by the pairs of letters that both have.
function similar(name, names) {
  const own = pairs(name.split(".").pop());
  const likeness = (other) => {
    const theirs = pairs(other);
    const both = [...own].filter((pair) => theirs.has(pair)).length;
    return (2 * both) / (own.size + theirs.size || 1);
  };
  const found = names.map((other) => [likeness(other), other]).filter(([like]) => like > 0.5);
  return found.sort(([a, x], [b, y]) => b - a || (x < y ? -1 : 1)).slice(0, 3).map(([, other]) => other);
}

// `problem` of the worker and its message as {text, original, near}; `names` are all tables and columns.
export function explained({ problem, message }, names) {
  if (problem !== "refused") return { text: words[problem] ?? words.broken, original: problem === "broken" ? message : "", near: [] };
  for (const [pattern, key] of SAID) {
    const found = message.match(pattern);
    if (!found) continue;
    const near = { noTable: names.tables, noColumn: names.columns }[key];
    return { text: fill(words[key], { name: found[1] }), original: message, near: near ? similar(found[1], near) : [] };
  }
  return { text: words.refused, original: message, near: [] };
}

// What leads from a value to where it is printed, and what says that it is not simply printed, as on every other page.
const made = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });

// Where the source view shows lines such as "1868 1895-1897", and the record that was read from them; `site` says where
// pages stand, how many lines one has, and whose lines are shown.
export function lineLink({ report, lines, record }, { base, linesPerPage, sources }) {
  if (!lines || !sources.has(report)) return null;
  const first = parseInt(lines, 10);
  const section = Math.floor((first - 1) / linesPerPage) * linesPerPage + 1;
  const link = made("a", "src", lines.replaceAll(" ", "、").replaceAll("-", "–"));
  link.href = `${base}sources/${encodeURIComponent(report)}/lines-${section}/#${lines.replace(/\d+/g, "L$&").replaceAll(" ", ",")}`;
  link.title = report;
  if (record) link.dataset.record = record;
  return link;
}

export function doubtOf({ certainty, note }, words) {
  if (!certainty || certainty === "printed") return "";
  return Object.assign(made("span", `certainty certainty--${certainty}`, words[`certainty_${certainty}`]), { title: note ?? "" });
}

// A tap on a printed number of `body`, or on its lines, shows where it stands.
export function openReceipts(body) {
  body.addEventListener("click", (event) => {
    const link = event.target.closest("a.src");
    const number = event.target.closest("tr:has(a.src) .num:not(.made)");
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(link || number)) return;
    event.preventDefault();
    const instead = () => { if (link) location.assign(link.href); };
    import("./receipt.js").then((panel) => panel.show(event.target, event.clientX, event.clientY)).catch(instead);
  });
}

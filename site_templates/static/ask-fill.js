// Rows of the published tables, put into the engine's tables when a query needs them. A table is published in parts,
// each some rows that follow each other, and a part in files, each some columns of them. Where a column isn't loaded
// each row holds a number of its own, as keys must; no query reads it before it is.
import { linesOf } from "./ask-files.js";

const ROWS_AT_ONCE = 200;
const FILES_AHEAD = 6;

// What is loaded and what isn't: `load(needs, onLoading)` fills in the rest of Map(table -> {columns, parts}).
export function filler(db, schema) {
  const filled = new Map();

  // Of each part that lacks something, which groups of columns it lacks.
  function missing(needs) {
    return [...needs].flatMap(([table, { columns, parts }]) => {
      const { groups } = schema.tables[table];
      const wanted = [...groups.keys()].filter((group) => groups[group].some((column) => columns.has(column)));
      return [...parts].sort((a, b) => a - b).flatMap((part) => {
        const there = filled.get(`${table}-${part}`);
        const lacking = wanted.filter((group) => !there?.has(group));
        // Rows are there even where nothing is read of them.
        return lacking.length || !there ? [{ table, part, groups: lacking }] : [];
      });
    });
  }

  const bytes = ({ table, part, groups }) => groups.reduce((sum, group) => sum + schema.tables[table].parts[part].files[group], 0);
  const fetched = ({ table, part, groups }) => Promise.all(groups.map(
    (group) => linesOf(`${table}-${part}-${group}`, schema.tables[table].digest),
  ));

  // The statement that puts in rows, given as lists of the columns at these positions.
  function statementFor(table, positions, isNew) {
    const { columns } = schema.tables[table];
    const values = new Map(positions.map((position, at) => [position, `json_extract(given.value, '$[${at}]')`]));
    if (isNew) {
      const all = columns.map((_, position) => values.get(position) ?? "-(?2 + given.key)");
      const names = columns.map((name) => `"${name}"`);
      return `INSERT INTO "${table}" (rowid, ${names}) SELECT ?2 + given.key, ${all} FROM json_each(?1) AS given`;
    }
    const changes = [...values].map(([position, value]) => `"${columns[position]}" = ${value}`);
    return `UPDATE "${table}" SET ${changes} FROM json_each(?1) AS given WHERE "${table}".rowid = ?2 + given.key`;
  }

  // A few hundred rows at a time, so that no text is longer than a cell may be.
  function fill({ table, part, groups }, files) {
    const { parts, groups: all } = schema.tables[table];
    const columns = files.flat().map((line) => JSON.parse(line));
    const first = parts.slice(0, part).reduce((sum, { rows }) => sum + rows, 1);
    const own = filled.get(`${table}-${part}`);
    const put = db.prepare(statementFor(table, groups.flatMap((group) => all[group]), !own));
    db.exec("BEGIN");
    for (let at = 0; at < parts[part].rows; at += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, parts[part].rows - at);
      const rows = Array.from({ length: count }, (_, row) => columns.map((column) => column[at + row]));
      put.bind([JSON.stringify(rows), first + at]).stepReset();
    }
    db.exec("COMMIT");
    put.finalize();
    filled.set(`${table}-${part}`, new Set([...own ?? [], ...groups]));
  }

  return async (needs, onLoading) => {
    const jobs = missing(needs);
    if (!jobs.length) return;
    onLoading([...new Set(jobs.map(({ table }) => table))], jobs.reduce((sum, job) => sum + bytes(job), 0));
    // Some are under way while one is put in; all of a large table at once would be more than there is room for.
    const coming = jobs.slice(0, FILES_AHEAD).map(fetched);
    for (const [at, job] of jobs.entries()) {
      const files = await coming[at];
      delete coming[at];
      if (at + FILES_AHEAD < jobs.length) coming[at + FILES_AHEAD] = fetched(jobs[at + FILES_AHEAD]);
      fill(job, files);
    }
  };
}

// SQL over the published tables, away from the page: it can be ended at any moment, and it reads nothing but
// files of this site. Only a SELECT is let through; of the tables that is fetched which a query needs.
import { linesOf, unpacked } from "./ask-files.js";
import { filler } from "./ask-fill.js";
import { planner } from "./ask-needs.js";
import start from "./vendor/sqlite-wasm/sqlite3.js";

const MOST_ROWS = 10_000;
const MOST_TEXT = 8_000_000; // characters of a result
const MOST_SECONDS = 30;
const MOST_MEMORY = 200 * 1024 * 1024;
const LONGEST_CELL = 2_000_000; // bytes
const LONGEST_SQL = 100_000;
const CHECKED_EVERY = 5_000; // steps of SQLite's virtual machine
const RECEIPT = ["source_lines", "certainty", "certainty_note"];
const TEXT = new TextDecoder("utf-8", { ignoreBOM: true });
const COMMENTS = /--[^\n]*|\/\*[^]*?(\*\/|$)|[\s;]/g;

class Refused extends Error {}

// Nothing is stored anywhere: the engine gets no file system.
globalThis.sqlite3ApiConfig = {
  disable: { vfs: { kvvfs: true, opfs: true, "opfs-vfs": true, "opfs-sahpool": true, "opfs-wl": true } },
};
let capi, wasm, db, schema;
const made = new Set(); // tables and views
let plan, load;
let reads = null; // what the reader's statement reads; null while statements of our own run
let deadline = Infinity;
let ended = "";

// The engine's script would load its own file as it is.
const engine = () => new Promise((resolve, reject) => {
  const instantiateWasm = (imports, done) => {
    unpacked(new URL("./vendor/sqlite-wasm/sqlite3.wasm.gz", import.meta.url))
      .then(async (file) => WebAssembly.instantiate(await file.arrayBuffer(), imports))
      .then(({ instance, module }) => done(instance, module)).catch(reject);
    return {};
  };
  start({ instantiateWasm }).then(resolve, reject);
});

async function open() {
  const [sqlite, [described]] = await Promise.all([engine(), linesOf("schema")]);
  ({ capi, wasm } = sqlite);
  schema = JSON.parse(described);
  db = new sqlite.oo1.DB(":memory:");
  plan = planner(sqlite, db, schema);
  load = filler(db, schema);
  db.exec("PRAGMA cache_size = -32000"); // thousand bytes: a long result is put in order in one go
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_LENGTH, LONGEST_CELL);
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_SQL_LENGTH, LONGEST_SQL);
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_ATTACHED, 0);
  const harmless = new Set([capi.SQLITE_SELECT, capi.SQLITE_FUNCTION, capi.SQLITE_RECURSIVE]);
  capi.sqlite3_set_authorizer(db, (_, action, name) => {
    if (!reads) return capi.SQLITE_OK;
    if (action === capi.SQLITE_READ) reads.add(name);
    else if (!harmless.has(action)) return capi.SQLITE_DENY;
    return capi.SQLITE_OK;
  }, 0);
  capi.sqlite3_progress_handler(db, CHECKED_EVERY, () => {
    if (performance.now() > deadline) ended = "tooLong";
    else if (wasm.heap8u().length > MOST_MEMORY) ended = "tooMuch";
    return ended ? 1 : 0;
  }, 0);
}

// Make the tables and views that a text may speak of, and what those views read: to make all would take longer than
// most questions. Whoever asks the engine what there is gets all.
function make(sql) {
  const words = sql.toLowerCase().match(/\w+/g) ?? [];
  const all = words.some((word) => /^(sqlite|pragma)_/.test(word));
  for (const name of all ? Object.keys(schema.sql) : words) {
    if (made.has(name) || !Object.hasOwn(schema.sql, name)) continue;
    made.add(name);
    db.exec(schema.sql[name].join(";\n"));
    plan.add(name);
    if (!(name in schema.tables)) make(schema.sql[name][0]);
  }
}

// The statement, and the tables that it reads; what follows it may only be a comment.
function prepare(sql) {
  reads = new Set();
  try {
    const statement = db.prepare(sql);
    if (!sql.slice(capi.sqlite3_sql(statement).length).replace(COMMENTS, "")) {
      return { statement, tables: [...reads].filter((name) => name in schema.tables) };
    }
    statement.finalize();
    throw new Refused("oneOnly");
  } finally {
    reads = null;
  }
}

// What a statement needs, with what its receipts need; all of its tables where the engine can't plan it over empty
// ones, as it can't where a statement names an index.
function needed(sql, tables, columns) {
  let needs;
  try { needs = plan.needsOf(sql); } catch {
    needs = new Map(tables.map((name) => {
      const { columns: all, parts } = schema.tables[name];
      return [name, { columns: new Set(all.keys()), parts: new Set(parts.keys()) }];
    }));
  }
  for (const { table, field } of columns) {
    if (needs.has(table) && (field === "source_lines" || field === "record_id")) {
      for (const name of RECEIPT) needs.get(table).columns.add(schema.tables[table].columns.indexOf(name));
    }
  }
  return needs;
}

// A value of the row at which a statement stands, of the engine's own functions: those of its script ask more of each
// cell than it takes to read it. A whole number that isn't exact here stays as text, and so does a BLOB.
function cell({ pointer }, at) {
  const { sqlite3_column_type: kindOf, sqlite3_column_double: numberOf, sqlite3_column_bytes: sizeOf } = wasm.exports;
  const kind = kindOf(pointer, at);
  if (kind === capi.SQLITE_NULL) return null;
  if (kind === capi.SQLITE_FLOAT) return numberOf(pointer, at);
  if (kind === capi.SQLITE_INTEGER) {
    const number = numberOf(pointer, at);
    return Number.isSafeInteger(number) ? number : String(wasm.exports.sqlite3_column_int64(pointer, at));
  }
  const start = wasm.exports[kind === capi.SQLITE_TEXT ? "sqlite3_column_text" : "sqlite3_column_blob"](pointer, at);
  const bytes = wasm.heap8u().subarray(start, start + sizeOf(pointer, at));
  if (kind === capi.SQLITE_TEXT) return TEXT.decode(bytes);
  return `x'${[...bytes.subarray(0, 100)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}'`;
}

// Where each column comes from; an expression comes from none.
function columnsOf(statement) {
  return statement.getColumnNames().map((name, position) => ({
    name,
    table: capi.sqlite3_column_table_name(statement, position),
    field: capi.sqlite3_column_origin_name(statement, position),
  }));
}

// Let a record be found in a moment where a table has other keys, as that of checks.
function findable(table) {
  const keys = `SELECT 1 FROM pragma_index_list('${table}') AS own, pragma_index_info(own.name) AS key
    WHERE key.seqno < 2 AND key.name = 'record_id'`;
  if (!db.selectValue(keys)) db.exec(`CREATE INDEX "found_in_${table}" ON "${table}" (report_id, record_id)`);
}

// The table whose records the rows are, and of each row its report, lines, record and doubt; null where the result
// doesn't say which record a row is, or prints no lines of it.
function tracedTo(columns, rows) {
  for (const { table } of columns.filter(({ field }) => field === "source_lines" || field === "record_id")) {
    const place = (name) => columns.findIndex((column) => column.table === table && column.field === name);
    const names = ["report_id", "source_lines", "record_id", "certainty", "certainty_note"];
    const [report, lines, record, certainty, note] = names.map(place);
    const known = db.selectValues(`SELECT name FROM pragma_table_info('${table}')`);
    if (report < 0 || !known.includes("source_lines")) continue;
    const said = (row) => (lines < 0 ? null : {
      report: row[report], lines: row[lines], record: row[record], certainty: row[certainty], note: row[note],
    });
    const doubted = record >= 0 && known.includes("certainty");
    if (lines >= 0 && !doubted) return { table, rows: rows.map(said) };
    findable(table);
    const doubt = doubted ? "certainty, certainty_note" : "NULL, NULL";
    const select = db.prepare(`SELECT source_lines, ${doubt} FROM "${table}" WHERE report_id = ? AND record_id = ?`);
    const found = rows.map((row) => {
      const there = select.bind([row[report], row[record]]).step();
      const own = there ? select.get([]) : [];
      select.reset();
      // Of tables put together, the engine names the first alone.
      return there ? { report: row[report], lines: own[0], record: row[record], certainty: own[1], note: own[2] } : said(row);
    });
    select.finalize();
    return { table, rows: found };
  }
  return null;
}

function answer(statement) {
  const columns = columnsOf(statement);
  const rows = [];
  let text = 0;
  while (statement.step()) {
    if (rows.length === MOST_ROWS || text > MOST_TEXT) return { columns, rows, more: true };
    const row = columns.map((_, at) => cell(statement, at));
    for (const value of row) text += value?.length ?? 8;
    rows.push(row);
  }
  return { columns, rows, more: false };
}

async function run(sql) {
  const began = performance.now();
  make(sql);
  const { statement: asked, tables } = prepare(sql);
  const needs = needed(sql, tables, columnsOf(asked));
  asked.finalize();
  await load(needs, (names, bytes) => postMessage({ kind: "loading", tables: names, bytes }));
  const { statement } = prepare(sql);
  const loaded = performance.now();
  deadline = loaded + MOST_SECONDS * 1000;
  postMessage({ kind: "running" });
  try {
    const result = answer(statement);
    const took = performance.now() - loaded;
    statement.reset();
    return { ...result, traced: tracedTo(result.columns, result.rows), took, loading: loaded - began };
  } finally {
    deadline = Infinity;
    statement.finalize();
  }
}

let opened = null;
onmessage = async ({ data: sql }) => {
  ended = "";
  try {
    await (opened ??= open());
    if (!sql.replace(COMMENTS, "")) throw new Refused("empty");
    const result = await run(sql);
    postMessage({ kind: "result", version: schema.version, memory: wasm.heap8u().length, ...result });
  } catch (error) {
    const own = error instanceof Refused ? error.message : error.resultCode ? "refused" : "broken";
    // The engine's own words are the shortest account of what is wrong with a statement.
    const message = error.resultCode ? error.message.replace(/^.*?sqlite3 result code \d+: /, "") : error.message;
    postMessage({ kind: "error", problem: ended || own, message });
  }
};

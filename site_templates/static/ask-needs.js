// What a statement needs of the tables: found out by asking the engine to plan it over tables that hold nothing.
// Each is a table of our own making whose part in a plan the engine tells: the columns that are read, and the
// conditions that all rows must meet. Parts that can't meet them needn't be loaded.

// May a part hold a value that meets a condition? Where kinds differ the engine converts, so it may.
function mayMeet([least, greatest], [op, value], capi) {
  if (typeof value !== typeof least) return true;
  switch (op) {
    case capi.SQLITE_INDEX_CONSTRAINT_EQ: return least <= value && value <= greatest;
    case capi.SQLITE_INDEX_CONSTRAINT_GT: return greatest > value;
    case capi.SQLITE_INDEX_CONSTRAINT_GE: return greatest >= value;
    case capi.SQLITE_INDEX_CONSTRAINT_LT: return least < value;
    case capi.SQLITE_INDEX_CONSTRAINT_LE: return least <= value;
    default: return true;
  }
}

// The first parts that hold so many rows.
function firstParts(parts, rows) {
  let before = 0;
  return [...parts.keys()].filter((at) => {
    const wanted = before < rows;
    before += parts[at].rows;
    return wanted;
  });
}

// The parts in which rows may meet all conditions [column, op, value]; `sorted` says that rows are put in order, so
// that all are looked at however few are wanted.
function partsFor({ columns, parts }, conditions, sorted, capi) {
  const [[, op, most] = []] = conditions;
  const limited = conditions.length === 1 && op === capi.SQLITE_INDEX_CONSTRAINT_LIMIT && typeof most === "number";
  if (limited && !sorted) return firstParts(parts, most);
  return [...parts.keys()].filter((at) => conditions.every(([column, ...condition]) => {
    const range = parts[at].ranges[columns[column]];
    return !range || mayMeet(range, condition, capi);
  }));
}

// `needsOf(sql)` is what a statement needs: Map(table -> {columns, parts}), both sets of positions. It is asked of
// statements that `main` accepts, and knows the tables and views that were added when they were made there.
export function planner({ capi, wasm, vtab, oo1 }, main, schema) {
  const db = new oo1.DB(":memory:");
  const names = new Map();
  let needs = new Map();

  // What stands on the right side of a condition; undefined where that isn't written in the statement.
  function known(info, at) {
    const stack = wasm.pstack.pointer;
    try {
      const value = wasm.pstack.allocPtr();
      return capi.sqlite3_vtab_rhs_value(info, at, value) ? undefined : capi.sqlite3_value_to_js(wasm.peekPtr(value));
    } finally { wasm.pstack.restore(stack); }
  }

  function conditionsOf(pointer, info) {
    return Array.from({ length: info.$nConstraint }, (_, at) => {
      const { $iColumn: column, $op: op, $usable: usable } = info.nthConstraint(at);
      const exact = usable && capi.sqlite3_vtab_collation(pointer, at) === "BINARY";
      return [column, op, exact ? known(pointer, at) : undefined];
    });
  }

  function note(table, pointer) {
    const info = vtab.xIndexInfo(pointer);
    const { columns, parts } = needs.get(table) ?? { columns: new Set(), parts: new Set() };
    // The last bit stands for all columns from there on.
    schema.tables[table].columns.forEach((_, at) => { if ((info.$colUsed >> BigInt(Math.min(at, 63))) & 1n) columns.add(at); });
    for (const part of partsFor(schema.tables[table], conditionsOf(pointer, info), info.$nOrderBy > 0, capi)) parts.add(part);
    needs.set(table, { columns, parts });
    info.dispose();
  }

  const module = new capi.sqlite3_module().setupModule({
    catchExceptions: true,
    methods: {
      xCreate(connection, _, count, words, table) {
        const word = (at) => wasm.cstrToJs(wasm.peekPtr(wasm.ptr.add(words, at * wasm.ptr.size)));
        const columns = Array.from({ length: count - 3 }, (__, at) => word(at + 3));
        const code = capi.sqlite3_declare_vtab(connection, `CREATE TABLE t(${columns.join()})`);
        if (code) return code;
        vtab.xVtab.create(table);
        names.set(wasm.peekPtr(table), word(2));
        return 0;
      },
      xConnect: true,
      xBestIndex(table, info) { note(names.get(table), info); },
      xDisconnect(table) { vtab.xVtab.dispose(table); },
      xDestroy: true,
      // Nothing is ever read.
      xOpen: () => capi.SQLITE_ERROR, xClose: () => 0, xFilter: () => 0, xNext: () => 0, xEof: () => 1, xColumn: () => 0, xRowid: () => 0,
    },
  });
  capi.sqlite3_create_module(db, "planned", module, 0);

  // Take over a table or a view of `main`.
  function add(name) {
    if (!(name in schema.tables)) return db.exec(schema.sql[name]);
    const columns = main.selectValues(`SELECT format('"%w" %s', name, type) FROM pragma_table_info('${name}')`);
    return db.exec(`CREATE VIRTUAL TABLE "${name}" USING planned(${columns})`);
  }

  function needsOf(sql) {
    needs = new Map();
    db.prepare(sql).finalize();
    return needs;
  }

  return { add, needsOf };
}

// Opens the data packages in the given folders and tells what this library makes of them: whether the descriptor is
// valid, and for each table its rows, whether references lead somewhere and the types of the values in each column.
const { Package } = require("datapackage");

function kind(value) {
  if (value === null) return "empty";
  if (value instanceof Date) return "date";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

async function describeTable(resource) {
  const rows = await resource.read({ keyed: true, relations: false });
  const types = {};
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) (types[name] = types[name] || new Set()).add(kind(value));
  const related = await resource.checkRelations();
  return {
    rows: rows.length,
    related,
    types: Object.fromEntries(Object.entries(types).map(([name, found]) => [name, [...found].sort()])),
    first: rows.slice(0, 3),
  };
}

async function describePackage(folder) {
  const opened = await Package.load(`${folder}/datapackage.json`, { strict: false });
  const tables = {};
  for (const resource of opened.resources) tables[resource.name] = await describeTable(resource);
  return { valid: opened.valid, errors: opened.errors.map(String), tables };
}

(async () => {
  const told = {};
  for (const folder of process.argv.slice(2)) told[folder] = await describePackage(folder);
  console.log(JSON.stringify(told));
})().catch((error) => {
  console.error(error.errors && error.errors.length ? error.errors.map(String).join("\n") : String(error));
  process.exit(1);
});

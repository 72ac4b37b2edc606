// Figures of several things by year, drawn on a true axis of years: what no report prints stays empty.
import { embed } from "./chart-libraries.js";

const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#9aa5b1", "#7a5c00"];
const SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left"];
const NARROWEST = 240; // pixels of one of several small charts
const HUNDRED_MILLION = 100_000; // thousands
const DOUBTFUL = "uncertain";

// Values of a thing by year; amounts that stand in several rows add up.
export function byYear(figures) {
  const found = new Map();
  for (const { year, value, certainty } of figures) {
    const before = found.get(year) ?? { value: 0, doubt: false };
    found.set(year, { value: before.value + value, doubt: before.doubt || certainty === DOUBTFUL });
  }
  return found;
}

// The first year in which each has a value that others can be measured by; null where there is none.
export function indexed(lines) {
  const all = lines.map(({ figures }) => byYear(figures));
  const years = [...all[0].keys()].filter((year) => all.every((own) => own.get(year)?.value > 0));
  return years.length ? Math.min(...years) : null;
}

function pointsOf({ lines, quantity, base100, words }) {
  const all = lines.map(({ name, figures }) => ({ name, own: byYear(figures) }));
  const years = all.flatMap(({ own }) => [...own.keys()]);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const highest = Math.max(...all.flatMap(({ own }) => [...own.values()].map(({ value }) => value)));
  const money = quantity.unit === "千元";
  const scale = money && highest >= HUNDRED_MILLION ? HUNDRED_MILLION : 1;
  const values = all.flatMap(({ name, own }) => Array.from({ length: last - first + 1 }, (_, at) => {
    const { value = null, doubt = false } = own.get(first + at) ?? {};
    const shown = value === null ? null : base100 ? (value / own.get(base100).value) * 100 : value / scale;
    return { year: first + at, name, value: shown, doubt };
  }));
  const printed = scale === 1 ? quantity.unit : "億元";
  const unit = base100 ? "" : words[`unit_${printed}`] ?? printed;
  return { values, unit, years: last - first + 1 };
}

function coloured(names, paper) {
  const colour = { field: "name", type: "nominal", sort: null, scale: { domain: names, range: COLOURS.slice(0, names.length) } };
  const shape = { ...colour, scale: { domain: names, range: SHAPES.slice(0, names.length) } };
  return { colour, shape, fill: { condition: { test: "datum.doubt", value: paper }, ...colour } };
}

function specification({ values, unit, years }, { lines, way, words, width, paper }) {
  const names = lines.map(({ name }) => name);
  const { colour, shape, fill } = coloured(names, paper);
  const tooltip = [{ field: "name", title: words.name }, { field: "year", title: words.year }, { field: "value", title: unit || words.index, format: ",.2~f" }];
  const y = { field: "value", type: "quantitative", title: unit || words.index, axis: { tickCount: 5 } };
  if (years === 1) {
    return { mark: { type: "bar", height: 18 }, height: { step: 34 }, width: Math.max(width - 190, 120), encoding: { x: y, y: { field: "name", type: "nominal", sort: null, title: null, axis: { labelLimit: 170 } }, color: { ...colour, legend: null }, tooltip } };
  }
  const x = { field: "year", type: "ordinal", title: words.year, axis: { labelAngle: 0, labelOverlap: "greedy", grid: false } };
  const several = way === "multiples";
  const legend = several ? null : { orient: "top", title: null, columns: Math.max(1, Math.floor(width / 220)), labelLimit: 200, symbolType: "circle" };
  const layer = [
    { mark: { type: "line", strokeWidth: 2.5, invalid: "break-paths-show-path-domains" }, encoding: { x, y, color: { ...colour, legend } } },
    // A year that only neighbours without figures surround is seen by its point; what is doubtful is hollow.
    { transform: [{ filter: "isValid(datum.value)" }], mark: { type: "point", size: 60, strokeWidth: 2, opacity: 1 }, encoding: { x, y, stroke: { ...colour, legend }, fill: { ...fill, legend }, shape: { ...shape, legend }, tooltip } },
  ];
  if (!several) return { width: Math.max(width - 80, 160), height: 300, layer };
  const columns = Math.max(1, Math.min(lines.length, Math.floor(width / NARROWEST)));
  return {
    facet: { field: "name", type: "nominal", sort: names, title: null, header: { labelFontSize: 13, labelLimit: width / columns - 20, labelAnchor: "start" } },
    columns, spec: { width: Math.floor(width / columns) - 75, height: 130, layer },
  };
}

export async function draw(place, asked) {
  const style = getComputedStyle(document.body);
  const [ink, line, paper] = ["--site-ink", "--site-line", "--site-paper"].map((name) => style.getPropertyValue(name).trim());
  const points = pointsOf(asked);
  const text = { labelColor: ink, titleColor: ink, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" };
  await embed(place, {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { values: points.values },
    ...specification(points, { ...asked, width: place.clientWidth, paper }),
    config: { background: null, font: style.fontFamily, view: { stroke: null }, axis: { ...text, gridColor: line, domainColor: line, tickColor: line }, legend: { ...text }, header: { labelColor: ink } },
  });
  const { title } = asked.quantity;
  const label = `${title[asked.language]}：${asked.lines.map(({ name }) => name).join("、")}`;
  place.querySelector("svg")?.setAttribute("aria-label", label);
}

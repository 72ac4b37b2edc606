// Pictures to share, as SVG of which the browser makes a PNG: the card of a figure with number, printed line and place,
// and a chart with its address.

const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 70;
const FONT = '"Noto Sans CJK TC","Noto Sans TC","PingFang TC","Microsoft JhengHei",sans-serif';
const INK = "#1f2933";
const MUTED = "#52606d";
const BLUE = "#0b4f6c";

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  // What XML may not hold.
  .replace(/[\u0000-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, " ");

const ruler = document.createElement("canvas").getContext("2d");
/** `text` in at most `most` lines of the card's width; what is left over ends in an ellipsis. */
function wrapped(text, size, most, weight = 400, width = WIDTH) {
  ruler.font = `${weight} ${size}px ${FONT}`;
  const fits = (line) => ruler.measureText(line).width <= width - 2 * LEFT;
  const lines = [""];
  for (const part of text.match(/[\d,.%]+|\w+\s?|[^]/gu) ?? []) {
    if (fits(lines.at(-1) + part)) lines[lines.length - 1] += part; else lines.push(part);
  }
  if (lines.length > most) {
    let last = lines[most - 1];
    while (last && !fits(`${last}…`)) last = [...last].slice(0, -1).join("");
    return [...lines.slice(0, most - 1), `${last}…`];
  }
  return lines;
}

/** Writes lines below each other from `y` on; `put` leaves a gap behind what it writes. */
function writer(y) {
  const rows = [];
  const put = (text, size, most, colour, weight, gap = 0) => {
    for (const line of text ? wrapped(text, size, most, weight) : []) {
      y += size * 1.35;
      rows.push(`<text x="${LEFT}" y="${Math.round(y)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(line)}</text>`);
    }
    y += gap;
  };
  return { rows, put, end: () => y };
}

/** The card of `told`: value, about, line, place, doubt, address, site. */
export function cardOf(told) {
  const { rows, put } = writer(60);
  put(told.about, 34, 2, INK, 400, 6);
  // A long number is set smaller rather than cut.
  const size = [92, 72, 54, 40].find((each) => wrapped(told.value, each, 9, 700).length === 1) ?? 40;
  put(told.value, size, 1, BLUE, 700, 22);
  put(told.line, 26, 4, INK, 400, 12);
  put(told.place, 24, 2, MUTED, 400);
  put(told.doubt, 22, 2, INK, 700);
  // The whole address: a line and a half of it is usual.
  const foot = wrapped(told.address, 20, 2).map((line, at) => (
    `<text x="${LEFT}" y="${HEIGHT - 62 + 28 * at}" font-size="20" fill="${MUTED}">${escaped(line)}</text>`)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family='${FONT}'>`
    + `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/><rect width="16" height="${HEIGHT}" fill="${BLUE}"/>`
    + rows.join("")
    + `<text x="${WIDTH - LEFT}" y="${HEIGHT - 100}" font-size="22" font-weight="700" fill="${BLUE}" text-anchor="end">${escaped(told.site)}</text>`
    + `${foot}</svg>`;
}

/** A chart with the address of its page below: its file says title, unit and source itself. */
export function chartOf(svg, address) {
  const chart = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const [, , width, height] = chart.getAttribute("viewBox").split(/[\s,]+/).map(Number);
  const scale = (WIDTH - 2 * LEFT) / width;
  const { rows, put, end } = writer(40);
  for (const [name, value] of [["x", LEFT], ["y", end()], ["width", WIDTH - 2 * LEFT], ["height", height * scale]]) {
    chart.setAttribute(name, value);
  }
  put("", 0, 0, INK, 400, height * scale + 12);
  put(address, 20, 2, MUTED, 400);
  const whole = Math.round(end() + 36);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${whole}" viewBox="0 0 ${WIDTH} ${whole}" font-family='${FONT}'>`
    + `<rect width="${WIDTH}" height="${whole}" fill="#fff"/>${rows.join("")}${new XMLSerializer().serializeToString(chart)}</svg>`;
}

/** A picture as a PNG of its own size. */
export async function pngOf(svg) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), "image/png");
  });
}

/** Offer a picture for keeping. */
export function keep(picture, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

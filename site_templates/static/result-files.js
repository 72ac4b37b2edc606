// Rows as files that a reader keeps.

// A text that a spreadsheet would take for a formula is kept from being one.
const harmless = (value) => (typeof value === "string" && /^[=@\t\r]|^[+-](?!\s*[\d,.]+\s*%?$)/.test(value) ? `'${value}` : value ?? "");

export function csv(names, rows, separator = ",") {
  const quoted = (value) => (/["\n\r,\t]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value);
  return [names, ...rows].map((row) => row.map((value) => quoted(harmless(value))).join(separator)).join("\r\n");
}

export function keep(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// The mark tells Excel that the text is UTF-8.
export const keepCsv = (text, name) => keep(new Blob(["\ufeff", text], { type: "text/csv" }), name);

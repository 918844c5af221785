/** A cell that no spreadsheet takes for a formula, quoted where it must be. */
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  let text = String(value);
  if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[",;\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

export function toCsv(columns, rows) {
  const lines = [columns.map((c) => cell(c.key)), ...rows.map((row) => columns.map((c) => cell(c.csv(row))))];
  return "\ufeff" + lines.map((line) => line.join(",")).join("\r\n") + "\r\n";
}

export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Rows of pasted text: tabs, semicolons or commas between the cells, quotes around them. */
export function parseRows(text) {
  const separator = text.includes("\t") ? "\t" : text.includes(";") ? ";" : ",";
  return text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, cells: line.split(separator).map((c) => c.trim().replace(/^"(.*)"$/, "$1")) }))
    .filter((row) => row.cells.some((c) => c));
}

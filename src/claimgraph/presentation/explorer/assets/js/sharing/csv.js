// Tables as CSV (RFC 4180) that no spreadsheet program computes: see claimgraph/formats/csv_text.py
// and claimgraph/presentation/columns.py, whose manners these are.

const BLANK = "[\\s\\x1c-\\x1f\\x85]*";
const FORMULA = `(?:${BLANK}[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|[\\t\\r\\n]|${BLANK}$)`;
const RISKY = new RegExp(`^'*${FORMULA}`, "u");
const NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;

/**
 * A cell that computes nothing: one that could gets an apostrophe in front, and so does one that
 * has such an apostrophe already. Plain numbers stand as they are.
 * @param {string} text
 * @returns {string}
 */
export function cell(text) {
  const whole = text.replace(/\p{Surrogate}/gu, "\ufffd");
  const marked = whole && !NUMBER.test(whole) && RISKY.test(whole) ? `'${whole}` : whole;
  return /[",\r\n]/.test(marked) ? `"${marked.replaceAll('"', '""')}"` : marked;
}

/**
 * Several items in one cell, which can be taken apart again.
 * @param {Iterable<string>} items
 * @returns {string}
 */
export function joined(items) {
  return [...items].map((item) => item.replaceAll("\\", "\\\\").replaceAll("|", "\\|")).join(" | ");
}

/**
 * @param {string[]} head
 * @param {Iterable<string[]>} rows
 * @returns {string}
 */
export function csv(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(cell).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

// A citation in words: in plain lines, and as a note in the manner of the Chicago Manual of Style
// (17th edition, notes and bibliography), with the passage and what makes it findable behind it.

import { t } from "../words/words.js";

/** @typedef {import("./reference.js").Reference} Reference */

/**
 * A footnote: Author, “Title,” Publisher, date, page, address (archive; accessed): “quote.”
 * @param {Reference} reference
 * @returns {string}
 */
export function note(reference) {
  const { authors, title, publisher, published, page, url, archive, retrieved, quote } = reference;
  const who = authors.join(", ");
  const parts = [
    who,
    quoted(title),
    publisher === who ? "" : publisher,
    published?.label,
    page && t("cite.page", { page }),
    url,
  ];
  const seen = [
    archive && t("cite.archived", { address: archive }),
    retrieved && t("cite.accessed", { date: retrieved.label }),
  ].filter(Boolean);
  const line = parts.filter(Boolean).reduce((line_, part) => joined(line_ ?? "", part ?? "")) ?? "";
  const found = seen.length ? `${line} (${seen.join("; ")})` : line;
  return `${quote ? `${found}: “${quote}”` : found}. ${t("cite.claim", { claim: reference.iri })}`;
}

/** @param {string} line @param {string} part @returns {string} with the comma inside of quotation marks */
function joined(line, part) {
  if (/[,.?!…]”$/u.test(line)) return `${line} ${part}`;
  return line.endsWith("”") ? `${line.slice(0, -1)},” ${part}` : `${line}, ${part}`;
}

/** @param {string} title @returns {string} */
function quoted(title) {
  return title && `“${title.replaceAll("“", "‘").replaceAll("”", "’").replaceAll('"', "’")}”`;
}

/**
 * A line for each thing that there is to say.
 * @param {Reference} reference
 * @returns {string}
 */
export function plain(reference) {
  const { title, authors, publisher, published, page, place, quote, digest } = reference;
  const where = [page && t("cite.page", { page }), place && t("cite.characters", { place })];
  const lines = [
    [t("cite.line.claim"), reference.claim],
    [t("cite.line.voices"), reference.voices],
    [t("cite.line.quote"), quote && `“${quote}”`],
    [t("cite.line.digest"), quote ? "" : digest],
    [t("cite.line.document"), [title, ...authors, publisher, published?.label].filter(Boolean).join(", ")],
    [t("cite.line.where"), where.filter(Boolean).join(", ")],
    [t("cite.line.url"), reference.url],
    [t("cite.line.archive"), reference.archive],
    [t("cite.line.retrieved"), reference.retrieved?.label],
    [t("cite.line.id"), reference.iri],
    [t("cite.line.address"), reference.address],
  ];
  return `${lines
    .filter(([, text]) => text)
    .map(([name, text]) => `${name}: ${text}`)
    .join("\n")}\n`;
}

// A citation as CSL-JSON (schema of CSL 1.0.2), which reference managers take in.

/** @typedef {import("./reference.js").Reference} Reference @typedef {import("./reference.js").Dated} Dated */

const DAY = "(-?\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?";
const DATE = new RegExp(`^${DAY}([?~%]?)(?:/${DAY}([?~%]?))?$`);

/**
 * @param {Reference} reference
 * @returns {Record<string, any>} an item
 */
export function cslItem(reference) {
  const { quote, page, place, claim, iri, archive } = reference;
  return filled({
    id: reference.id,
    type: reference.type,
    title: reference.title,
    author: reference.authors.map((literal) => ({ literal })),
    publisher: reference.publisher,
    "container-title": reference.type === "article-newspaper" ? reference.publisher : "",
    issued: cslDate(reference.published),
    accessed: cslDate(reference.retrieved),
    URL: reference.url,
    language: reference.language,
    page,
    note: [quote && `“${quote}”`, archive && `archive: ${archive}`, `claim: ${iri}`]
      .filter(Boolean)
      .join("; "),
    custom: filled({ quote, page, characters: place, sha256: reference.digest, archive, claim, iri }),
  });
}

/** @param {Reference} reference @returns {string} */
export function cslJson(reference) {
  return `${JSON.stringify([cslItem(reference)], null, 2)}\n`;
}

/**
 * @param {Dated | null} date
 * @returns {Record<string, any> | undefined} parts where it has them, else its words
 */
export function cslDate(date) {
  if (!date) return undefined;
  const found = DATE.exec(date.text);
  if (!found) return { literal: date.label };
  const parts = [found.slice(1, 4), found.slice(5, 8)]
    .filter(([year]) => year !== undefined)
    .map((part) => part.filter((number) => number !== undefined).map(Number));
  return found[4] || found[8] ? { "date-parts": parts, circa: true } : { "date-parts": parts };
}

/** @param {Record<string, any>} item @returns {Record<string, any>} without what is empty */
function filled(item) {
  const isEmpty = (/** @type {any} */ value) => value === undefined || value === "" || value.length === 0;
  return Object.fromEntries(Object.entries(item).filter(([, value]) => !isEmpty(value)));
}

// Says things in the reader's language. What it is given stays text: nothing here makes markup.

import { STRINGS } from "./strings.js";

let language = "en";

/**
 * Choose the language; an unknown one leaves things as they are.
 * @param {string} wanted a BCP 47 tag
 */
export function speak(wanted) {
  const found = Object.keys(STRINGS).find((tag) => wanted.toLowerCase().split("-")[0] === tag);
  if (found) language = found;
}

/** @returns {string} the BCP 47 tag of the language in use */
export function spoken() {
  return language;
}

/**
 * @param {string} key
 * @returns {string} the wording of `key`, with its blanks
 */
function wording(key) {
  return STRINGS[language][key] ?? STRINGS.en[key] ?? key;
}

/**
 * Say `key`, with its blanks filled by text.
 * @param {string} key
 * @param {Record<string, string | number>} [blanks]
 * @returns {string}
 */
export function t(key, blanks = {}) {
  return phrase(key, blanks).join("");
}

/**
 * Say `key` as parts, so that a blank can be filled by an element.
 * @template T
 * @param {string} key
 * @param {Record<string, T | string | number>} blanks
 * @returns {(T | string)[]}
 */
export function phrase(key, blanks) {
  return wording(key)
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) => {
      const name = part.startsWith("{") ? part.slice(1, -1) : "";
      if (!Object.hasOwn(blanks, name)) return part;
      const value = blanks[name];
      return typeof value === "number" ? String(value) : value;
    });
}

/** By language; making one takes long. @type {Map<string, Intl.NumberFormat>} */
const numbers = new Map();

/** @param {number} n @returns {string} as the language writes numbers */
export function number(n) {
  let format = numbers.get(language);
  if (!format) {
    format = new Intl.NumberFormat(language);
    numbers.set(language, format);
  }
  return format.format(n);
}

/**
 * Say how many: picks the wording for one, and writes the number as the language does.
 * @param {string} key
 * @param {number} n
 * @returns {string}
 */
export function count(key, n) {
  const one = n === 1 && language === "en" && Object.hasOwn(STRINGS.en, `${key}.one`);
  return t(one ? `${key}.one` : key, { n: number(n) });
}

/**
 * The label of a term in the language in use, or the nearest there is.
 * @param {Record<string, string>} labels BCP 47 tag to label
 * @returns {string}
 */
export function labelled(labels) {
  const near = Object.keys(labels).find((tag) => tag.split("-")[0] === language);
  return labels[language] ?? (near && labels[near]) ?? labels.en ?? Object.values(labels)[0] ?? "";
}

/**
 * Words for a code of a code list; a code that has none is shown as it is.
 * @param {string} list
 * @param {string} code
 * @param {Record<string, string>} [blanks]
 * @returns {string}
 */
export function coded(list, code, blanks) {
  const key = `${list}.${code}`;
  return Object.hasOwn(STRINGS.en, key) ? t(key, blanks) : code;
}

/**
 * Why a claim does not count, which the package says in English.
 * @param {{ why: string }} reason
 * @returns {string}
 */
export function whyWord({ why }) {
  const origins = /^its edge has (\d+) independent origins?$/.exec(why);
  return origins ? count("why.origins", Number(origins[1])) : coded("why", why);
}

/**
 * A language in the language in use; a tag that is no language is shown as it is.
 * @param {string} tag BCP 47
 * @returns {string}
 */
export function languageName(tag) {
  try {
    return tag && (new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? tag);
  } catch {
    return tag;
  }
}

/**
 * Things in a row, as the language joins them.
 * @template T
 * @param {T[]} items
 * @returns {(T | string)[]}
 */
export function listed(items) {
  const places = items.map((_, number) => String(number));
  const parts = new Intl.ListFormat(language, { type: "conjunction" }).formatToParts(places);
  return parts.map((part) => (part.type === "element" ? items[Number(part.value)] : part.value));
}

/**
 * @param {{ id: string, labels: Record<string, string> }} kind
 * @returns {string} its name; what is of none of those that the drawing tells apart is the rest
 */
export function kindLabel(kind) {
  return kind.id === "other" ? t("kind.other") : labelled(kind.labels);
}

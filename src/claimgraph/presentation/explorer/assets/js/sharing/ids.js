// How the package names what has no name of its own: an id is a digest of the content. The page
// holds no ids of sayings and passages; here they are made again, as claimgraph/model makes them.

import { sha256 } from "../base/sha256.js";

const LENGTH = 24;
/** What the wording of a quantity begins with, and its code. */
const BOUNDS = [
  ["at least", "at-least"],
  ["over", "over"],
  ["about", "about"],
  ["up to", "up-to"],
  ["under", "under"],
  ["between", "between"],
];

/**
 * The id of a content: see `content_id` in claimgraph/model/iri.py.
 * @param {string} kind
 * @param {unknown} content
 * @returns {string}
 */
export function contentId(kind, content) {
  return sha256(JSON.stringify([kind, content], sortedKeys)).slice(0, LENGTH);
}

/** @param {string} _key @param {any} value */
function sortedKeys(_key, value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, value[key]]),
  );
}

/**
 * The last part of an IRI: letters and digits of ASCII and `-._~` stand as they are.
 * @param {string} local
 * @returns {string}
 */
export function quoted(local) {
  const name = encodeURIComponent(local).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return name.endsWith(".") ? `${name.slice(0, -1)}%2E` : name;
}

/** @param {string} edtf @returns {string} the last part of the IRI of a date */
export function dateLocal(edtf) {
  return quoted(edtf.replaceAll("..", "open").replaceAll("/", "_to_"));
}

/** @typedef {{ bound: string, amount: string, lower: string, upper: string, unit: string }} Quantity */

/**
 * The parts of a quantity, from its wording as the package writes it.
 * @param {string} text such as "at least 1,200 houses"
 * @returns {Quantity}
 */
export function quantityOf(text) {
  const [words, bound] = BOUNDS.find(([start]) => text.startsWith(`${start} `)) ?? ["", "exactly"];
  const rest = words ? text.slice(words.length + 1) : text;
  const found = /^(-?[\d,]+(?:\.\d+)?)(?: and (-?[\d,]+(?:\.\d+)?))?(?: ([^]*))?$/.exec(rest);
  if (!found) throw new Error("not the wording of a quantity");
  const [amount, second] = [found[1], found[2] ?? ""].map((number) => number.replaceAll(",", ""));
  const unit = found[3] ?? "";
  const exact = bound === "exactly";
  return {
    bound,
    amount,
    lower: exact || ["at-least", "over", "between"].includes(bound) ? amount : "",
    upper: bound === "between" ? second : exact || ["up-to", "under"].includes(bound) ? amount : "",
    unit,
  };
}

/** @param {Quantity} quantity @returns {string} the last part of its IRI */
export function quantityLocal({ bound, amount, upper, unit }) {
  const number = (/** @type {string} */ text) => text.replace("-", "minus-");
  const parts = [
    bound === "exactly" ? "" : bound,
    number(amount),
    ...(bound === "between" ? ["and", number(upper)] : []),
    Array.from(unit, escaped).join(""),
  ];
  return quoted(parts.filter(Boolean).join("-"));
}

/** @param {string} sign @returns {string} */
function escaped(sign) {
  if (sign === " ") return "-";
  return /[\p{L}\p{N}]/u.test(sign) ? sign : `_${sign.codePointAt(0)?.toString(16)}_`;
}

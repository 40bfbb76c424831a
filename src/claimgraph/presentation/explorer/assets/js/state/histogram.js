// When claims hold, counted: what surely lies within a year or month, and what may.

import { dayOf, isoYear, two, ymd } from "./dates.js";
import { NO_DAY } from "./facets.js";

/**
 * @typedef {object} Bucket
 * @property {string} name as ISO 8601 writes it: `2016`, `2016-02`; the first year of several
 * @property {number} low its first day
 * @property {number} high its last day
 * @property {number} certain how many claims lie wholly in it
 * @property {number} possible how many more may lie in it, or reach over it
 */
/** @typedef {{ low: Int32Array, high: Int32Array }} Days by claim; NO_DAY where a side is open, on both where it has no date */

const MOST = 60;
const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const MONTHS_TO = 36;

/**
 * The years, or months, over which claims are spread.
 * @param {Days} days
 * @param {(claim: number) => boolean} counts
 * @returns {Bucket[]} none where nothing has a date
 */
export function buckets({ low, high }, counts) {
  let [first, last] = [Infinity, -Infinity];
  for (let claim = 0; claim < low.length; claim += 1) {
    if (!counts(claim)) continue;
    for (const day of [low[claim], high[claim]]) {
      if (day === NO_DAY) continue;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  }
  return first > last ? [] : spread(ymd(first), ymd(last));
}

/** @param {{ year: number, month: number }} from @param {{ year: number, month: number }} to @returns {Bucket[]} */
function spread(from, to) {
  const months = (to.year - from.year) * 12 + to.month - from.month + 1;
  // One month alone would leave no way for the handles.
  if (months === 1) return monthly(from.year, from.month - 1, 3);
  if (months <= MONTHS_TO) return monthly(from.year, from.month, months);
  const years = to.year - from.year + 1;
  const step = YEARS.find((step) => years / step <= MOST) ?? Math.ceil(years / MOST);
  const start = Math.floor(from.year / step) * step;
  return row(Math.floor((to.year - start) / step) + 1, (n) => {
    const year = start + n * step;
    return bucket(isoYear(year), dayOf(year), dayOf(year + step));
  });
}

/** @param {number} year @param {number} month of the first one @param {number} count */
function monthly(year, month, count) {
  return row(count, (n) => {
    const low = dayOf(year, month + n);
    const at = ymd(low);
    return bucket(`${isoYear(at.year)}-${two(at.month)}`, low, dayOf(year, month + n + 1));
  });
}

/** @param {number} length @param {(number: number) => Bucket} make */
function row(length, make) {
  return Array.from({ length }, (_, number) => make(number));
}

/** @param {string} name @param {number} low @param {number} next @returns {Bucket} */
function bucket(name, low, next) {
  return { name, low, high: next - 1, certain: 0, possible: 0 };
}

/**
 * Count claims into buckets.
 * @param {Bucket[]} into none of which overlap, in order
 * @param {Days} days
 * @param {(claim: number) => boolean} counts
 * @returns {{ buckets: Bucket[], undated: number }}
 */
export function histogram(into, { low, high }, counts) {
  const certain = new Uint32Array(into.length);
  // Where a claim begins to be possible, and where it ceases: sums of these are how many are.
  const change = new Int32Array(into.length + 1);
  let undated = 0;
  for (let claim = 0; claim < low.length; claim += 1) {
    if (!counts(claim)) continue;
    if (low[claim] === NO_DAY && high[claim] === NO_DAY) undated += 1;
    else if (into.length) {
      const first = low[claim] === NO_DAY ? 0 : place(into, low[claim]);
      const last = high[claim] === NO_DAY ? into.length - 1 : place(into, high[claim]);
      if (first === last && low[claim] !== NO_DAY && high[claim] !== NO_DAY) certain[first] += 1;
      else {
        change[first] += 1;
        change[last + 1] -= 1;
      }
    }
  }
  let possible = 0;
  const counted = into.map((one, number) => {
    possible += change[number];
    return { ...one, certain: certain[number], possible };
  });
  return { buckets: counted, undated };
}

/** @param {Bucket[]} into @param {number} day @returns {number} which of them it lies in, or the nearest one */
export function place(into, day) {
  let [low, high] = [0, into.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (into[middle].high < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

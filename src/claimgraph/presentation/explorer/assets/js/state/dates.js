// Days as numbers, since 1970-01-01, and the dates that a reader writes (ISO 8601, EDTF).

const DAY = 86_400_000;
const DATE = /^(-?\d{4}|-?\d{3}X|-?\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?$/;

/**
 * @param {number} year
 * @param {number} [month] from 1; 13 is the January after
 * @param {number} [day]
 * @returns {number}
 */
export function dayOf(year, month = 1, day = 1) {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
}

/** @param {number} day @returns {{ year: number, month: number, day: number }} */
export function ymd(day) {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** @param {number} day @returns {string} as ISO 8601 writes it */
export function iso(day) {
  const { year, month, day: date } = ymd(day);
  return `${isoYear(year)}-${two(month)}-${two(date)}`;
}

/** @param {number} year @returns {string} */
export function isoYear(year) {
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
}

/** @param {number} number @returns {string} */
export function two(number) {
  return String(number).padStart(2, "0");
}

/**
 * The first and the last day of what a reader wrote: `2016`, `2016-02`, `201X`, `2016-02-29`, `2016~`.
 * @param {string} text
 * @returns {{ low: number, high: number } | null} null where it is no date
 */
export function extent(text) {
  const found = DATE.exec(text.trim().toUpperCase());
  if (!found) return null;
  const [, year, month = "XX", day = "XX"] = found;
  const [first, last] = [year.replaceAll("X", "0"), year.replaceAll("X", "9")]
    .map(Number)
    .sort((a, b) => a - b);
  if (month === "XX") return day === "XX" ? { low: dayOf(first), high: dayOf(last + 1) - 1 } : null;
  const [m, d] = [Number(month), Number(day)];
  if (first !== last || m < 1 || m > 12) return null;
  if (day === "XX") return { low: dayOf(first, m), high: dayOf(first, m + 1) - 1 };
  const at = dayOf(first, m, d);
  return ymd(at).month === m && d > 0 ? { low: at, high: at } : null;
}

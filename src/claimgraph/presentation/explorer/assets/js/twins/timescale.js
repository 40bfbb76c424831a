// Days on an axis and its marks, as presentation/timeline_scale.py of the package has them.

import { dayOf, iso, isoYear, two, ymd } from "../state/dates.js";

const DAY_STEPS = [1, 2, 5, 10];
const MONTH_STEPS = [1, 3, 6];
const YEAR = 146_097 / 400;
const MONTH = YEAR / 12;
const LAST_OF_MONTH = 31;

/** @typedef {{ day: number, label: string }} Tick a mark, and the year, month or day that begins there (ISO 8601) */

/** A stretch of time. */
export class Scale {
  /** @param {number} low where it begins, in days since 1970-01-01 @param {number} high more than `low` */
  constructor(low, high) {
    this.low = low;
    this.high = high;
  }

  /** @param {Iterable<number>} days @returns {Scale | null} one that takes in all that are finite; null without any */
  static around(days) {
    let [low, high] = [Infinity, -Infinity];
    for (const day of days) {
      if (!Number.isFinite(day)) continue;
      low = Math.min(low, day);
      high = Math.max(high, day);
    }
    if (low > high) return null;
    return high - low < 2 ? new Scale(low - 1, high + 1) : new Scale(low, high);
  }

  /** @returns {number} how many days it holds */
  get length() {
    return this.high - this.low;
  }

  /** @param {number} day @returns {number} how far along it lies, 0 to 1; what is outside lies at an end */
  share(day) {
    return Math.min(1, Math.max(0, (day - this.low) / this.length));
  }

  /**
   * The part between two days, within this, and never less than a day.
   * @param {number} low
   * @param {number} high
   * @returns {Scale}
   */
  within(low, high) {
    const length = Math.min(Math.max(high - low, 1), this.length);
    const start = Math.min(Math.max(low, this.low), this.high - length);
    return new Scale(start, start + length);
  }

  /** @param {number} most @returns {Tick[]} marks at round dates, about `most` and at least one */
  ticks(most) {
    const found = [...this.#round(Math.max(1, most))];
    return found.length ? found : [...this.#days(1)].slice(0, 1);
  }

  /** @param {number} most @returns {Iterable<Tick>} */
  #round(most) {
    const day = DAY_STEPS.find((step) => this.length / step <= most);
    if (day) return this.#days(day);
    const month = MONTH_STEPS.find((step) => this.length / (MONTH * step) <= most);
    if (month) return this.#months(month);
    let step = 1;
    for (const factor of factors()) if (this.length / (YEAR * (step = factor)) <= most) break;
    return this.#years(step);
  }

  /** Every day, or the 1st, 6th, 11th and so on of each month. @param {number} step @returns {Iterable<Tick>} */
  *#days(step) {
    for (let day = Math.ceil(this.low); day <= Math.floor(this.high); day += 1) {
      const date = ymd(day).day;
      if ((date - 1) % step === 0 && (step === 1 || date < LAST_OF_MONTH)) yield { day, label: iso(day) };
    }
  }

  /** @param {number} step @returns {Iterable<Tick>} */
  *#months(step) {
    const { year, month } = ymd(Math.floor(this.low));
    for (let index = year * 12 + Math.floor((month - 1) / step) * step; ; index += step) {
      const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
      const day = dayOf(y, m);
      if (day > this.high) return;
      if (day >= this.low) yield { day, label: `${isoYear(y)}-${two(m)}` };
    }
  }

  /** @param {number} step @returns {Iterable<Tick>} */
  *#years(step) {
    for (let year = Math.floor(ymd(Math.floor(this.low)).year / step) * step; ; year += step) {
      const day = dayOf(year);
      if (!(day <= this.high)) return;
      if (day >= this.low) yield { day, label: isoYear(year) };
    }
  }
}

/** @returns {Iterable<number>} 1, 2, 5, 10, 20, 50 and so on, up to where the browser's years end */
function* factors() {
  for (let power = 1; power <= 100_000; power *= 10) yield* [power, 2 * power, 5 * power];
}

// Columns, as `tables.py` in the package writes them: each is read by row number with `at`.

/**
 * @typedef {{ at(row: number): any }} Column what is at a row; undefined or null where there is nothing
 * @typedef {Record<string, Column>} Table
 */

/** Most rows have nothing. */
class Sparse {
  /** @param {Record<string, any>} values by row number */
  constructor(values) {
    this.values = values;
  }

  /** @param {number} row */
  at(row) {
    return this.values[row];
  }
}

/** Few values that recur. */
class Coded {
  /** @param {ArrayLike<number>} codes @param {any[]} values */
  constructor(codes, values) {
    this.codes = codes;
    this.values = values;
  }

  /** @returns {number} */
  get length() {
    return this.codes.length;
  }

  /** @param {number} row */
  at(row) {
    return this.values[this.codes[row]];
  }
}

/** Lists of numbers that are told by how far they are from the row's own. */
class Relative extends Coded {
  /** @override @param {number} row @returns {number[] | undefined} */
  at(row) {
    return super.at(row)?.map((/** @type {number} */ step) => row + step);
  }
}

/** @param {number[]} steps from each number to the next @returns {Int32Array} */
function risen(steps) {
  const numbers = new Int32Array(steps.length);
  let at = 0;
  for (let row = 0; row < steps.length; row += 1) numbers[row] = at += steps[row];
  return numbers;
}

/** @param {any} data as it stands in the page @returns {Column} */
export function column(data) {
  if (typeof data.at === "function") return data;
  if (data.steps) return risen(data.steps);
  if (!data.codes) return new Sparse(data);
  return data.relative ? new Relative(data.codes, data.values) : new Coded(data.codes, data.values);
}

/** @param {Record<string, any>} data @returns {Table} */
export function columns(data) {
  return Object.fromEntries(Object.entries(data).map(([name, one]) => [name, column(one)]));
}

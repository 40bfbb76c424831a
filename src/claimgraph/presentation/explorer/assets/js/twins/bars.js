// What the bar of a date consists of on an axis: the same parts as in presentation/timeline_svg.py.

/**
 * Where a date lies, in days: what bounds it, and what bounds the days that are certainly within it.
 * @typedef {{ low: number, high: number, sureLow: number, sureHigh: number, marks: string }} Bar
 */
/**
 * @typedef {object} Part
 * @property {"maybe" | "sure" | "read" | "arrow" | "marks"} what
 * @property {number} x
 * @property {number} [width]
 * @property {boolean} [hedged] whether its date is approximate or uncertain
 * @property {boolean} [opens] whether it fades out to the left, where the date is open
 * @property {boolean} [goesOn] whether it fades out to the right
 * @property {-1 | 1} [way] which way an arrow points
 * @property {string} [text]
 */

/** The least width of a bar, so that a day on a long axis can be seen. */
export const LEAST = 7;
const MARKS = 18;

/**
 * @param {Bar} bar
 * @param {import("./timescale.js").Scale} scale
 * @param {number} width of the axis, in pixels
 * @param {boolean} isReading whether it is how the analyst reads a date that is incomplete
 * @returns {Part[]} none where it lies outside
 */
export function parts(bar, scale, width, isReading) {
  if (bar.high <= scale.low || bar.low >= scale.high) return [];
  const at = (/** @type {number} */ day) => scale.share(day) * width;
  let [first, last] = [at(bar.low), at(bar.high)];
  const isSmall = last - first < LEAST;
  if (isSmall) {
    const centre = Math.min(width - LEAST / 2, Math.max(LEAST / 2, (first + last) / 2));
    [first, last] = [centre - LEAST / 2, centre + LEAST / 2];
  }
  const hedged = bar.marks !== "" && !isSmall;
  const ends = { opens: bar.low === -Infinity, goesOn: bar.high === Infinity };
  /** @type {Part[]} */
  const found = [
    {
      what: isReading ? "read" : "maybe",
      x: first,
      width: last - first,
      hedged: hedged && !isReading,
      ...ends,
    },
  ];
  const isSure = bar.sureLow < bar.sureHigh && bar.sureHigh > scale.low && bar.sureLow < scale.high;
  if (isSure && !isReading) {
    const [low, high] = [at(bar.sureLow), at(bar.sureHigh)];
    const [x, end] = high - low >= LEAST ? [low, high] : [first, last];
    found.push({ what: "sure", x, width: end - x, hedged });
  }
  if (bar.low < scale.low) found.push({ what: "arrow", x: first, way: -1 });
  if (bar.high > scale.high) found.push({ what: "arrow", x: last, way: 1 });
  if (bar.marks)
    found.push({ what: "marks", x: last + 5 + MARKS < width ? last + 5 : first - MARKS, text: bar.marks });
  return found;
}

/**
 * How many bars begin in each part of the axis.
 * @param {Iterable<Bar>} bars
 * @param {import("./timescale.js").Scale} scale
 * @param {number} bins
 * @returns {number[]}
 */
export function density(bars, scale, bins) {
  const counts = new Array(bins).fill(0);
  for (const { low, high } of bars) {
    const start = Number.isFinite(low) ? low : high;
    if (Number.isFinite(start) && start >= scale.low && start <= scale.high)
      counts[Math.min(bins - 1, Math.floor(scale.share(start) * bins))] += 1;
  }
  return counts;
}

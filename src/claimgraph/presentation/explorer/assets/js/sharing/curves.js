// Lines from thing to thing: as they are bent in the drawing, and as paths of a picture.

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ points: Point[], via?: Point }} Curve from a start to an end, by way of more points or bent towards one */

/**
 * The line of an edge, bent as vis-network bends it, up to the rim of the thing at its end.
 * @param {Point} from
 * @param {Point} to
 * @param {number} bend how far to one side, as a share of its length
 * @param {number} rim how far from the middle of the thing it ends
 * @returns {Curve}
 */
export function curve(from, to, bend, rim) {
  if (from.x === to.x && from.y === to.y) return { points: loop(from, rim) };
  const whole = bend ? { points: [from, to], via: handle(from, to, bend) } : { points: [from, to] };
  let [low, high] = [0, 1];
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2;
    const { x, y } = along(whole, middle);
    if (Math.hypot(to.x - x, to.y - y) > rim + 2) low = middle;
    else high = middle;
  }
  const points = [from, along(whole, low)];
  if (!whole.via) return { points };
  // The first part of a quadratic curve is one itself (de Casteljau).
  const { via } = whole;
  return { points, via: { x: from.x + (via.x - from.x) * low, y: from.y + (via.y - from.y) * low } };
}

/** @param {Point} from @param {Point} to @param {number} bend @returns {Point} */
function handle(from, to, bend) {
  const factor = Math.abs(bend);
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const turn = (bend > 0 ? 0.5 - factor * 0.5 : 0.5 + factor * 0.5) * Math.PI;
  const angle = Math.atan2(dy, dx) + turn;
  const reach = (factor * 0.5 + 0.5) * Math.hypot(dx, dy);
  return { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
}

/** @param {Point} at @param {number} rim @returns {Point[]} from a thing to itself, in a circle above it */
function loop({ x, y }, rim) {
  const size = 18;
  const aside = rim * 0.7 + size * 0.6;
  const centre = { x: x + aside, y: y - aside };
  const far = Math.hypot(aside, aside);
  const gap = Math.acos((size ** 2 + far ** 2 - (rim + 2) ** 2) / (2 * size * far));
  return Array.from({ length: 25 }, (_, n) => {
    const angle = 0.75 * Math.PI + gap + (n / 24) * 2 * (Math.PI - gap);
    return { x: centre.x + size * Math.cos(angle), y: centre.y + size * Math.sin(angle) };
  });
}

/** @param {Curve} curve @returns {string} */
export function pathOver({ points, via }) {
  const place = (/** @type {Point} */ { x, y }) => `${round(x)} ${round(y)}`;
  if (via) return `M${place(points[0])}Q${place(via)} ${place(points[1])}`;
  return `M${points.map(place).join("L")}`;
}

/**
 * @param {Curve} curve
 * @param {number} share from 0 at the start to 1 at the end
 * @returns {Point}
 */
export function along({ points, via }, share) {
  if (via) {
    const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
    const [from, to] = points;
    return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
  }
  const place = Math.min(share * (points.length - 1), points.length - 1.000001);
  const [from, to] = [points[Math.floor(place)], points[Math.floor(place) + 1]];
  const part = place - Math.floor(place);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** @param {Curve} curve @param {number} width @param {boolean} isBar @returns {string} the head of an arrow at the end, or a bar */
export function head(curve, width, isBar) {
  const tip = along(curve, 1);
  const size = 6 + width;
  const far = (/** @type {Point} */ { x, y }) => Math.hypot(tip.x - x, tip.y - y);
  let back = along(curve, 0.98);
  for (let share = 0.96; share > 0.5 && far(back) < size; share -= 0.02) back = along(curve, share);
  const length = far(back) || 1;
  const [ux, uy] = [(tip.x - back.x) / length, (tip.y - back.y) / length];
  const base = { x: tip.x - ux * size, y: tip.y - uy * size };
  const wing = (/** @type {1 | -1} */ way) =>
    `${round(base.x - way * uy * size * 0.42)} ${round(base.y + way * ux * size * 0.42)}`;
  if (isBar)
    return `M${round(tip.x - uy * size * 0.8)} ${round(tip.y + ux * size * 0.8)}L${round(tip.x + uy * size * 0.8)} ${round(tip.y - ux * size * 0.8)}`;
  return `M${round(tip.x)} ${round(tip.y)}L${wing(1)}L${wing(-1)}Z`;
}

/** @param {number} number @returns {number} with no more digits than a picture needs */
export function round(number) {
  return Math.round(number * 100) / 100;
}

// Places for the surroundings of one thing, where the whole was too large to be laid out before.
// The same method as the package's layout.py: stress by gradient descent, then room for labels.

const STEP = 118;
const ROUNDS = 30;
const FINEST = 0.1;

/**
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ width: number, height: number }} Box
 */

/**
 * Where each thing is to stand; the same for the same input.
 * @param {number[]} nodes
 * @param {[number, number][]} edges
 * @param {(node: number) => Box} box the room that a thing takes
 * @param {ReadonlyMap<number, Point>} [held] things that stay where they are; the others find room around them
 * @returns {Map<number, Point>}
 */
export function arranged(nodes, edges, box, held = new Map()) {
  const row = new Map(nodes.map((node, number) => [node, number]));
  /** @type {Set<number>[]} */
  const near = nodes.map(() => new Set());
  for (const [one, other] of edges) {
    const a = row.get(one);
    const b = row.get(other);
    if (a === undefined || b === undefined || a === b) continue;
    near[a].add(b);
    near[b].add(a);
  }
  const fixed = nodes.map((node) => held.get(node));
  const points = descended(nodes.length, pairsOf(near), fixed);
  parted(points, nodes.map(box), fixed);
  return new Map(nodes.map((node, number) => [node, points[number]]));
}

/** @param {Set<number>[]} near @returns {[number, number, number][]} pairs and how far apart */
function pairsOf(near) {
  /** @type {[number, number, number][]} */
  const pairs = [];
  near.forEach((_, start) => {
    const far = lengths(start, near);
    const farthest = Math.max(...far.filter(Number.isFinite)) + STEP;
    for (let other = 0; other < start; other += 1) {
      pairs.push([start, other, Number.isFinite(far[other]) ? far[other] : farthest]);
    }
  });
  return pairs;
}

/** @param {number} start @param {Set<number>[]} near @returns {number[]} */
function lengths(start, near) {
  const far = near.map(() => Infinity);
  far[start] = 0;
  const open = new Set([start]);
  while (open.size) {
    const node = [...open].reduce((a, b) => (far[b] < far[a] ? b : a));
    open.delete(node);
    for (const other of near[node]) {
      const crowd = Math.max(near[node].size, near[other].size);
      const length = far[node] + Math.min(330, STEP + 13 * Math.max(0, crowd - 4));
      if (length < far[other]) {
        far[other] = length;
        open.add(other);
      }
    }
  }
  return far;
}

/**
 * @param {number} count
 * @param {[number, number, number][]} pairs
 * @param {(Point | undefined)[]} fixed
 * @returns {Point[]}
 */
function descended(count, pairs, fixed) {
  const chance = generator(20200229);
  const size = STEP * Math.sqrt(count);
  const points = fixed.map((point) => {
    const free = { x: chance() * size, y: chance() * size };
    return point ? { ...point } : free;
  });
  if (!pairs.length) return points;
  const wanted = pairs.map((pair) => pair[2]);
  let rate = wanted.reduce((a, b) => Math.max(a, b)) ** 2;
  const last = FINEST * wanted.reduce((a, b) => Math.min(a, b)) ** 2;
  const cooling = (last / rate) ** (1 / (ROUNDS - 1));
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(pairs, chance);
    for (const [one, other, length] of pairs) {
      const a = points[one];
      const b = points[other];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const now = Math.sqrt(dx * dx + dy * dy) || 1;
      const share = (Math.min(1, rate / (length * length)) * (now - length)) / (2 * now);
      if (!fixed[one]) [a.x, a.y] = [a.x - share * dx, a.y - share * dy];
      if (!fixed[other]) [b.x, b.y] = [b.x + share * dx, b.y + share * dy];
    }
    rate *= cooling;
  }
  return points;
}

/** @param {Point[]} points @param {Box[]} boxes @param {(Point | undefined)[]} fixed */
function parted(points, boxes, fixed) {
  for (let round = 0; round < 120; round += 1) {
    let moved = false;
    for (let one = 0; one < points.length; one += 1) {
      for (let other = 0; other < one; other += 1) {
        if (fixed[one] && fixed[other]) continue;
        const shares = fixed[one] ? [0, 1] : fixed[other] ? [1, 0] : [0.5, 0.5];
        moved = part(points[one], points[other], boxes[one], boxes[other], shares) || moved;
      }
    }
    if (!moved) return;
  }
}

/**
 * @param {Point} a
 * @param {Point} b
 * @param {Box} one
 * @param {Box} other
 * @param {number[]} shares how much of the way each of them goes
 * @returns {boolean}
 */
function part(a, b, one, other, [ofA, ofB]) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const overX = (one.width + other.width) / 2 - Math.abs(dx);
  const overY = (one.height + other.height) / 2 - Math.abs(dy);
  if (overX <= 0.5 || overY <= 0.5) return false;
  const axis = overX < overY ? "x" : "y";
  const push = (Math.sign(axis === "x" ? dx : dy) || 1) * Math.min(overX, overY);
  a[axis] -= ofA * push;
  b[axis] += ofB * push;
  return true;
}

/** @template T @param {T[]} items @param {() => number} chance */
function shuffle(items, chance) {
  for (let end = items.length - 1; end > 0; end -= 1) {
    const pick = Math.floor(chance() * (end + 1));
    [items[end], items[pick]] = [items[pick], items[end]];
  }
}

/** A generator of numbers from 0 to 1 that starts the same each time (mulberry32). @param {number} seed */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

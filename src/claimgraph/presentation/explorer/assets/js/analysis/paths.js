// The best ways from one thing to another, whichever way edges point; as the package's
// analysis/paths.py has it. No path visits a thing twice (Yen 1971, with Lawler's saving).

import { Lists } from "./ledger.js";

/**
 * @typedef {import("../data/graph.js").Graph} Graph
 * @typedef {"attestation" | "length"} By whether hops that are better attested, or fewer hops, make the better path
 * @typedef {{ nodes: number[], links: number[], cost: number }} Path a link is a number of the network's
 * @typedef {{ path: Path, at: number, barred: Set<number> }} Branch a path, where it branched off, and by which links not
 */

/** What a hop counts where length comes first: more than the costs of any path together. */
const HOP = 1e9;
/** So many links are looked at for further paths; for the first one there is no limit. */
const MOST_LOOKS = 2_000_000;

/** Who is connected with whom: things as nodes, and all edges between two things as one link. */
export class Network {
  /**
   * @param {Graph} graph
   * @param {(edge: number) => boolean} passes which edges may be walked
   */
  constructor(graph, passes) {
    /** @type {number[][]} */
    const edges = [];
    /** @type {number[]} */
    const from = [];
    /** @type {number[]} */
    const to = [];
    /** @type {Map<number, number>} */
    const known = new Map();
    for (let edge = 0; edge < graph.edgeCount; edge += 1) {
      const [one, other] = graph.ends(edge);
      if (one === other || !passes(edge)) continue;
      const key = Math.min(one, other) * graph.nodeCount + Math.max(one, other);
      let link = known.get(key);
      if (link === undefined) {
        link = edges.push([]) - 1;
        known.set(key, link);
        from.push(Math.min(one, other));
        to.push(Math.max(one, other));
      }
      edges[link].push(edge);
    }
    this.size = graph.nodeCount;
    this.count = edges.length;
    this.ends = [Int32Array.from(from), Int32Array.from(to)];
    /** Link to its edges. */
    this.edges = Lists.of(edges.length, (link) => edges[link]);
    const both = Lists.of(edges.length, (link) => [from[link], to[link]]);
    /** Thing to its links. */
    this.links = both.turned(graph.nodeCount);
  }

  /** @param {number} link @param {number} node @returns {number} the other end */
  across(link, node) {
    const [from, to] = this.ends;
    return from[link] === node ? to[link] : from[link];
  }
}

/** Looks for paths between two things, one after the other, the best first. */
export class Search {
  /**
   * @param {Network} network
   * @param {(edge: number) => number} cost what an edge adds to the length of a path
   * @param {By} by
   * @param {number} start
   * @param {number} end
   * @param {number} [looks] how many links are looked at for further paths
   */
  constructor(network, cost, by, start, end, looks = MOST_LOOKS) {
    this.network = network;
    this.cost = cost;
    this.base = by === "length" ? HOP : 0;
    this.start = start;
    this.end = end;
    this.looks = looks;
    this.looked = 0;
    this.weights = new Float64Array(network.count).fill(-1);
    this.left = new Float64Array(network.size);
    /** The last search on from somewhere: in which each thing was met and closed, how far it is, by which link. */
    this.turn = 0;
    this.met = new Int32Array(network.size);
    this.closed = new Int32Array(network.size);
    this.gone = new Float64Array(network.size);
    this.by = new Int32Array(network.size);
    /** @type {Path[]} the best one first */ this.found = [];
    /** Whether there may be further paths, which were looked for long enough. */ this.gaveUp = false;
    /** @type {Queue<Branch>} */ this.waiting = new Queue();
    /** @type {Branch | undefined} the one that was found last, until others have branched off from it */
    this.last = undefined;
    if (start === end) this.found.push({ nodes: [start], links: [], cost: 0 });
    else if (this.#measure()) this.#branch({ nodes: [start], links: [], cost: 0 }, 0, new Set());
  }

  /**
   * Look until there are so many, or no more.
   * @param {number} many
   * @returns {Path[]}
   */
  upTo(many) {
    while (this.found.length < many && !this.gaveUp) {
      if (this.last) this.#branchOff(this.last);
      this.last = this.gaveUp ? undefined : this.waiting.pop();
      if (!this.last) break;
      this.found.push(this.last.path);
    }
    return this.found;
  }

  /** @param {number} link @returns {number} */
  #weight(link) {
    if (this.weights[link] < 0) {
      let least = Infinity;
      for (const edge of this.network.edges.at(link)) least = Math.min(least, this.cost(edge));
      this.weights[link] = this.base + least;
    }
    return this.weights[link];
  }

  /**
   * How far all is from the end (Dijkstra 1959); of what is farther than the start, only that.
   * @returns {boolean} whether the two are connected
   */
  #measure() {
    const { network, left, start, end } = this;
    left.fill(Infinity);
    left[end] = 0;
    /** @type {Queue<number>} */
    const queue = new Queue();
    queue.push(0, end);
    const done = new Uint8Array(network.size);
    for (let node = queue.pop(); node !== undefined && node !== start; node = queue.pop()) {
      if (done[node]) continue;
      done[node] = 1;
      for (const link of network.links.at(node)) {
        const other = network.across(link, node);
        const far = left[node] + this.#weight(link);
        if (far >= left[other]) continue;
        left[other] = far;
        queue.push(far, other);
      }
    }
    const farthest = left[start];
    for (let node = 0; node < left.length; node += 1) left[node] = Math.min(left[node], farthest);
    return farthest < Infinity;
  }

  /** @param {Branch} branch */
  #branchOff({ path, at, barred }) {
    const { nodes, links } = path;
    let cost = 0;
    for (let number = 0; number < links.length && !this.gaveUp; number += 1) {
      if (number >= at) {
        const before = number === at ? barred : [];
        const root = { nodes: nodes.slice(0, number + 1), links: links.slice(0, number), cost };
        this.#branch(root, number, new Set([...before, links[number]]));
      }
      cost += this.#weight(links[number]);
    }
  }

  /**
   * Let the best path wait that begins like `root` and goes on by none of the links that are barred.
   * @param {Path} root
   * @param {number} at
   * @param {Set<number>} barred
   */
  #branch(root, at, barred) {
    const rest = this.#onward(root, barred);
    if (!rest) return;
    const path = {
      nodes: [...root.nodes, ...rest.nodes],
      links: [...root.links, ...rest.links],
      cost: root.cost + rest.cost,
    };
    this.waiting.push(path.cost, { path, at, barred });
  }

  /**
   * The best way on to the end (A*, Hart et al. 1968), without what lies on the way so far.
   * @param {Path} root
   * @param {Set<number>} barred links by which not to begin
   * @returns {Path | null} without the node that it begins with
   */
  #onward({ nodes }, barred) {
    const { network, left } = this;
    const start = nodes[nodes.length - 1];
    const turn = ++this.turn;
    const { met, closed, gone, by } = this;
    for (const node of nodes) closed[node] = turn;
    closed[start] = 0;
    met[start] = turn;
    gone[start] = 0;
    /** @type {Queue<number>} */
    const queue = new Queue();
    queue.push(left[start], start);
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (closed[node] === turn) continue;
      closed[node] = turn;
      if (node === this.end) return this.#traced(start);
      for (const link of network.links.at(node)) {
        if (this.found.length && ++this.looked > this.looks) {
          this.gaveUp = true;
          return null;
        }
        const other = network.across(link, node);
        if (closed[other] === turn || (node === start && barred.has(link))) continue;
        const far = gone[node] + this.#weight(link);
        if (met[other] === turn && far >= gone[other]) continue;
        met[other] = turn;
        gone[other] = far;
        by[other] = link;
        queue.push(far + left[other], other);
      }
    }
    return null;
  }

  /** @param {number} start @returns {Path} the way from there to the end that was found last */
  #traced(start) {
    /** @type {Path} */
    const path = { nodes: [], links: [], cost: this.gone[this.end] };
    for (let node = this.end; node !== start; ) {
      path.nodes.unshift(node);
      path.links.unshift(this.by[node]);
      node = this.network.across(this.by[node], node);
    }
    return path;
  }
}

/**
 * What comes first by a number; of equals, what was put in first. A binary heap.
 * @template T
 */
class Queue {
  /** @type {{ key: number, turn: number, item: T }[]} */ #heap = [];
  #turns = 0;

  /** @param {number} key @param {T} item */
  push(key, item) {
    const heap = this.#heap;
    const entry = { key, turn: this.#turns++, item };
    let at = heap.length;
    for (let above = (at - 1) >> 1; at > 0 && comesFirst(entry, heap[above]); above = (at - 1) >> 1) {
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = entry;
  }

  /** @returns {T | undefined} */
  pop() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!last || last === first) return first?.item;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && comesFirst(heap[below + 1], heap[below])) below += 1;
      if (!comesFirst(heap[below], last)) break;
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = last;
    return first.item;
  }
}

/** @param {{ key: number, turn: number }} one @param {{ key: number, turn: number }} other */
function comesFirst(one, other) {
  return one.key < other.key || (one.key === other.key && one.turn < other.turn);
}

// The ways between two things that the state names: looked for once, under what counts and is shown.

import { Network, Search } from "../analysis/paths.js";
import { list, value } from "../data/graph.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../analysis/paths.js").Path} Path
 * @typedef {{ nodes: Set<number>, edges: Set<number> }} Lit
 */

/** How many ways are shown at first, and how many more each time. */
const FIRST = 3;
const STEP = 5;
/** Who sees many hops at once wants the rest in steps. */
const MOST_LIT = 40;

export class Ways {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.wanted = FIRST;
    /** @type {any[]} what the search was made for */ this.made = [];
    /** @type {Search | null} */ this.search = null;
    /** @type {Network | null} */ this.network = null;
    /** @type {any} the mask that the network was made for */ this.linked = null;
  }

  /** @returns {[number, number] | null} the two things; null where the state names none, or one that is not here */
  get ends() {
    const { graph, state } = this.page;
    const [from, to] = (state.path ?? []).map((id) => graph.numbers.get(id));
    return from === undefined || to === undefined ? null : [from, to];
  }

  /** @returns {Path[]} the best first */
  get found() {
    this.#look();
    return this.search?.upTo(this.wanted).slice(0, this.wanted) ?? [];
  }

  /** Whether there may be more than are found. */
  get isOpen() {
    return this.search !== null && !this.search.gaveUp && this.search.upTo(this.wanted + 1).length > this.wanted;
  }

  /** Whether the search for further ones was given up. */
  get gaveUp() {
    return this.search?.gaveUp ?? false;
  }

  /** Show the ways from what is chosen, or from where the last ones began, to a thing. @param {number} node */
  to(node) {
    const { chosen, graph, state } = this.page;
    const from = chosen.node ?? graph.numbers.get(state.path?.[0] ?? "");
    if (from === undefined || from === node) this.page.go(graph.id(node));
    else this.show(from, node);
  }

  /** @param {number} from @param {number} to */
  show(from, to) {
    const { graph, state } = this.page;
    const mode = state.mode === "map" ? "drawing" : state.mode;
    this.page.change({ path: [graph.id(from), graph.id(to)], chosen: "", list: "", mode });
  }

  /** Look for some more. */
  more() {
    this.wanted += STEP;
  }

  /** What lies on the ways that are found, and what the one says of the other; null where there is neither. @returns {Lit | null} */
  get lit() {
    const { ends } = this;
    if (!ends) return null;
    const { graph } = this.page;
    const found = this.found.slice(0, MOST_LIT);
    const told = [this.words(...ends), this.words(ends[1], ends[0])].flat();
    const links = found.flatMap((path) => path.links);
    const edges = [
      ...links.flatMap((link) => this.edgesOf(link)),
      ...told.map((claim) => graph.edgeOf(claim)).filter((edge) => edge !== undefined),
    ];
    if (!edges.length && !told.length) return null;
    const nodes = [...ends, ...found.flatMap((path) => path.nodes), ...edges.flatMap((edge) => graph.ends(edge))];
    return { nodes: new Set(nodes), edges: new Set(edges) };
  }

  /**
   * The claims that count in which one thing says something of another: no edge leads there, but its word.
   * @param {number} speaker
   * @param {number} other
   * @returns {number[]}
   */
  words(speaker, other) {
    const { evidence, reckoned } = this.page;
    const said = new Set([...evidence.spoken.of(speaker), ...evidence.carried.of(speaker)]);
    return [...said].filter((claim) => reckoned.counts(claim) && this.#names(claim, other)).sort((a, b) => a - b);
  }

  /** @param {number} claim @param {number} node @returns {boolean} whether a claim names a thing */
  #names(claim, node) {
    const { claims } = this.page.evidence;
    const ends = ["subject", "object", "where"].map((name) => value(claims, name, claim));
    return ends.includes(node) || list(claims, "qualifiers", claim).some(([, thing]) => thing === node);
  }

  /** @param {number} link @returns {number[]} the edges that connect two things of a way, the best attested first */
  edgesOf(link) {
    const { reckoned } = this.page;
    const edges = [...(this.network?.edges.at(link) ?? [])];
    return edges.sort((a, b) => reckoned.cost(a) - reckoned.cost(b) || a - b);
  }

  /** Why there is no way: filters hide it, it has fallen, or there is none. @returns {"filtered" | "fallen" | "none"} */
  get reason() {
    const { graph, reckoned } = this.page;
    const counts = (/** @type {number} */ edge) => graph.claimsOf(edge).some((claim) => reckoned.counts(claim));
    if (this.#connects(counts)) return "filtered";
    return this.#connects(() => true) ? "fallen" : "none";
  }

  /** @param {(edge: number) => boolean} passes */
  #connects(passes) {
    const [from, to] = this.ends ?? [0, 0];
    return new Search(new Network(this.page.graph, passes), () => 1, "length", from, to).upTo(1).length > 0;
  }

  #look() {
    const { graph, passed, reckoned, state } = this.page;
    const made = [passed.mask, reckoned, state.path, state.pathBy];
    if (made.every((part, place) => part === this.made[place])) return;
    this.made = made;
    this.wanted = FIRST;
    const { ends } = this;
    if (!ends) {
      this.search = null;
      return;
    }
    if (passed.mask !== this.linked) {
      this.network = new Network(graph, (edge) => passed.mask.edges[edge] === 1);
      this.linked = passed.mask;
    }
    const network = /** @type {Network} */ (this.network);
    this.search = new Search(network, (edge) => reckoned.cost(edge), state.pathBy, ...ends);
  }
}

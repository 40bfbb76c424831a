// The case as the page holds it: things and edges by number, and who is beside whom.

import { columns } from "./columns.js";
import { Names } from "./names.js";

/**
 * @typedef {import("./columns.js").Table} Table
 * @typedef {{ id: string, labels: Record<string, string>, definition: string }} Term
 * @typedef {Term & { contradicts?: true, issuing?: true, acts?: true, citing?: true, publishes?: true }} Relation with the families that it is of
 * @typedef {Term & { shape: string, colour: number }} Kind
 * @typedef {{ criterion: string, why: string }} Reason
 */
/**
 * A view that the page can be switched to; the first is the one that it was made with.
 * @typedef {object} View
 * @property {string} name
 * @property {string} policy its criteria, as views are written; "" where the name says it
 * @property {string} reason why the case keeps it
 * @property {number[]} leftOut by claim: 0 where it counts, else 1 + the place of its reason
 * @property {Reason[]} reasons
 * @property {boolean} every whether also what nobody stands behind counts
 * @property {boolean} undisputed whether what is denied, questioned or contradicted does not
 * @property {number} origins the fewest independent origins that an edge needs
 * @property {number[]} without things that it withdraws
 * @property {number[]} unheard attestations that it does not listen to
 * @property {Record<string, [string, string]>} behind claim to a reason that stands behind the one in `leftOut`
 */

const NONE = /** @type {any[]} */ ([]);

/**
 * The value of a column in a row, or undefined where the column or the value is missing.
 * @param {Table} table
 * @param {string} name
 * @param {number} row
 * @returns {any}
 */
export function value(table, name, row) {
  // Lists count rows below 0 from their end, and take none for the first.
  return row >= 0 ? (table[name]?.at(row) ?? undefined) : undefined;
}

/**
 * @param {Table} table
 * @param {string} name
 * @param {number} row
 * @returns {any[]} the list in that place; an empty one where there is none
 */
export function list(table, name, row) {
  return value(table, name, row) ?? NONE;
}

/** @param {number} n @returns {number[]} 0 to n - 1 */
export function range(n) {
  return Array.from({ length: n }, (_, number) => number);
}

/** What is drawn: things by number, edges by number, and who is beside whom. */
export class Graph {
  /**
   * @param {any} data the page's block of the graph
   * @param {Table} claims what the claims say, by number
   */
  constructor(data, claims) {
    /** @type {string} */ this.title = data.title;
    /** @type {View[]} */ this.views = data.views;
    /** @type {boolean} */ this.lazy = data.lazy;
    /** @type {number} */ this.claimCount = data.claimCount;
    /** @type {number[]} */ this.sources = data.sources;
    /** @type {Kind[]} */ this.kinds = data.kinds;
    /** @type {Term[]} */ this.types = data.types;
    /** @type {Relation[]} */ this.relations = data.relations;
    /** @type {Record<string, string>} */ this.prefixes = data.prefixes;
    /** @type {any} */ this.options = data.options;
    const { names, ...nodes } = data.nodes;
    /** @type {Table} */ this.nodes = columns(nodes);
    /** @type {number} */ this.nodeCount = (data.nodes.label ?? []).length;
    if (names) this.nodes.names = new Names(names, this.nodes.label);
    const edges = new Edges(claims, this.nodeCount);
    /** @type {Table} */ this.edges = { ...columns(data.edges), from: edges.from, to: edges.to, relation: edges.relation };
    /** @type {number} */ this.edgeCount = edges.from.length;
    /** @type {number[]} things that a claim of the view is about, by number */ this.drawn = edges.drawn();
    /** @type {number[][]} the edges at each thing */ this.edgesOf = edges.around();
    this.found = edges;
    /** where each thing is on the map of all */ this.mapX = this.#places(data.mapX, "x");
    this.mapY = this.#places(data.mapY, "y");
  }

  /** @param {number[] | undefined} places of the drawn things; else they have one in the drawing @param {string} axis @returns {Int32Array} */
  #places(places, axis) {
    const found = new Int32Array(this.nodeCount);
    this.drawn.forEach((node, place) => {
      found[node] = places ? places[place] : (value(this.nodes, axis, node) ?? 0);
    });
    return found;
  }

  /** @returns {string} the name of the view that the page was made with */
  get view() {
    return this.views[0].name;
  }

  /** @returns {Map<string, number>} id of each thing to its number */
  get numbers() {
    if (!this.ids) {
      this.ids = new Map();
      for (let node = 0; node < this.nodeCount; node += 1) this.ids.set(this.id(node), node);
    }
    return this.ids;
  }

  /** @param {number} node @returns {boolean} */
  isDrawn(node) {
    return this.found.isDrawn[node] === 1;
  }

  /** @param {number} node @returns {string} */
  label(node) {
    return String(value(this.nodes, "label", node));
  }

  /** @param {number} node @returns {string} its id, shortened */
  id(node) {
    return value(this.nodes, "iri", node);
  }

  /** @param {number} node @returns {Kind} */
  kind(node) {
    return this.kinds[value(this.nodes, "group", node)];
  }

  /** @param {number} node @returns {number[]} its classes */
  typesOf(node) {
    return list(this.nodes, "types", node);
  }

  /** @param {number} node @returns {string} why it is not identified, or "" */
  unknown(node) {
    return value(this.nodes, "unknown", node) ?? "";
  }

  /** @param {number} node */
  isGroup(node) {
    return value(this.nodes, "plural", node) === true;
  }

  /** @param {number} edge @returns {[number, number]} where it starts and ends */
  ends(edge) {
    return [this.found.from[edge], this.found.to[edge]];
  }

  /** @param {number} edge @param {number} node @returns {number} the other end */
  otherEnd(edge, node) {
    const { from, to } = this.found;
    return from[edge] === node ? to[edge] : from[edge];
  }

  /** @param {number} edge @returns {Relation} */
  relation(edge) {
    return this.relations[this.relationOf(edge)];
  }

  /** @param {number} edge @returns {number} the number of its relation */
  relationOf(edge) {
    return this.found.relation[edge];
  }

  /** @param {number} edge @returns {string} */
  standing(edge) {
    return value(this.edges, "standing", edge) ?? "plain";
  }

  /**
   * @param {number} edge
   * @returns {{ count: number, open: boolean }} how many independent origins it has, and whether there are some of which that is not established
   */
  origins(edge) {
    return { count: value(this.edges, "origins", edge) ?? 0, open: value(this.edges, "open", edge) === true };
  }

  /** @param {number} edge @returns {number[]} the claims of the view that state it */
  claimsOf(edge) {
    const { first, end } = this.found;
    return Array.from({ length: end[edge] - first[edge] }, (_, number) => first[edge] + number);
  }

  /** @param {number} claim @returns {number | undefined} the edge that a claim of the view states */
  edgeOf(claim) {
    return this.found.edgeOf(claim);
  }

  /**
   * A shortened id as an IRI; see `Namespaces.expand` in the package.
   * @param {string} id
   * @returns {string}
   */
  iri(id) {
    if (id.startsWith("<")) return id.slice(1, -1);
    const colon = id.indexOf(":");
    if (colon < 0) return this.prefixes[""] + id;
    const prefix = id.slice(0, colon);
    const local = id.slice(colon + 1);
    const known = Object.hasOwn(this.prefixes, prefix) && !local.startsWith("//");
    return known ? this.prefixes[prefix] + local : id;
  }
}

/** Claims that say the same of the same two things are an edge; they are numbered one after the other. */
class Edges {
  /** @param {Table} claims @param {number} things how many there are */
  constructor(claims, things) {
    const count = /** @type {any} */ (claims.subject)?.length ?? 0;
    const [from, to, relation, first, end] = range(5).map(() => new Int32Array(count));
    this.isDrawn = new Uint8Array(things);
    let last = -1;
    for (let claim = 0; claim < count; claim += 1) {
      if (claims.outOfView?.at(claim)) continue;
      const subject = /** @type {number} */ (claims.subject.at(claim));
      const object = claims.object.at(claim) ?? -1;
      if (subject >= 0) this.isDrawn[subject] = 1;
      if (object >= 0) this.isDrawn[object] = 1;
      if (subject < 0 || object < 0) continue;
      const kind = /** @type {number} */ (claims.relation.at(claim));
      if (last < 0 || from[last] !== subject || relation[last] !== kind || to[last] !== object) {
        last += 1;
        [from[last], to[last], relation[last], first[last]] = [subject, object, kind, claim];
      }
      end[last] = claim + 1;
    }
    this.from = from.slice(0, last + 1);
    this.to = to.slice(0, last + 1);
    this.relation = relation.slice(0, last + 1);
    this.first = first.slice(0, last + 1);
    this.end = end.slice(0, last + 1);
  }

  /** @returns {number[]} */
  drawn() {
    const found = [];
    for (let node = 0; node < this.isDrawn.length; node += 1) if (this.isDrawn[node]) found.push(node);
    return found;
  }

  /** @returns {number[][]} by thing */
  around() {
    const lists = Array.from(this.isDrawn, () => /** @type {number[]} */ ([]));
    for (let edge = 0; edge < this.from.length; edge += 1) {
      lists[this.from[edge]].push(edge);
      if (this.to[edge] !== this.from[edge]) lists[this.to[edge]].push(edge);
    }
    return lists;
  }

  /** @param {number} claim @returns {number | undefined} */
  edgeOf(claim) {
    let [low, high] = [0, this.first.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.end[middle] <= claim) low = middle + 1;
      else high = middle;
    }
    return low < this.first.length && this.first[low] <= claim ? low : undefined;
  }
}

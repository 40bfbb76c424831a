// The case as the page holds it: columns, read by row number; the evidence only when asked for.

/**
 * A column: a list, or a map from row number to value where most rows are empty.
 * @typedef {any[] | Record<string, any>} Column
 * @typedef {Record<string, Column>} Table
 * @typedef {{ id: string, labels: Record<string, string>, definition: string }} Term
 * @typedef {Term & { shape: string, colour: number }} Kind
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
  const column = table[name];
  return column === undefined ? undefined : (/** @type {any} */ (column)[row] ?? undefined);
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

/** What is drawn: things by number, edges by number, and who is beside whom. */
export class Graph {
  /** @param {any} data the page's first data block */
  constructor(data) {
    /** @type {string} */ this.title = data.title;
    /** @type {string} */ this.view = data.view;
    /** @type {boolean} */ this.lazy = data.lazy;
    /** @type {number} */ this.claimCount = data.claimCount;
    /** @type {number[]} */ this.sources = data.sources;
    /** @type {Kind[]} */ this.kinds = data.kinds;
    /** @type {Term[]} */ this.types = data.types;
    /** @type {Term[]} */ this.relations = data.relations;
    /** @type {Record<string, string>} */ this.prefixes = data.prefixes;
    /** @type {Table} */ this.nodes = data.nodes;
    /** @type {Table} */ this.edges = data.edges;
    /** @type {any} */ this.options = data.options;
    /** @type {number} */ this.nodeCount = (data.nodes.label ?? []).length;
    /** @type {number} */ this.edgeCount = (data.edges.from ?? []).length;
    /** @type {number[]} */ this.drawn = range(this.nodeCount).filter((n) => this.isDrawn(n));
    /** @type {number[][]} */ this.edgesOf = range(this.nodeCount).map(() => []);
    /** @type {Map<number, number>} */ this.edgeOfClaim = new Map();
    for (let edge = 0; edge < this.edgeCount; edge += 1) {
      const [from, to] = this.ends(edge);
      this.edgesOf[from].push(edge);
      if (to !== from) this.edgesOf[to].push(edge);
      for (const claim of this.claimsOf(edge)) this.edgeOfClaim.set(claim, edge);
    }
    this.numbers = new Map(range(this.nodeCount).map((n) => [this.id(n), n]));
  }

  /** @param {number} node */
  isDrawn(node) {
    return value(this.nodes, "drawn", node) === 1;
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
    return [value(this.edges, "from", edge), value(this.edges, "to", edge)];
  }

  /** @param {number} edge @param {number} node @returns {number} the other end */
  otherEnd(edge, node) {
    const [from, to] = this.ends(edge);
    return from === node ? to : from;
  }

  /** @param {number} edge @returns {Term} */
  relation(edge) {
    return this.relations[value(this.edges, "relation", edge)];
  }

  /** @param {number} edge @returns {string} */
  standing(edge) {
    return value(this.edges, "standing", edge) ?? "plain";
  }

  /** @param {number} edge @returns {number[]} */
  claimsOf(edge) {
    return list(this.edges, "claims", edge);
  }

  /**
   * A shortened id as an IRI; see `Namespaces.expand` in the package.
   * @param {string} id
   * @returns {string}
   */
  iri(id) {
    const colon = id.indexOf(":");
    if (colon < 0) return this.prefixes[""] + id;
    const prefix = id.slice(0, colon);
    const local = id.slice(colon + 1);
    const known = Object.hasOwn(this.prefixes, prefix) && !local.startsWith("//");
    return known ? this.prefixes[prefix] + local : id;
  }
}

/** @param {number} n @returns {number[]} */
export function range(n) {
  return Array.from({ length: n }, (_, number) => number);
}

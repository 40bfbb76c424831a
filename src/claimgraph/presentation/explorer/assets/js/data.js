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

/** What the claims rest on. Ends of claims: a thing by its number, a claim by -1 - its number. */
export class Evidence {
  /** @param {Record<string, Table>} data the page's second data block */
  constructor(data) {
    this.claims = data.claims;
    this.attestations = data.attestations;
    this.citations = data.citations;
    this.sources = data.sources;
    this.judgements = data.judgements;
    /** @type {number} */ this.claimCount = rows(data.claims, "relation");
    this.numbers = new Map(range(this.claimCount).map((n) => [this.claimId(n), n]));
    this.facts = new Groups();
    this.mentions = new Groups();
    this.about = new Groups();
    this.leaning = new Groups();
    this.spoken = new Groups();
    this.carried = new Groups();
    this.judged = new Groups();
    this.sourceOf = new Map();
    this.handles = new Groups();
    this.#index();
  }

  #index() {
    for (const claim of range(this.claimCount)) {
      for (const other of list(this.claims, "dependsOn", claim)) this.leaning.add(other, claim);
      if (!this.inView(claim)) continue;
      const subject = value(this.claims, "subject", claim);
      const object = value(this.claims, "object", claim);
      const drawn = subject >= 0 && typeof object === "number" && object >= 0;
      if (subject >= 0 && !drawn) this.facts.add(subject, claim);
      if (subject < 0) {
        this.about.add(-1 - subject, claim);
        if (object >= 0) this.mentions.add(object, claim);
      }
      if (typeof object === "number" && object < 0) this.about.add(-1 - object, claim);
      const where = value(this.claims, "where", claim);
      if (where !== undefined) this.mentions.add(where, claim);
      for (const [, thing] of list(this.claims, "qualifiers", claim)) this.mentions.add(thing, claim);
    }
    for (const said of range(rows(this.attestations, "claim"))) {
      const claim = value(this.attestations, "claim", said);
      const source = value(this.attestations, "source", said);
      const handle = value(this.attestations, "handle", said);
      if (handle) this.handles.add(claim, handle);
      if (source !== undefined) this.carried.add(source, claim);
      for (const agent of list(this.attestations, "agents", said)) {
        if (agent !== source) this.spoken.add(agent, claim);
      }
    }
    for (const row of range(rows(this.sources, "entity"))) {
      this.sourceOf.set(value(this.sources, "entity", row), row);
    }
    for (const row of range(rows(this.judgements, "verdict"))) {
      for (const target of list(this.judgements, "targets", row)) this.judged.add(target, row);
    }
  }

  /** @param {number} claim @returns {string} its id, shortened */
  claimId(claim) {
    return value(this.claims, "id", claim);
  }

  /** @param {number} claim */
  inView(claim) {
    return value(this.claims, "outOfView", claim) !== true;
  }

  /** @param {number} claim @returns {string} */
  standing(claim) {
    return value(this.claims, "standing", claim) ?? "plain";
  }

  /**
   * How a claim came here: attestations from the outermost to the origin. Who stands behind it
   * comes before who denies it.
   * @param {number} claim
   * @returns {number[][]}
   */
  chains(claim) {
    const against = (/** @type {number[]} */ chain) =>
      ["denies", "questions"].includes(value(this.attestations, "stance", chain[chain.length - 1]));
    const chains = list(this.claims, "chains", claim);
    return [...chains.filter((chain) => !against(chain)), ...chains.filter(against)];
  }

  /** @param {number} claim @returns {string} what it says in our words, or "" */
  gloss(claim) {
    const said = this.chains(claim).map((chain) => value(this.attestations, "gloss", chain[0]));
    return said.find(Boolean) ?? "";
  }
}

/** Lists by number; each value once, in the order in which they came. */
export class Groups {
  constructor() {
    /** @type {Map<number, Set<any>>} */
    this.sets = new Map();
  }

  /** @param {number} key @param {any} item */
  add(key, item) {
    const set = this.sets.get(key);
    if (set) set.add(item);
    else this.sets.set(key, new Set([item]));
  }

  /** @param {number} key @returns {any[]} */
  of(key) {
    return [...(this.sets.get(key) ?? NONE)];
  }
}

/** @param {Table} table @param {string} full a column that every row fills @returns {number} */
function rows(table, full) {
  return table[full] === undefined ? 0 : /** @type {any[]} */ (table[full]).length;
}

/** @param {number} n @returns {number[]} */
export function range(n) {
  return Array.from({ length: n }, (_, number) => number);
}

// Statements in named graphs, and how they are written as JSON-LD 1.1 (see formats/json_ld.py).

import { CONTEXT } from "./context.js";

/**
 * @typedef {{ iri: string } | { text: string, language?: string, datatype?: string }} Value
 * @typedef {Map<string, Map<string, Value>>} Properties by predicate, then by the written value
 */

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const PREFIXES = Object.entries(CONTEXT).filter(
  ([name, value]) => !name.startsWith("@") && typeof value === "string" && /[#/]$/.test(value),
);

/**
 * @param {string} text an IRI, or a prefix of the context and a name
 * @returns {string}
 */
export function expanded(text) {
  const colon = text.indexOf(":");
  const found = PREFIXES.find(([prefix]) => prefix === text.slice(0, colon));
  return found && !text.startsWith("//", colon + 1) ? found[1] + text.slice(colon + 1) : text;
}

/** How each term reads its values. @type {Map<string, { iri: string, type: string }>} */
const TERMS = new Map(
  Object.entries(CONTEXT)
    .filter(([name, value]) => !name.startsWith("@") && !/^@|[#/]$/.test(value))
    .map(([name, value]) => [
      name,
      { iri: expanded(value["@id"] ?? value), type: expanded(value["@type"] ?? "") },
    ]),
);
const NAMES = new Map([...TERMS].map(([name, { iri }]) => [iri, name]));

/** Statements, each once, in graphs by name. */
export class Quads {
  constructor() {
    /** @type {Map<string, Map<string, Properties>>} */
    this.graphs = new Map();
  }

  /**
   * @param {string} graph
   * @param {string} subject
   * @param {string} predicate an IRI
   * @param {Value} value
   */
  add(graph, subject, predicate, value) {
    const properties = at(at(this.graphs, graph), subject);
    at(properties, predicate).set(JSON.stringify(value), value);
  }

  /**
   * State what a term of the context says; nothing where there is nothing to say.
   * @param {string} graph
   * @param {string} subject
   * @param {string} term
   * @param {string | number | null | undefined} value an IRI or a text, as the term reads it
   * @param {string} [language]
   */
  say(graph, subject, term, value, language = "") {
    if (value === undefined || value === null || value === "") return;
    const { iri, type } = /** @type {{ iri: string, type: string }} */ (TERMS.get(term));
    const text = String(value);
    if (type === "@id" || type === "@vocab") this.add(graph, subject, iri, { iri: text });
    else if (type) this.add(graph, subject, iri, { text, datatype: type });
    else this.add(graph, subject, iri, language ? { text, language } : { text });
  }

  /** @param {string} graph @param {string} subject @param {...string} classes */
  type(graph, subject, ...classes) {
    for (const iri of classes) this.add(graph, subject, TYPE, { iri: expanded(iri) });
  }

  /** @returns {Iterable<string>} every IRI that is named */
  *#iris() {
    for (const [name, nodes] of this.graphs) {
      yield name;
      for (const [subject, properties] of nodes) {
        yield subject;
        yield* properties.keys();
        for (const values of properties.values())
          for (const value of values.values()) if ("iri" in value) yield value.iri;
      }
    }
  }

  /** @returns {string} the document */
  jsonLd() {
    // An IRI whose scheme is a word of the context would be read as a short form of another.
    const schemes = new Set(Object.keys(CONTEXT));
    let isSafe = true;
    for (const iri of this.#iris()) {
      const colon = iri.indexOf(":");
      if (schemes.has(iri.slice(0, colon)) && !iri.startsWith("//", colon + 1)) isSafe = false;
    }
    const writer = isSafe ? SHORT : FULL;
    const graphs = sorted(this.graphs).map(([name, nodes]) => ({
      [writer.key("@id")]: writer.reference(name),
      "@graph": sorted(nodes).map(([subject, properties]) => node(subject, properties, writer)),
    }));
    const head = isSafe ? { "@context": CONTEXT } : {};
    return `${JSON.stringify({ ...head, "@graph": graphs }, null, 1)}\n`;
  }
}

/**
 * @typedef {object} Writer
 * @property {(keyword: string) => string} key
 * @property {(iri: string) => string} reference
 * @property {(predicate: string, value: Value) => [string, unknown]} pair the key of a statement and its value
 */

/** @type {Writer} */
const FULL = {
  key: (keyword) => keyword,
  reference: (iri) => iri,
  pair: (predicate, value) => [predicate === TYPE ? "@type" : predicate, inFull(predicate, value, FULL)],
};

/** @type {Writer} */
const SHORT = {
  key: (keyword) => keyword.slice(1),
  reference(iri) {
    const found = PREFIXES.find(([, namespace]) => iri.startsWith(namespace));
    const local = found ? iri.slice(found[1].length) : "";
    return found && local && !local.startsWith("//") ? `${found[0]}:${local}` : iri;
  },
  pair(predicate, value) {
    if (predicate === TYPE) return ["type", inFull(predicate, value, SHORT)];
    const name = NAMES.get(predicate);
    const type = name && TERMS.get(name)?.type;
    if (name && "iri" in value && type?.startsWith("@")) return [name, SHORT.reference(value.iri)];
    if (name && "text" in value && !value.language && (value.datatype ?? "") === type)
      return [name, value.text];
    return [name && !type ? name : SHORT.reference(predicate), inFull(predicate, value, SHORT)];
  },
};

/** @param {string} predicate @param {Value} value @param {Writer} writer @returns {unknown} */
function inFull(predicate, value, writer) {
  if ("iri" in value)
    return predicate === TYPE
      ? writer.reference(value.iri)
      : { [writer.key("@id")]: writer.reference(value.iri) };
  if (value.language) return { "@value": value.text, "@language": value.language };
  if (value.datatype)
    return { "@value": value.text, [writer.key("@type")]: writer.reference(value.datatype) };
  return { "@value": value.text };
}

/** @param {string} subject @param {Properties} properties @param {Writer} writer */
function node(subject, properties, writer) {
  /** @type {Record<string, unknown[]>} */
  const found = Object.create(null);
  for (const [predicate, values] of sorted(properties)) {
    for (const [, value] of sorted(values)) {
      const [key, written] = writer.pair(predicate, value);
      (found[key] ??= []).push(written);
    }
  }
  const entries = Object.entries(found).map(([key, values]) => [key, values.length > 1 ? values : values[0]]);
  return Object.fromEntries([[writer.key("@id"), writer.reference(subject)], ...entries]);
}

/**
 * @template V
 * @param {Map<string, V>} map
 * @returns {[string, V][]} its entries by key, in the order of code units
 */
function sorted(map) {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * @template {Map<any, any>} V
 * @param {Map<string, V>} map
 * @param {string} key
 * @returns {V} what is there; an empty map, where nothing was
 */
function at(map, key) {
  let found = map.get(key);
  if (!found) map.set(key, (found = /** @type {V} */ (new Map())));
  return found;
}

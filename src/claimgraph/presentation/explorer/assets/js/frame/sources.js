// Where each facet of the filter panel takes its values from, what they are called, and their counts.

import { line, sign } from "../drawing/shapes.js";
import { signOf } from "../panel/links.js";
import { withdrawMark } from "../panel/withdrawal.js";
import { HAS_NONE } from "../state/facets.js";
import { FAILS } from "../state/sieve.js";
import { coded, kindLabel, labelled, t } from "../words/words.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("./values.js").Value} Value
 * @typedef {import("./facetbox.js").Source} Source
 * @typedef {"relations" | "sources" | "agents" | "stances" | "credibilities"} OfClaims
 */

export const STANDINGS = ["plain", "contradicted", "denied", "rejected", "doubted"];

/** @param {Page} page @returns {Source[]} in the order in which they stand */
export function sourcesOf(page) {
  const things = (/** @type {string} */ id) => ({ ...named(page, id), deed: () => withdrawMark(page, id) });
  return [
    typeSource(page),
    standingSource(page),
    claimSource(page, "relations", (id) => ({ label: labelled(relation(page, id)?.labels ?? {}) })),
    claimSource(page, "sources", things),
    claimSource(page, "agents", things),
    claimSource(page, "stances", (id) => ({ label: coded("stance", id), ours: true })),
    claimSource(page, "credibilities", (id) => ({
      label: t("verdict.credibility", { value: id }),
      ours: true,
    })),
  ];
}

/** @param {Page} page @param {string} id */
function relation(page, id) {
  return page.graph.relations.find((one) => one.id === id);
}

/** @param {Page} page @param {string} id @returns {{ label: string, sign?: () => any }} */
function named(page, id) {
  const node = page.graph.numbers.get(id);
  return node === undefined
    ? { label: id }
    : { label: page.graph.label(node), sign: () => signOf(page, node) };
}

/**
 * What one value is called, in the language in use, wherever it is spoken of.
 * @param {Page} page
 * @param {keyof import("../state/state.js").Lists} name
 * @param {string} id
 * @returns {string}
 */
export function valueLabel(page, name, id) {
  if (id === HAS_NONE) return t(`facet.${name}.none`);
  if (name === "types") return typeLabel(page, id);
  if (name === "standings") return coded("standing", id);
  if (name === "stances") return coded("stance", id);
  if (name === "credibilities") return t("verdict.credibility", { value: id });
  if (name === "relations") return labelled(relation(page, id)?.labels ?? { en: id });
  return named(page, id).label;
}

/**
 * @param {Page} page
 * @param {OfClaims} name
 * @param {(id: string) => { label: string, sign?: () => any, ours?: boolean, deed?: () => any }} called
 * @returns {Source}
 */
function claimSource(page, name, called) {
  const none = () => ({ label: t(`facet.${name}.none`), ours: true });
  return {
    name,
    open: false,
    isChoice: () => page.sieve.facets.of(name).ids.length > 1,
    values: () => {
      const facet = page.sieve.facets.of(name);
      const totals = facet.tally((claim) => page.evidence.inView(claim));
      const values = facet.ids.map((id, number) => ({
        key: `${name}-${number}`,
        ids: [id],
        total: totals[number],
        ...(id === HAS_NONE ? none() : called(id)),
      }));
      return values.filter(({ total }) => total > 0).sort(name === "credibilities" ? byId : byTotal);
    },
    counts: () => {
      const { fails } = page.shown.sifted;
      const facet = page.sieve.facets.of(name);
      const counts = facet.tally((claim) => (fails[claim] & ~FAILS[name]) === 0);
      return ({ ids }) => counts[facet.numbers.get(ids[0]) ?? -1] ?? 0;
    },
  };
}

/** @param {{ total: number, label: string }} a @param {{ total: number, label: string }} b */
function byTotal(a, b) {
  return b.total - a.total || (a.label < b.label ? -1 : 1);
}

/** @param {Value} a @param {Value} b */
function byId(a, b) {
  return a.ids[0] < b.ids[0] ? -1 : 1;
}

/** @param {Page} page @returns {Source} how edges stand: the meaning of the lines, too */
function standingSource(page) {
  const tally = (/** @type {(claim: number) => boolean} */ counts) => {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (let claim = 0; claim < page.sieve.claims; claim += 1) {
      if (!counts(claim)) continue;
      const standing = page.sieve.standing(page.now, claim);
      found.set(standing, (found.get(standing) ?? 0) + 1);
    }
    return found;
  };
  return {
    name: "standings",
    open: true,
    isChoice: () => true,
    values: () => {
      const present = tally((claim) => page.evidence.inView(claim));
      return STANDINGS.filter((standing) => present.has(standing)).map((standing) => ({
        key: `standings-${standing}`,
        ids: [standing],
        label: t(`standing.${standing}`),
        sign: () => line(standing),
        ours: true,
      }));
    },
    counts: () => {
      const { fails } = page.shown.sifted;
      const found = tally((claim) => (fails[claim] & ~FAILS.standings) === 0);
      return ({ ids }) => found.get(ids[0]) ?? 0;
    },
  };
}

/** @param {Page} page @returns {Source} the kinds of things, each with its classes */
function typeSource(page) {
  const { graph, sieve } = page;
  return {
    name: "types",
    open: true,
    isChoice: () => true,
    values: () => graph.kinds.flatMap((kind, number) => kindValue(page, kind, number)),
    counts: () => {
      const { about, sifted } = page.shown;
      const counts = (/** @type {number} */ node) => about[node] === 1 && !sifted.byHand[node];
      const types = sieve.types.tally(counts);
      const kinds = new Map();
      for (const node of graph.drawn) {
        if (counts(node)) kinds.set(graph.kind(node), (kinds.get(graph.kind(node)) ?? 0) + 1);
      }
      return ({ key, ids }) =>
        key.startsWith("kind-")
          ? (kinds.get(graph.kinds[Number(key.slice(5))]) ?? 0)
          : (types[sieve.types.numbers.get(ids[0]) ?? -1] ?? 0);
    },
  };
}

/** @param {Page} page @param {import("../data/graph.js").Kind} kind @param {number} number @returns {Value[]} */
function kindValue(page, kind, number) {
  const { graph, sieve } = page;
  const ids = sieve.typesOfKind(kind);
  if (!ids.length) return [];
  const groups = graph.drawn.every((node) => graph.kind(node) !== kind || graph.isGroup(node));
  const inner = ids
    .map((id) => ({ key: `type-${sieve.types.numbers.get(id)}`, ids: [id], label: typeLabel(page, id) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const value = {
    key: `kind-${number}`,
    ids,
    label: kindLabel(kind),
    sign: () => sign(kind, { group: groups }),
  };
  return [inner.length > 1 ? { ...value, inner } : value];
}

/** @param {Page} page @param {string} id @returns {string} */
function typeLabel({ graph }, id) {
  const type = graph.types.find((one) => one.id === id);
  if (type) return labelled(type.labels);
  const kind = graph.kinds.find((one) => `*${one.id}` === id);
  return kind ? t("type.none.of", { kind: kindLabel(kind) }) : id;
}

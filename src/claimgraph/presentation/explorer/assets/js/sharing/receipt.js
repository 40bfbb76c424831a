// What is seen, in words: the view, what was withdrawn, the focus and every filter. It goes with
// whatever leaves the page, so that nobody takes a part for the whole.

import { LISTS } from "../state/state.js";
import { coded, count, labelled, listed, spoken, t } from "../words/words.js";

/** @typedef {import("../main.js").Page} Page */

/** Ids in one sentence at most; the rest is counted. */
const MOST = 12;

/**
 * @param {Page} page
 * @param {{ nodes: readonly number[], edges: readonly number[], isAll?: boolean }} part what goes; not all that is shown, where it is only what is chosen
 * @returns {string[]} sentences
 */
export function seen(page, { nodes, edges, isAll: isShown = true }) {
  const { graph, state } = page;
  const isAll = nodes.length === graph.drawn.length && edges.length === graph.edgeCount;
  const shown = t(isAll ? "seen.all" : "seen.part", {
    things: count("things", nodes.length),
    edges: count("edges", edges.length),
    all: count("things", graph.drawn.length),
    every: count("edges", graph.edgeCount),
  });
  const view = [t("view", { view: state.view || graph.view }), ...withdrawn(page)].join(" · ");
  return [view, shown, ...(isShown ? [] : [t("seen.around", { name: chosenName(page) })]), ...narrowed(page)];
}

/** @param {Page} page @returns {string[]} */
function withdrawn({ graph, state }) {
  const { without } = state;
  return without.length ? [t("seen.without", { names: names(without, (id) => thingName(graph, id)) })] : [];
}

/** @param {Page} page @returns {string} */
function chosenName({ graph, chosen, chosenNodes }) {
  if (chosen.edge === undefined) return listed(chosenNodes.map((node) => graph.label(node))).join("");
  const [from, to] = chosenNodes.map((node) => graph.label(node));
  return `${from} — ${labelled(graph.relation(chosen.edge).labels)} — ${to}`;
}

/** @param {Page} page @returns {string[]} what keeps the rest from being seen */
export function narrowed(page) {
  const { graph, state } = page;
  const { facets, hidden } = state;
  const around = state.focus ? page.note : "";
  const lists = LISTS.filter((name) => facets[name].only || facets[name].ids.length).map((name) => {
    const { only, ids } = facets[name];
    const values = names(ids, (id) => facetWord(page, name, id));
    return t(only ? "seen.only" : "seen.but", {
      facet: t(`facet.${name}`),
      values: values || t("chip.nothing"),
    });
  });
  const flags = [
    facets.contradicted ? t("seen.contradicted") : "",
    facets.single ? t("seen.single") : "",
    facets.from ? t("seen.from", { date: facets.from }) : "",
    facets.to ? t("seen.to", { date: facets.to }) : "",
    facets.undated ? "" : t("seen.undated"),
    hidden.length ? t("seen.hidden", { names: names(hidden, (id) => thingName(graph, id)) }) : "",
  ];
  return [around, ...lists, ...flags].filter(Boolean);
}

/** @param {readonly string[]} ids @param {(id: string) => string} word @returns {string} */
function names(ids, word) {
  const more = ids.length - MOST;
  return listed([...ids.slice(0, MOST).map(word), ...(more > 0 ? [count("more", more)] : [])]).join("");
}

/** @param {Page["graph"]} graph @param {string} id */
function thingName(graph, id) {
  const node = graph.numbers.get(id);
  return node === undefined ? id : graph.label(node);
}

/** @param {Page} page @param {string} facet @param {string} id of a value @returns {string} */
function facetWord({ graph }, facet, id) {
  if (id === "-") return t(`facet.${facet}.none`);
  if (facet === "sources" || facet === "agents") return thingName(graph, id);
  if (facet === "stances") return coded("stance", id);
  if (facet === "standings") return coded("standing", id);
  const terms = { types: graph.types, relations: graph.relations }[facet] ?? [];
  const found = terms.find((term) => term.id === id);
  return found ? labelled(found.labels) : id.replace(/^\*/, "");
}

/** @returns {string} today, as the reader's machine has it */
export function today() {
  return new Date().toLocaleDateString(spoken(), { year: "numeric", month: "long", day: "numeric" });
}

// Small graphs for the tests of the page's modules.

import { Graph } from "../../../src/claimgraph/presentation/explorer/assets/js/data/graph.js";

const PATH = { from: [0, 1, 2, 3], to: [1, 2, 3, 3], relation: [0, 1, 0, 0] };

/**
 * A path 0 - 1 - 2 - 3 and a loop at 3; even things are of class 0, odd ones of class 1. Each edge is
 * a claim of its number; other edges have to be in the order of from, relation and to.
 */
export function path({ edges = PATH, ...more } = {}) {
  const { from, to, relation, ...looks } = edges;
  const data = {
    title: "t", views: [{ name: "all", policy: "", reason: "", leftOut: [], reasons: [] }], lazy: false, claimCount: from.length, sources: [], prefixes: { "": "https://x/", term: "https://x/term/" },
    kinds: [{ id: "other", labels: {}, definition: "", shape: "circle", colour: 0 }],
    types: [{ id: "a", labels: {}, definition: "" }, { id: "b", labels: {}, definition: "" }],
    relations: [{ id: "r", labels: { en: "r" }, definition: "" }, { id: "s", labels: { en: "s" }, definition: "" }],
    nodes: { label: ["0", "1", "2", "3"], iri: ["n0", "n1", "n2", "n3"], group: [0, 0, 0, 0], types: [[0], [1], [0], [1]] },
    edges: looks,
    options: {},
    ...more,
  };
  return new Graph(data, { subject: from, relation, object: to });
}

// What counts now, and how it stands: as the file says, until something is withdrawn.

/**
 * @typedef {object} Reckoning
 * @property {(claim: number) => boolean} counts
 * @property {(edge: number) => string} standing of an edge, as drawn
 * @property {(claim: number) => string} standingOf a claim by itself
 * @property {(claim: number) => import("../analysis/now.js").Reason | null} reason why a claim does not count; null where it does
 * @property {(saying: number) => boolean} isTouched whether all who speak in an attestation are withdrawn, or its document
 * @property {(edge: number) => { count: number, open: boolean }} origins how many independent origins an edge has, and whether there are some of which that is not established
 */

/**
 * @param {import("../data/graph.js").Graph} graph
 * @param {import("../data/evidence.js").Evidence} evidence
 * @returns {Reckoning}
 */
export function asFiled(graph, evidence) {
  return {
    counts: (claim) => evidence.inView(claim),
    standing: (edge) => graph.standing(edge),
    standingOf: (claim) => evidence.standing(claim),
    reason: () => null,
    isTouched: () => false,
    origins: (edge) => graph.origins(edge),
  };
}

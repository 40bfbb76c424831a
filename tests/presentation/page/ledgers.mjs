// Small ledgers for the tests of the analyses: things, claims and sayings in a few words.

import { Lists, NONE, STANCES, STATUSES } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/ledger.js";

/**
 * A ledger as the analyses walk over it. A saying is `{ claim, by, in, from, stance, status }`, a claim
 * `{ subject, relation, object, needs }`; all by number.
 */
export function ledger({ things = 0, claims = [], sayings = [] }) {
  const of = (rows, name) => Int32Array.from(rows, (row) => row[name] ?? NONE);
  const needs = Lists.of(claims.length, (row) => claims[row].needs ?? []);
  return {
    things,
    claims: claims.length,
    attestations: sayings.length,
    subject: of(claims, "subject"),
    relation: of(claims, "relation"),
    object: of(claims, "object"),
    claim: of(sayings, "claim"),
    source: of(sayings, "in"),
    stance: Int8Array.from(sayings, ({ stance = "asserts" }) => STANCES.indexOf(stance)),
    status: Int8Array.from(sayings, ({ status }) => STATUSES.indexOf(status)),
    agents: Lists.of(sayings.length, (row) => sayings[row].by ?? []),
    from: Lists.of(sayings.length, (row) => sayings[row].from ?? []),
    needs,
    needed: needs.turned(claims.length),
  };
}

/** Nobody issued anything, nothing is suspected. */
export const NO_BEARINGS = {
  issued: new Map(), suspects: new Map(), issuing: new Set(), acts: new Set(), citing: new Set(),
};

/** Nobody is tied to anybody. */
export const NO_TIES = { leader: (thing) => thing, cited: () => [] };

// Independent origins. That they are the package's own is held by test_explorer_reckoning.py.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Hearing } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/hearing.js";
import { origins } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/origins.js";
import { NO_TIES, ledger } from "./ledgers.mjs";

const [ANN, BOB, PAPER] = [0, 1, 2];

/** The paper prints what some say of claim 0, each in a saying that has the status. */
function printed(voices, status = "explicit") {
  const sayings = voices.flatMap((by, number) => [
    { claim: 0, by }, { claim: 0, by: [PAPER], in: PAPER, from: [2 * number], status },
  ]);
  return new Hearing(ledger({ things: 5, claims: [{}], sayings }));
}

test("two who are not tied are two, and one alone is one", () => {
  assert.deepEqual(origins(printed([[ANN]]), [0], NO_TIES), { count: 1, open: false });
  assert.deepEqual(origins(printed([[ANN], [BOB]]), [0], NO_TIES), { count: 2, open: false });
  assert.deepEqual(origins(printed([[ANN], [ANN, BOB]]), [0], NO_TIES), { count: 1, open: false });
});

test("who is tied to another is no second voice", () => {
  const tied = { ...NO_TIES, leader: (thing) => (thing === BOB ? ANN : thing) };
  assert.deepEqual(origins(printed([[ANN], [BOB]]), [0], tied), { count: 1, open: false });
});

test("where it is not told whose words they are, it is open", () => {
  assert.deepEqual(origins(printed([[ANN]], "ambiguous"), [0], NO_TIES), { count: 0, open: true });
  assert.deepEqual(origins(printed([[]]), [0], NO_TIES), { count: 0, open: true });
  assert.deepEqual(origins(printed([]), [0], NO_TIES), { count: 0, open: false });
});

test("of what is not heard nothing is counted", () => {
  const { ledger: all } = printed([[ANN], [BOB]]);
  const kept = Uint8Array.from([1, 1, 0, 0]);
  assert.deepEqual(origins(new Hearing(all, kept), [0], NO_TIES), { count: 1, open: false });
});

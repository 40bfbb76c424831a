// What is left without somebody; that it is what the package says is held by test_explorer_reckoning.py.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Hearing } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/hearing.js";
import { TIERS, UNSAID, Withdrawal } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/withdrawal.js";
import { NO_BEARINGS, ledger } from "./ledgers.mjs";

const [NGO, MAYOR, PAPER, REPORT] = [0, 1, 2, 3];

function withdrawal(what, withdrawn, bearings = {}) {
  return new Withdrawal(new Hearing(ledger({ things: 9, ...what })), { ...NO_BEARINGS, ...bearings }, withdrawn);
}

function tiers(what, withdrawn, bearings) {
  return [...withdrawal(what, withdrawn, bearings).tiers].map((tier) => TIERS[tier] ?? tier);
}

/** The paper prints what the NGO says, and what the mayor said by way of the NGO; and something of its own. */
const PRINTED = {
  claims: [{}, {}, {}, {}],
  sayings: [
    { claim: 0, by: [NGO], in: REPORT }, { claim: 0, by: [PAPER], in: PAPER, from: [0], stance: "relays", status: "explicit" },
    { claim: 1, by: [MAYOR] }, { claim: 1, by: [NGO], from: [2] }, { claim: 1, by: [PAPER], in: PAPER, from: [3], status: "explicit" },
    { claim: 2, by: [PAPER], in: PAPER, status: "silent" },
  ],
};

test("what the withdrawn says is lost, what it passed on is relayed, what nobody says is nothing", () => {
  assert.deepEqual(tiers(PRINTED, [NGO]), ["lost", "relayed", "remains", UNSAID]);
  assert.deepEqual(tiers(PRINTED, [MAYOR]), ["remains", "lost", "remains", UNSAID]);
  assert.deepEqual(tiers(PRINTED, [PAPER]), ["relayed", "relayed", "lost", UNSAID]);
  assert.deepEqual(tiers(PRINTED, []), ["remains", "remains", "remains", UNSAID]);
});

test("the works of the withdrawn go with it, if nobody else made them", () => {
  assert.deepEqual(tiers(PRINTED, [8], { issued: new Map([[REPORT, [8]]]) }).slice(0, 1), ["lost"]);
  assert.deepEqual(tiers(PRINTED, [8], { issued: new Map([[REPORT, [8, MAYOR]]]) }).slice(0, 1), ["remains"]);
  assert.deepEqual(tiers(PRINTED, [8], { issued: new Map([[REPORT, [8, null]]]) }).slice(0, 1), ["remains"]);
});

test("only chains without a touched hop are left", () => {
  assert.deepEqual([...withdrawal(PRINTED, [NGO]).left()], [0, 0, 0, 0, 0, 1]);
  assert.deepEqual([...withdrawal(PRINTED, [8]).left()], [1, 1, 1, 1, 1, 1]);
  const touched = withdrawal(PRINTED, [NGO]);
  assert.deepEqual([0, 1, 2, 3].map((saying) => touched.isTouched(saying)), [true, false, false, true]);
});

test("a chain of thirty thousand hops, and as many claims that lean on each other, are no matter", () => {
  const many = 30_000;
  const hops = Array.from({ length: many }, (_, hop) => ({ claim: 0, by: [hop ? MAYOR : NGO], from: hop ? [hop - 1] : [] }));
  const leaning = Array.from({ length: many }, (_, claim) => ({ needs: claim ? [claim - 1] : [] }));
  const own = leaning.slice(1).map((_, claim) => ({ claim: claim + 1, by: [PAPER], in: PAPER }));
  const found = tiers({ claims: leaning, sayings: [...hops, ...own] }, [NGO]);
  assert.deepEqual([found[0], found[1], found[many - 1]], ["lost", "lost-by-dependency", "lost-by-dependency"]);
});

test("a circle is lost with all that is in it, and relayed without some", () => {
  const circle = { claims: [{}], sayings: [{ claim: 0, by: [NGO], from: [1] }, { claim: 0, by: [MAYOR], from: [0] }] };
  assert.deepEqual(tiers(circle, [NGO, MAYOR]), ["lost"]);
  assert.deepEqual(tiers(circle, [NGO]), ["relayed"]);
  assert.deepEqual(tiers(circle, [PAPER]), ["remains"]);
});

test("a touched hop bars the way of a clean chain below it", () => {
  const sayings = [{ claim: 0, by: [MAYOR] }, { claim: 0, by: [NGO] }, { claim: 0, by: [8], from: [0, 1] }, { claim: 0, by: [PAPER], in: PAPER, from: [2] }];
  assert.deepEqual(tiers({ claims: [{}], sayings }, [NGO]), ["remains"]); // by the mayor
  assert.deepEqual(tiers({ claims: [{}], sayings }, [NGO, PAPER]), ["relayed"]);
});

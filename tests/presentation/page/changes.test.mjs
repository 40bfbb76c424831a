// What a withdrawal takes out of what counts, by the reason.

import assert from "node:assert/strict";
import { test } from "node:test";
import { changes } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/changes.js";
import { WHY } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/now.js";

/** What counts now, where a claim's reason is given in its place; null where it counts. */
const now = (reasons) => ({ counts: (claim) => !reasons[claim], reason: (claim) => reasons[claim] });
const counted = (...claims) => ({ counts: (claim) => claims.includes(claim) });
const without = (tier) => ({ criterion: "without", why: WHY[tier] });

test("claims stand together by what became of them, the worst first", () => {
  const few = { criterion: "origins", why: "its edge has 1 independent origin" };
  const reasons = [without("meta"), null, without("lost"), few, without("lost"), null, without("unsaid")];
  const found = changes(now(reasons), counted(0, 1, 2, 3, 4, 6), 7);
  assert.deepEqual(found.groups.map(({ key, claims }) => [key, claims]), [["lost", [2, 4]], ["meta", [0]], ["unsaid", [6]], ["origins-3", [3]]]);
  assert.deepEqual([found.stays, found.back], [1, [5]]);
});

test("what did not count before has not fallen", () => {
  assert.deepEqual(changes(now([without("lost")]), counted(), 1), { groups: [], stays: 0, back: [] });
});

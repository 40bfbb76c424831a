// What another view, or a withdrawal, takes out of what counts: the claims, by the reason.

import { WHY } from "./now.js";

/**
 * @typedef {import("./now.js").Reason} Reason
 * @typedef {{ key: string, reason: Reason, claims: number[] }} Group claims that do not count any more, and why; the key stands in an address
 * @typedef {{ groups: Group[], stays: number, back: number[] }} Changes how many claims go on counting, and which count that did not
 * @typedef {{ counts: (claim: number) => boolean }} Counting
 */

/** What becomes of claims when somebody is withdrawn, the worst first; the other reasons come behind. */
const TIERS = ["lost", "lost-by-dependency", "relayed", "ambiguous", "meta", "unsaid"];

/**
 * @param {import("./now.js").Now} now
 * @param {Counting} before
 * @param {number} claims how many there are
 * @returns {Changes}
 */
export function changes(now, before, claims) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  const back = [];
  let stays = 0;
  for (let claim = 0; claim < claims; claim += 1) {
    const counted = before.counts(claim);
    if (now.counts(claim)) {
      if (counted) stays += 1;
      else back.push(claim);
    } else if (counted) {
      const reason = now.reason(claim) ?? { criterion: "", why: "" };
      const known = `${reason.criterion} ${reason.why}`;
      const group = groups.get(known) ?? { key: "", reason, claims: [] };
      group.claims.push(claim);
      groups.set(known, group);
    }
  }
  const sorted = [...groups].sort(([a, one], [b, other]) => rank(one) - rank(other) || (a < b ? -1 : 1));
  sorted.forEach(([, group], place) => (group.key = tierOf(group.reason) ?? `${group.reason.criterion}-${place}`));
  return { groups: sorted.map(([, group]) => group), stays, back };
}

/** @param {Group} group */
function rank({ reason }) {
  const tier = tierOf(reason);
  return tier ? TIERS.indexOf(tier) : TIERS.length;
}

/** @param {Reason} reason @returns {string | undefined} */
function tierOf({ criterion, why }) {
  return criterion === "without" ? TIERS.find((tier) => WHY[tier] === why) : undefined;
}

// What counts now, under a view and without whom is withdrawn; and how it stands. The views' part is
// a port of the package's analysis/views.py, the standing of presentation/explorer/edges.py.

import { Credibility } from "./credibility.js";
import { Hearing } from "./hearing.js";
import { Ledger, STANCES } from "./ledger.js";
import { origins } from "./origins.js";
import { TIERS, UNSAID, Withdrawal } from "./withdrawal.js";

/**
 * @typedef {import("../data/graph.js").Graph} Graph
 * @typedef {import("../data/evidence.js").Evidence} Evidence
 * @typedef {import("../data/graph.js").View} View
 * @typedef {import("../data/graph.js").Reason} Reason why a claim does not count
 */
/** @param {...string} stances @returns {number} a bit for each */
const bits = (...stances) => stances.reduce((found, stance) => found | (1 << STANCES.indexOf(stance)), 0);
const AFFIRMED = bits("asserts", "alleges", "estimates");
const DENIED = bits("denies");
const DISPUTED = bits("denies", "questions");
/** Beside the bits of stances: somebody says it, however. */
const SAID = 1 << STANCES.length;
/** Why a claim in a tier does not count; in the package's words, as all reasons are. @type {Record<string, string>} */
export const WHY = {
  meta: "it tells what the withdrawn did or said",
  ambiguous: "whose words it is has two readings, and one is the withdrawn",
  relayed: "it reached us only through the withdrawn",
  "lost-by-dependency": "it leans on a claim that falls",
  lost: "it rests on the withdrawn alone",
  unsaid: "nobody who is left stands behind it",
};
/** Criteria that are looked at before the withdrawal. */
const EARLIER = new Set(["accepted", "known-by", "only", "min-reliability"]);
/** Criteria that come out anew with what is withdrawn. */
const RECKONED = new Set(["without", "undisputed", "origins"]);
const COUNTS = 0;

/** What the page knows beside the state: read once. */
export class Case {
  /** @param {Graph} graph @param {Evidence} evidence */
  constructor(graph, evidence) {
    this.graph = graph;
    this.evidence = evidence;
    this.ledger = new Ledger(graph, evidence);
    this.hearing = new Hearing(this.ledger);
    const { issued = [], suspects = [], leaders = {}, cites = [] } = evidence.bearings;
    const numbers = (/** @type {string} */ flag) =>
      new Set(graph.relations.flatMap((relation, number) => (/** @type {any} */ (relation)[flag] ? [number] : [])));
    this.contradicting = numbers("contradicts");
    /** @type {import("./withdrawal.js").Bearings} */
    this.bearings = {
      issued: new Map(issued),
      suspects: new Map(suspects),
      issuing: numbers("issuing"),
      acts: numbers("acts"),
      citing: numbers("citing"),
    };
    const cited = new Map();
    for (const [one, other] of cites) {
      cited.set(one, [...(cited.get(one) ?? []), other]);
      cited.set(other, [...(cited.get(other) ?? []), one]);
    }
    /** @type {import("./origins.js").Ties} */
    this.ties = { leader: (thing) => leaders[thing] ?? thing, cited: (document) => cited.get(document) ?? [] };
  }
}

/** What counts now, and how it stands. Made anew for another view or another withdrawal. */
export class Now {
  /**
   * @param {Case} known
   * @param {View} view
   * @param {readonly number[]} withdrawn things that are withdrawn, beside those of the view
   */
  constructor(known, view, withdrawn) {
    this.known = known;
    this.view = view;
    this.withdrawn = withdrawn;
    /** Whether all is as the file says. */
    this.isFiled = view === known.graph.views[0] && !withdrawn.length;
    const unheard = new Set(view.unheard);
    const heard = unheard.size
      ? new Hearing(
          known.ledger,
          Uint8Array.from({ length: known.ledger.attestations }, (_, saying) => (unheard.has(saying) ? 0 : 1)),
        )
      : known.hearing;
    const gone = [...view.without, ...withdrawn];
    /** What becomes of the claims without what is withdrawn; null where nothing is. */
    this.withdrawal = gone.length ? new Withdrawal(heard, known.bearings, gone) : null;
    this.heard = heard;
    /** 1 for each attestation that is heard in the end; all where null. */
    this.kept = this.withdrawal ? this.withdrawal.left() : heard.kept;
    /** With what stances the origins of each claim speak, as bits. */
    this.stances = this.#stances();
    /** @type {Hearing | null} */ this.foundHearing = null;
    /** @type {Uint8Array | null} */ this.foundDisturbed = null;
    /** @type {Now | null} */ this.foundBefore = null;
    /** @type {Reason[]} */ this.reasons = [...view.reasons];
    /** By claim: 0 where it counts, else 1 + a place in `reasons`. */
    this.out = this.#leftOut();
    /** @type {Credibility | null} */ this.foundCredibility = null;
    /** @type {Set<number> | null} */ this.foundContradicted = null;
    /** @type {Map<number, { count: number, open: boolean }>} */ this.counted = new Map();
  }

  /** The same view, with nothing withdrawn beside what it withdraws itself. @returns {Now} */
  get before() {
    if (!this.withdrawn.length) return this;
    this.foundBefore ??= new Now(this.known, this.view, []);
    return this.foundBefore;
  }

  /** What is heard in the end. @returns {Hearing} */
  get hearing() {
    this.foundHearing ??= this.withdrawal ? new Hearing(this.known.ledger, this.kept) : this.heard;
    return this.foundHearing;
  }

  get credibility() {
    this.foundCredibility ??= new Credibility(this.hearing, this.known.ties, this.known.evidence);
    return this.foundCredibility;
  }

  // -- claims -------------------------------------------------------------------

  /** @param {number} claim @returns {boolean} */
  counts(claim) {
    return this.out[claim] === COUNTS && this.known.evidence.inView(claim);
  }

  /** Why a claim does not count; null where it does, or where it is in the file only because it is spoken of. @param {number} claim @returns {Reason | null} */
  reason(claim) {
    return this.reasons[this.out[claim] - 1] ?? null;
  }

  /** Whether all who speak in an attestation are withdrawn, or the document that it is in. @param {number} saying */
  isTouched(saying) {
    return this.withdrawal !== null && this.withdrawal.isTouched(saying);
  }

  /** @param {number} claim @returns {string} how it stands by itself; as the file says, where it does not count */
  standingOf(claim) {
    const filed = this.known.evidence.standing(claim);
    if (this.isFiled || !this.counts(claim) || filed === "rejected") return filed;
    if (filed !== "contradicted" && this.#isAsFiled(claim)) return filed;
    const affirmed = (this.stances[claim] & AFFIRMED) !== 0;
    const denied = (this.stances[claim] & DENIED) !== 0;
    if (this.#contradicted.has(claim) || (denied && affirmed)) return "contradicted";
    if (denied) return "denied";
    return affirmed ? "plain" : "doubted";
  }

  // -- edges --------------------------------------------------------------------

  /** @param {number} edge @returns {number[]} those of its claims that count; all where none does */
  #claimsOf(edge) {
    const every = this.known.graph.claimsOf(edge);
    const counting = every.filter((claim) => this.counts(claim));
    return counting.length ? counting : every;
  }

  /**
   * Whether all that is said of a claim is as in the file: most are, whoever is withdrawn.
   * @param {number} claim
   */
  #isAsFiled(claim) {
    const { graph } = this.known;
    if (this.view !== graph.views[0] || this.view.unheard.length || !this.withdrawal) return false;
    this.foundDisturbed ??= this.#disturbed(this.withdrawal);
    return this.counts(claim) && !this.foundDisturbed[claim];
  }

  /** @param {Withdrawal} withdrawal @returns {Uint8Array} by claim: 1 where a saying of it, or what that came through or led to, is touched */
  #disturbed(withdrawal) {
    const { ledger } = this.known;
    const disturbed = new Uint8Array(ledger.claims);
    for (let saying = 0; saying < ledger.attestations; saying += 1) {
      const isLeft = !this.kept || this.kept[saying] === 1;
      if (isLeft && !withdrawal.isAboveTouched(saying)) continue;
      disturbed[ledger.claim[saying]] = 1;
      for (const taken of ledger.from.at(saying)) disturbed[ledger.claim[taken]] = 1;
    }
    return disturbed;
  }

  /** @param {number} edge @returns {string} how it stands: a contradiction shows, a lone denial does not */
  standing(edge) {
    if (this.isFiled) return this.known.graph.standing(edge);
    const every = new Set(this.#claimsOf(edge).map((claim) => this.standingOf(claim)));
    return ["contradicted", "plain", "doubted", "denied"].find((one) => every.has(one)) ?? "rejected";
  }

  /** @param {number} edge @returns {{ count: number, open: boolean }} its independent origins, and whether there are some of which that is not established */
  origins(edge) {
    const { graph } = this.known;
    if (this.isFiled || graph.claimsOf(edge).every((claim) => this.#isAsFiled(claim))) return graph.origins(edge);
    let found = this.counted.get(edge);
    if (!found) {
      found = origins(this.hearing, this.#claimsOf(edge), this.known.ties);
      this.counted.set(edge, found);
    }
    return found;
  }

  /** @param {number} edge @returns {number} what it adds to the length of a path: that of its best attested claim */
  cost(edge) {
    return Math.min(...this.#claimsOf(edge).map((claim) => this.credibility.cost(claim)));
  }

  // -- what does not count ----------------------------------------------------------

  #leftOut() {
    const { view, known, withdrawal } = this;
    const out = new Uint16Array(known.ledger.claims);
    if (!this.withdrawn.length) {
      view.leftOut.forEach((code, claim) => (out[claim] = code));
      return out;
    }
    const isEarlier = (/** @type {number} */ code) => code > 0 && EARLIER.has(view.reasons[code - 1].criterion);
    view.leftOut.forEach((code, claim) => (out[claim] = isEarlier(code) ? code : COUNTS));
    withdrawal?.tiers.forEach((tier, claim) => {
      if (tier && tier !== UNSAID) this.#leave(out, claim, "without", WHY[TIERS[tier]]);
    });
    for (let claim = 0; claim < out.length; claim += 1)
      if (!this.#isSaid(claim)) this.#leave(out, claim, "without", WHY.unsaid);
    if (view.undisputed) this.#leaveDisputed(out);
    view.leftOut.forEach((code, claim) => {
      if (code && !RECKONED.has(view.reasons[code - 1].criterion)) out[claim] ||= code;
    });
    for (const [claim, [criterion, why]] of Object.entries(view.behind))
      this.#leave(out, Number(claim), criterion, why);
    if (view.origins) this.#leaveUncorroborated(out);
    return out;
  }

  /** @param {Uint16Array} out @param {number} claim @param {string} criterion @param {string} why */
  #leave(out, claim, criterion, why) {
    if (out[claim] !== COUNTS) return;
    const known = this.reasons.findIndex((reason) => reason.criterion === criterion && reason.why === why);
    out[claim] = 1 + (known < 0 ? this.reasons.push({ criterion, why }) - 1 : known);
  }

  /** @returns {Uint8Array} */
  #stances() {
    const { heard, kept } = this;
    const { attestations, claim, claims, stance } = this.known.ledger;
    const stances = new Uint8Array(claims);
    for (let saying = 0; saying < attestations; saying += 1) {
      if (kept && !kept[saying]) continue;
      stances[claim[saying]] |= heard.isFirst(saying) ? SAID | (1 << stance[saying]) : SAID;
    }
    return stances;
  }

  /** @param {number} claim @returns {boolean} whether somebody who is heard stands behind it; under a view of everything, whether somebody says it */
  #isSaid(claim) {
    return (this.stances[claim] & (this.view.every ? SAID : AFFIRMED)) !== 0;
  }

  /** @param {Uint16Array} out */
  #leaveDisputed(out) {
    for (let claim = 0; claim < out.length; claim += 1)
      if (this.stances[claim] & DISPUTED)
        this.#leave(out, claim, "undisputed", "an origin denies or questions it");
    for (const claim of contradicted(this.known, (claim) => out[claim] === COUNTS))
      this.#leave(out, claim, "undisputed", "it stands in a contradiction that counts");
  }

  /** @param {Uint16Array} out */
  #leaveUncorroborated(out) {
    const { ties } = this.known;
    /** @type {Map<number, number[]>} number of independent origins to claims */
    const few = new Map();
    for (const claims of this.#stated(out)) {
      const { count } = origins(this.hearing, claims, ties);
      if (count < this.view.origins) few.set(count, [...(few.get(count) ?? []), ...claims]);
    }
    for (const [count, claims] of [...few].sort(([a], [b]) => a - b)) {
      const why = count === 1 ? "its edge has 1 independent origin" : `its edge has ${count} independent origins`;
      for (const claim of claims) this.#leave(out, claim, "origins", why);
    }
  }

  /** The claims that count, apart by what they state: those that state the same follow each other. @param {Uint16Array} out @returns {number[][]} */
  #stated(out) {
    const { ledger } = this.known;
    /** @type {number[][]} */
    const groups = [];
    let last = -1;
    for (let claim = 0; claim < out.length; claim += 1) {
      if (out[claim] !== COUNTS) continue;
      if (last >= 0 && ledger.statesTheSame(last, claim)) groups[groups.length - 1].push(claim);
      else groups.push([claim]);
      last = claim;
    }
    return groups;
  }

  get #contradicted() {
    this.foundContradicted ??= contradicted(this.known, (claim) => this.counts(claim));
    return this.foundContradicted;
  }
}

/** @param {Case} known @param {(claim: number) => boolean} counts @returns {Set<number>} the claims that stand in a contradiction that counts */
function contradicted({ ledger, contradicting }, counts) {
  const found = new Set();
  for (let claim = 0; claim < ledger.claims; claim += 1) {
    if (!contradicting.has(ledger.relation[claim]) || !counts(claim)) continue;
    for (const end of [ledger.subject[claim], ledger.object[claim]]) if (end < 0) found.add(-1 - end);
  }
  return found;
}

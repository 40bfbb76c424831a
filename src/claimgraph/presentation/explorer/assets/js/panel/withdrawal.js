// Withdrawing a source or an agent: the button for it, and the lists of what does not count any more.

import { changes } from "../analysis/changes.js";
import { WHY } from "../analysis/now.js";
import { h, said } from "../base/dom.js";
import { toggled } from "../state/state.js";
import { count, listed, phrase, t, whyWord } from "../words/words.js";
import { brief, byline, claimLink, standingMark } from "./links.js";
import { FEW, claimList } from "./rows.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../analysis/changes.js").Changes} Changes
 * @typedef {import("../analysis/changes.js").Group} Group
 */

/** Whether there is anything that would go with a thing. @param {Page} page @param {number} node */
export function canBeWithdrawn({ evidence, graph }, node) {
  const speaks = evidence.spoken.of(node).length > 0 || evidence.carried.of(node).length > 0;
  return speaks || graph.sources.includes(node) || maker(evidence.bearings.issued, node);
}

/** @param {[number, (number | null)[]][]} issued @param {number} node */
function maker(issued, node) {
  return issued.some(([work, makers]) => work === node || makers.includes(node));
}

/** @param {Page} page @param {number} node @returns {HTMLElement | null} */
export function withdrawButton(page, node) {
  if (!canBeWithdrawn(page, node)) return null;
  const id = page.graph.id(node);
  const isGone = page.state.without.includes(id);
  const name = page.graph.label(node);
  return h(
    "button",
    {
      type: "button",
      class: "withdraw",
      id: "withdraw",
      "aria-label": isGone ? null : t("withdraw.name", { name }),
      onclick: () => page.change({ without: toggled(page.state.without, id) }),
    },
    t(isGone ? "withdraw.back" : "withdraw"),
  );
}

/** @param {Page} page @param {string} id @returns {HTMLElement} the same, small, beside a source or an agent in the filters */
export function withdrawMark(page, id) {
  const { graph, state } = page;
  const node = graph.numbers.get(id);
  const isGone = state.without.includes(id);
  const name = node === undefined ? id : graph.label(node);
  return h(
    "button",
    {
      type: "button",
      class: "only withdraw",
      id: `withdraw-${node}`,
      "aria-pressed": String(isGone),
      "aria-label": t("withdraw.name", { name }),
      onclick: () => page.change({ without: toggled(state.without, id) }),
    },
    t(isGone ? "withdraw.is" : "withdraw"),
  );
}

/** @param {Page} page @returns {any[]} whom the page is without, as text */
export function withdrawnNames({ graph, state }) {
  const named = state.without.flatMap((id) => graph.numbers.get(id) ?? []);
  return listed(named.map((node) => said(graph.label(node))));
}

/** What a withdrawal takes out of the view that is on. @param {Page} page @returns {Changes | null} null where nothing is withdrawn */
export function fallenOf(page) {
  if (!page.state.without.length || !page.reckoned.withdrawn.length) return null;
  return changes(page.reckoned, page.reckoned.before, page.evidence.claimCount);
}

/** What the view that is on takes out of the file's own. @param {Page} page @returns {Changes | null} null where that is on */
export function leftOutOf(page) {
  const { evidence, graph } = page;
  if (page.view === graph.views[0]) return null;
  return changes(page.reckoned.before, { counts: (claim) => evidence.inView(claim) }, evidence.claimCount);
}

/** @param {Group} group @returns {string} how many claims there are in it, and what became of them */
export function groupWord({ key, claims }) {
  return count(Object.hasOwn(WHY, key) ? `fall.${key}` : "fall.other", claims.length);
}

// -- the lists --------------------------------------------------------------------

/**
 * The list that the state names: what fell, or what the view leaves out.
 * @param {Page} page
 * @returns {{ kind: string, found: Changes, group: Group } | null}
 */
function listOf(page) {
  const [kind, key = ""] = page.state.list.split(":");
  const found = kind === "fallen" ? fallenOf(page) : kind === "view" ? leftOutOf(page) : null;
  if (!found) return null;
  const back = { key: "back", reason: { criterion: "", why: "" }, claims: found.back };
  const groups = found.back.length ? [...found.groups, back] : found.groups;
  const group = groups.find((one) => one.key === key) ?? groups[0] ?? back;
  return { kind, found: { ...found, groups }, group };
}

/** @param {Page} page @returns {number[]} the claims whose texts the list shows at first */
export function claimsInList(page) {
  const shown = listOf(page)?.group.claims.slice(0, FEW) ?? [];
  return [...shown, ...shown.flatMap((claim) => leaningOn(page, claim))];
}

/** @param {Page} page @returns {import("./panels.js").Content | null} */
export function listPanel(page) {
  const list = listOf(page);
  if (!list) return null;
  const { kind, found, group } = list;
  const label =
    kind === "fallen"
      ? h("span", {}, phrase("doubt.without.names", { names: h("span", {}, withdrawnNames(page)) }))
      : t("view.in", { view: page.view.name });
  return {
    label,
    title: kind === "fallen" ? groupTitle(group) : count("view.less", group.claims.length),
    body: [
      found.groups.length > 1 ? tabs(page, kind, found.groups, group) : null,
      h("p", { class: "summary" }, groupText(kind, group)),
      group.claims.length
        ? h("section", { class: "rows" }, claimList(page, group.claims, (claim) => row(page, claim), (claim) => leaningOn(page, claim)))
        : h("p", { class: "notice" }, t("fall.none")),
    ],
  };
}

/** @param {Group} group */
function groupTitle(group) {
  return group.key === "back" ? count("fall.back", group.claims.length) : groupWord(group);
}

/** @param {string} kind @param {Group} group @returns {string} */
function groupText(kind, { key, reason }) {
  if (kind === "view") return t("view.less.why", { why: whyWord(reason) });
  if (key === "back" || Object.hasOwn(WHY, key)) return t(`fall.${key}.long`);
  return t("fall.why", { why: whyWord(reason) });
}

/** @param {Page} page @param {string} kind @param {Group[]} groups @param {Group} now */
function tabs(page, kind, groups, now) {
  const tab = (/** @type {Group} */ group) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(group === now),
        onclick: () => page.change({ list: `${kind}:${group.key}` }),
      },
      kind === "view" ? whyWord(group.reason) : groupTitle(group),
      kind === "view" ? [" ", h("span", { class: "count" }, group.claims.length)] : null,
    );
  return h("div", { class: "reasons", role: "group", "aria-label": t("doubt.reasons") }, groups.map(tab));
}

/** @param {Page} page @param {number} claim @returns {HTMLElement} */
function row(page, claim) {
  const leans = leaningOn(page, claim);
  return h(
    "li",
    { class: "fallen" },
    claimLink(page, claim, brief(page, claim)),
    " ",
    standingMark(page.evidence.standing(claim)),
    h("small", { class: "byline" }, byline(page, claim)),
    leans.length
      ? h(
          "small",
          { class: "byline" },
          t("fall.leans"),
          " ",
          listed(leans.map((other) => claimLink(page, other, brief(page, other)))),
        )
      : null,
  );
}

/** @param {Page} page @param {number} claim @returns {number[]} what it leans on and falls with */
function leaningOn({ reckoned }, claim) {
  if (reckoned.reason(claim)?.why !== WHY["lost-by-dependency"]) return [];
  const needed = Array.from(reckoned.known.ledger.needs.at(claim));
  return [...new Set(needed)].filter((other) => reckoned.reason(other)?.criterion === "without");
}

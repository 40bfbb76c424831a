// A row of the timeline: what, when, on whose word, and the bar of its date.

import { h, said, svg } from "../base/dom.js";
import { oneLine, shortened } from "../base/safe.js";
import { list, value } from "../data/graph.js";
import { labelled, listed, phrase, spoken, t } from "../words/words.js";
import { parts } from "./bars.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("./chronology.js").Event} Event
 * @typedef {{ scale: import("./timescale.js").Scale | null, width: number, marks: number[], isChosen: boolean }} Look
 */

const LONGEST = 160;
const TALL = 12;
const MIDDLE = 15;
const HIGH = 30;
const DEPTH = 2;
const FADE = 44;

/** @param {string} heading @param {number} size @returns {HTMLElement} */
export function headingRow(heading, size) {
  return h(
    "div",
    { class: "time-event heading", "aria-disabled": "true", "aria-selected": "false" },
    h("span", {}, said(heading), " ", h("span", { class: "count" }, size.toLocaleString(spoken()))),
  );
}

/**
 * @param {Page} page
 * @param {Event} event
 * @param {boolean} isRead whether its texts are there
 * @param {Look} look
 * @returns {HTMLElement}
 */
export function eventRow(page, event, isRead, look) {
  const what = isRead ? said(shortened(label(page, event), LONGEST)) : "…";
  const when = dates(page, event);
  const who = voices(page, event);
  return h(
    "div",
    { class: `time-event ${event.kind}`, "aria-selected": String(look.isChosen) },
    h("span", { class: "what" }, what),
    h("span", { class: "when" }, when, who ? [" · ", said(who)] : null),
    look.scale && event.bar ? track(event, look) : svg("svg", { class: "time-bar", "aria-hidden": "true" }),
  );
}

// -- words ----------------------------------------------------------------------------------------

/** @param {Page} page @param {Event} event @returns {string} */
export function label(page, event) {
  const { graph, evidence } = page;
  if (event.kind === "said") return saidLabel(page, event);
  const [claim] = event.claims;
  if (claim === undefined)
    return t("timeline.was.published", { document: oneLine(graph.label(event.subject)) });
  const relation = labelled(graph.relations[value(evidence.claims, "relation", claim)].labels);
  // The date stands elsewhere: "started on" would wait for it.
  if (event.isDated) return `${end(page, event.subject, DEPTH)} ${oneLine(relation).replace(/ on$/, "")}`;
  return sentence(page, claim, DEPTH);
}

/** @param {Page} page @param {Event} event @returns {string} */
function saidLabel(page, { agents, stance, claims }) {
  const names = agents.map((agent) => oneLine(page.graph.label(agent)));
  const who = names.length ? listed(names).join("") : t("timeline.nobody");
  const blanks = { who, stance: t(`wording.${stance}`) };
  if (claims.length > 1) return t("timeline.sayings", { ...blanks, n: claims.length });
  return t("timeline.saying", { ...blanks, claim: sentence(page, claims[0], DEPTH) });
}

/** @param {Page} page @param {number} claim @param {number} depth @returns {string} */
function sentence(page, claim, depth) {
  const { graph, evidence } = page;
  const of = (/** @type {string} */ name) => value(evidence.claims, name, claim);
  const relation = oneLine(labelled(graph.relations[of("relation")].labels));
  return `${end(page, of("subject"), depth)} ${relation} ${end(page, of("object"), depth)}`;
}

/** @param {Page} page @param {any} end_ @param {number} depth @returns {string} */
function end(page, end_, depth) {
  if (Array.isArray(end_)) {
    const [kind, text, more] = end_;
    return kind === "text" ? `“${oneLine(text)}”` : oneLine(kind === "date" ? more || text : text);
  }
  if (typeof end_ !== "number") return "–";
  if (end_ >= 0) return oneLine(page.graph.label(end_));
  return depth ? `(${sentence(page, -1 - end_, depth - 1)})` : "(…)";
}

/** @param {Page} page @param {Event} event @returns {any[]} its date, and how the analyst reads it */
function dates({ evidence }, event) {
  const name = (/** @type {number} */ row) => said(value(evidence.dates, "label", row) ?? "");
  const readings = event.readings.map((row) => phrase("timeline.read", { date: name(row) }));
  return [name(event.date), readings.map((reading) => [", ", reading])];
}

/** @param {Page} page @param {Event} event @returns {string} on whose word it is; of what was said, where */
function voices(page, { kind, claims }) {
  const { evidence, graph } = page;
  if (!claims.length) return t("timeline.record");
  const found = new Set();
  for (const claim of claims) {
    for (const chain of evidence.chains(claim)) {
      const at = chain[kind === "said" ? 0 : chain.length - 1];
      const source = value(evidence.attestations, "source", at);
      const names =
        kind === "said" && source !== undefined ? [source] : list(evidence.attestations, "agents", at);
      found.add(
        names.length
          ? listed(names.map((name) => oneLine(graph.label(name)))).join("")
          : t("timeline.nobody"),
      );
    }
    if (found.size > 3) break;
  }
  return [...found].slice(0, 3).join("; ");
}

// -- bars -----------------------------------------------------------------------------------------

/** @param {Event} event @param {Look} look @returns {SVGElement} */
function track(event, { scale, width, marks }) {
  const found = parts(/** @type {any} */ (event.bar), /** @type {any} */ (scale), width, event.yearless);
  return svg(
    "svg",
    { class: "time-bar", "aria-hidden": "true" },
    svg("path", { class: "grid", d: marks.map((x) => `M${x.toFixed(1)} 0V${HIGH}`).join("") }),
    found.map(part),
  );
}

/** @param {import("./bars.js").Part} part */
function part({ what, x, width = 0, hedged, opens, goesOn, way = 1, text }) {
  const top = MIDDLE - TALL / 2;
  if (what === "marks") return svg("text", { class: "mark", x: x.toFixed(1), y: MIDDLE + 4.5 }, text ?? "");
  if (what === "arrow")
    return svg("path", {
      class: "arrow",
      d: `M${x.toFixed(1)} ${top - 2}l${way * 9} ${TALL / 2 + 2}l${-way * 9} ${TALL / 2 + 2}Z`,
    });
  const box = { y: top, height: TALL };
  const body = svg("rect", {
    class: `${what}${hedged ? " hedged" : ""}`,
    x: x.toFixed(1),
    width: width.toFixed(1),
    ...box,
  });
  // What is open fades: lighter and lighter blocks of paper lie over its end.
  const fades = [opens ? fade(x, width, 1) : [], goesOn ? fade(x + width, width, -1) : []];
  return [body, fades];
}

/** @param {number} x @param {number} width @param {1 | -1} way */
function fade(x, width, way) {
  const step = Math.min(FADE, width * 0.8) / 4;
  return [0.85, 0.65, 0.4, 0.2].map((opacity, n) =>
    svg("rect", {
      class: "fade",
      x: (way > 0 ? x + n * step : x - (n + 1) * step).toFixed(1),
      y: MIDDLE - TALL / 2 - 1,
      width: step.toFixed(1),
      height: TALL + 2,
      "fill-opacity": opacity,
    }),
  );
}

/** @returns {HTMLElement} what the bars mean */
export function legend() {
  const item = (/** @type {string} */ key, /** @type {import("./bars.js").Part[]} */ shapes) =>
    h(
      "li",
      {},
      svg(
        "svg",
        { class: "time-bar", width: 40, height: HIGH, viewBox: `0 0 40 ${HIGH}`, "aria-hidden": "true" },
        shapes.map(part),
      ),
      t(`timeline.key.${key}`),
    );
  return h(
    "ul",
    { class: "timeline-key" },
    item("sure", [{ what: "sure", x: 1, width: 34 }]),
    item("maybe", [{ what: "maybe", x: 1, width: 34 }]),
    item("hedged", [{ what: "maybe", x: 1, width: 34, hedged: true }]),
    item("read", [{ what: "read", x: 1, width: 34 }]),
    item("open", [{ what: "maybe", x: 1, width: 34, goesOn: true }]),
    item("arrow", [
      { what: "maybe", x: 1, width: 26 },
      { what: "arrow", x: 27, way: 1 },
    ]),
  );
}

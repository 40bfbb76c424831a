// The forms by which kinds can be told apart without colour; one path serves canvas and legend.

import { svg } from "../base/dom.js";

/** Paths about the origin, of about the area of a circle with radius 1. */
export const PATHS = {
  circle: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z",
  square:
    "M-.66-.9H.66A.24.24 0 0 1 .9-.66V.66A.24.24 0 0 1 .66.9H-.66A.24.24 0 0 1-.9.66V-.66A.24.24 0 0 1-.66-.9Z",
  diamond: "M0-1.22L1.22 0L0 1.22L-1.22 0Z",
  hexagon: "M-1.1 0L-.55-.95H.55L1.1 0L.55.95H-.55Z",
  octagon: "M-.42-1.02H.42L1.02-.42V.42L.42 1.02H-.42L-1.02.42V-.42Z",
  triangle: "M0-1.18L1.2.9H-1.2Z",
  house: "M0-1.15L1.05-.2V.95H-1.05V-.2Z",
  star: "M0-1.3L.38-.5L1.24-.4L.6.2L.78 1.06L0 .62L-.78 1.06L-.6.2L-1.24-.4L-.38-.5Z",
  pin: "M0 1.4C-.3.75-1 .35-1-.35A1 1 0 1 1 1-.35C1 .35.3.75 0 1.4Z",
  page: "M-.8-1.08H.32L.8-.6V1.08H-.8Z",
};

/** The mark of what is not identified, to stand in any of the forms. */
export const QUESTION = "M-.32-.28C-.32-.74.32-.74.32-.28C.32 0 0 0 0 .27M0 .58V.6";

/** @param {string} shape @returns {string} */
export function pathOf(shape) {
  return /** @type {Record<string, string>} */ (PATHS)[shape] ?? PATHS.circle;
}

/**
 * A kind's sign, as the drawing shows it, to stand beside text.
 * @param {import("../data/graph.js").Kind | null} kind
 * @param {{ group?: boolean, unknown?: boolean }} [how]
 * @returns {SVGElement}
 */
export function sign(kind, how = {}) {
  const path = pathOf(kind ? kind.shape : "circle");
  const looks = ["sign", kind ? `kind-${kind.colour}` : "kind-none", how.unknown ? "unknown" : ""];
  return svg(
    "svg",
    { class: looks.join(" ").trim(), viewBox: "-1.9 -1.9 3.8 3.8", "aria-hidden": "true" },
    how.group ? svg("path", { d: path, class: "behind", transform: "translate(.5 -.4)" }) : null,
    svg("path", { d: path }),
    how.unknown ? svg("path", { d: QUESTION, class: "question" }) : null,
  );
}

/**
 * An edge's line, as the drawing shows it, to stand beside text.
 * @param {string} standing
 * @returns {SVGElement}
 */
export function line(standing) {
  return svg(
    "svg",
    { class: `line standing-${standing}`, viewBox: "0 0 40 16", "aria-hidden": "true" },
    svg("path", { d: "M1 8H33", class: "stroke" }),
    svg("path", { d: "M32 4.5L39 8L32 11.5Z", class: "head" }),
    badge(standing),
  );
}

/**
 * The mark of an edge alone, to stand in a line of text.
 * @param {string} standing
 * @returns {SVGElement}
 */
export function mark(standing) {
  const look = { class: `mark-sign standing-${standing}`, viewBox: "-8 -8 16 16", "aria-hidden": "true" };
  return svg(
    "svg",
    look,
    svg("circle", { r: 6.5, class: "badge" }),
    svg("path", { d: BADGES[standing] ?? BADGES.doubted, class: "mark" }),
  );
}

/** @param {string} standing @returns {SVGElement | null} */
function badge(standing) {
  const strokes = BADGES[standing];
  if (!strokes) return null;
  return svg(
    "g",
    { transform: "translate(17 8)" },
    svg("circle", { r: 6.5, class: "badge" }),
    svg("path", { d: strokes, class: "mark" }),
  );
}

/** Strokes of the mark at the middle of an edge, in a circle with radius 6.5. @type {Record<string, string>} */
export const BADGES = {
  contradicted: "M-3-1.3H3M-3 1.3H3M1.8-3L-1.8 3",
  denied: "M-2.2-2.2L2.2 2.2M2.2-2.2L-2.2 2.2",
  rejected: "M-2.6 0H2.6",
  fallen: "M-2.6 2.6L2.6-2.6",
  doubted: "M-2-1C-2-3.6 2-3.6 2-1C2 .4 0 .4 0 1.6M0 3.2V3.3",
};

/**
 * Dashes of an edge's line, in pixels, by how it stands and by how many origins it has; none is a
 * solid line.
 * @type {Record<string, number[]>}
 */
export const DASHES = {
  denied: [2, 3],
  rejected: [2, 6],
  doubted: [1, 4],
  fallen: [1, 6],
  "origins-0": [3, 3],
  "origins-1": [9, 3],
};

/**
 * The line of an edge with so many independent origins, to stand beside text.
 * @param {number} count 0 where none is established
 * @returns {SVGElement}
 */
export function originsLine(count) {
  return svg(
    "svg",
    { class: `line origins-${Math.min(2, count)}`, viewBox: "0 0 40 16", "aria-hidden": "true" },
    svg("path", { d: "M1 8H33", class: "stroke" }),
    svg("path", { d: "M32 4.5L39 8L32 11.5Z", class: "head" }),
  );
}

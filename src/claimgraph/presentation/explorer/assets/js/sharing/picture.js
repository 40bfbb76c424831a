// A picture of a part of the graph that can go on its own: with its title, its legend, and what it
// leaves out. Nothing here knows of a page; places are those of the drawing.

import { BADGES, QUESTION, pathOf } from "../drawing/shapes.js";
import { Taken, wrapped } from "../drawing/labels.js";
import { along, head, pathOver, round } from "./curves.js";
import { element } from "./tree.js";

/**
 * @typedef {import("./tree.js").Element} Element
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./curves.js").Curve} Curve
 * @typedef {import("../base/theme.js").Palette} Palette
 * @typedef {{ shape: string, colour: number, group: boolean, unknown: boolean }} Sign
 */
/**
 * @typedef {object} Figure
 * @property {string} title
 * @property {string[]} notes what is seen, a line each
 * @property {(Sign & Point & { radius: number, label: string })[]} nodes those first whose label matters most
 * @property {(Curve & Line & { width: number, label: string })[]} edges
 * @property {(Sign & { word: string })[]} kinds
 * @property {(Line & { word: string })[]} lines
 */
/** @typedef {{ standing: string, colour: string, dashes: readonly number[] }} Line */
/** @typedef {(text: string, size: number, bold: boolean) => number} Measure how wide a text is */

const MARGIN = 28;
const LEAST = 720;
const TITLE = 20;
const SMALL = 12;
const LABEL = 12;
const EDGE_LABEL = 10.5;
const LABEL_WIDTH = 148;
const LINE = 1.25;
/** With more edges than this, their labels would hide the rest. */
const FEW = 120;
/** Up to so many things, each is named even where its name lies on something. */
const ALL_NAMED = 200;

/**
 * @param {Figure} figure
 * @param {Palette} palette
 * @param {Measure} measure
 * @returns {{ root: Element, width: number, height: number }}
 */
export function picture(figure, palette, measure) {
  const painter = new Painter(palette, measure);
  const body = painter.body(figure);
  const { left, right, top, bottom } = painter.box;
  const width = Math.ceil(Math.max(LEAST, right - left + 2 * MARGIN));
  const inner = width - 2 * MARGIN;
  const head = painter.lines(figure.title, inner, TITLE, true);
  const legend = painter.legend(figure, inner);
  const notes = figure.notes.flatMap((note) => painter.lines(note, inner, SMALL, false));
  const headHeight = MARGIN + head.length * TITLE * LINE + 12;
  const legendTop = headHeight + (bottom - top) + 20;
  const notesTop = legendTop + legend.height + 6;
  const height = Math.ceil(notesTop + notes.length * SMALL * LINE + MARGIN);
  const shift = `translate(${round((width - (right - left)) / 2 - left)} ${round(headHeight - top)})`;
  const root = element(
    "svg",
    {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": palette.font,
      fill: palette.ink,
    },
    element("title", {}, figure.title),
    element("desc", {}, figure.notes.join(". ")),
    element("rect", { width, height, fill: palette.paper }),
    painter.text(head, MARGIN, MARGIN + TITLE * 0.85, TITLE, { "font-weight": 600 }),
    element("g", { transform: shift }, body),
    element("g", { transform: `translate(${MARGIN} ${round(legendTop)})` }, legend.parts),
    painter.text(notes, MARGIN, notesTop + SMALL, SMALL, { fill: palette.muted }),
  );
  return { root, width, height };
}

class Painter {
  /** @param {Palette} palette @param {Measure} measure */
  constructor(palette, measure) {
    this.palette = palette;
    this.measure = measure;
    this.taken = new Taken();
    this.box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  }

  /** @param {Figure} figure @returns {Element[]} */
  body({ nodes, edges }) {
    for (const node of nodes) this.#claim(around(node, node.radius + 3));
    const signs = nodes.map((node) => this.#node(node));
    const lines = edges.map((edge) => this.#edge(edge));
    const badges = edges.map((edge) => this.#badge(edge)).filter((badge) => badge !== null);
    const labels = nodes
      .map((node) => this.#label(node, nodes.length <= ALL_NAMED))
      .filter((label) => label !== null);
    const words =
      edges.length > FEW ? [] : edges.map((edge) => this.#edgeLabel(edge)).filter((word) => word !== null);
    if (!nodes.length) this.#reach({ left: 0, right: 1, top: 0, bottom: 1 });
    return [
      element("g", { fill: "none" }, lines),
      element("g", {}, signs),
      element("g", {}, badges),
      element("g", { "text-anchor": "middle", "font-size": EDGE_LABEL, fill: this.palette.muted }, words),
      element("g", { "text-anchor": "middle", "font-size": LABEL }, labels),
    ];
  }

  /** @param {import("../drawing/labels.js").Rect} rect */
  #claim(rect) {
    this.taken.add(rect);
    this.#reach(rect);
  }

  /** @param {import("../drawing/labels.js").Rect} rect */
  #reach({ left, right, top, bottom }) {
    const { box } = this;
    box.left = Math.min(box.left, left);
    box.right = Math.max(box.right, right);
    box.top = Math.min(box.top, top);
    box.bottom = Math.max(box.bottom, bottom);
  }

  // -- edges ----------------------------------------------------------------------------------------

  /** @param {Figure["edges"][number]} edge */
  #edge({ standing, width, colour, dashes, ...curve }) {
    for (const share of [0, 0.25, 0.5, 0.75, 1]) this.#reach(around(along(curve, share), width));
    return element(
      "g",
      { stroke: colour },
      element("path", {
        d: pathOver(curve),
        "stroke-width": width,
        "stroke-dasharray": dashes.join(" ") || null,
      }),
      // An arrow that says no ends in a bar.
      standing === "denied"
        ? element("path", { d: head(curve, width, true), "stroke-width": 3 })
        : element("path", { d: head(curve, width, false), fill: colour, stroke: "none" }),
    );
  }

  /** @param {Figure["edges"][number]} edge @returns {Element | null} */
  #badge({ standing, colour, ...curve }) {
    const strokes = BADGES[standing];
    if (!strokes) return null;
    const middle = along(curve, 0.5);
    this.#claim(around(middle, 8));
    return element(
      "g",
      {
        transform: at(middle),
        stroke: colour,
        "stroke-width": 1.5,
        "stroke-linecap": "round",
        fill: this.palette.paper,
      },
      element("circle", { r: 6.5 }),
      element("path", { d: strokes, fill: "none" }),
    );
  }

  /** @param {Figure["edges"][number]} edge @returns {Element | null} */
  #edgeLabel({ standing, label, ...curve }) {
    const [line] = wrapped(label, (text) => this.measure(text, EDGE_LABEL, false), 130, 1);
    if (!line) return null;
    const half = this.measure(line, EDGE_LABEL, false) / 2 + 2;
    const shares = standing === "plain" ? [0.5, 0.4, 0.6, 0.3, 0.7] : [0.32, 0.68, 0.25, 0.75];
    for (const share of shares) {
      const { x, y } = along(curve, share);
      const rect = { left: x - half, right: x + half, top: y - 7, bottom: y + 6 };
      if (!this.taken.isFree(rect)) continue;
      this.#claim(rect);
      return element("g", {}, this.#behind(rect), element("text", { x: round(x), y: round(y + 3.5) }, line));
    }
    return null;
  }

  /** @param {import("../drawing/labels.js").Rect} rect paper under a label, so that lines do not cross it */
  #behind({ left, right, top, bottom }) {
    return element("rect", {
      x: round(left),
      y: round(top),
      width: round(right - left),
      height: round(bottom - top),
      rx: 2,
      fill: this.palette.paper,
      "fill-opacity": 0.8,
    });
  }

  // -- things ---------------------------------------------------------------------------------------

  /** @param {Figure["nodes"][number]} node */
  #node(node) {
    return element(
      "g",
      { transform: `${at(node)} scale(${round(node.radius)})` },
      this.#sign(node, node.radius),
    );
  }

  /** @param {Sign} sign @param {number} radius @returns {Element[]} */
  #sign({ shape, colour, group, unknown }, radius) {
    const { paper, ink, kinds } = this.palette;
    const { fill, edge } = kinds[colour];
    const d = pathOf(shape);
    const line = { stroke: edge, "stroke-linejoin": "round" };
    const dashes = unknown ? `${round(4 / radius)} ${round(3 / radius)}` : null;
    return [
      ...(group
        ? [
            element("path", {
              d,
              transform: "translate(.42 -.36)",
              fill: paper,
              ...line,
              "stroke-width": round(1.5 / radius),
            }),
          ]
        : []),
      element("path", {
        d,
        fill: unknown ? paper : fill,
        ...line,
        "stroke-width": round((unknown ? 2 : 1.5) / radius),
        "stroke-dasharray": dashes,
      }),
      ...(unknown
        ? [
            element("path", {
              d: QUESTION,
              fill: "none",
              stroke: ink,
              "stroke-width": 0.19,
              "stroke-linecap": "round",
            }),
          ]
        : []),
    ];
  }

  /**
   * Below it or, where that is taken, above or beside it.
   * @param {Figure["nodes"][number]} node
   * @param {boolean} always whether it is written even where nothing is free
   * @returns {Element | null}
   */
  #label({ x, y, radius, label }, always) {
    const lines = wrapped(label, (text) => this.measure(text, LABEL, false), LABEL_WIDTH, 3);
    const half = Math.max(0, ...lines.map((line) => this.measure(line, LABEL, false))) / 2 + 3;
    const height = lines.length * LABEL * LINE;
    const gap = radius * 1.3 + 3;
    const middles = [
      [x, y + gap + height / 2],
      [x, y - gap - height / 2],
      [x + gap + half, y],
      [x - gap - half, y],
    ];
    const rects = middles.map(([cx, cy]) => ({
      left: cx - half,
      right: cx + half,
      top: cy - height / 2,
      bottom: cy + height / 2,
    }));
    const rect = rects.find((one) => this.taken.isFree(one)) ?? (always ? rects[0] : undefined);
    if (!rect || !lines.length) return null;
    this.#claim(rect);
    const centre = (rect.left + rect.right) / 2;
    return element("g", {}, this.#behind(rect), this.text(lines, centre, rect.top + LABEL * 0.95, LABEL, {}));
  }

  // -- words ----------------------------------------------------------------------------------------

  /** @param {string} text @param {number} width @param {number} size @param {boolean} bold @returns {string[]} */
  lines(text, width, size, bold) {
    const measure = (/** @type {string} */ part) => this.measure(part, size, bold);
    /** @type {string[]} */
    const lines = [];
    for (const word of text.replace(/\s+/g, " ").trim().match(/\S+ ?/g) ?? []) {
      const last = lines[lines.length - 1];
      if (last !== undefined && measure((last + word).trimEnd()) <= width)
        lines[lines.length - 1] = last + word;
      else lines.push(...cut(word, width, measure));
    }
    return lines.slice(0, 12).map((line) => line.trimEnd());
  }

  /** @param {string[]} lines @param {number} x @param {number} y @param {number} size @param {import("./tree.js").Attributes} look */
  text(lines, x, y, size, look) {
    const line = (/** @type {string} */ words, /** @type {number} */ n) =>
      element("tspan", { x: round(x), y: round(y + n * size * LINE) }, words);
    return element("text", { "font-size": size, ...look }, lines.map(line));
  }

  /** @param {Figure} figure @param {number} width @returns {{ parts: Element[], height: number }} */
  legend({ kinds, lines }, width) {
    const items = [
      ...kinds.map((kind) => ({
        word: kind.word,
        room: 24,
        sign: element("g", { transform: "translate(8 8) scale(7)" }, this.#sign(kind, 7)),
      })),
      ...lines.map((line) => ({ word: line.word, room: 46, sign: this.#line(line) })),
    ];
    let [x, y] = [0, 0];
    const parts = items.map(({ word, room, sign }) => {
      const wide = room + this.measure(word, SMALL, false) + 18;
      if (x > 0 && x + wide > width) [x, y] = [0, y + 22];
      const part = element(
        "g",
        { transform: `translate(${round(x)} ${y})` },
        sign,
        element("text", { x: room, y: 12.5, "font-size": SMALL }, word),
      );
      x += wide;
      return part;
    });
    return { parts, height: items.length ? y + 24 : 0 };
  }

  /** @param {Line} line */
  #line({ standing, colour, dashes }) {
    const badge = BADGES[standing] && element("path", { d: BADGES[standing], fill: "none" });
    return element(
      "g",
      { stroke: colour },
      element("path", { d: "M2 8H34", "stroke-width": 1.8, "stroke-dasharray": dashes.join(" ") || null }),
      element("path", { d: "M33 4.5L40 8L33 11.5Z", fill: colour, stroke: "none" }),
      badge
        ? element(
            "g",
            { transform: "translate(17 8)", "stroke-width": 1.4, fill: this.palette.paper },
            element("circle", { r: 6.5 }),
            badge,
          )
        : null,
    );
  }
}

/** @param {string} word @param {number} width @param {(text: string) => number} measure @returns {string[]} what fits a line */
function cut(word, width, measure) {
  const parts = [""];
  for (const letter of Array.from(word)) {
    if (measure(parts[parts.length - 1] + letter) > width) parts.push("");
    parts[parts.length - 1] += letter;
  }
  return parts;
}

/** @param {Point} point @param {number} reach */
function around({ x, y }, reach) {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/** @param {Point} point @returns {string} */
function at({ x, y }) {
  return `translate(${round(x)} ${round(y)})`;
}

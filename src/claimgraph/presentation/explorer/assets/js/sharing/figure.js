// What a picture shows of a page: places, looks and words, of what is drawn or chosen.

import { MOST_DRAWN } from "../state/filter.js";
import { value } from "../data/graph.js";
import { colourOf, dashesOf, widthOf } from "../drawing/looks.js";
import { placesOf } from "../drawing/places.js";
import { NOTHING, sceneOf } from "../drawing/scene.js";
import { DASHES } from "../drawing/shapes.js";
import { kindLabel, labelled, t } from "../words/words.js";
import { curve } from "./curves.js";
import { seen } from "./receipt.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../base/theme.js").Palette} Palette
 * @typedef {import("../drawing/groups.js").Group} Group
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./picture.js").Figure} Figure
 * @typedef {import("./selection.js").Selection} Selection
 */

const STANDINGS = ["contradicted", "denied", "rejected", "doubted"];
const THIN = 1.6;
/** So wide a picture of the map is at most, and so much smaller its signs may get. */
const WIDEST = 3600;
const SMALLEST = 0.35;

/**
 * @param {Page} page
 * @param {Selection} selection
 * @param {Palette} palette
 * @returns {Figure}
 */
export function figureOf(page, selection, palette) {
  const scene =
    selection.isAll && selection.nodes.length <= MOST_DRAWN ? sceneOf(page) : { ...NOTHING, ...selection };
  return new Painter(page, scene, palette).figure(seen(page, selection));
}

class Painter {
  /**
   * @param {Page} page
   * @param {import("../drawing/scene.js").Scene} scene
   * @param {Palette} palette
   */
  constructor(page, scene, palette) {
    this.page = page;
    this.scene = scene;
    this.palette = palette;
    this.groups = new Map(scene.groups.map((group) => [group.id, group]));
    /** How much smaller than in a drawing signs and lines are. */
    this.size = 1;
    this.places = this.#places();
  }

  /** @returns {Map<number, Point>} as drawn; of more than can be drawn, as on the map */
  #places() {
    const { page, scene } = this;
    const { mapX, mapY, lazy } = page.graph;
    if (!lazy || scene.nodes.length <= MOST_DRAWN || !mapX || !mapY)
      return placesOf(page, scene, (node) => this.#radius(node));
    const scale = WIDEST / Math.max(WIDEST, extent(scene.nodes, mapX), extent(scene.nodes, mapY));
    this.size = Math.max(SMALLEST, scale);
    return new Map(scene.nodes.map((node) => [node, { x: mapX[node] * scale, y: mapY[node] * scale }]));
  }

  /** @param {string[]} notes @returns {Figure} */
  figure(notes) {
    const { page, scene } = this;
    const { graph } = page;
    const nodes = [...scene.nodes].sort((a, b) => graph.edgesOf[b].length - graph.edgesOf[a].length || a - b);
    const kinds = new Set([
      ...nodes.map((node) => graph.kind(node)),
      ...scene.groups.map(({ kind }) => kind),
    ]);
    return {
      title: graph.title,
      notes,
      nodes: [...scene.groups.map((group) => this.#group(group)), ...nodes.map((node) => this.#node(node))],
      edges: [
        ...scene.edges.map((edge) => this.#edge(edge)),
        ...scene.groups.map((group) => this.#stem(group)),
      ],
      kinds: graph.kinds
        .filter((kind) => kinds.has(kind))
        .map((kind) => ({ word: kindLabel(kind), ...signOf(kind) })),
      lines: this.#lines(),
    };
  }

  // -- things -----------------------------------------------------------------

  /** @param {number} node @returns {number} as the drawing has it */
  #radius(node) {
    const group = this.groups.get(node);
    if (group) return 11 + Math.min(7, Math.sqrt(group.members.length) * 0.7);
    return (value(this.page.graph.nodes, "size", node) ?? 9) * this.size;
  }

  /** @param {number} node @returns {Point} */
  #at(node) {
    return this.places.get(node) ?? { x: 0, y: 0 };
  }

  /** @param {number} node */
  #node(node) {
    const { graph } = this.page;
    const look = {
      ...signOf(graph.kind(node)),
      group: graph.isGroup(node),
      unknown: graph.unknown(node) !== "",
    };
    return { ...this.#at(node), ...look, radius: this.#radius(node), label: graph.label(node) };
  }

  /** @param {Group} group */
  #group({ id, kind, members }) {
    const label = t("group.of", { n: members.length, kind: kindLabel(kind) });
    return { ...this.#at(id), ...signOf(kind), group: true, radius: this.#radius(id), label };
  }

  // -- edges ------------------------------------------------------------------

  /** @param {number} edge */
  #edge(edge) {
    const { page, palette, scene } = this;
    const { graph } = page;
    const [from, to] = graph.ends(edge);
    const bend = value(graph.edges, "bend", edge) ?? 0;
    const [standing, origins] = [page.standing(edge), page.origins(edge)];
    const isGhost = scene.fallen.has(edge);
    return {
      ...curve(this.#at(from), this.#at(to), bend, this.#radius(to)),
      standing,
      label: labelled(graph.relation(edge).labels),
      colour: isGhost ? palette.rejected : colourOf(standing, palette),
      width: (isGhost ? THIN : widthOf(origins)) * this.size,
      dashes: isGhost ? DASHES.fallen : dashesOf(standing, origins) || [],
    };
  }

  /** The line to a group. @param {Group} group */
  #stem({ id, hub, relation, outward, edges }) {
    const { page, palette } = this;
    const [from, to] = outward ? [hub, id] : [id, hub];
    return {
      ...curve(this.#at(from), this.#at(to), 0, this.#radius(to)),
      standing: "plain",
      label: labelled(page.graph.relations[relation].labels),
      colour: colourOf("plain", palette),
      width: widthOf(page.origins(edges[0])),
      dashes: dashesOf("plain", page.origins(edges[0])) || [],
    };
  }

  /** @returns {Figure["lines"]} what the lines that are there mean */
  #lines() {
    const { page, palette, scene } = this;
    const found = new Set(scene.edges.map((edge) => page.standing(edge)));
    const counts = new Set(
      scene.edges
        .filter((edge) => page.standing(edge) === "plain")
        .map((edge) => Math.min(2, page.origins(edge).count)),
    );
    return [
      ...[2, 1, 0]
        .filter((count) => counts.has(count))
        .map((count) => ({
          standing: "plain",
          word: t(`origins.${count}`),
          colour: palette.line,
          dashes: dashesOf("plain", { count }) || [],
        })),
      ...STANDINGS.filter((standing) => found.has(standing)).map((standing) => ({
        standing,
        word: t(`standing.${standing}`),
        colour: colourOf(standing, palette),
        dashes: dashesOf(standing, { count: 2 }) || [],
      })),
    ];
  }
}

/** @param {number[]} nodes @param {ArrayLike<number>} places @returns {number} how far they reach */
function extent(nodes, places) {
  let [least, most] = [Infinity, -Infinity];
  for (const node of nodes) {
    least = Math.min(least, places[node]);
    most = Math.max(most, places[node]);
  }
  return most - least;
}

/** @param {import("../data/graph.js").Kind} kind @returns {import("./picture.js").Sign} */
function signOf({ shape, colour }) {
  return { shape, colour, group: false, unknown: false };
}

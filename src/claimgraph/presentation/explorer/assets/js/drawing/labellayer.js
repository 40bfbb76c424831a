// The layer of labels over the drawing, in the screen's own pixels, so that they stay readable.

import { Taken, wrapped, write } from "./labels.js";
import { labelled } from "../words/words.js";

/**
 * @typedef {import("./drawing.js").Drawing} Drawing
 * @typedef {import("./labels.js").Rect} Rect
 * @typedef {{ lines: string[], width: number }} Label
 */

const SIZE = 12;
const LINE_WIDTH = 148;
const EDGE_SIZE = 11;
const EDGE_LABELS_FROM = 0.8;
const MORE_FROM = 0.5;
/** So many things, those that matter most, are named even where something small lies under the name. */
const LANDMARKS = 8;
/** The corner where the buttons for zooming are. */
const BUTTONS = { width: 56, height: 132 };

export class LabelLayer {
  /** @param {Drawing} drawing */
  constructor(drawing) {
    this.drawing = drawing;
    /** @type {Map<string, Label>} */ this.cache = new Map();
    /** @type {{ rect: Rect, what: import("./drawing.js").Pick }[]} */ this.placed = [];
  }

  /** Forget the wording, after a change of language. */
  forget() {
    this.cache.clear();
  }

  /** @param {{ x: number, y: number }} point @returns {import("./drawing.js").Pick | null} whose label is there */
  at({ x, y }) {
    const hit = this.placed.find(
      ({ rect }) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom,
    );
    return hit ? hit.what : null;
  }

  /** @param {CanvasRenderingContext2D} ctx */
  draw(ctx) {
    const { network } = this.drawing;
    const ratio = network.canvas.pixelRatio || 1;
    this.placed = [];
    this.taken = new Taken();
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const scale = network.getScale();
    const ids = this.#ordered();
    const places = new Map(ids.map((id) => [id, network.canvasToDOM(network.getPosition(id))]));
    const { lit } = this.drawing;
    for (const id of ids)
      if (!lit || lit.nodes.has(id)) this.taken.add(around(places.get(id), this.drawing.radius(id) * scale));
    const { clientWidth, clientHeight } = this.drawing.container;
    this.taken.add({
      left: clientWidth - BUTTONS.width,
      right: clientWidth,
      top: clientHeight - BUTTONS.height,
      bottom: clientHeight,
    });
    this.#badges(ctx, Math.min(1, Math.max(0.4, scale * 1.4)));
    const landmarks = new Set(this.#landmarks(ids));
    for (const id of ids) this.#node(ctx, id, places.get(id), scale, landmarks.has(id));
    for (const id of ids) this.#more(ctx, id, places.get(id), scale);
    this.#edgeLabels(ctx, scale);
    ctx.restore();
  }

  /** @returns {number[]} things, those first whose label matters most */
  #ordered() {
    const { drawing } = this;
    const rank = (/** @type {number} */ id) => (drawing.isMeant(id) ? 0 : drawing.lit?.nodes.has(id) ? 1 : 2);
    const ids = drawing.nodes.getIds();
    return ids.sort((a, b) => rank(a) - rank(b) || drawing.weight(b) - drawing.weight(a) || a - b);
  }

  /** @param {number[]} ids in order @returns {number[]} what one finds one's way by: the hubs, where nothing else is meant */
  #landmarks(ids) {
    const { drawing } = this;
    return drawing.lit ? [] : ids.filter((id) => drawing.weight(id) > 1).slice(0, LANDMARKS);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {number} size 1 is full */
  #badges(ctx, size) {
    const { drawing } = this;
    for (const edge of drawing.edges.getIds()) {
      const standing = drawing.standing(edge);
      if (standing === "plain") continue;
      const middle = drawing.along(edge, 0.5);
      if (!middle) continue;
      ctx.globalAlpha = !drawing.lit || drawing.lit.edges.has(edge) ? 1 : 0.3;
      drawing.paintBadge(ctx, standing, middle, size);
      ctx.globalAlpha = 1;
      if (!drawing.lit || drawing.lit.edges.has(edge)) this.taken?.add(around(middle, 8 * size));
    }
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {number} id
   * @param {{ x: number, y: number } | undefined} place
   * @param {number} scale
   * @param {boolean} isLandmark
   */
  #node(ctx, id, place, scale, isLandmark) {
    const { drawing } = this;
    if (!place || !onScreen(place, drawing.container)) return;
    const meant = this.drawing.isMeant(id);
    if (drawing.lit && !drawing.lit.nodes.has(id) && !meant) return;
    const weight = meant ? 600 : 400;
    const { letters } = drawing.palette;
    const size = SIZE * letters;
    const label = this.#label(ctx, this.#key(id), drawing.name(id), size, LINE_WIDTH * letters, 3, weight);
    const height = label.lines.length * size * 1.2;
    const gap = drawing.radius(id) * scale + 5;
    const half = label.width / 2 + 3;
    const tries = spots(place, half, height, gap);
    const rect = this.#free(tries) ?? (meant ? tries[0] : isLandmark ? this.#clearest(tries) : null);
    if (!rect) return;
    const { ink, paper, font } = drawing.palette;
    this.taken?.add(rect);
    this.placed.push({ rect, what: { node: id } });
    write(ctx, label.lines, { x: rect.left + half, top: rect.top, size, weight, font, ink, paper });
  }

  /** @param {Rect[]} rects @returns {Rect | undefined} the first that is free and whole */
  #free(rects) {
    return rects.find((rect) => this.#isWhole(rect) && this.taken?.isFree(rect));
  }

  /** @param {Rect[]} rects @returns {Rect | undefined} the one, of those that are whole, that covers least */
  #clearest(rects) {
    const covers = (/** @type {Rect} */ rect) => this.taken?.covered(rect) ?? 0;
    return rects.filter((rect) => this.#isWhole(rect)).sort((a, b) => covers(a) - covers(b))[0];
  }

  /** @param {Rect} rect @returns {boolean} whether all of it is to be seen */
  #isWhole({ left, right, top, bottom }) {
    const { clientWidth, clientHeight } = this.drawing.container;
    return left > 0 && right < clientWidth && top > 0 && bottom < clientHeight;
  }

  /** @param {number} id @returns {string} under which its lines are remembered */
  #key(id) {
    const group = this.drawing.groups.get(id);
    return group ? `g${group.hub} ${group.relation} ${group.outward} ${group.kind.id}` : `n${id}`;
  }

  /**
   * How many of a thing's neighbours are not drawn, beside its sign.
   * @param {CanvasRenderingContext2D} ctx
   * @param {number} id
   * @param {{ x: number, y: number } | undefined} place
   * @param {number} scale
   */
  #more(ctx, id, place, scale) {
    const { drawing } = this;
    const more = drawing.scene.more.get(id);
    if (!more || !place || scale < MORE_FROM || (drawing.lit && !drawing.lit.nodes.has(id))) return;
    const reach = drawing.radius(id) * scale * 0.75 + 3;
    ctx.font = `600 ${10 * drawing.palette.letters}px ${drawing.palette.font}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    ctx.lineJoin = "round";
    ctx.lineWidth = 3;
    ctx.strokeStyle = drawing.palette.paper;
    ctx.fillStyle = drawing.palette.accent;
    ctx.strokeText(`+${more}`, place.x + reach, place.y - reach + 4);
    ctx.fillText(`+${more}`, place.x + reach, place.y - reach + 4);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {number} scale
   */
  #edgeLabels(ctx, scale) {
    const { drawing } = this;
    const { picked, hovered, lit } = drawing;
    const ids = drawing.edges.getIds();
    const few = ids.length <= 30;
    const first = ids.filter((id) => id === picked.edge || id === hovered.edge);
    const second = ids.filter((id) => !first.includes(id) && this.#isNear(id));
    const rest = (few || scale >= EDGE_LABELS_FROM) && !lit ? ids.filter((id) => !this.#isNear(id)) : [];
    first.forEach((id) => this.#edgeLabel(ctx, id, true));
    [...second, ...rest].forEach((id) => this.#edgeLabel(ctx, id, false));
  }

  /** @param {number} edge whether it is at a thing that is chosen or pointed at */
  #isNear(edge) {
    const { picked, hovered } = this.drawing;
    return this.drawing.ends(edge).some((end) => end === picked.node || end === hovered.node);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {number} id
   * @param {boolean} meant
   */
  #edgeLabel(ctx, id, meant) {
    const { drawing } = this;
    const text = labelled(drawing.graph.relations[drawing.relation(id)].labels);
    const weight = meant ? 600 : 400;
    const { letters } = drawing.palette;
    const size = EDGE_SIZE * letters;
    const label = this.#label(ctx, `r${drawing.relation(id)}`, text, size, 130 * letters, 1, weight);
    const marked = drawing.standing(id) !== "plain";
    const shares = marked ? [0.32, 0.68, 0.25, 0.75] : [0.5, 0.38, 0.62, 0.3, 0.7];
    // One that is meant is written in any case, at the last try on top of what is there.
    for (const share of meant ? [...shares, -0.5] : shares) {
      const at = drawing.along(id, Math.abs(share));
      if (!at || !onScreen(at, drawing.container)) continue;
      const top = at.y - size * 0.6 - (share < 0 ? 18 : 0);
      const rect = {
        left: at.x - label.width / 2 - 3,
        right: at.x + label.width / 2 + 3,
        top: top - 1,
        bottom: top + size * 1.3,
      };
      if (share > 0 && !this.taken?.isFree(rect)) continue;
      this.taken?.add(rect);
      if (id >= 0) this.placed.push({ rect, what: { edge: id } });
      const { ink, muted, paper, font } = drawing.palette;
      write(ctx, label.lines, {
        x: at.x,
        top,
        size,
        weight,
        font,
        ink: meant ? ink : muted,
        paper,
      });
      return;
    }
  }

  /**
   * A label's lines and width, worked out once.
   * @param {CanvasRenderingContext2D} ctx
   * @param {string} key
   * @param {string} text
   * @param {number} size
   * @param {number} width
   * @param {number} most
   * @param {number} weight
   * @returns {Label}
   */
  #label(ctx, key, text, size, width, most, weight) {
    const known = this.cache.get(key + weight);
    if (known) return known;
    ctx.font = `${weight} ${size}px ${this.drawing.palette.font}`;
    const measure = (/** @type {string} */ part) => ctx.measureText(part).width;
    const lines = wrapped(text, measure, width, most);
    const label = { lines, width: Math.max(0, ...lines.map(measure)) };
    this.cache.set(key + weight, label);
    return label;
  }
}

/** @param {{ x: number, y: number } | undefined} place @param {number} reach @returns {Rect} */
function around(place, reach) {
  const { x, y } = place ?? { x: 0, y: 0 };
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/**
 * Where a label can stand: below, above, to the right, to the left; then between those.
 * @param {{ x: number, y: number }} place
 * @param {number} half of its width
 * @param {number} height
 * @param {number} gap how far it stays from the place
 * @returns {Rect[]}
 */
function spots({ x, y }, half, height, gap) {
  const [above, below, level] = [y - gap - height - 2, y + gap, y - height / 2];
  const [right, left] = [x + gap + half, x - gap - half];
  const aside = half * 0.6;
  const tries = [
    [x, below],
    [x, above],
    [right, level],
    [left, level],
    [x + aside, below],
    [x - aside, below],
    [x + aside, above],
    [x - aside, above],
  ];
  return tries.map(([middle, top]) => ({ left: middle - half, right: middle + half, top, bottom: top + height }));
}

/** @param {{ x: number, y: number }} place @param {HTMLElement} container */
function onScreen({ x, y }, { clientWidth, clientHeight }) {
  return x > -80 && y > -40 && x < clientWidth + 80 && y < clientHeight + 40;
}

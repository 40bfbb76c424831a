// The timeline: what is shown, on an axis of time. A date is drawn as wide as it is uncertain.

import { announce } from "../base/copy.js";
import { at, fill, h } from "../base/dom.js";
import { iso } from "../state/dates.js";
import { differs } from "../state/state.js";
import { count, spoken, t } from "../words/words.js";
import { Axis } from "./axis.js";
import { chronology } from "./chronology.js";
import { eventRow, headingRow, legend } from "./eventrow.js";
import { grouped } from "./eventgroups.js";
import { shownClaims } from "./tally.js";
import { Scale } from "./timescale.js";
import { Track } from "./track.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("./chronology.js").Event} Event
 * @typedef {import("./eventgroups.js").Row} Row
 */

/** How high rows are, in the size of the page's letters. */
const TALL = 3.3;
const TALL_NARROW = 4.7;
/** Narrower than this, the bar of a row lies under its words. */
const NARROW = 620;
const ZOOM = 1.6;
/** So many rows are printed, with an axis of this width. */
const MOST_PRINTED = 600;
const PAPER = 320;

export class Timeline {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.box = at("timeline");
    at("mode-timeline").hidden = false;
    /** @type {import("../state/filter.js").Shown | null} what was gathered */ this.gathered = null;
    /** @type {"kind" | "thing"} */ this.by = "kind";
    /** Whether the key is to be seen where there is little room. */ this.keyIsOpen = false;
    /** @type {Event[]} */ this.events = [];
    /** @type {Row[]} */ this.rows = [];
    /** @type {Scale | null} */ this.whole = null;
    /** @type {Scale | null} */ this.part = null;
    page.onChange((state, before) => this.#follow(state, before));
  }

  /** @param {State} state @param {State | null} before */
  #follow(state, before) {
    this.box.hidden = state.mode !== "timeline";
    if (state.mode !== "timeline") return;
    if (this.gathered !== this.page.shown || differs(state, before, "view", "without") || before === state)
      this.#gather();
    else if (differs(state, before, "mode")) this.#draw();
    if (differs(state, before, "chosen", "mode")) this.#reveal();
  }

  /** Find what has a date, and begin with all of it. */
  #gather() {
    const { page } = this;
    this.gathered = page.shown;
    const claims = shownClaims(page, page.shown);
    const without = new Set(page.state.without.map((id) => page.graph.numbers.get(id) ?? -1));
    this.events = chronology(page, claims, without);
    this.undated =
      claims.length -
      new Set(this.events.flatMap((event) => (event.kind === "said" ? [] : event.claims))).size;
    this.bars = this.events.flatMap((event) => (event.bar ? [event.bar] : []));
    const before = this.whole;
    this.whole = Scale.around(this.bars.flatMap((bar) => [bar.low, bar.high]));
    const isSame = before && this.whole && before.low === this.whole.low && before.high === this.whole.high;
    if (!isSame || !this.part) this.part = this.whole;
    this.#frame();
  }

  // -- the frame ----------------------------------------------------------------------------------

  #frame() {
    const focus = /** @type {HTMLElement | null} */ (document.activeElement)?.id;
    this.told = h("p", { class: "notice", id: "timeline-told" });
    this.axis = new Axis((scale) => this.#look(scale));
    const scroller = h(
      "div",
      { class: "time-scroll" },
      this.whole ? h("div", { class: "time-head" }, this.axis.box) : null,
    );
    this.track = new Track(scroller, t("timeline"));
    fill(
      this.box,
      h("div", { class: "timeline-head" }, this.#groups(), this.#zooms(), this.#keyButton(), this.told, legend()),
      this.events.length ? scroller : h("p", { class: "notice none" }, t("timeline.none")),
      this.#undatedNote(),
    );
    scroller.addEventListener("wheel", (/** @type {WheelEvent} */ event) => this.#wheel(event), {
      passive: false,
    });
    new ResizeObserver(() => this.#draw()).observe(scroller);
    this.#draw();
    if (focus?.startsWith("timeline-")) document.getElementById(focus)?.focus();
  }

  #groups() {
    const button = (/** @type {"kind" | "thing"} */ by) =>
      h(
        "button",
        {
          type: "button",
          id: `timeline-by-${by}`,
          "aria-pressed": String(this.by === by),
          onclick: () => this.#group(by),
        },
        t(`timeline.by.${by}`),
      );
    return h(
      "span",
      { class: "group", role: "group", "aria-label": t("timeline.by") },
      h("span", { class: "name" }, t("timeline.by")),
      button("kind"),
      button("thing"),
    );
  }

  #zooms() {
    const button = (/** @type {string} */ name, /** @type {string} */ sign, /** @type {() => void} */ act) =>
      h(
        "button",
        {
          type: "button",
          id: `timeline-${name}`,
          class: "icon",
          "aria-label": t(`timeline.${name}`),
          title: t(`timeline.${name}`),
          onclick: act,
        },
        h("span", { "aria-hidden": "true" }, sign),
      );
    return h(
      "span",
      { class: "zooms" },
      button("in", "+", () => this.#zoom(1 / ZOOM)),
      button("out", "−", () => this.#zoom(ZOOM)),
      button("all", "⤢", () => this.whole && this.#look(this.whole)),
    );
  }

  /** Opens and closes the key; where there is room, it is always there, and the button is not. */
  #keyButton() {
    const button = h("button", { type: "button", id: "timeline-key", "aria-expanded": String(this.keyIsOpen) }, t("timeline.key"));
    button.addEventListener("click", () => {
      this.keyIsOpen = !this.keyIsOpen;
      button.setAttribute("aria-expanded", String(this.keyIsOpen));
    });
    return button;
  }

  #undatedNote() {
    if (!this.undated) return null;
    const show = () => this.page.show("list");
    return h(
      "p",
      { class: "notice undated" },
      count("timeline.undated", this.undated),
      " ",
      h("button", { type: "button", class: "more", onclick: show }, t("timeline.list")),
    );
  }

  /** @param {"kind" | "thing"} by */
  #group(by) {
    this.by = by;
    this.#frame();
  }

  // -- the part that is looked at -------------------------------------------------------------------

  /** @param {number} factor @param {number} [share] what stays where it is, along the axis */
  #zoom(factor, share = 0.5) {
    if (!this.part || !this.whole) return;
    const length = this.part.length * factor;
    const low = this.part.low + (this.part.length - length) * share;
    this.#look(this.whole.within(low, low + length));
  }

  /** @param {Scale} part */
  #look(part) {
    this.part = part;
    this.#draw();
    announce(this.told?.textContent ?? "");
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = this.axis?.box.getBoundingClientRect();
    const share = box ? Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) : 0.5;
    this.#zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, share);
  }

  // -- the rows -----------------------------------------------------------------------------------

  #draw() {
    const { part, whole, track, axis, page } = this;
    if (!track || !this.box.clientWidth || !this.events.length) return;
    const isNarrow = this.box.clientWidth < NARROW;
    this.box.classList.toggle("narrow", isNarrow);
    const inPart = this.events.filter(
      ({ bar, yearless }) => !part || yearless || (bar && bar.high > part.low && bar.low < part.high),
    );
    this.rows = grouped(page, inPart, this.by);
    const width = axis?.box.clientWidth || 1;
    if (whole && part) axis?.draw(whole, part, this.bars ?? [], width);
    const marks = part ? part.ticks(Math.floor(width / 84)).map(({ day }) => part.share(day) * width) : [];
    track.show(
      {
        length: this.rows.length,
        row: (place) => this.#row(this.rows[place], marks, width),
        isHeading: (place) => this.rows[place].heading !== undefined,
        choose: (place) => this.#choose(this.rows[place].event),
      },
      (isNarrow ? TALL_NARROW : TALL) * letters(),
      this.#placeOfChosen(),
    );
    fill(this.told, this.#words(inPart.length));
  }

  /** @param {number} shown */
  #words(shown) {
    const { part, events } = this;
    const numbers = { shown: shown.toLocaleString(spoken()), all: events.length.toLocaleString(spoken()) };
    const range = part
      ? [", ", t("timeline.range", { from: iso(Math.round(part.low)), to: iso(Math.round(part.high) - 1) })]
      : [];
    return [t("timeline.count", numbers), ...range];
  }

  /** @param {Row} row @param {number[]} marks @param {number} width */
  #row(row, marks, width) {
    if (!row.event) return headingRow(row.heading ?? "", row.size ?? 0);
    const missing = row.event.claims.filter((claim) => !this.page.evidence.has([claim]));
    if (missing.length) void this.#read(missing);
    const look = { scale: this.part, width, marks, isChosen: this.#isChosen(row.event) };
    return eventRow(this.page, row.event, missing.length === 0, look);
  }

  /** The texts of claims are read when their rows come into sight. @param {number[]} claims */
  async #read(claims) {
    await this.page.evidence.need(claims);
    this.track?.renew(
      (place) => this.rows[place]?.event?.claims.some((claim) => claims.includes(claim)) ?? false,
    );
  }

  /** @param {Event | undefined} event */
  #choose(event) {
    if (!event) return;
    const { graph, evidence } = this.page;
    const isOne = event.claims.length === 1 || (event.claims.length > 1 && event.kind !== "said");
    if (isOne) this.page.go(evidence.claimId(event.claims[0]));
    else if (event.subject >= 0) this.page.go(graph.id(event.subject));
    else if (event.claims.length) this.page.go(evidence.claimId(event.claims[0]));
  }

  /** @param {Event} event */
  #isChosen(event) {
    const { chosen, graph } = this.page;
    if (chosen.node !== undefined) return event.claims.length === 0 && event.subject === chosen.node;
    if (chosen.edge !== undefined) return event.claims.some((claim) => graph.edgeOf(claim) === chosen.edge);
    return chosen.claim !== undefined && event.claims.includes(chosen.claim);
  }

  #placeOfChosen() {
    return this.rows.findIndex(({ event }) => event && this.#isChosen(event));
  }

  /** @returns {number[]} the claims whose texts are printed */
  get printedClaims() {
    return this.rows.slice(0, MOST_PRINTED).flatMap(({ event }) => event?.claims ?? []);
  }

  /** @returns {HTMLElement} all rows, as far as paper has patience */
  printable() {
    const rows = this.rows.slice(0, MOST_PRINTED);
    const marks = this.part
      ? this.part.ticks(6).map(({ day, label }) => ({ label, x: (this.part?.share(day) ?? 0) * PAPER }))
      : [];
    const line = (/** @type {Row} */ row) =>
      this.#row(
        row,
        marks.map(({ x }) => x),
        PAPER,
      );
    return h(
      "section",
      { class: "time-paper" },
      h("h2", {}, t("timeline")),
      h("p", {}, this.#words(rows.filter(({ event }) => event).length)),
      legend(),
      h(
        "p",
        { class: "time-dates", "aria-hidden": "true" },
        marks.map(({ label }) => h("span", {}, label)),
      ),
      rows.map(line),
      this.rows.length > rows.length ? h("p", {}, count("more", this.rows.length - rows.length)) : null,
    );
  }

  /** Show which event is chosen, and bring it into sight. */
  #reveal() {
    const place = this.#placeOfChosen();
    this.track?.renew(() => true);
    if (place >= 0) this.track?.reveal(place);
  }
}

/** @returns {number} the size of the page's letters, in pixels */
function letters() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
}

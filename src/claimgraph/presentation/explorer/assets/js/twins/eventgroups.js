// Events under headings: by what kind they are of, or by the thing that they are about.

import { oneLine } from "../base/safe.js";
import { t } from "../words/words.js";
import { KINDS } from "./chronology.js";

/**
 * @typedef {import("./chronology.js").Event} Event
 * @typedef {import("../main.js").Page} Page
 * @typedef {{ heading?: string, size?: number, event?: Event }} Row a heading with how many follow it, or an event
 */

/**
 * @param {Pick<Page, "graph" | "evidence">} page
 * @param {Event[]} events in order
 * @param {"kind" | "thing"} by
 * @returns {Row[]} those of which the year is not stated come last
 */
export function grouped(page, events, by) {
  const dated = events.filter((event) => !event.yearless);
  const yearless = events.filter((event) => event.yearless);
  return [
    ...(by === "kind" ? byKind(dated) : byThing(page, dated)),
    ...group(t("timeline.yearless"), yearless),
  ];
}

/** @param {Event[]} events @returns {Row[]} */
function byKind(events) {
  return KINDS.flatMap((kind) =>
    group(
      t(`timeline.${kind}`),
      events.filter((event) => event.kind === kind),
    ),
  );
}

/** Things in the order of their first events. @param {Pick<Page, "graph" | "evidence">} page @param {Event[]} events @returns {Row[]} */
function byThing(page, events) {
  /** @type {Map<number, Event[]>} */
  const things = new Map();
  for (const event of events) {
    const thing = thingOf(page, event.subject);
    const known = things.get(thing);
    if (known) known.push(event);
    else things.set(thing, [event]);
  }
  const name = (/** @type {number} */ thing) =>
    Number.isNaN(thing) ? t("timeline.nobody") : oneLine(page.graph.label(thing));
  return [...things].flatMap(([thing, members]) => group(name(thing), members));
}

/** @param {Pick<Page, "graph" | "evidence">} page @param {number} end @returns {number} the thing that a claim is about in the end; NaN for none */
function thingOf({ evidence }, end) {
  const seen = new Set();
  while (end < 0 && !seen.has(end)) {
    seen.add(end);
    end = evidence.ends.subject.at(-1 - end);
  }
  return end < 0 ? NaN : end;
}

/** @param {string} heading @param {Event[]} events @returns {Row[]} */
function group(heading, events) {
  return events.length ? [{ heading, size: events.length }, ...events.map((event) => ({ event }))] : [];
}

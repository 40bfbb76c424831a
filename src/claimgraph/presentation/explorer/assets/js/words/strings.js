// The languages of the interface: what the page as a whole says, and what each area of it adds.
// Another language is another key in each of them.

import { CHINESE } from "./chinese.js";
import { ENGLISH } from "./english.js";
import { DOUBT } from "./areas/doubt.js";
import { DRAWING } from "./areas/drawing.js";
import { FILTERS } from "./areas/filters.js";
import { KEYS } from "./areas/keys.js";
import { LISTS } from "./areas/lists.js";
import { MAP } from "./areas/map.js";
import { OPENING } from "./areas/opening.js";
import { PASSAGES } from "./areas/passages.js";
import { SHARING } from "./areas/sharing.js";
import { START } from "./areas/start.js";
import { STATE } from "./areas/state.js";
import { TIMELINE } from "./areas/timeline.js";

/** @typedef {Record<string, string>} Wording @typedef {Record<string, Wording>} Area by BCP 47 tag */

/** @type {Area[]} */
const AREAS = [{ en: ENGLISH, zh: CHINESE }, DOUBT, DRAWING, FILTERS, KEYS, LISTS, MAP, OPENING, PASSAGES, SHARING, START, STATE, TIMELINE];

/** @type {Area} */
export const STRINGS = {
  en: Object.assign({}, ...AREAS.map((area) => area.en)),
  zh: Object.assign({}, ...AREAS.map((area) => area.zh)),
};

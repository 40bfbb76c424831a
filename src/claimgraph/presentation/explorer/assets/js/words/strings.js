// The languages of the interface: what the page as a whole says, and what each area of it adds.
// Another language is another key in each of them.

import { CHINESE } from "./chinese.js";
import { ENGLISH } from "./english.js";

/** @typedef {Record<string, string>} Wording @typedef {Record<string, Wording>} Area by BCP 47 tag */

/** @type {Area[]} */
const AREAS = [{ en: ENGLISH, zh: CHINESE }];

/** @type {Area} */
export const STRINGS = {
  en: Object.assign({}, ...AREAS.map((area) => area.en)),
  zh: Object.assign({}, ...AREAS.map((area) => area.zh)),
};

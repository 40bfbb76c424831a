// The languages of the interface. Another one is another file and a line here.

import { CHINESE } from "./chinese.js";
import { ENGLISH } from "./english.js";

/** By BCP 47 tag. @type {Record<string, Record<string, string>>} */
export const STRINGS = { en: ENGLISH, zh: CHINESE };

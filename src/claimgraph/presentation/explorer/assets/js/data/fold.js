// Names whatever their case, diacritics or script, and how well they answer to a search.

/** Letters that have no decomposition and that people type without their stroke. */
const PLAIN = new Map(
  Object.entries({
    ø: "o",
    ł: "l",
    đ: "d",
    ħ: "h",
    ı: "i",
    ŧ: "t",
    æ: "ae",
    œ: "oe",
    ß: "ss",
    þ: "th",
    ð: "d",
    ŋ: "ng",
  }),
);

/** Most names: nothing in them but their case has to go. */
const PLAINEST = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A text without case, diacritics, compatibility forms and invisible characters.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  if (PLAINEST.test(text)) return text.toLowerCase();
  return text
    .replace(/[\p{Z}\p{C}]/gu, " ")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[øłđħıŧæœßþðŋ]/g, (letter) => PLAIN.get(letter) ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}

/** What a word begins behind. */
const BEFORE_WORDS = /[\s\-’'"“(（《·/]/;

/**
 * How well a name answers to what was found in it.
 * @param {string} all folded names, one after the other
 * @param {number} at where it was found
 * @param {number} length of what was found
 * @param {number} start where the name begins; it ends at a line break
 * @returns {number} 0 where it is the whole name, 1 its beginning, 2 the beginning of a word, else 3
 */
export function rankAt(all, at, length, start) {
  if (at === start) return all[at + length] === "\n" ? 0 : 1;
  return BEFORE_WORDS.test(all[at - 1]) ? 2 : 3;
}

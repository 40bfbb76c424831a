// Finding names whatever their case, diacritics or script, and ranking what was found.

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

/**
 * A text without case, diacritics, compatibility forms and invisible characters.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
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

/**
 * How well a name answers to a search, both folded: 0 is best, -1 is not at all.
 * @param {string} wanted
 * @param {string} name
 * @returns {number}
 */
export function rank(wanted, name) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  const at = name.indexOf(wanted);
  if (at < 0) return -1;
  return /[\s\-’'"“(（《·/]/.test(name[at - 1]) ? 2 : 3;
}

/**
 * @typedef {{ item: number, text: string, aside?: number }} Name a name of the thing number `item`; with `aside` added to its rank
 * @typedef {{ item: number, text: string, rank: number }} Hit
 */

/** Names that can be searched; they are folded once. */
export class Index {
  /**
   * @param {Iterable<Name>} names
   * @param {(item: number) => number} [weight] of two that answer as well, the weightier comes first
   */
  constructor(names, weight = () => 0) {
    this.names = [...names].map(({ item, text, aside = 0 }) => ({ item, text, aside, folded: folded(text) }));
    this.weight = weight;
  }

  /**
   * The best hit of each thing, best first.
   * @param {string} text
   * @param {number} limit
   * @returns {Hit[]}
   */
  search(text, limit) {
    const wanted = folded(text);
    if (!wanted) return [];
    /** @type {Map<number, Hit>} */
    const best = new Map();
    for (const name of this.names) {
      const plain = rank(wanted, name.folded);
      const found = plain + name.aside;
      const known = best.get(name.item);
      if (plain >= 0 && (!known || found < known.rank)) {
        best.set(name.item, { item: name.item, text: name.text, rank: found });
      }
    }
    return [...best.values()]
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          this.weight(b.item) - this.weight(a.item) ||
          a.text.length - b.text.length ||
          a.item - b.item,
      )
      .slice(0, limit);
  }
}

// The blocks of data in the page: JSON as it is, or packed (zlib as printable characters) where it is large.

import { at } from "../base/dom.js";

const SIGNS = 91;
/** What each sign stands for: printable ASCII in its order, without `<`, `>` and `&`. */
const NUMBERS = new Uint8Array(0x7f);
for (let code = 0x21, number = 0; code < 0x7f; code += 1)
  if (!"<>&".includes(String.fromCharCode(code))) NUMBERS[code] = number++;

/** What a browser lacks that can't unpack a large page. */
export class CannotUnpack extends Error {}

/** @param {string} id @returns {boolean} whether a block can be read at once */
export function isPlain(id) {
  return at(id).type === "application/json";
}

/**
 * A block that is not packed. It is read once: its text is given free.
 * @param {string} id
 * @returns {any}
 */
export function plain(id) {
  return JSON.parse(taken(id));
}

/** @param {string} id @returns {Promise<any>} a block, packed or not */
export async function block(id) {
  return isPlain(id) ? plain(id) : JSON.parse(await unpacked(id));
}

/**
 * @param {string} id
 * @returns {Promise<string>} the text of a packed block
 */
export async function unpacked(id) {
  if (typeof DecompressionStream === "undefined") throw new CannotUnpack();
  const stream = new Blob([bytes(taken(id))]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/**
 * The bytes that a text stands for: their number, a blank, and two signs for every 13 bits.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytes(text) {
  const blank = text.indexOf(" ");
  const found = new Uint8Array(Number(text.slice(0, blank)));
  let [bits, filled, made] = [0, 0, 0];
  for (let at = blank + 1; made < found.length; at += 2) {
    bits = (bits << 13) | (NUMBERS[text.charCodeAt(at)] * SIGNS + NUMBERS[text.charCodeAt(at + 1)]);
    for (filled += 13; filled >= 8 && made < found.length; filled -= 8) found[made++] = bits >> (filled - 8);
    bits &= (1 << filled) - 1;
  }
  return found;
}

/** @param {string} id @returns {string} */
function taken(id) {
  const element = at(id);
  const text = element.textContent;
  element.textContent = "";
  return text;
}

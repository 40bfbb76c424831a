// Handing a file to the reader, under a name that every system takes.

import { h } from "../base/dom.js";
import { visible } from "../base/safe.js";

const LONGEST = 80;
/** Names that Windows keeps for its devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name: letters and digits of any script, words joined by hyphens.
 * @param {string[]} parts what it is made of, the ending not among them
 * @param {string} ending with its point
 * @returns {string}
 */
export function fileName(parts, ending) {
  const words = parts.flatMap((part) => part.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
  let name = "";
  for (const word of words) {
    const longer = name ? `${name}-${word}` : Array.from(word).slice(0, LONGEST).join("");
    if (longer.length > LONGEST && name) break;
    name = longer;
  }
  return `${!name || DEVICES.test(name) ? `claimgraph-${name}`.replace(/-$/, "") : name}${ending}`;
}

/**
 * @param {string} name
 * @param {string} type media type
 * @param {BlobPart} content
 */
export function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: address, download: visible(name), hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun to read it by then; an address that is kept would keep the file in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Addresses of places in documents on the web.

import { linkable } from "./safe.js";

/** Words or, where there are no blanks between words, characters that find a long quote. */
const FEW = { words: 6, characters: 24 };
const LONG = 200;

/**
 * The address of a passage: of its page in a PDF (RFC 8118), else of its words (a text fragment, as
 * browsers know them: WICG Scroll To Text Fragment), else of the document.
 * @param {string} address of the document
 * @param {number | undefined} page
 * @param {string | undefined} quote
 * @param {string} [mediaType]
 * @returns {string} "" where the address is not plain http or https
 */
export function placeIn(address, page, quote, mediaType = "") {
  const link = linkable(address);
  if (!link) return "";
  const url = new URL(link);
  const isPdf = mediaType === "application/pdf" || /\.pdf$/i.test(url.pathname);
  if (isPdf && page !== undefined) return url.hash ? link : `${link}#page=${page}`;
  if (isPdf || !quote?.trim()) return link;
  return `${link}${url.hash ? "" : "#"}:~:text=${wanted(quote)}`;
}

/** @param {string} quote @returns {string} what a browser looks for: the words, or where they begin and end */
function wanted(quote) {
  const text = quote.replace(/\s+/gu, " ").trim();
  if (text.length <= LONG) return escaped(text);
  const words = text.split(" ");
  const [first, last] =
    words.length > 2 * FEW.words
      ? [words.slice(0, FEW.words).join(" "), words.slice(-FEW.words).join(" ")]
      : [Array.from(text).slice(0, FEW.characters).join(""), Array.from(text).slice(-FEW.characters).join("")];
  return `${escaped(first)},${escaped(last)}`;
}

/** @param {string} text @returns {string} */
function escaped(text) {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd")).replaceAll("-", "%2D");
}

// What may become a link, and how text that was made to deceive is shown.

/**
 * The address as a link may have it, or "" where it is not plain http or https.
 * @param {string} address
 * @returns {string}
 */
export function linkable(address) {
  if (!/^https?:\/\/[^\s]+$/iu.test(address)) return "";
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : "";
  } catch {
    return "";
  }
}

/**
 * A text in which control characters can be seen, and which can't turn what follows it around.
 * @param {string} text
 * @returns {string}
 */
export function visible(text) {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\u007f-\u009f\ufffe\uffff]/g, "\ufffd")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "\u2426");
}

/**
 * The beginning of a text, cut between what a reader sees as characters.
 * @param {string} text
 * @param {number} most how many code points to keep
 * @returns {string}
 */
export function shortened(text, most) {
  const start = text.slice(0, most * 2 + 2);
  const points = Array.from(start);
  if (points.length <= most && start.length === text.length) return text;
  let end = Math.min(most - 1, points.length);
  while (end > 0 && /\p{M}|\u200d/u.test(points[end] ?? "")) end -= 1;
  return `${points.slice(0, end || most - 1).join("")}…`;
}

/**
 * A text as it can stand in a line: no line breaks, and nothing that turns what follows around.
 * @param {string} text
 * @returns {string}
 */
export function oneLine(text) {
  return visible(text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\s+/gu, " ")).trim();
}

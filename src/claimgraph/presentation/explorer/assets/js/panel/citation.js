// A passage: where the words stand, and the words, where the case has them.

import { fill, h, said } from "../base/dom.js";
import { placeIn } from "../base/place.js";
import { value } from "../data/graph.js";
import { copyButton } from "../base/copy.js";
import { thing } from "./links.js";
import { t } from "../words/words.js";

/** @typedef {import("./links.js").Case} Case */

/** How much of what stands around a passage is shown at first; and the longest word that is cut away. */
const BESIDE = 110;
const WORD = 30;
/** Half a character at the edge of a cut. */
const LOW = /^[\udc00-\udfff]/;
const HIGH = /[\ud800-\udbff]$/;

/**
 * @param {Case} page
 * @param {number} citation
 * @param {string} heading
 * @returns {HTMLElement}
 */
export function passage(page, citation, heading) {
  const of = (/** @type {string} */ name) => value(page.evidence.citations, name, citation);
  const source = of("source");
  const where = [...(source === undefined ? [] : [thing(page, source)]), ...position(of)];
  return h(
    "figure",
    { class: "passage" },
    h(
      "figcaption",
      {},
      h("span", { class: "name" }, heading),
      " ",
      where.flatMap((part, n) => (n ? [", ", part] : [part])),
    ),
    of("exact") === undefined ? withoutText(of("digest")) : quotation(page, source, of),
    atTheSource(page, source, of),
  );
}

/**
 * Passages beside the first: each with its words, or all in one line where there are none.
 * @param {Case} page
 * @param {number[]} citations
 * @param {string} heading
 * @returns {any[]}
 */
export function furtherPassages(page, citations, heading) {
  const { citations: table } = page.evidence;
  const bare = citations.filter((citation) => value(table, "exact", citation) === undefined);
  const rest = citations.filter((citation) => !bare.includes(citation));
  const place = (/** @type {number} */ citation) => position((name) => value(table, name, citation));
  return [
    rest.map((citation) => passage(page, citation, heading)),
    bare.length
      ? h(
          "p",
          { class: "places" },
          h("span", { class: "name" }, heading),
          " ",
          bare.flatMap(place).join(", "),
        )
      : null,
  ];
}

/** @param {(name: string) => any} of @returns {string[]} */
export function position(of) {
  return [
    of("page") === undefined ? "" : t("citation.page", { page: of("page") }),
    of("start") === undefined ? "" : t("citation.position", { start: of("start"), end: of("end") ?? "" }),
  ].filter(Boolean);
}

/**
 * The words, in what stands around them.
 * @param {Case} page
 * @param {number | undefined} source
 * @param {(name: string) => any} of
 * @returns {HTMLElement}
 */
function quotation(page, source, of) {
  const language = recordOf(page, source)("language") ?? "";
  const before = of("before") ?? of("prefix") ?? "";
  const after = of("after") ?? of("suffix") ?? "";
  const cut = of("cut") ?? 0;
  const quote = h("blockquote", {});
  const show = (/** @type {string} */ above, /** @type {string} */ below) =>
    fill(
      quote,
      h("bdi", { class: "beside" }, said(above, language)),
      h("mark", {}, said(of("exact"), language)),
      h("bdi", { class: "beside" }, said(below, language)),
    );
  const [above, below] = [ending(before), beginning(after)];
  show(above, below);
  if (above === before && below === after) return quote;
  const more = h("button", { type: "button", class: "more", "aria-expanded": "false" }, t("passage.more"));
  more.addEventListener("click", () => {
    const isOpen = more.getAttribute("aria-expanded") === "true";
    if (isOpen) show(above, below);
    else show(`${cut & 1 ? "… " : ""}${before}`, `${after}${cut & 2 ? " …" : ""}`);
    more.setAttribute("aria-expanded", String(!isOpen));
    fill(more, t(isOpen ? "passage.more" : "passage.less"));
  });
  return h("div", {}, quote, more);
}

/** @param {string} text @returns {string} the end of what stands before a passage */
function ending(text) {
  if (text.length <= BESIDE) return text;
  const end = text.slice(-BESIDE);
  return `…${/^\S*?\s/.test(end.slice(0, WORD)) ? end.replace(/^\S*/, "") : end.replace(LOW, "")}`;
}

/** @param {string} text @returns {string} the beginning of what stands behind a passage */
function beginning(text) {
  if (text.length <= BESIDE) return text;
  const start = text.slice(0, BESIDE);
  return `${/\s\S*$/.test(start.slice(-WORD)) ? start.replace(/\S*$/, "") : start.replace(HIGH, "")}…`;
}

/** @param {Case} page @param {number | undefined} source @returns {(name: string) => any} what is recorded of a document */
function recordOf({ evidence }, source) {
  const row = source === undefined ? undefined : evidence.sourceOf.get(source);
  return (name) => (row === undefined ? undefined : value(evidence.sources, name, row));
}

/**
 * Ways to the place in the document itself: its archive copy, and where it came from.
 * @param {Case} page
 * @param {number | undefined} source
 * @param {(name: string) => any} of
 * @returns {HTMLElement | null}
 */
function atTheSource(page, source, of) {
  const recorded = recordOf(page, source);
  const ways = [
    ["passage.archive", recorded("archive")],
    ["passage.original", recorded("url")],
  ].map(([key, address]) => [key, placeIn(address ?? "", of("page"), of("exact"), recorded("mediaType"))]);
  const open = ways.filter(([, address]) => address);
  if (!open.length) return null;
  return h(
    "p",
    { class: "places" },
    open.map(([key, href], n) => [
      n ? ", " : null,
      h("a", { class: "outside", href, rel: "noopener noreferrer", target: "_blank" }, t(key)),
    ]),
  );
}

/** @param {string | undefined} digest @returns {HTMLElement} */
function withoutText(digest) {
  return h(
    "p",
    { class: "notext" },
    t("citation.no.text"),
    digest
      ? [
          " ",
          h("code", {}, t("citation.digest", { digest: `${digest.slice(0, 12)}…` })),
          copyButton(digest, "SHA-256"),
        ]
      : null,
  );
}

// A passage: where the words stand, and the words, where the case has them.

import { h, said } from "../base/dom.js";
import { value } from "../data/graph.js";
import { copyButton } from "../base/copy.js";
import { thing } from "./links.js";
import { t } from "../words/words.js";

/** @typedef {import("./links.js").Case} Case */

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
 * @param {Case} page
 * @param {number | undefined} source
 * @param {(name: string) => any} of
 * @returns {HTMLElement}
 */
function quotation(page, source, of) {
  const row = page.evidence.sourceOf.get(source);
  const language = row === undefined ? "" : (value(page.evidence.sources, "language", row) ?? "");
  return h(
    "blockquote",
    {},
    h("bdi", { class: "beside" }, said(of("prefix") ?? "", language)),
    h("mark", {}, said(of("exact"), language)),
    h("bdi", { class: "beside" }, said(of("suffix") ?? "", language)),
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

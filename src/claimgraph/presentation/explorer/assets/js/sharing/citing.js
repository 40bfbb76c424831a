// The button beside a saying that copies its citation, in the form that the reader needs.

import { announce, copied } from "../base/copy.js";
import { fill, h } from "../base/dom.js";
import { Menu } from "../base/menu.js";
import { oneLine } from "../base/safe.js";
import { list, value } from "../data/graph.js";
import { byline } from "../panel/links.js";
import { addressOf } from "../state/address.js";
import { t } from "../words/words.js";
import { bibtex } from "./bibtex.js";
import { cslJson } from "./csl.js";
import { Identities } from "./identities.js";
import { documentRecord, passageOf } from "./reference.js";
import { note, plain } from "./styled.js";
import { claimText } from "./wording.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("./reference.js").Reference} Reference
 */

/** @type {[string, (reference: Reference) => string][]} */
const FORMS = [
  ["plain", plain],
  ["note", note],
  ["csl", cslJson],
  ["bibtex", bibtex],
];
const AGAIN = 1600;

/**
 * @param {Page} page
 * @param {number} claim
 * @param {number} saying an attestation, the outermost of a chain
 * @returns {HTMLElement | null} null where no document says it
 */
export function citeButton(page, claim, saying) {
  const reference = () => referenceOf(page, claim, saying);
  if (sourceOf(page, saying) === undefined) return null;
  const button = h("button", { type: "button", class: "copy cite" }, t("cite"));
  new Menu(button, () => [
    {
      heading: t("cite.how"),
      items: FORMS.map(([name, form]) => ({
        word: t(`cite.${name}`),
        act: () => copy(button, form(reference())),
      })),
    },
  ]);
  return button;
}

/** @param {HTMLElement} button @param {string} text */
async function copy(button, text) {
  const outcome = (await copied(text)) ? t("cite.copied") : t("copy.failed");
  announce(outcome);
  fill(button, outcome);
  setTimeout(() => fill(button, t("cite")), AGAIN);
}

/** @param {Page} page @param {number} saying @returns {number | undefined} the document */
function sourceOf({ evidence }, saying) {
  const citation = value(evidence.attestations, "citation", saying);
  const cited = citation === undefined ? undefined : value(evidence.citations, "source", citation);
  return cited ?? value(evidence.attestations, "source", saying);
}

/**
 * @param {Page} page
 * @param {number} claim
 * @param {number} saying
 * @returns {Reference}
 */
export function referenceOf(page, claim, saying) {
  const { evidence } = page;
  const source = /** @type {number} */ (sourceOf(page, saying));
  const citation =
    value(evidence.attestations, "citation", saying) ?? list(evidence.attestations, "context", saying)[0];
  const gloss = evidence.gloss(claim);
  return {
    ...documentRecord(page, source),
    ...passageOf(page, citation),
    claim: oneLine(gloss || claimText(page, claim)),
    voices: oneLine(byline(page, claim).map(words).join("")),
    iri: new Identities(page).claim(claim),
    address: link(addressOf(evidence.claimId(claim))),
  };
}

/** @param {any} part @returns {string} */
function words(part) {
  return part instanceof Node ? (part.textContent ?? "") : String(part);
}

/**
 * An address that others can use: of a page that was opened from a disk, its path is nobody's business.
 * @param {string} hash
 * @returns {string}
 */
function link(hash) {
  const isPublic = location.protocol === "https:" || location.protocol === "http:";
  return isPublic
    ? location.href.split("#")[0] + hash
    : `${decodeURIComponent(location.pathname.split("/").pop() ?? "")}${hash}`;
}

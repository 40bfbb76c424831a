// A small search in the panel, for another thing (WAI-ARIA Authoring Practices: editable combobox).

import { announce } from "../base/copy.js";
import { fill, h, said } from "../base/dom.js";
import { count, t } from "../words/words.js";
import { kindName, signOf } from "./links.js";

const MOST = 8;
/** Names that answer, of which some may be of what is not drawn. */
const LOOKED_AT = 200;

/**
 * @param {import("../main.js").Page} page
 * @param {string} name what is looked for
 * @param {(node: number) => void} found called with the thing that was chosen
 * @param {() => void} left called when the reader wants none
 * @returns {HTMLElement}
 */
export function finder(page, name, found, left) {
  const list = h("ul", { id: "finder-results", role: "listbox", "aria-label": name, hidden: true });
  const input = h("input", {
    type: "search",
    id: "finder",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: name,
    "aria-label": name,
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": "finder-results",
  });
  /** @type {number[]} */
  let things = [];
  let active = -1;

  const mark = () => {
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    const option = list.children[active];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const look = () => {
    const every = input.value.trim() ? page.search.index.search(input.value, LOOKED_AT) : [];
    const hits = every.filter(({ item }) => item >= 0 && page.graph.isDrawn(item)).slice(0, MOST);
    things = hits.map(({ item }) => item);
    active = things.length ? 0 : -1;
    fill(list, hits.map((hit, place) => option(hit, place)));
    list.hidden = !things.length;
    input.setAttribute("aria-expanded", String(things.length > 0));
    mark();
    if (input.value.trim()) announce(things.length ? count("search.found", things.length) : t("search.none", { text: input.value }));
  };
  const option = (/** @type {import("../data/nameindex.js").Hit} */ { item, text }, /** @type {number} */ place) =>
    h(
      "li",
      { id: `finder-${place}`, role: "option", onclick: () => found(item) },
      signOf(page, item),
      h("span", { class: "main" }, said(page.graph.label(item))),
      h("small", {}, text === page.graph.label(item) ? null : [said(text), ", "], kindName(page, item)),
    );
  const key = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && things.length) active = (active + step + things.length) % things.length;
    else if (event.key === "Enter" && active >= 0) found(things[active]);
    else if (event.key === "Escape") left();
    else return;
    mark();
    event.preventDefault();
    event.stopPropagation();
  };
  input.addEventListener("input", look);
  input.addEventListener("keydown", key);
  // A press on a result must not take the focus from the box before it is a click.
  list.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
  return h("div", { class: "finder" }, input, list);
}

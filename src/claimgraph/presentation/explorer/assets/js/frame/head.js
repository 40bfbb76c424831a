// The top of the page: what it is, how it is shown, steps back and forward, language and colours.

import { announce, copied } from "../base/copy.js";
import { at, fill, h, said } from "../base/dom.js";
import { nextTheme, theme } from "../base/theme.js";
import { MODES, differs } from "../state/state.js";
import { count, speak, spoken, t } from "../words/words.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/state.js").State} State
 */

export class Head {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.#listen();
    page.trail.onStep = () => this.#steps();
    page.onChange((state, before) => this.#follow(state, before));
  }

  #listen() {
    const { page } = this;
    /** @type {[string, () => void][]} */
    const deeds = [
      ...MODES.map((mode) => /** @type {[string, () => void]} */ ([`mode-${mode}`, () => page.show(mode)])),
      ["undo", () => page.trail.undo()],
      ["redo", () => page.trail.redo()],
      ["permalink", () => this.#copyLink()],
      ["theme", () => this.#nextTheme()],
      ["language", () => this.#nextLanguage()],
      ["skip-search", () => at("search").focus()],
      ["skip-main", () => this.#goToMain()],
      ["skip-filters", () => this.goToFilters()],
      ["skip-panel", () => at("panel-title").focus()],
      ["legend-open", () => this.openLegend(!this.legendIsOpen)],
      ["zoom-in", () => page.drawing?.zoom(1.4)],
      ["zoom-out", () => page.drawing?.zoom(1 / 1.4)],
      ["zoom-fit", () => page.drawing?.fit()],
    ];
    for (const [id, deed] of deeds) at(id).addEventListener("click", deed);
  }

  /** @param {State} state @param {State | null} before */
  #follow(state, before) {
    if (!before || before === state) this.#restate();
    if (differs(state, before, "mode")) this.#modes(state.mode);
    this.#steps();
  }

  /** @param {string} now */
  #modes(now) {
    for (const mode of MODES) at(`mode-${mode}`).setAttribute("aria-pressed", String(mode === now));
    at("mode-map").hidden = !this.page.graph.lazy;
  }

  #steps() {
    const { trail } = this.page;
    at("undo").disabled = !trail.canUndo;
    at("redo").disabled = !trail.canRedo;
  }

  /** Say everything in the language that was chosen. */
  #restate() {
    const { graph } = this.page;
    document.documentElement.lang = spoken();
    document.title = `${graph.title} · claimgraph`;
    for (const element of document.querySelectorAll("[data-t]"))
      fill(element, t(/** @type {HTMLElement} */ (element).dataset.t ?? ""));
    for (const element of document.querySelectorAll("[data-t-label]")) {
      const word = t(/** @type {HTMLElement} */ (element).dataset.tLabel ?? "");
      element.setAttribute("aria-label", word);
      if (element.matches("button.icon")) element.setAttribute("title", word);
    }
    fill(at("title"), said(graph.title));
    const parts = [
      count("things", graph.drawn.length),
      count("edges", graph.edgeCount),
      count("claims", graph.claimCount),
      count("sources", graph.sources.length),
    ];
    fill(
      at("facts"),
      parts.map((part) => h("li", {}, part)),
      h("li", { class: "motto" }, t("receipt")),
    );
    this.#themeWord();
  }

  #themeWord() {
    const word = t("theme", { theme: t(`theme.${theme()}`) });
    at("theme").setAttribute("aria-label", word);
    at("theme").setAttribute("title", word);
    at("theme").dataset.theme = theme();
  }

  #nextTheme() {
    nextTheme();
    this.#themeWord();
    announce(t("theme", { theme: t(`theme.${theme()}`) }));
  }

  #nextLanguage() {
    speak(spoken() === "en" ? "zh" : "en");
    this.page.restate();
  }

  async #copyLink() {
    this.page.trail.flush();
    announce((await copied(this.page.permalink)) ? t("link.copied") : t("copy.failed"));
  }

  /** Whether the legend lies over the drawing, on a small screen. */
  get legendIsOpen() {
    return document.body.classList.contains("with-legend");
  }

  /** @param {boolean} open */
  openLegend(open) {
    const held = at("legend").contains(document.activeElement);
    document.body.classList.toggle("with-legend", open);
    at("legend-open").setAttribute("aria-expanded", String(open));
    if (open) at("filter-all").focus();
    else if (held) at("legend-open").focus();
  }

  /** Put the keyboard into the filters, wherever they are. */
  goToFilters() {
    if (!at("legend").offsetParent) this.openLegend(true);
    at("filter-all").focus();
  }

  /** Put the keyboard on what is shown. */
  #goToMain() {
    const { mode } = this.page.state;
    const start = !at("start").hidden && at("start").querySelector("a, button, input");
    (start || at(mode).querySelector("[tabindex='0'], a, button"))?.focus();
  }
}

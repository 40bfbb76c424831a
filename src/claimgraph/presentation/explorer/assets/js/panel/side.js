// Keeps the side panel true to the state: what is chosen is what it tells of.

import { differs } from "../state/state.js";
import { actions } from "./actions.js";
import { Panel } from "./panel.js";
import { claimsOnWays, pathPanel } from "./paths.js";
import { claimPanel, claimsIn, edgePanel, nodePanel } from "./panels.js";
import { claimsInList, listPanel } from "./withdrawal.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/state.js").State} State
 */

export class Side {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.turn = 0;
    this.panel = new Panel(() => page.leave());
    page.onChange((state, before) => this.#follow(state, before));
  }

  /** @param {State} state @param {State | null} before */
  #follow(state, before) {
    const changed = differs(state, before, "chosen") || (!state.chosen && differs(state, before, "list", "path", "pathBy"));
    if (changed) this.show(before !== state);
    // What else a panel may tell: whether its thing is in focus, what counts, what is withdrawn.
    else if (differs(state, before, "focus", "view", "without", "added", "hidden", "pinned", "opened")) this.show(false);
    else if (state.path && !state.chosen && differs(state, before, "facets")) this.show(false);
  }

  /** @param {boolean} takesFocus whether the reader came here just now */
  async show(takesFocus) {
    const { page } = this;
    const turn = (this.turn += 1);
    const claims = this.#claims();
    if (!page.evidence.has(claims)) await page.evidence.need(claims);
    if (turn !== this.turn) return; // something else was chosen meanwhile
    const content = this.#content();
    if (content) this.panel.show(content, takesFocus);
    else this.panel.hide();
  }

  /** @returns {number[]} the claims of which it tells something */
  #claims() {
    const { page } = this;
    if (page.state.chosen) return claimsIn(page, page.chosen);
    return page.state.list ? claimsInList(page) : claimsOnWays(page);
  }

  /** @returns {import("./panels.js").Content | null} */
  #content() {
    const { page } = this;
    const { node, edge, claim } = page.chosen;
    if (node !== undefined) return nodePanel(page, node, actions(page, node));
    if (edge !== undefined) return edgePanel(page, edge);
    if (claim !== undefined) return claimPanel(page, claim);
    return page.state.chosen ? null : (listPanel(page) ?? pathPanel(page));
  }
}

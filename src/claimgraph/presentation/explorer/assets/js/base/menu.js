// A button that opens a menu (WAI-ARIA Authoring Practices: menu button).

import { h } from "./dom.js";

/**
 * @typedef {object} Item
 * @property {string} word
 * @property {string} [aside] said beside the word, more quietly
 * @property {() => void} act
 * @property {boolean} [checked] for one of several to choose from: whether it is chosen now
 * @property {boolean} [closes] of several to choose from: whether the menu goes once one is chosen
 * @property {boolean} [disabled]
 */
/** @typedef {{ heading: string, items: Item[] }} Group @typedef {Item | Group} Entry */

let menus = 0;

export class Menu {
  /**
   * @param {HTMLElement} button gets what a menu button needs
   * @param {() => Entry[]} entries asked for each time it opens
   */
  constructor(button, entries) {
    this.button = button;
    this.entries = entries;
    this.id = `menu-${(menus += 1)}`;
    /** @type {HTMLElement | null} */ this.box = null;
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => (this.box ? this.close() : this.open(0)));
    button.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      event.stopPropagation();
      this.open(event.key === "ArrowDown" ? 0 : -1);
    });
    this.leave = (/** @type {Event} */ event) => {
      const at = /** @type {Node} */ (event.target);
      if (!this.box?.contains(at) && !button.contains(at)) this.close(false);
    };
    this.gone = () => this.close(false);
  }

  /** @param {number} focus which of its items takes the focus; -1 is the last */
  open(focus) {
    this.close(false);
    const box = h(
      "div",
      { id: this.id, class: "menu", role: "menu", "aria-label": this.#name() },
      this.#parts(),
    );
    box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    box.addEventListener("focusout", (/** @type {FocusEvent} */ event) => {
      if (event.relatedTarget && !box.contains(/** @type {Node} */ (event.relatedTarget))) this.close(false);
    });
    this.box = box;
    // In the part of the page that its button is in: a screen reader finds it there.
    (this.button.closest("header, aside, main, dialog") ?? document.body).append(box);
    this.#place();
    this.button.setAttribute("aria-expanded", "true");
    this.button.setAttribute("aria-controls", this.id);
    document.addEventListener("pointerdown", this.leave, true);
    window.addEventListener("resize", this.gone);
    this.#items.at(focus)?.focus();
  }

  /** @param {boolean} [back] whether the focus goes back to the button */
  close(back = true) {
    const { box } = this;
    if (!box) return;
    this.box = null;
    document.removeEventListener("pointerdown", this.leave, true);
    window.removeEventListener("resize", this.gone);
    if (back) this.button.focus();
    box.remove();
    this.button.setAttribute("aria-expanded", "false");
    this.button.removeAttribute("aria-controls");
  }

  #name() {
    return this.button.getAttribute("aria-label") ?? this.button.textContent;
  }

  #parts() {
    return this.entries().map((entry) => {
      if (!("items" in entry)) return this.#item(entry);
      return h(
        "div",
        { role: "group", "aria-label": entry.heading },
        h("p", { "aria-hidden": "true" }, entry.heading),
        entry.items.map((item) => this.#item(item)),
      );
    });
  }

  /** @param {Item} item */
  #item({ word, aside, act, checked, closes, disabled }) {
    const isChoice = checked !== undefined;
    return h(
      "button",
      {
        type: "button",
        role: isChoice ? "menuitemradio" : "menuitem",
        "aria-checked": isChoice ? String(checked) : null,
        "aria-disabled": disabled ? "true" : null,
        tabindex: "-1",
        onclick: () => this.#chosen(act, isChoice && !closes, Boolean(disabled)),
      },
      h("span", {}, word),
      aside ? [" ", h("small", {}, aside)] : null,
    );
  }

  /** @param {() => void} act @param {boolean} stays whether the menu stays open @param {boolean} disabled */
  #chosen(act, stays, disabled) {
    if (disabled) return;
    const place = this.#items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (!stays) this.close();
    act();
    // Who chooses among several goes on to do something with it.
    if (stays) this.open(Math.max(0, place));
  }

  /** @returns {HTMLElement[]} */
  get #items() {
    return this.box ? [...this.box.querySelectorAll("button")] : [];
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const items = this.#items;
    const now = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const steps = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 };
    const to = /** @type {Record<string, number>} */ (steps)[event.key];
    if (event.key === "Tab") return this.close();
    event.stopPropagation();
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === "Escape") this.close();
    else if (event.key.length === 1 && event.key !== " ") this.#typed(event.key, now);
    else return;
    event.preventDefault();
  }

  /** Go to the next item that begins with a letter. @param {string} letter @param {number} now */
  #typed(letter, now) {
    const items = this.#items;
    const turned = [...items.slice(now + 1), ...items.slice(0, now + 1)];
    turned.find((item) => item.textContent.toLowerCase().startsWith(letter.toLowerCase()))?.focus();
  }

  /** Beside its button, where there is room. */
  #place() {
    const { box } = this;
    if (!box) return;
    const by = this.button.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = box;
    const below = by.bottom + 4;
    const fits = below + offsetHeight <= window.innerHeight - 4 || by.top < offsetHeight;
    const top = fits
      ? Math.min(below, Math.max(4, window.innerHeight - offsetHeight - 4))
      : by.top - offsetHeight - 4;
    const left = Math.min(by.left, window.innerWidth - offsetWidth - 8);
    box.style.top = `${Math.max(4, top)}px`;
    box.style.left = `${Math.max(4, left)}px`;
  }
}

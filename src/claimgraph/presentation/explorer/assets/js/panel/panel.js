// The side panel: opens beside the drawing, takes the focus, and gives it back.

import { at, fill } from "../base/dom.js";
import { t } from "../words/words.js";

export class Panel {
  /** @param {() => void} onClose */
  constructor(onClose) {
    this.box = at("panel");
    this.title = at("panel-title");
    this.label = at("panel-label");
    this.body = at("panel-body");
    /** @type {HTMLElement | null} */ this.before = null;
    at("panel-close").addEventListener("click", onClose);
  }

  /** @returns {boolean} */
  get isOpen() {
    return !this.box.hidden;
  }

  /**
   * @param {import("./panels.js").Content} content
   * @param {boolean} takesFocus whether the reader came here, rather than the language changed
   */
  show(content, takesFocus) {
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    if (takesFocus && active && !this.box.contains(active)) this.before = active;
    const held = active && this.body.contains(active) ? active.id : null;
    fill(this.label, content.label);
    fill(this.title, content.title);
    fill(this.body, content.body);
    at("panel-close").setAttribute("aria-label", t("close"));
    this.box.hidden = false;
    document.body.classList.add("with-panel");
    if (takesFocus) {
      this.body.scrollTop = 0;
      this.title.focus({ preventScroll: true });
    } else if (held !== null) {
      // Whoever did something in the panel that made it anew goes on from there.
      const again = held ? document.getElementById(held) : null;
      (again ?? this.title).focus({ preventScroll: true });
    }
  }

  hide() {
    if (!this.isOpen) return;
    const held = this.box.contains(document.activeElement);
    this.box.hidden = true;
    document.body.classList.remove("with-panel");
    fill(this.body);
    if (held) {
      const back = this.before?.isConnected && this.before !== document.body ? this.before : at("drawing");
      back.focus();
    }
  }
}

// Copying, and telling those who do not see the screen what happened.

import { at, fill, h } from "./dom.js";
import { t } from "../words/words.js";

/** Say something to a screen reader. @param {string} text */
export function announce(text) {
  fill(at("status"), text);
}

/**
 * A button that copies a text.
 * @param {string} text
 * @param {string} name what is copied, for those who hear it
 * @param {string} [word] what is on the button
 * @returns {HTMLElement}
 */
export function copyButton(text, name, word = t("copy")) {
  const button = h(
    "button",
    { type: "button", class: "copy", "aria-label": word === name ? null : `${word}: ${name}` },
    word,
  );
  button.addEventListener("click", async () => {
    const outcome = (await copied(text)) ? t("copied") : t("copy.failed");
    fill(button, outcome);
    announce(outcome);
    setTimeout(() => fill(button, word), 1600);
  });
  return button;
}

/** @param {string} text @returns {Promise<boolean>} */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h("textarea", { class: "offscreen", value: text, "aria-hidden": "true" });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/**
 * An id with a button that copies it.
 * @param {string} name what it is
 * @param {string} shown
 * @param {string} [full] what is copied, if more than what is shown
 * @returns {HTMLElement}
 */
export function copyable(name, shown, full = shown) {
  return h(
    "span",
    { class: "copyable" },
    h("span", { class: "name" }, name),
    " ",
    h("code", {}, h("bdi", {}, shown)),
    copyButton(full, name),
  );
}

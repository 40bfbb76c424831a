// Elements, made so that text can only ever be text.

import { visible } from "./safe.js";

/** @typedef {Node | string | number | null | undefined | false | any[]} Child what an element may hold; lists are laid flat */

const PROPERTIES = new Set(["disabled", "checked", "indeterminate", "value", "open", "hidden"]);

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `on…` are listeners; null and false are left out
 * @param {...Child} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  return dressed(document.createElement(tag), attributes, children);
}

/**
 * Make an element of a drawing.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  return dressed(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, any>} attributes
 * @param {Child[]} children
 * @returns {E}
 */
function dressed(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {Child[]} children
 */
function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child instanceof Node) element.append(child);
    else if (child || child === 0) element.append(String(child));
  }
}

/**
 * Put `children` in place of what is in `element`.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/**
 * Text that came with the case: on its own in the direction of writing, with its language.
 * @param {string} text
 * @param {string} [language] BCP 47 tag
 * @returns {HTMLElement}
 */
export function said(text, language = "") {
  const tag = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(language) ? language : null;
  return h("bdi", { lang: tag }, visible(text));
}

/**
 * The element of the page's skeleton with this id.
 * @param {string} id
 * @returns {any}
 */
export function at(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

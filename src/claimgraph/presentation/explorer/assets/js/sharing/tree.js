// A drawing as a tree of elements, which becomes a file or a part of the page.

import { visible } from "../base/safe.js";
import { svg } from "../base/dom.js";

/**
 * @typedef {Record<string, string | number | null | undefined>} Attributes those that are null are left out
 * @typedef {{ tag: string, attributes: Attributes, children: (Element | string)[] }} Element
 */

/**
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {...(Element | string | null | (Element | string | null)[])} children
 * @returns {Element}
 */
export function element(tag, attributes, ...children) {
  const kept = children.flat().filter((child) => child !== null);
  return { tag, attributes, children: /** @type {(Element | string)[]} */ (kept) };
}

/** @param {Element} root @returns {string} a file of its own */
export function xml(root) {
  const written = text({ ...root, attributes: { xmlns: "http://www.w3.org/2000/svg", ...root.attributes } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`;
}

/** @param {Element | string} node @returns {string} */
function text(node) {
  if (typeof node === "string") return escaped(node);
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
  const inner = node.children.map(text).join("");
  return inner ? `<${node.tag}${attributes}>${inner}</${node.tag}>` : `<${node.tag}${attributes}/>`;
}

/**
 * Text that XML 1.0 can hold.
 * @param {string} raw
 * @returns {string}
 */
function escaped(raw) {
  return visible(raw)
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @param {Element} node @returns {SVGElement} a part of the page */
export function drawn(node) {
  const children = node.children.map((child) => (typeof child === "string" ? visible(child) : drawn(child)));
  return svg(node.tag, node.attributes, children);
}

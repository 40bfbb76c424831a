// vis-network, which draws: packed in the page, and run when something is first drawn.

import { h } from "../base/dom.js";
import { unpacked } from "./blocks.js";

/** @type {Promise<void> | undefined} */
let running;

/** Bring vis-network to run, once; its script is named in the page's policy. @returns {Promise<void>} */
export function drawingLibrary() {
  running ??= unpacked("library").then((text) => document.head.append(h("script", {}, text)));
  return running;
}

/**
 * The page of a review: it draws what the server says, and hands on what a person does.
 *
 * Every text goes into the page as text; nothing that a document says is read as markup.
 */

import { ask, choose, edit } from "./dialogs.js";

/**
 * @typedef {{ text: string, roles: string[] }} Segment
 * @typedef {{ column: string, value: string, name: string, changed: boolean }} Column
 * @typedef {{ id: string, worth: number, sentence: string, voices: string }} Line
 * @typedef {{ waiting: number, accepted: number, rejected: number, skipped: number, position: number }} Progress
 * @typedef {{
 *   id: string, document: string, page: number | null, starts: boolean, ends: boolean,
 *   hasDocument: boolean, segments: Segment[], columns: Column[], fields: Record<string, string>,
 *   new: { name: string, kinds: string[] }[], points: [string, number][], extractor: string,
 *   rule: string, faults: { message: string, mend: string }[],
 * }} Item
 * @typedef {{ by: string, progress: Progress, reasons: string[], item: Item | null, list: Line[], near: Line[] }} State
 */

/** @type {State} */
let state;
let isWhole = false;

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Make an element with a class and texts or elements in it.
 *
 * @param {string} tag
 * @param {string} name
 * @param {...(string | Node)} inside
 */
const made = (tag, name, ...inside) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
};

// -- drawing ------------------------------------------------------------------------------------

/** @param {Progress} progress */
const drawProgress = ({ waiting, accepted, rejected, skipped, position }) => {
  const parts = [`${position} of ${waiting} waiting`, `${accepted} accepted`, `${rejected} rejected`];
  at("progress").textContent = [...parts, ...(skipped ? [`${skipped} skipped`] : [])].join(" · ");
};

/** @param {Item} item */
const drawDocument = (item) => {
  const name = item.page === null ? item.document : `${item.document}, page ${item.page}`;
  at("document-name").textContent = item.hasDocument ? name : `${name} (only the quote is at hand)`;
  const spans = item.segments.map(({ text, roles }) => {
    const span = made("span", roles.join(" "), text);
    if (roles.length) span.title = roles.join(", ");
    return span;
  });
  at("text").replaceChildren(item.starts ? "" : "… ", ...spans, item.ends ? "" : " …");
};

/** @param {Item} item */
const drawProposal = (item) => {
  at("proposal-title").textContent = `Proposal ${item.id}`;
  at("columns").replaceChildren(...item.columns.flatMap(({ column, value, name, changed }) => {
    const shown = made("dd", column === "chain" ? "speaker" : column, value);
    if (name) shown.append(" ", made("span", "beside", name));
    if (changed) shown.append(" ", made("span", "changed", "(changed)"));
    return [made("dt", "", column), shown];
  }));
  at("new").replaceChildren(...item.new.map(({ name, kinds }) =>
    made("li", "", made("strong", "", "new "), `${name} (${kinds.join(", ")})`)));
  at("faults").replaceChildren(...item.faults.map(({ message, mend }) =>
    made("li", "", `It can't be accepted as it is: ${message}. ${mend}`)));
  at("points").replaceChildren(...item.points.map(([label, worth]) =>
    made("li", "", `+${worth.toFixed(2)} ${label}`)));
  at("origin").textContent = `${item.extractor}: ${item.rule}`;
};

const draw = () => {
  const { item, progress } = state;
  drawProgress(progress);
  at("proposal").hidden = item === null;
  for (const button of document.querySelectorAll("#actions button")) {
    const name = /** @type {HTMLElement} */ (button).dataset.do ?? "";
    /** @type {HTMLButtonElement} */ (button).disabled = item === null && name !== "undo";
  }
  if (item === null) {
    at("document-name").textContent = "";
    at("text").textContent = "Nothing waits.";
    return;
  }
  drawDocument(item);
  drawProposal(item);
  document.querySelector("#text .quote")?.scrollIntoView({ block: "center" });
};

/**
 * @param {string} message
 * @param {boolean} isFault
 */
const say = (message, isFault) => {
  at("message").textContent = message;
  at("message").classList.toggle("fault", isFault);
};

// -- asking the server --------------------------------------------------------------------------

/** @param {Record<string, unknown>} told */
const send = async (told) => {
  try {
    const answer = await fetch("do", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...told, whole: isWhole }),
    });
    if (!answer.ok) throw new Error(answer.statusText);
    const { message, fault, state: now } = await answer.json();
    state = now;
    say(message, fault);
    draw();
  } catch {
    say("The review does not answer any more. Start it again: claimgraph review --browser", true);
  }
};

/**
 * @param {string} field
 * @param {string} text
 */
const complete = async (field, text) => {
  const answer = await fetch(`complete?${new URLSearchParams({ field, text })}`);
  return answer.ok ? answer.json() : [];
};

// -- what a person does -------------------------------------------------------------------------

const reject = async () => {
  const reason = await ask("Why is it rejected?", state.reasons);
  if (reason) await send({ action: "reject", reason });
};

/** @param {Item} item */
const change = async (item) => {
  const made = await edit("Change the proposal", item.fields, complete);
  if (made && Object.keys(made.fields).length) await send({ action: "edit", fields: made.fields });
};

/** @param {Item} item */
const split = async (item) => {
  /** @type {Record<string, string>[]} */
  const parts = [];
  for (;;) {
    const title = `Claim ${parts.length + 1} of this passage`;
    const made = await edit(title, item.fields, complete, { several: true });
    if (!made) return;
    const before = Object.fromEntries(item.columns.filter((each) => each.changed)
      .map(({ column }) => [column, item.fields[column] ?? ""]));
    parts.push({ ...before, ...made.fields });
    if (!made.more) break;
  }
  await send({ action: "split", parts });
};

const merge = async () => {
  const title = "Which say the same? They are rejected as the same.";
  const ids = await choose(title, state.near, true);
  if (ids.length) await send({ action: "merge", ids });
};

const list = async () => {
  const [id] = await choose(`${state.progress.waiting} wait`, state.list, false);
  if (id) await send({ action: "go", id });
};

const whole = async () => {
  isWhole = !isWhole;
  document.querySelector("[data-do=whole]")?.setAttribute("aria-pressed", String(isWhole));
  await send({ action: "look" });
};

/** @type {Record<string, (item: Item) => Promise<void>>} */
const ACTIONS = {
  accept: () => send({ action: "accept" }),
  skip: () => send({ action: "skip" }),
  undo: () => send({ action: "undo" }),
  reset: () => send({ action: "reset" }),
  back: () => send({ action: "move", steps: -1 }),
  next: () => send({ action: "move", steps: 1 }),
  edit: change,
  reject,
  merge,
  split,
  list,
  whole,
};

let isBusy = false;

/** @param {string} name */
const act = async (name) => {
  const action = ACTIONS[name];
  // A key that is held down must not decide on what one has not seen.
  if (!action || isBusy || (state.item === null && name !== "undo")) return;
  isBusy = true;
  try {
    await action(/** @type {Item} */ (state.item));
  } finally {
    isBusy = false;
  }
};

document.addEventListener("keydown", (event) => {
  const isTyping = at("dialog").hasAttribute("open") || event.target instanceof HTMLInputElement;
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const button = document.querySelector(`#actions [data-key="${CSS.escape(event.key)}"]`);
  if (button instanceof HTMLElement) {
    event.preventDefault();
    void act(button.dataset.do ?? "");
  }
});
at("actions").addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (button) void act(button.dataset.do ?? "");
});
await send({ action: "look" });

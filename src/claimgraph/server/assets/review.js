/**
 * The page of a review: it draws what the server says, and hands on what a person does.
 *
 * Every text goes into the page as text; nothing that a document says is read as markup.
 */

import { agreed, ask, choose, edit, pick } from "./dialogs.js";

/**
 * @typedef {{ text: string, roles: string[] }} Segment
 * @typedef {{ column: string, value: string, name: string, changed: boolean }} Column
 * @typedef {{ id: string, worth: number, sentence: string, voices: string }} Line
 * @typedef {{ waiting: number, accepted: number, rejected: number, skipped: number, position: number }} Progress
 * @typedef {{
 *   id: string, document: string, page: number | null, starts: boolean, ends: boolean,
 *   hasDocument: boolean, segments: Segment[], columns: Column[], fields: Record<string, string>,
 *   new: Thing[], points: [string, number][], extractor: string,
 *   rule: string, faults: { message: string, mend: string }[],
 * }} Item
 * @typedef {{ by: string, progress: Progress, reasons: string[], item: Item | null, list: Line[], near: Line[], damaged: string[] }} State
 * @typedef {{ extractor: string, rule: string, told: string, steps: [string, number][] }} Rule
 * @typedef {{ name: string, kinds: string[] }} Thing
 * @typedef {{ score: number, sentence: string, voices: string, quote: string }} Preview
 * @typedef {{
 *   fault: string, message: string, least: number, token: string, count: number,
 *   lines: Preview[], new: Thing[], leftOut: string[],
 * }} Shown
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

/**
 * @param {string} tag
 * @param {string} style
 * @param {Thing} thing
 */
const fresh = (tag, style, { name, kinds }) =>
  made(tag, style, made("strong", "", "new "), `${name} (${kinds.join(", ")})`);

/** @param {Item} item */
const drawProposal = (item) => {
  at("proposal-title").textContent = `Proposal ${item.id}`;
  at("columns").replaceChildren(...item.columns.flatMap(({ column, value, name, changed }) => {
    const shown = made("dd", column === "chain" ? "speaker" : column, value);
    if (name) shown.append(" ", made("span", "beside", name));
    if (changed) shown.append(" ", made("span", "changed", "(changed)"));
    return [made("dt", "", column), shown];
  }));
  at("new").replaceChildren(...item.new.map((thing) => fresh("li", "", thing)));
  at("faults").replaceChildren(...item.faults.map(({ message, mend }) =>
    made("li", "", `It can't be accepted as it is: ${message}. ${mend}`)));
  at("points").replaceChildren(...item.points.map(([label, worth]) =>
    made("li", "", `+${worth.toFixed(2)} ${label}`)));
  at("origin").textContent = `${item.extractor}: ${item.rule}`;
};

const draw = () => {
  const { item, progress } = state;
  drawProgress(progress);
  at("damaged").replaceChildren(...state.damaged.map((told) => made("li", "", told)));
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

const GONE = "The review does not answer any more. Start it again: claimgraph review --browser";

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
    say(GONE, true);
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

/**
 * Ask for what changes nothing; null where nobody answers.
 *
 * @param {string} what
 * @returns {Promise<any>}
 */
const asked = async (what) => {
  try {
    const answer = await fetch(what);
    if (!answer.ok) throw new Error(answer.statusText);
    return await answer.json();
  } catch {
    say(GONE, true);
    return null;
  }
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

/** @param {Shown} shown */
const previewed = ({ lines, new: things, leftOut }) => [
  ...lines.map(({ score, sentence, voices, quote }) => {
    const said = `${score.toFixed(2)}  ${sentence}${voices && ` – ${voices}`}`;
    return made("div", "told", said, made("q", "", quote));
  }),
  ...things.map((thing) => fresh("div", "told", thing)),
  ...leftOut.map((told) => made("div", "told fault", told)),
];

const batch = async () => {
  /** @type {Rule[] | null} */
  const rules = await asked("rules");
  if (!rules) return;
  const chosen = await pick("Accept all of a rule, after a look: which?", rules.map(({ told }) => told));
  const rule = rules[chosen];
  if (!rule) return;
  const { extractor, rule: name, steps } = rule;
  const written = await ask(`${name}: from which score on?`, steps.map(([told]) => told));
  if (!written) return;
  const least = String(steps.find(([told]) => told === written)?.[1] ?? written);
  say("looking …", false);
  /** @type {Shown | null} */
  const shown = await asked(`preview?${new URLSearchParams({ extractor, rule: name, least })}`);
  if (!shown) return;
  if (shown.fault) {
    say(shown.fault, true);
    return;
  }
  say("", false);
  const { token, count } = shown;
  const doing = count ? `Accept all ${count}` : "";
  if (await agreed(`${name}, ${shown.message}`, previewed(shown), doing)) {
    say("accepting …", false);
    await send({ action: "batch", extractor, rule: name, least: shown.least, token });
  }
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
  batch,
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

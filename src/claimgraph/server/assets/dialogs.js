/** What the page asks for: a reason, fields with what they may mean, one or several proposals. */

/**
 * @typedef {{ value: string, label: string, detail: string }} Choice
 * @typedef {(field: string, text: string) => Promise<Choice[]>} Complete
 * @typedef {import("./review.js").Line} Line
 */

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("dialog"));
const title = /** @type {HTMLElement} */ (document.getElementById("dialog-title"));
const body = /** @type {HTMLElement} */ (document.getElementById("dialog-body"));
const cancel = /** @type {HTMLButtonElement} */ (document.getElementById("cancel"));
const more = /** @type {HTMLButtonElement} */ (document.getElementById("more"));
const done = /** @type {HTMLButtonElement} */ (document.getElementById("done"));

cancel.addEventListener("click", () => dialog.close("cancel"));
more.addEventListener("click", () => dialog.close("more"));

/**
 * Show the dialog, and return how it was left: done, more, cancel, or as a row says.
 *
 * @param {string} heading
 * @param {Node[]} inside
 * @param {{ several?: boolean, isDone?: boolean }} [options]
 * @returns {Promise<string>}
 */
const shown = (heading, inside, { several = false, isDone = true } = {}) => {
  title.textContent = heading;
  body.replaceChildren(...inside);
  more.hidden = !several;
  done.hidden = !isDone;
  dialog.returnValue = "";
  dialog.showModal();
  const first = body.querySelector("input, button");
  if (first instanceof HTMLElement) first.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
};

/**
 * @param {string} text
 * @param {string} value
 */
const row = (text, value) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "row";
  button.textContent = text;
  button.addEventListener("click", () => dialog.close(value));
  return button;
};

/**
 * Ask for a line of text, or one of some suggestions; "" where it is left.
 *
 * @param {string} question
 * @param {string[]} suggestions
 */
export const ask = async (question, suggestions) => {
  const input = document.createElement("input");
  input.setAttribute("aria-label", question);
  const rows = suggestions.map((each, number) => row(each, `row-${number}`));
  const left = await shown(question, [input, ...rows]);
  if (left === "done") return input.value.trim();
  return left.startsWith("row-") ? suggestions[Number(left.slice(4))] ?? "" : "";
};

/** @param {Line} line */
const told = ({ worth, sentence, voices }) =>
  `${worth.toFixed(2)}  ${sentence}${voices && ` – ${voices}`}`;

/**
 * Ask for one line, or for some of them, and return their ids.
 *
 * @param {string} question
 * @param {Line[]} lines
 * @param {boolean} several
 * @returns {Promise<string[]>}
 */
export const choose = async (question, lines, several) => {
  if (!several) {
    const rows = lines.map((line) => row(told(line), line.id));
    const left = await shown(question, rows, { isDone: false });
    return lines.some((line) => line.id === left) ? [left] : [];
  }
  const boxes = lines.map((line) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = line.id;
    const label = document.createElement("label");
    label.className = "row";
    label.append(box, ` ${told(line)}`);
    return { box, label };
  });
  const left = await shown(question, boxes.map(({ label }) => label));
  return left === "done" ? boxes.filter(({ box }) => box.checked).map(({ box }) => box.value) : [];
};

/**
 * Return a field's text with a value in the place of what is being written: in a field
 * that takes several things that is the last one.
 *
 * @param {string} field
 * @param {string} text
 * @param {string} value
 */
const completed = (field, text, value) => {
  if (field === "new") return `${text.slice(0, text.lastIndexOf("(") + 1)}${value})`;
  if (field !== "chain" && field !== "qualifiers") return value;
  const marks = [" > ", " + ", " via ", "; ", "="];
  const ends = marks.filter((mark) => text.includes(mark)).map((mark) => text.lastIndexOf(mark) + mark.length);
  return text.slice(0, Math.max(0, ...ends)) + value;
};

/**
 * Return of which field, and of what in it, one writes: of a new thing that is its class.
 *
 * @param {string} field
 * @param {string} text
 * @returns {[string, string]}
 */
const asked = (field, text) => {
  const inside = field === "new" ? /\(([^()]*)\)?\s*$/u.exec(text) : null;
  return inside ? ["type", (inside[1] ?? "").trim()] : [field, text];
};

const THINGS = new Set(["subject", "object", "where"]);

/**
 * One field of a form, with what may be meant in it while one writes.
 *
 * @param {string} field
 * @param {string} value
 * @param {Complete} complete
 * @param {(name: string) => void} describe
 */
const line = (field, value, complete, describe) => {
  const label = document.createElement("label");
  label.className = "field";
  const input = document.createElement("input");
  input.value = value;
  input.name = field;
  input.autocomplete = "off";
  label.append(field, input);
  const choices = document.createElement("div");
  choices.className = "choices";
  const offer = async () => {
    const text = input.value.trim();
    const found = await complete(...asked(field, text));
    if (text !== input.value.trim() || document.activeElement !== input) return;
    choices.replaceChildren(...found.map((choice) => option(choice)));
    if (text && THINGS.has(field)) choices.append(fresh(text));
  };
  /** @param {Choice} choice */
  const option = ({ value: meant, label: name, detail }) => {
    const button = row("", "");
    const beside = document.createElement("small");
    beside.textContent = ` ${meant === name ? "" : meant} ${detail}`;
    button.append(name, beside);
    return taking(button, () => {
      input.value = completed(field, input.value, meant);
    });
  };
  /** @param {string} name */
  const fresh = (name) => taking(row(`a new thing: ${name}`, ""), () => describe(name));
  /**
   * @param {HTMLButtonElement} button
   * @param {() => void} take
   */
  const taking = (button, take) => {
    const fixed = /** @type {HTMLButtonElement} */ (button.cloneNode(true));
    fixed.addEventListener("click", () => {
      take();
      choices.replaceChildren();
      input.focus({ preventScroll: true });
    });
    return fixed;
  };
  input.addEventListener("input", () => void offer());
  input.addEventListener("focus", () => {
    input.select();
    void offer();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // the form ends by its buttons
    if (event.key === "ArrowDown") choices.querySelector("button")?.focus();
  });
  input.addEventListener("blur", () => setTimeout(() => {
    const now = document.activeElement; // one may have come back meanwhile
    if (now !== input && !choices.contains(now)) choices.replaceChildren();
  }, 150));
  return { label, input, choices };
};

/**
 * Ask for other values of fields; null where it is left.
 *
 * @param {string} heading
 * @param {Record<string, string>} fields
 * @param {Complete} complete
 * @param {{ several?: boolean }} [options]
 */
export const edit = async (heading, fields, complete, options = {}) => {
  /** @param {string} name */
  const describe = (name) => {
    const field = lines.find(({ input }) => input.name === "new");
    if (!field) return;
    field.input.value = [field.input.value, `${name} ()`].filter(Boolean).join("; ");
    field.input.focus();
  };
  const lines = Object.entries(fields).map(([field, value]) => line(field, value, complete, describe));
  const left = await shown(heading, lines.flatMap(({ label, choices }) => [label, choices]), options);
  if (left !== "done" && left !== "more") return null;
  const values = lines.map(({ input }) => [input.name, input.value.trim()]);
  const changed = Object.fromEntries(values.filter(([field, value]) => value !== fields[field ?? ""]));
  return { fields: /** @type {Record<string, string>} */ (changed), more: left === "more" };
};

/** What the page asks for: a reason, fields with what they may mean, one or several proposals. */

/**
 * @typedef {{ value: string, label: string, detail: string, text: string, isNew: boolean }} Choice
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
 * @param {{ several?: boolean, isDone?: boolean, doing?: string }} [options]
 * @returns {Promise<string>}
 */
const shown = (heading, inside, { several = false, isDone = true, doing = "Done" } = {}) => {
  title.textContent = heading;
  body.replaceChildren(...inside);
  more.hidden = !several;
  done.hidden = !isDone;
  done.textContent = doing;
  dialog.returnValue = "";
  dialog.showModal();
  const first = body.querySelector("input, button") ?? cancel;
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
 * Ask for one of several texts; -1 where it is left.
 *
 * @param {string} question
 * @param {string[]} texts
 */
export const pick = async (question, texts) => {
  const rows = texts.map((each, number) => row(each, `row-${number}`));
  const left = await shown(question, rows, { isDone: false });
  return left.startsWith("row-") ? Number(left.slice(4)) : -1;
};

/**
 * Show something, and return whether a person says to go on.
 *
 * @param {string} heading
 * @param {Node[]} inside
 * @param {string} doing what goes on, in words; "" where there is nothing to do but go back
 */
export const agreed = async (heading, inside, doing) =>
  await shown(heading, inside, { isDone: doing !== "", doing }) === "done";

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
    const text = input.value;
    const found = await complete(field, text);
    if (text !== input.value || document.activeElement !== input) return;
    choices.replaceChildren(...found.map(option));
    choices.scrollIntoView({ block: "nearest" });
    input.scrollIntoView({ block: "nearest" });
  };
  /** @param {Choice} choice */
  const option = (choice) => {
    const { value: meant, label: name, detail, text, isNew } = choice;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "row";
    const beside = document.createElement("small");
    beside.textContent = ` ${meant === name ? "" : meant} ${detail}`;
    if (isNew) button.textContent = `${detail}: ${name}`;
    else button.append(name, beside);
    button.addEventListener("click", () => {
      input.value = text;
      choices.replaceChildren();
      if (isNew) describe(meant);
      else input.focus({ preventScroll: true });
    });
    return button;
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
    const inside = field.input.value.length - 1; // where its class is to be written
    field.input.setSelectionRange(inside, inside);
  };
  const lines = Object.entries(fields).map(([field, value]) => line(field, value, complete, describe));
  const left = await shown(heading, lines.flatMap(({ label, choices }) => [label, choices]), options);
  if (left !== "done" && left !== "more") return null;
  const values = lines.map(({ input }) => [input.name, input.value.trim()]);
  const changed = Object.fromEntries(values.filter(([field, value]) => value !== fields[field ?? ""]));
  return { fields: /** @type {Record<string, string>} */ (changed), more: left === "more" };
};

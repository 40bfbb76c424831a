// The state as the part of an address behind #: what is chosen, and whatever differs from the start.
// Whoever writes an address may write anything: what can't be read is passed over.

import { LISTS, changed } from "./state.js";

/** @typedef {import("./state.js").State} State @typedef {import("./state.js").Choice} Choice */

/**
 * How a part of the state is written and read.
 * @typedef {{ key: string, write: (state: any) => string, read: (text: string, found: any) => void }} Field
 */

/** In the order in which they are written. @type {Field[]} */
const FIELDS = [
  word("mode", "mode"),
  word("view", "view"),
  list("without", "without"),
  {
    key: "path",
    write: (state) => (state.path ?? []).map(escaped).join(","),
    read: (text, found) => (found.path = items(text)),
  },
  word("by", "pathBy"),
  word("list", "list"),
  {
    key: "ghosts",
    write: ({ ghosts }) => (ghosts ? "yes" : ""),
    read: (text, found) => (found.ghosts = text === "yes"),
  },
  {
    key: "focus",
    write: ({ focus }) => (focus ? `${escaped(focus.id)},${focus.hops}` : ""),
    read: (text, found) => {
      const [id, hops] = items(text);
      found.focus = { id, hops: Number(hops) };
    },
  },
  list("added", "added"),
  list("hidden", "hidden"),
  list("opened", "opened"),
  {
    key: "pinned",
    write: ({ pinned }) =>
      Object.entries(pinned)
        .map(([id, [x, y]]) => `${escaped(id)}:${x}:${y}`)
        .join(","),
    read: (text, found) => {
      const places = text.split(",").map((item) => item.split(":"));
      found.pinned = Object.fromEntries(places.map(([id, x, y]) => [decoded(id), [Number(x), Number(y)]]));
    },
  },
  ...LISTS.map(choice),
  flag("contradicted", true),
  flag("single", true),
  flag("undated", false),
  date("from"),
  date("to"),
  {
    key: "at",
    write: ({ camera }) => (camera ? [camera.x, camera.y, camera.scale].join(",") : ""),
    read: (text, found) => {
      const [x, y, scale] = text.split(",").map(Number);
      found.camera = { x, y, scale };
    },
  },
];
const BY_KEY = new Map(FIELDS.map((field) => [field.key, field]));

/** @param {string} id @returns {string} the address of a thing or a claim in this page */
export function addressOf(id) {
  return `#${escaped(id)}`;
}

/**
 * @param {State} state
 * @param {State} start what is not written
 * @returns {string} with its #; "" for the start itself
 */
export function written(state, start) {
  const parts = FIELDS.flatMap(({ key, write }) => {
    const value = write(state);
    return value === write(start) ? [] : [`${key}=${value}`];
  });
  if (!parts.length && !state.chosen) return "";
  return [addressOf(state.chosen), ...parts].join("&");
}

/**
 * @param {string} hash with its #, or ""
 * @param {State} start
 * @returns {State}
 */
export function read(hash, start) {
  const [first, ...parts] = hash.replace(/^#/, "").split("&");
  /** @type {any} */
  const found = { chosen: decoded(first), facets: { ...start.facets } };
  for (const part of parts) {
    const [key, text] = halves(part, "=");
    BY_KEY.get(key)?.read(text, found);
  }
  return changed(start, found);
}

/** @param {string} key @param {string} name of the value in the state @returns {Field} */
function word(key, name) {
  return {
    key,
    write: (state) => escaped(state[name]),
    read: (text, found) => (found[name] = decoded(text)),
  };
}

/** @param {string} key @param {string} name of the value in the state @returns {Field} */
function list(key, name) {
  return {
    key,
    write: (state) => state[name].map(escaped).join(","),
    read: (text, found) => (found[name] = items(text)),
  };
}

/** @param {string} name @returns {Field} a facet; a colon can't stand in what is escaped */
function choice(name) {
  return {
    key: name,
    write: ({ facets }) => {
      const { only, ids } = /** @type {Choice} */ (facets[name]);
      return (only ? "only:" : "") + ids.map(escaped).join(",");
    },
    read: (text, { facets }) => {
      const only = text.startsWith("only:");
      facets[name] = { only, ids: items(only ? text.slice(5) : text) };
    },
  };
}

/** @param {string} name @param {boolean} value what it is where it stands in an address @returns {Field} */
function flag(name, value) {
  return {
    key: name,
    write: ({ facets }) => (facets[name] === value ? (value ? "yes" : "no") : ""),
    read: (text, { facets }) => (facets[name] = text === (value ? "yes" : "no") ? value : !value),
  };
}

/** @param {string} name @returns {Field} */
function date(name) {
  return {
    key: name,
    write: ({ facets }) => escaped(facets[name]),
    read: (text, { facets }) => (facets[name] = decoded(text)),
  };
}

/** @param {string} text @returns {string} in which nothing has a meaning in an address */
function escaped(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/** @param {string} text @returns {string[]} */
function items(text) {
  return text.split(",").map(decoded);
}

/** @param {string} [text] @returns {string} "" for what is not percent-encoded UTF-8 */
function decoded(text = "") {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** @param {string} text @param {string} mark @returns {[string, string]} what stands before it and behind it */
function halves(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}

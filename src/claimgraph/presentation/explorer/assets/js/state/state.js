// What a reader has done to the page: one value, never altered, of which an address holds all.

/**
 * Which values of a facet are to be seen: all but `ids`, or, with `only`, none but `ids`.
 * @typedef {Readonly<{ only: boolean, ids: readonly string[] }>} Choice
 */
/**
 * @typedef {object} Lists
 * @property {Choice} types ids of classes; `*` and the id of a kind for what of it has no class
 * @property {Choice} relations ids of relations
 * @property {Choice} sources ids of documents
 * @property {Choice} agents ids of those who say it or pass it on
 * @property {Choice} stances codes of what its origins do with it
 * @property {Choice} credibilities codes
 * @property {Choice} standings codes
 */
/**
 * @typedef {object} Marks
 * @property {boolean} contradicted whether only what is contradicted is to be seen
 * @property {boolean} single whether only what rests on one origin is to be seen
 * @property {boolean} undated whether claims without a date are to be seen
 * @property {string} from the first date that is to be seen, as EDTF; "" for all before
 * @property {string} to the last one
 */
/** @typedef {Readonly<Lists & Marks>} Facets */
/** @typedef {Readonly<{ x: number, y: number, scale: number }>} Camera */
/** @typedef {"drawing" | "map" | "list" | "timeline"} Mode */
/**
 * @typedef {object} Values
 * @property {string} chosen id of a thing or claim; "" for nothing
 * @property {Mode} mode
 * @property {string} view name of a view in the file; "" for the file's own
 * @property {readonly string[]} without ids of withdrawn sources or agents
 * @property {readonly [string, string] | null} path from where to where
 * @property {"attestation" | "length"} pathBy which of the paths come first
 * @property {string} list a list that the panel shows while nothing is chosen: "", "view", "fallen:…"
 * @property {boolean} ghosts whether what does not count any more stays in the drawing, faintly
 * @property {Readonly<{ id: string, hops: number }> | null} focus
 * @property {readonly string[]} added things that were added to the drawing by hand
 * @property {readonly string[]} hidden things that were hidden by hand
 * @property {readonly string[]} opened hubs whose groups of like leaves are open
 * @property {Readonly<Record<string, readonly [number, number]>>} pinned things with their fixed places
 * @property {Facets} facets
 * @property {Camera | null} camera where the reader looks, in the mode that is on
 */
/** @typedef {Readonly<Values>} State */

/** @type {readonly Mode[]} */
export const MODES = ["drawing", "map", "list", "timeline"];

/** @type {readonly (keyof Lists)[]} the facets that are lists of values */
export const LISTS = ["types", "relations", "sources", "agents", "stances", "credibilities", "standings"];

export const MOST_HOPS = 3;

/** @type {Choice} */
export const ALL = Object.freeze({ only: false, ids: Object.freeze([]) });

/** @type {Facets} */
export const NO_FACETS = Object.freeze({
  types: ALL,
  relations: ALL,
  sources: ALL,
  agents: ALL,
  stances: ALL,
  credibilities: ALL,
  standings: ALL,
  contradicted: false,
  single: false,
  undated: true,
  from: "",
  to: "",
});

/** @param {Mode} mode the one that a page opens in @returns {State} before the reader has done anything */
export function untouched(mode) {
  return Object.freeze({
    chosen: "",
    mode,
    view: "",
    without: NONE,
    path: null,
    pathBy: "attestation",
    list: "",
    ghosts: false,
    focus: null,
    added: NONE,
    hidden: NONE,
    opened: NONE,
    pinned: Object.freeze({}),
    facets: NO_FACETS,
    camera: null,
  });
}

/**
 * The state after some changes: the same object where nothing is different, and the same values in
 * it wherever they are equal, so that `===` tells what has changed. What can't be meant is mended.
 * @param {State} state
 * @param {Partial<Values>} changes
 * @returns {State}
 */
export function changed(state, changes) {
  const next = /** @type {any} */ ({ ...state });
  for (const [name, mend] of Object.entries(MENDED)) {
    if (!Object.hasOwn(changes, name)) continue;
    const value = mend(/** @type {any} */ (changes)[name], state);
    if (!equal(value, next[name])) next[name] = value;
  }
  const same = Object.keys(MENDED).every((name) => next[name] === /** @type {any} */ (state)[name]);
  return same ? state : Object.freeze(next);
}

/**
 * Whether a part that shows these values has to be made anew: they differ, or nothing was before,
 * or nothing differs at all, which says that the language is another.
 * @param {State} state
 * @param {State | null} before
 * @param {...keyof Values} names
 */
export function differs(state, before, ...names) {
  return !before || before === state || names.some((name) => state[name] !== before[name]);
}

/** @param {Facets} facets @returns {boolean} whether they keep anything from being seen */
export function filters(facets) {
  return !equal(facets, NO_FACETS);
}

/** @param {readonly string[]} list @param {string} item @returns {string[]} with it, or without it */
export function toggled(list, item) {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

/** @param {Choice} choice @param {string} id @returns {boolean} whether a value is to be seen */
export function isSeen({ only, ids }, id) {
  return ids.includes(id) === only;
}

/** @param {Choice} choice @param {readonly string[]} some values @param {boolean} seen @returns {Choice} with these seen, or hidden */
export function seeing({ only, ids }, some, seen) {
  const others = ids.filter((id) => !some.includes(id));
  return { only, ids: only === seen ? [...others, ...some] : others };
}

// -- mending ------------------------------------------------------------------

const NONE = Object.freeze(/** @type {string[]} */ ([]));
const FARTHEST = 1e7;

/** What each value must be, whoever wrote it. @type {Record<string, (value: any, state: State) => any>} */
const MENDED = {
  chosen: text,
  mode: (value, state) => (MODES.includes(value) ? value : state.mode),
  view: text,
  without: ids,
  path: (value) => {
    const ends = Array.isArray(value) ? value.slice(0, 2).map(text).filter(Boolean) : [];
    return ends.length === 2 ? Object.freeze(ends) : null;
  },
  pathBy: (value) => (value === "length" ? value : "attestation"),
  list: text,
  ghosts: (value) => value === true,
  focus: (value) => {
    const id = text(value?.id);
    return id ? Object.freeze({ id, hops: bounded(Math.round(number(value.hops)), 1, MOST_HOPS) }) : null;
  },
  added: ids,
  hidden: ids,
  opened: ids,
  pinned: (value) => {
    const places = Object.entries(value ?? {})
      .filter(([id, place]) => text(id) && Array.isArray(place))
      .map(
        ([id, place]) =>
          /** @type {[string, any]} */ ([text(id), Object.freeze([whole(place[0]), whole(place[1])])]),
      );
    return Object.freeze(Object.fromEntries(places.sort(([a], [b]) => (a < b ? -1 : 1))));
  },
  facets: (value) => {
    const facets = { ...NO_FACETS, ...value };
    return Object.freeze({
      ...Object.fromEntries(LISTS.map((name) => [name, choice(facets[name])])),
      contradicted: facets.contradicted === true,
      single: facets.single === true,
      undated: facets.undated !== false,
      from: text(facets.from),
      to: text(facets.to),
    });
  },
  camera: (value) => {
    if (!value || !(number(value.scale) > 0)) return null;
    const scale = Number(bounded(number(value.scale), 1e-4, 1e3).toPrecision(3));
    return Object.freeze({ x: whole(value.x), y: whole(value.y), scale });
  },
};

/** @param {any} value @returns {string} which an address can carry: a lone half of a character can't be */
function text(value) {
  return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : "";
}

/** @param {any} value @returns {readonly string[]} each once, in one order, so that a state has one address */
function ids(value) {
  const found = Array.isArray(value) ? [...new Set(value.map(text).filter(Boolean))] : [];
  return Object.freeze(found.sort((a, b) => (a < b ? -1 : 1)));
}

/** @param {any} value @returns {Choice} */
function choice(value) {
  return Object.freeze({ only: value?.only === true, ids: ids(value?.ids) });
}

/** @param {any} value @returns {number} */
function number(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

/** @param {any} value @returns {number} a place on a drawing */
function whole(value) {
  return bounded(Math.round(number(value)), -FARTHEST, FARTHEST) + 0;
}

/** @param {number} value @param {number} least @param {number} most */
function bounded(value, least, most) {
  return Math.min(most, Math.max(least, value));
}

/** @param {any} a @param {any} b @returns {boolean} of plain values whose keys stand in one order */
function equal(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

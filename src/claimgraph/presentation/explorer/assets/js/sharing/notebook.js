// The reader's own notes: on things, on claims, on the page as a whole. They live here and in files
// that the reader saves; whoever gave the reader a file of notes may have written anything into it.

/**
 * @typedef {{ text: string, changed: string, label: string }} Note `label` is what it is on, in words
 * @typedef {Map<string, Note>} Notes by the IRI of what they are on; "" is the page
 */
/**
 * What a file brings.
 * @typedef {object} Found
 * @property {Notes} notes
 * @property {string[]} fresh what there was no note on
 * @property {string[]} differing what both have a note on, with other words
 * @property {string[]} same
 * @property {string} title of the page that they were written in
 * @property {string} digest of its data
 */

export const FORMAT = "claimgraph-notes";
const VERSION = 1;
export const MOST_BYTES = 5 * 2 ** 20;
export const MOST_NOTES = 5_000;
export const LONGEST = 20_000;
const LONGEST_IRI = 2_000;

/** What is wrong with a file: a key of the strings, and its blanks. */
export class BadNotes extends Error {
  /** @param {string} key @param {Record<string, string | number>} [blanks] */
  constructor(key, blanks = {}) {
    super(key);
    this.key = key;
    this.blanks = blanks;
  }
}

export class Notebook {
  constructor() {
    /** @type {Notes} */ this.notes = new Map();
    this.isSaved = true;
    /** @type {(() => void)[]} */ this.listeners = [];
  }

  /** @param {() => void} listener called after each change */
  onChange(listener) {
    this.listeners.push(listener);
  }

  #changed() {
    for (const listener of this.listeners) listener();
  }

  /** @param {string} iri @returns {string} */
  of(iri) {
    return this.notes.get(iri)?.text ?? "";
  }

  /** @param {string} iri @returns {boolean} */
  has(iri) {
    return this.notes.has(iri);
  }

  /**
   * Write a note anew; without words it is gone.
   * @param {string} iri
   * @param {string} text
   * @param {string} label
   * @param {string} now
   */
  write(iri, text, label, now) {
    const kept = text.slice(0, LONGEST);
    if (kept === this.of(iri)) return;
    if (kept.trim()) this.notes.set(iri, { text: kept, changed: now, label });
    else this.notes.delete(iri);
    this.isSaved = false;
    this.#changed();
  }

  /**
   * @param {string} title of the page
   * @param {string} digest of its data
   * @returns {string} the file
   */
  file(title, digest) {
    const notes = [...this.notes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([about, note]) => ({ about, ...note }));
    return `${JSON.stringify({ format: FORMAT, version: VERSION, page: { title, digest }, notes }, null, 1)}\n`;
  }

  /** That everything is in a file now. */
  saved() {
    this.isSaved = true;
    this.#changed();
  }

  /**
   * What a file would bring; nothing is taken in.
   * @param {string} text
   * @returns {Found}
   * @throws {BadNotes}
   */
  compare(text) {
    const { notes, title, digest } = read(text);
    const every = [...notes.keys()];
    const isSame = (/** @type {string} */ iri) => this.of(iri).includes(notes.get(iri)?.text ?? "");
    return {
      notes,
      title,
      digest,
      fresh: every.filter((iri) => !this.has(iri)),
      differing: every.filter((iri) => this.has(iri) && !isSame(iri)),
      same: every.filter((iri) => this.has(iri) && isSame(iri)),
    };
  }

  /** Take in what a file brings; of two different notes on one thing both are kept. @param {Found} found */
  take({ notes, fresh, differing }) {
    for (const iri of fresh) this.notes.set(iri, /** @type {Note} */ (notes.get(iri)));
    for (const iri of differing) {
      const [mine, theirs] = [this.notes.get(iri), notes.get(iri)];
      if (!mine || !theirs) continue;
      this.notes.set(iri, { ...mine, text: `${mine.text}\n\n${theirs.text}` });
    }
    if (differing.length || (fresh.length && this.notes.size > fresh.length)) this.isSaved = false;
    this.#changed();
  }
}

/**
 * @param {string} text
 * @returns {{ notes: Notes, title: string, digest: string }}
 */
function read(text) {
  if (text.length > MOST_BYTES) throw new BadNotes("large", { most: MOST_BYTES / 2 ** 20 });
  const data = parsed(text);
  if (!isObject(data) || data.format !== FORMAT) throw new BadNotes("format");
  if (data.version !== VERSION) throw new BadNotes("version", { version: String(data.version).slice(0, 20) });
  if (!Array.isArray(data.notes)) throw new BadNotes("format");
  if (data.notes.length > MOST_NOTES) throw new BadNotes("many", { most: MOST_NOTES });
  /** @type {Notes} */
  const notes = new Map();
  data.notes.forEach((/** @type {unknown} */ note, /** @type {number} */ number) => {
    const [iri, entry] = checked(note, number + 1);
    const known = notes.get(iri);
    notes.set(iri, known ? { ...known, text: `${known.text}\n\n${entry.text}`.slice(0, LONGEST) } : entry);
  });
  const page = isObject(data.page) ? data.page : {};
  return { notes, title: plain(page.title, 300), digest: plain(page.digest, 100) };
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new BadNotes("json");
  }
}

/** @param {unknown} note @param {number} place @returns {[string, Note]} */
function checked(note, place) {
  if (!isObject(note) || typeof note.about !== "string" || typeof note.text !== "string" || !note.text.trim())
    throw new BadNotes("shape", { place });
  if (note.about.length > LONGEST_IRI) throw new BadNotes("shape", { place });
  if (note.text.length > LONGEST) throw new BadNotes("long", { place, most: LONGEST });
  return [note.about, { text: note.text, changed: plain(note.changed, 40), label: plain(note.label, 300) }];
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @param {number} most @returns {string} */
function plain(value, most) {
  return typeof value === "string" ? value.slice(0, most) : "";
}

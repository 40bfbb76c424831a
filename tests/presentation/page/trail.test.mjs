// Steps in the browser's history: what is pushed, what waits, and what a browser does not take.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Trail } from "../../../src/claimgraph/presentation/explorer/assets/js/state/trail.js";

/** As much of a browser's history as there is to it. */
class Browser {
  constructor(hash = "") {
    this.entries = [{ hash, state: null }];
    this.place = 0;
    this.writes = 0;
    this.listeners = {};
    globalThis.window = { addEventListener: (name, listener) => (this.listeners[name] = listener) };
    const browser = this;
    globalThis.location = { pathname: "/page.html", search: "", get hash() { return browser.now.hash; } };
    globalThis.history = {
      get state() { return browser.now.state; },
      pushState: (state, _, url) => this.#write(() => {
        this.entries.splice(this.place + 1, Infinity, {});
        this.place += 1;
      }, state, url),
      replaceState: (state, _, url) => this.#write(() => {}, state, url),
      back: () => this.go(-1),
      forward: () => this.go(1),
    };
  }

  get now() {
    return this.entries[this.place];
  }

  #write(how, state, url) {
    if (this.refuses) throw new Error("SecurityError");
    this.writes += 1;
    how();
    const at = url.indexOf("#");
    this.entries[this.place] = { hash: at < 0 ? "" : url.slice(at), state };
  }

  go(steps) {
    this.place += steps;
    this.listeners.popstate();
    this.listeners.hashchange();
  }

  /** Somebody writes an address by hand. */
  type(hash) {
    this.entries.splice(this.place + 1, Infinity, { hash, state: null });
    this.place += 1;
    this.listeners.popstate();
    this.listeners.hashchange();
  }

  get hashes() {
    return this.entries.map(({ hash }) => hash);
  }
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
});

test("each step is an entry, and back is undo", () => {
  const browser = new Browser("#fox");
  const moves = [];
  const trail = new Trail(() => moves.push(location.hash));
  assert.deepEqual([trail.canUndo, trail.canRedo], [false, false]);
  trail.push("#a");
  trail.push("#b");
  assert.deepEqual(browser.hashes, ["#fox", "#a", "#b"]);
  trail.undo();
  assert.equal(moves.at(-1), "#a");
  assert.deepEqual([trail.canUndo, trail.canRedo], [true, true]);
  trail.undo();
  trail.undo();
  assert.equal(location.hash, "#fox");
  assert.deepEqual([trail.canUndo, trail.canRedo], [false, true]);
  trail.redo();
  trail.push("#c");
  assert.deepEqual(browser.hashes, ["#fox", "#a", "#c"]);
  assert.equal(trail.canRedo, false);
  trail.redo();
  assert.equal(location.hash, "#c");
});

test("what is replaced waits for a pause, and is written before the next step", () => {
  const browser = new Browser();
  const trail = new Trail(() => {});
  const before = browser.writes;
  for (let n = 0; n < 500; n += 1) trail.replace(`#&at=${n},0,1`);
  assert.equal(browser.writes, before);
  mock.timers.tick(400);
  assert.deepEqual([browser.writes, location.hash], [before + 1, "#&at=499,0,1"]);
  trail.replace("#&at=7,0,1");
  trail.push("#a");
  assert.deepEqual(browser.hashes, ["#&at=7,0,1", "#a"]);
  trail.replace("#a&at=1,1,1");
  trail.undo();
  mock.timers.tick(400);
  assert.deepEqual(browser.hashes, ["#&at=7,0,1", "#a"]);
});

test("an address that is typed is a step as well", () => {
  const browser = new Browser();
  const moves = [];
  const trail = new Trail(() => moves.push(location.hash));
  trail.push("#a");
  browser.type("#fox");
  assert.deepEqual(new Set(moves), new Set(["#fox"]));
  assert.deepEqual([trail.canUndo, trail.canRedo], [true, false]);
  trail.undo();
  trail.undo();
  assert.deepEqual([location.hash, trail.canUndo, trail.canRedo], ["", false, true]);
});

test("a browser is never asked for more than it takes", () => {
  const browser = new Browser();
  const trail = new Trail(() => {});
  for (let n = 0; n < 1000; n += 1) {
    trail.push(`#${n}`);
    mock.timers.tick(5);
  }
  assert.ok(browser.writes <= 151, String(browser.writes));
  mock.timers.tick(60_000);
  assert.equal(location.hash, "#999");
  const { writes } = browser;
  trail.push("#again");
  assert.deepEqual([browser.writes, location.hash], [writes + 1, "#again"]);
});

test("a browser that refuses is left in peace", () => {
  const browser = new Browser();
  browser.refuses = true;
  const trail = new Trail(() => {});
  trail.push("#a");
  trail.replace("#b");
  mock.timers.tick(1000);
  assert.equal(location.hash, "");
});

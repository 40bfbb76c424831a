// When: a histogram of the claims by year or month, with two handles and two fields for exact dates.

import { fill, h, svg } from "../base/dom.js";
import { extent, isoYear, ymd } from "../state/dates.js";
import { buckets, histogram, place } from "../state/histogram.js";
import { FAILS } from "../state/sieve.js";
import { count, number, t } from "../words/words.js";

/** @typedef {import("../main.js").Page} Page @typedef {import("../state/histogram.js").Bucket} Bucket */

const HEIGHT = 44;
/** A bar that stands for anything is at least this high. */
const LEAST = 2;
/** Steps of one handle within this many milliseconds are one step back. */
const TOGETHER = 1200;

export class DateBox {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.last = { at: 0, what: "" };
    /** @type {Bucket[]} */ this.buckets = [];
    this.title = h("h3", {});
    this.bars = h("div", { class: "bars", role: "img" });
    this.ends = { from: this.#handle("from"), to: this.#handle("to") };
    this.fields = { from: this.#field("from"), to: this.#field("to") };
    this.axis = h("p", { class: "axis", "aria-hidden": "true" });
    this.undated = h("input", {
      type: "checkbox",
      id: "filter-undated",
      onchange: () => this.#change({ undated: this.undated.checked }, "undated"),
    });
    this.undatedWord = h("span", { class: "word" });
    this.undatedCount = h("span", { class: "count" });
    this.key = h("p", { class: "bars-key", "aria-hidden": "true" });
    this.details = h(
      "details",
      { open: true, ontoggle: () => this.render() },
      h("summary", {}, this.title),
      h("div", { class: "histogram" }, this.bars, this.ends.from, this.ends.to),
      this.axis,
      this.key,
      h("div", { class: "dates" }, this.fields.from.box, this.fields.to.box),
      h("label", { class: "tick" }, this.undated, this.undatedWord, " ", this.undatedCount),
    );
    this.box = h("section", { class: "facet", id: "facet-dates", hidden: true }, this.details);
  }

  /** @param {"from" | "to"} end */
  #handle(end) {
    const handle = h("input", {
      type: "range",
      class: `handle ${end}`,
      id: `filter-${end}-handle`,
      min: 0,
      step: 1,
    });
    handle.addEventListener("input", () => this.#slid(end, Number(handle.value)));
    return handle;
  }

  /** @param {"from" | "to"} end */
  #field(end) {
    const word = h("span", { class: "name" });
    const input = h("input", {
      type: "text",
      id: `filter-${end}`,
      size: 10,
      autocomplete: "off",
      spellcheck: "false",
    });
    const error = h("span", { class: "error", id: `filter-${end}-error`, role: "alert" });
    input.setAttribute("aria-describedby", error.id);
    input.addEventListener("change", () => {
      const wrong = Boolean(input.value.trim()) && !extent(input.value);
      input.setAttribute("aria-invalid", String(wrong));
      fill(error, wrong ? t("date.wrong") : "");
      if (!wrong) this.#change({ [end]: input.value.trim() }, "");
    });
    return { input, word, error, box: h("label", {}, word, input, error) };
  }

  /** Say it in another language. */
  restate() {
    const { page } = this;
    fill(this.title, t("facet.dates"));
    for (const end of /** @type {const} */ (["from", "to"])) {
      this.ends[end].setAttribute("aria-label", t(`date.${end}.handle`));
      fill(this.fields[end].word, t(`date.${end}`));
      this.fields[end].input.setAttribute("placeholder", t("date.hint"));
    }
    fill(this.undatedWord, t("date.undated"));
    this.buckets = buckets(page.sieve.facets.dates, (claim) => page.evidence.inView(claim));
    this.box.hidden = !this.buckets.length;
    for (const handle of Object.values(this.ends)) handle.setAttribute("max", this.buckets.length - 1);
    const [first, last] = [this.buckets[0], this.buckets[this.buckets.length - 1]];
    if (first) fill(this.axis, h("span", {}, first.name), h("span", {}, lastOf(last)));
    fill(
      this.key,
      h("span", {}, h("i", { class: "certain" }), t("date.certain")),
      h("span", {}, h("i", { class: "possible" }), t("date.possible")),
    );
    this.render();
  }

  /** Bring it up to date. */
  render() {
    if (this.box.hidden || !this.details.open) return;
    const { page } = this;
    const { from, to, undated } = page.state.facets;
    const { fails } = page.shown.sifted;
    const counted = histogram(
      this.buckets,
      page.sieve.facets.dates,
      (claim) => (fails[claim] & ~FAILS.dates) === 0,
    );
    const [low, high] = [extent(from)?.low ?? -Infinity, extent(to)?.high ?? Infinity];
    this.#bars(counted.buckets, low, high);
    this.#place("from", from && Number.isFinite(low) ? place(this.buckets, low) : 0);
    this.#place("to", to && Number.isFinite(high) ? place(this.buckets, high) : this.buckets.length - 1);
    for (const [end, text] of /** @type {["from" | "to", string][]} */ ([
      ["from", from],
      ["to", to],
    ])) {
      const { input, error } = this.fields[end];
      if (document.activeElement !== input || !input.matches("[aria-invalid=true]")) input.value = text;
      if (extent(input.value) || !input.value) {
        input.removeAttribute("aria-invalid");
        fill(error);
      }
    }
    this.undated.checked = undated;
    fill(this.undatedCount, number(counted.undated));
  }

  /** @param {Bucket[]} counted @param {number} low @param {number} high */
  #bars(counted, low, high) {
    const most = Math.max(1, ...counted.map(({ certain, possible }) => certain + possible));
    const high_ = (/** @type {number} */ n) => (n ? Math.max(LEAST, (n / most) * HEIGHT) : 0);
    const parts = counted.flatMap((bucket, n) => {
      const inside = bucket.high >= low && bucket.low <= high ? "" : " outside";
      const [sure, all] = [high_(bucket.certain), high_(bucket.certain + bucket.possible)];
      const bar = (/** @type {string} */ kind, /** @type {number} */ y, /** @type {number} */ height) =>
        height > 0 ? svg("rect", { class: kind + inside, x: n + 0.1, width: 0.8, y, height }) : null;
      return [bar("possible", HEIGHT - all, all - sure), bar("certain", HEIGHT - sure, sure)];
    });
    const picture = {
      viewBox: `0 0 ${counted.length} ${HEIGHT}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    };
    fill(this.bars, svg("svg", picture, parts));
    this.bars.setAttribute("aria-label", this.#summary(counted));
  }

  /** @param {Bucket[]} counted @returns {string} what the bars say, in words */
  #summary(counted) {
    const total = counted.reduce((sum, { certain }) => sum + certain, 0);
    const top = counted.reduce((a, b) => (b.certain > a.certain ? b : a), counted[0]);
    return t("date.summary", {
      from: counted[0].name,
      to: lastOf(counted[counted.length - 1]),
      claims: count("claims", total),
      top: top.name,
    });
  }

  /** @param {"from" | "to"} end @param {number} at */
  #place(end, at) {
    const handle = this.ends[end];
    const bucket = this.buckets[at];
    handle.value = String(at);
    const edge = end === "from" ? 0 : this.buckets.length - 1;
    const free = !this.page.state.facets[end] && at === edge;
    handle.setAttribute(
      "aria-valuetext",
      free ? t("date.free") : end === "from" ? bucket.name : lastOf(bucket),
    );
  }

  /** @param {"from" | "to"} end @param {number} at */
  #slid(end, at) {
    const [from, to] = [Number(this.ends.from.value), Number(this.ends.to.value)];
    const kept = end === "from" ? Math.min(at, to) : Math.max(at, from);
    const edge = end === "from" ? 0 : this.buckets.length - 1;
    const bucket = this.buckets[kept];
    this.#change({ [end]: kept === edge ? "" : end === "from" ? bucket.name : lastOf(bucket) }, end);
    this.render();
  }

  /** @param {Partial<import("../state/state.js").Marks>} changes @param {string} what steps of the same within a moment are one */
  #change(changes, what) {
    const now = Date.now();
    const replace = what !== "" && this.last.what === what && now - this.last.at < TOGETHER;
    this.last = { at: now, what };
    this.page.change({ facets: { ...this.page.state.facets, ...changes } }, { replace });
  }
}

/** @param {Bucket} bucket @returns {string} its name as an end: the last of its years */
function lastOf({ name, high }) {
  return /^-?\d{4,}-\d\d$/.test(name) ? name : isoYear(ymd(high).year);
}

// The axis of the timeline, and the bars on it.

import assert from "node:assert/strict";
import { test } from "node:test";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { LEAST, density, parts } = await js("twins/bars");
const { grouped } = await js("twins/eventgroups");
const { Scale } = await js("twins/timescale");
const { dayOf } = await js("state/dates");

const scale = (from, to) => new Scale(dayOf(from), dayOf(to));
const labels = (of, most) => of.ticks(most).map(({ label }) => label);

test("marks stand at round dates, about as many as wanted", () => {
  assert.deepEqual(labels(scale(2014, 2023), 6), ["2014", "2016", "2018", "2020", "2022"]);
  assert.deepEqual(labels(scale(2016, 2017), 5), ["2016-01", "2016-04", "2016-07", "2016-10", "2017-01"]);
  assert.deepEqual(labels(new Scale(dayOf(2016, 2, 27), dayOf(2016, 3, 3)), 8), ["2016-02-27", "2016-02-28", "2016-02-29", "2016-03-01", "2016-03-02", "2016-03-03"]);
  assert.deepEqual(labels(scale(-500, 1500), 5), ["-0500", "0000", "0500", "1000", "1500"]);
  assert.ok(scale(0, 9999).ticks(10).length <= 12);
  assert.equal(new Scale(0.2, 0.8).ticks(5).length, 0);
  assert.equal(new Scale(0.2, 1.3).ticks(5).length, 1);
});

test("a scale takes in what is finite, and a part of it stays within it", () => {
  assert.equal(Scale.around([Infinity, -Infinity]), null);
  assert.deepEqual({ ...Scale.around([5, Infinity, 5.5]) }, { low: 4, high: 6.5 });
  const whole = scale(2010, 2020);
  assert.deepEqual({ ...whole.within(dayOf(2000), dayOf(2005)) }, { low: dayOf(2010), high: dayOf(2010) + dayOf(2005) - dayOf(2000) });
  assert.deepEqual({ ...whole.within(0, 1e9) }, { ...whole });
  assert.equal(whole.within(dayOf(2015), dayOf(2015)).length, 1);
});

const NEVER = { sureLow: Infinity, sureHigh: -Infinity, marks: "" };

test("a date is as wide as it is uncertain, and what is sure stands out", () => {
  const axis = scale(2010, 2020);
  const [maybe] = parts({ low: dayOf(2012), high: dayOf(2013), ...NEVER }, axis, 1000, false);
  assert.equal(maybe.what, "maybe");
  assert.ok(Math.abs(maybe.x - 200) < 1 && Math.abs(maybe.width - 100) < 1);
  const range = parts({ low: dayOf(2012), high: dayOf(2016), sureLow: dayOf(2013), sureHigh: dayOf(2015), marks: "" }, axis, 1000, false);
  assert.deepEqual(range.map(({ what }) => what), ["maybe", "sure"]);
  assert.ok(Math.abs(range[1].x - 300) < 1 && Math.abs(range[1].width - 200) < 1);
});

test("a day on a long axis can be seen, also at its ends", () => {
  const axis = scale(2000, 2020);
  for (const low of [dayOf(2000), dayOf(2010), dayOf(2020) - 1]) {
    const [{ x, width }] = parts({ low, high: low + 1, sureLow: low, sureHigh: low + 1, marks: "" }, axis, 1000, false);
    assert.equal(width, LEAST);
    assert.ok(x >= 0 && x + width <= 1000);
  }
});

test("what is open fades, what goes on beyond the axis has an arrow, hedges are marked", () => {
  const axis = scale(2010, 2020);
  const open = parts({ low: dayOf(2018), high: Infinity, ...NEVER, marks: "~" }, axis, 1000, false);
  assert.deepEqual(open.map(({ what }) => what), ["maybe", "arrow", "marks"]);
  assert.deepEqual([open[0].opens, open[0].goesOn, open[0].hedged, open[1].way], [false, true, true, 1]);
  assert.ok(open[2].x < open[0].x, "no room behind it");
  const early = parts({ low: dayOf(2000), high: dayOf(2012), ...NEVER }, axis, 1000, false);
  assert.deepEqual([early[1].what, early[1].way, early[0].opens], ["arrow", -1, false]);
  assert.deepEqual(parts({ low: dayOf(2030), high: dayOf(2031), ...NEVER }, axis, 1000, false), []);
  const [read] = parts({ low: dayOf(2012), high: dayOf(2013), sureLow: 0, sureHigh: 99999, marks: "?" }, axis, 1000, true);
  assert.equal(read.what, "read");
});

test("it is counted how many begin when", () => {
  const bars = [2010, 2010, 2015].map((year) => ({ low: dayOf(year), high: dayOf(year + 1), ...NEVER }));
  const counts = density([...bars, { low: -Infinity, high: dayOf(2019) + 200, ...NEVER }], scale(2010, 2020), 10);
  assert.deepEqual(counts, [2, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
});

test("events stand under what kind they are of, or under their thing; those without a year at the end", () => {
  const page = { graph: { label: (node) => `T${node}` }, evidence: { ends: { subject: { at: () => 7 } } } };
  const event = (kind, subject, yearless = false) => ({ kind, subject, yearless });
  const events = [event("said", 1), event("happened", 2), event("happened", 1), event("happened", -4), event("said", NaN), event("published", 2, true)];
  const told = (by) => grouped(page, events, by).map(({ heading, event }) => heading ?? event.subject);
  assert.deepEqual(told("kind"), ["What happened", 2, 1, -4, "What was said", 1, NaN, "Year not stated", 2]);
  assert.deepEqual(told("thing"), ["T1", 1, 1, "T2", 2, "T7", -4, "Nobody named", NaN, "Year not stated", 2]);
});

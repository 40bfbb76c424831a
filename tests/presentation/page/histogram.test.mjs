// Dates that a reader writes, and claims counted by when they hold.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, extent, iso, ymd } from "../../../src/claimgraph/presentation/explorer/assets/js/state/dates.js";
import { NO_DAY } from "../../../src/claimgraph/presentation/explorer/assets/js/state/facets.js";
import { buckets, histogram, place } from "../../../src/claimgraph/presentation/explorer/assets/js/state/histogram.js";

const every = () => true;

/** @param {[string, string][]} extents first and last day; "" where a side is open */
function days(extents) {
  const day = (text, end) => (text ? extent(text)[end] : NO_DAY);
  return { low: Int32Array.from(extents, ([from]) => day(from, "low")), high: Int32Array.from(extents, ([, to]) => day(to, "high")) };
}

test("days are counted as calendars do, before 1970 and before 100 too", () => {
  assert.equal(dayOf(1970), 0);
  assert.equal(iso(dayOf(2016, 2, 29)), "2016-02-29");
  assert.equal(iso(dayOf(99, 12, 31)), "0099-12-31");
  assert.equal(iso(dayOf(-44, 3, 15)), "-0044-03-15");
  assert.equal(dayOf(2017) - dayOf(2016), 366);
  for (let day = -800_000; day < 80_000; day += 997) {
    const { year, month, day: date } = ymd(day);
    assert.equal(dayOf(year, month, date), day);
  }
});

test("a date is as long as it is exact", () => {
  const read = (text) => {
    const found = extent(text);
    return found && [iso(found.low), iso(found.high)];
  };
  assert.deepEqual(read("2016"), ["2016-01-01", "2016-12-31"]);
  assert.deepEqual(read(" 2016-02 "), ["2016-02-01", "2016-02-29"]);
  assert.deepEqual(read("2016-02-29"), ["2016-02-29", "2016-02-29"]);
  assert.deepEqual(read("201X"), ["2010-01-01", "2019-12-31"]);
  assert.deepEqual(read("19xx"), ["1900-01-01", "1999-12-31"]);
  assert.deepEqual(read("2016~"), ["2016-01-01", "2016-12-31"]);
  assert.deepEqual(read("-0044-XX"), ["-0044-01-01", "-0044-12-31"]);
  for (const wrong of ["", "soon", "2016-13", "2016-02-30", "2016-00", "2016-1", "16", "201X-02", "2016-XX-02", "2016-01-00", "20166", "2016/2017"]) assert.equal(extent(wrong), null, wrong);
});

test("a short time is told in months, a long one in years, a very long one in many", () => {
  const names = (...extents) => buckets(days(extents), every).map(({ name }) => name);
  assert.deepEqual(names(["2016-11", "2017-02"]), ["2016-11", "2016-12", "2017-01", "2017-02"]);
  assert.deepEqual(names(["2014", ""], ["", "2018-03"]), ["2014", "2015", "2016", "2017", "2018"]);
  assert.ok(names(["0001", "2020"]).length <= 60);
  assert.deepEqual(names(["2016", "2016"]).length, 12);
  assert.deepEqual(names(["", ""]), []);
  assert.deepEqual(names(), []);
  const alone = names(["2016-02-03", "2016-02-03"]);
  assert.deepEqual(alone, ["2016-01", "2016-02", "2016-03"]);
});

test("buckets follow each other without a gap", () => {
  for (const extents of [[["2016-11", "2019-02"]], [["1950", "2022"]], [["1800", "2022"]], [["-0100", "2022"]]]) {
    const made = buckets(days(extents), every);
    made.slice(1).forEach((bucket, number) => assert.equal(bucket.low, made[number].high + 1));
    assert.ok(made.length > 1 && made.length <= 62);
  }
});

test("what surely lies in a bucket is told from what may", () => {
  const given = days([["2014", "2014"], ["2014-05", "2014-06"], ["2014", "2016"], ["2015", ""], ["", "2014-03"], ["", ""], ["2018", "2018"]]);
  const { buckets: found, undated } = histogram(buckets(given, every), given, every);
  const told = found.map(({ name, certain, possible }) => [name, certain, possible]);
  assert.deepEqual(told, [["2014", 2, 2], ["2015", 0, 2], ["2016", 0, 2], ["2017", 0, 1], ["2018", 1, 1]]);
  assert.equal(undated, 1);
  const some = histogram(buckets(given, every), given, (claim) => claim === 1 || claim === 5);
  assert.deepEqual([some.buckets[0].certain, some.buckets[0].possible, some.undated], [1, 0, 1]);
  assert.deepEqual(histogram([], given, every), { buckets: [], undated: 1 });
});

test("a day is in its bucket, or in the nearest", () => {
  const made = buckets(days([["2014", "2018"]]), every);
  assert.equal(place(made, dayOf(2016, 7)), 2);
  assert.equal(place(made, dayOf(1900)), 0);
  assert.equal(place(made, dayOf(2100)), 4);
});

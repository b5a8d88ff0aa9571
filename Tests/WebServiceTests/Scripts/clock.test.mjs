// Goal: times stand on a tablet as they stand on the wall.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { figures, secondsLeft, speakerTime, timeOfDay } = await load("clock.js");
const minute = 60_000;

test("a time of day is that of the hall, also past midnight", () => {
  assert.equal(timeOfDay(0, 420), "07:00");
  assert.equal(timeOfDay(17 * 60 * minute, 420), "00:00");
  assert.equal(timeOfDay(-1, 0), "23:59");
});

test("a clock's figures grow an hour when they need one", () => {
  assert.equal(figures(200), "03:20");
  assert.equal(figures(3_800), "1:03:20");
});

const clock = { state: "speaking", allottedMS: 5 * minute, warningMS: minute, overtimeMS: minute, usedMS: 0, sinceMS: 1_000 };

test("a speaker's time runs down, warns, ends at 0 and goes on above it", () => {
  assert.deepEqual(speakerTime(clock, 1_000), { text: "05:00", key: "time-left", level: "in-time" });
  assert.deepEqual(speakerTime(clock, 1_001), { text: "05:00", key: "time-left", level: "in-time" });
  assert.deepEqual(speakerTime(clock, 1_000 + 4 * minute), { text: "01:00", key: "time-warning", level: "warning" });
  assert.deepEqual(speakerTime(clock, 1_000 + 5 * minute), { text: "00:00", key: "time-up", level: "time-up" });
  assert.deepEqual(speakerTime(clock, 1_000 + 6 * minute), { text: "+01:00", key: "time-overtime", level: "overtime" });
});

test("a clock that stands is told as one that stands, whatever the time", () => {
  const held = { ...clock, state: "held", usedMS: minute, sinceMS: null };
  assert.deepEqual(speakerTime(held, 99 * minute), { text: "04:00", key: "time-held", level: "in-time" });
  const called = { ...clock, state: "called", sinceMS: null };
  assert.deepEqual(speakerTime(called, 99 * minute), { text: "05:00", key: "time-given", level: "in-time" });
});

test("a clock that was started in what this device takes for the future has used nothing", () => {
  assert.equal(speakerTime(clock, 0).text, "05:00");
});

test("seconds are left until they are over, and never fewer than none", () => {
  assert.equal(secondsLeft(10_000, 9_001), 1);
  assert.equal(secondsLeft(10_000, 12_000), 0);
});

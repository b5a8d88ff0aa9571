// Goal: what a tablet was told is written down at once, and never by a clock.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { newestWriter } = await load("newest.js");
/** A writer that is held up: what it began, and how each of that is ended. */
function slowWriter() {
  const begun = [];
  const ends = [];
  const writer = newestWriter((value) => { begun.push(value); return new Promise((done, fail) => ends.push({ done, fail })); });
  return { writer, begun, ends };
}
/** Lets all go on that need not wait. */
const turn = () => new Promise((done) => setImmediate(done));

test("the first is begun before anything else is done", () => {
  const { writer, begun } = slowWriter();
  writer.put("a");
  assert.deepEqual(begun, ["a"]);
});

test("of what comes while one is written, only the newest is written, after it", async () => {
  const { writer, begun, ends } = slowWriter();
  for (const value of ["a", "b", "c"]) writer.put(value);
  assert.deepEqual(begun, ["a"]);
  ends[0].done();
  await turn();
  assert.deepEqual(begun, ["a", "c"]);
  ends[1].done();
  await turn();
  writer.put("d");
  assert.deepEqual(begun, ["a", "c", "d"]);
});

test("what finds no room does not hold up what comes after it", async () => {
  const { writer, begun, ends } = slowWriter();
  writer.put("a");
  writer.put("b");
  ends[0].fail(new Error("no room"));
  await turn();
  assert.deepEqual(begun, ["a", "b"]);
});

test("what was dropped is not written: it was somebody else's", async () => {
  const { writer, begun, ends } = slowWriter();
  writer.put("a");
  writer.put("b");
  writer.drop();
  ends[0].done();
  await turn();
  assert.deepEqual(begun, ["a"]);
});

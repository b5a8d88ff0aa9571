// Goal: a device keeps what it may, in the right order, and nothing else.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const plan = await load("plan.js");
const pages = (digest, count, more = {}) => ({ digest, count, sealed: null, key: null, ...more });
const line = (code, items, pages, isWithdrawn = false) => ({ code, items, pages, isWithdrawn });
const told = {
  groups: [
    { documents: [line("A", ["1"], pages("aa", 2, { sealed: "s-aa", key: "k" })), line("B", ["2"], null, true)] },
    { documents: [line("C", ["1", "2"], pages("cc", 1))] },
  ],
  waiting: [{ sealed: "s-dd", count: 3 }], spreadSeconds: 600,
};

test("what can be read comes first, sealed where that can be opened; what waits comes after", () => {
  assert.deepEqual(plan.wanted(told, true).map(({ name, isSealed, isReleased }) => [name, isSealed, isReleased]),
    [["s-aa", true, true], ["cc", false, true], ["s-dd", true, false]]);
  assert.deepEqual(plan.wanted(told, false).map((entry) => entry.name), ["aa", "cc"]);
  assert.deepEqual(plan.wanted(null, true), []);
});

test("the documents of an item are those that can be read", () => {
  assert.deepEqual(plan.ofItem(told, "2").map((each) => each.code), ["C"]);
  assert.deepEqual(plan.ofItem(told, null), []);
});

test("addresses name the bytes and say whether they are sealed", () => {
  assert.equal(plan.address({ name: "s-aa", isSealed: true }, 0), "/sealed/s-aa/0");
  assert.equal(plan.address({ name: "cc", isSealed: false }, 0), "/documents/cc/book");
  assert.equal(plan.address({ name: "cc", isSealed: false }, 7), "/documents/cc/7");
});

test("what was withdrawn, superseded or somebody else's is removed", () => {
  assert.deepEqual(plan.surplus(["s-aa/0", "old/0", "old/1", "s-dd/2"], plan.wanted(told, true)), ["old/0", "old/1"]);
});

test("parts are fetched in order, each once, and not before their time", () => {
  const wanted = plan.wanted(told, true);
  const held = plan.held(["s-aa/0", "s-aa/1", "s-aa/2"]);
  const starts = new Map([["s-dd", 5_000]]);
  assert.equal(plan.isWhole(wanted[0], held), true);
  assert.deepEqual(plan.next(wanted, held, starts, new Map(), 0), { entry: wanted[1], part: 0 });
  assert.deepEqual(plan.next(wanted, held, starts, new Map([["cc/0", 1]]), 0), { entry: wanted[1], part: 1 });
  const all = plan.held(["s-aa/0", "s-aa/1", "s-aa/2", "cc/0", "cc/1"]);
  assert.deepEqual(plan.next(wanted, all, starts, new Map(), 1_000), { waitMS: 4_000 });
  assert.deepEqual(plan.next(wanted, all, starts, new Map(), 5_000), { entry: wanted[2], part: 0 });
  assert.equal(plan.next([], all, starts, new Map(), 0), null);
  assert.equal(plan.pagesKept(wanted[0], held), 2);
});

test("a device keeps no more pages than it may", () => {
  const many = { groups: [{ documents: [line("X", [], pages("x", plan.pagesMax - 1)), line("Y", [], pages("y", 2)), line("Z", [], pages("z", 1))] }] };
  assert.deepEqual(plan.wanted(many, true).map((entry) => entry.name), ["x", "z"]);
});

test("each device fetches at a moment of its own, but whoever opens the page reads at once", () => {
  const [released, , waiting] = plan.wanted(told, true);
  assert.equal(plan.startOf(released, true, 600, 1_000, () => 0.5), 1_000);
  assert.equal(plan.startOf(released, false, 600, 1_000, () => 0.5), 1_000 + plan.releasedSpreadMS / 2);
  assert.equal(plan.startOf(waiting, true, 600, 1_000, () => 0.5), 301_000);
});

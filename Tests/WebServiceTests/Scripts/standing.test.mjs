// Goal: people are told that the link is lost, and since when, neither too early nor too late.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { firstWordMS, hallSaid, heard, lost, newLink, patienceMS, recalled, silenceMS, standing } = await load("standing.js");
const wallMS = 1_000_000;

test("a page that has heard nothing is connecting, and no more", () => {
  assert.deepEqual(standing(newLink(0), 60_000, wallMS), { name: "connecting" });
});

test("a loss is told once it has lasted, with the time of the last word by the service's clock", () => {
  const live = heard(newLink(0), 1_000, wallMS + 500, wallMS);
  const broken = lost(live, 2_000);
  assert.equal(standing(broken, 2_000 + patienceMS - 1, wallMS).name, "live");
  const told = standing(broken, 2_000 + patienceMS, wallMS + 4_000);
  assert.deepEqual(told, { name: "lost", key: "lost-since", sinceMS: wallMS + 500 });
});

test("a second try that fails does not begin the loss anew", () => {
  const broken = lost(lost(heard(newLink(0), 0, null, wallMS), 1_000), 9_000);
  assert.equal(broken.lostMS, 1_000);
});

test("silence is a loss, and a word ends it", () => {
  const live = heard(newLink(0), 0, wallMS, wallMS);
  assert.equal(standing(live, silenceMS, wallMS).name, "live");
  assert.equal(standing(live, silenceMS + patienceMS + 1, wallMS).name, "lost");
  assert.equal(standing(heard(live, silenceMS, null, wallMS), silenceMS + patienceMS + 1, wallMS).name, "live");
});

test("a hall that does not answer is told as such while the page itself is heard", () => {
  const link = hallSaid(heard(newLink(0), 0, wallMS, wallMS), { isUp: false, sinceMS: 77 });
  assert.deepEqual(standing(link, 1, wallMS), { name: "lost", key: "hall-lost", sinceMS: 77 });
  assert.equal(standing(hallSaid(link, { isUp: true }), 1, wallMS).name, "live");
});

test("a page that shows what it was told before says so when it cannot reach the hall", () => {
  const old = recalled(newLink(0), 700_000);
  assert.deepEqual(standing(old, 1_000, wallMS), { name: "connecting" });
  const broken = lost(old, 2_000);
  assert.deepEqual(standing(broken, 2_000 + patienceMS, wallMS), { name: "lost", key: "offline", sinceMS: 700_000 });
  assert.equal(standing(old, firstWordMS + patienceMS, wallMS).name, "lost");
  assert.equal(standing(heard(broken, 3_000, wallMS, wallMS), 9_000, wallMS).name, "live");
});

/* Keeps the pages of documents on this device: fetches what may be fetched, opens what is looked at, and removes what is
   nobody's business here any more. */

import * as plan from "./plan.js";
import { canOpen, forgetKeys, textOf, unseal } from "./seal.js";
import * as store from "./store.js";

/** How many parts are fetched at a time. */
const workersMax = 2;
/** How many books are held open, for reading and searching. */
const booksMax = 64;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

let documents = null;
let wanted = [];
let held = new Map();
let isReady = null;
const starts = new Map();
const busy = new Map();
const books = new Map();
let workers = 0;
let fullCount = 0;
let tellChange = () => {};

/** Begins; `changed()` is told when more or less is kept. */
export function begin(changed) {
  tellChange = changed;
  isReady ??= store.keys("parts").then((keys) => { held = plan.held(keys); });
  globalThis.navigator?.storage?.persist?.().catch(() => {});
  return isReady;
}

/**
 * Takes in what may be read and what waits.
 * `mayRemove`: whether that is all that this device is to keep; a locked one is told less, and keeps what it has.
 */
export async function update(told, mayRemove) {
  await isReady;
  const isFirst = documents == null;
  documents = told;
  wanted = plan.wanted(documents, canOpen());
  if (mayRemove) {
    const keys = [...held].flatMap(([name, parts]) => [...parts].map((part) => plan.keyOf(name, part)));
    const gone = plan.surplus(keys, wanted);
    for (const key of gone) held.delete(key.split("/")[0]);
    for (const name of [...books.keys()]) if (!held.has(name)) books.delete(name);
    await store.remove("parts", gone);
    fullCount = 0;
  }
  if (!mayRemove) { books.clear(); forgetKeys(); }
  for (const entry of wanted) {
    if (starts.has(entry.name)) continue;
    starts.set(entry.name, plan.startOf(entry, isFirst, documents.spreadSeconds, Date.now(), Math.random));
  }
  tellChange();
  // One that finds nothing to do ends at once.
  for (let more = workersMax - workers; more > 0; more -= 1) work();
}

/** Forgets everything: the device is somebody else's. */
export async function wipe() {
  [documents, wanted, held] = [null, [], new Map()];
  books.clear();
  starts.clear();
  forgetKeys();
  await store.wipe();
  tellChange();
}

/** How much of a document is kept: `{kept, count}`. */
export function progress(pages) {
  const name = plan.nameOf(pages, canOpen());
  return { kept: Math.min(pages.count, plan.pagesKept({ name }, held)), count: pages.count };
}

/** The same of everything that can be read, and how many pages found no room. */
export function progressOfAll() {
  const own = wanted.filter((entry) => entry.isReleased);
  const kept = own.reduce((sum, entry) => sum + plan.pagesKept(entry, held), 0);
  return { kept, count: own.reduce((sum, entry) => sum + entry.count, 0), full: fullCount };
}

// MARK: Fetching

async function work() {
  workers += 1;
  let lostMS = plan.againMS.lost;
  try {
    while (true) {
      const next = plan.next(wanted, held, starts, busy, Date.now());
      if (next == null) return;
      if (next.waitMS != null) { await sleep(Math.min(next.waitMS, 1_000)); continue; }
      const told = await take(next.entry, next.part);
      if (told.lost) { await sleep(lostMS); lostMS = Math.min(lostMS * 2, plan.againMS.lostMax); } else lostMS = plan.againMS.lost;
      if (told.againMS) await sleep(told.againMS);
      if (told.missing || told.full) starts.set(next.entry.name, Date.now() + plan.againMS.missing);
    }
  } finally { workers -= 1; }
}

/** Fetches a part and keeps it: its bytes, or why there are none. Two who ask for the same fetch it once. */
function take(entry, part) {
  const key = plan.keyOf(entry.name, part);
  if (!busy.has(key)) busy.set(key, fetchPart(entry, part, key).finally(() => busy.delete(key)));
  return busy.get(key);
}

async function fetchPart(entry, part, key) {
  let answer;
  let bytes;
  try {
    answer = await fetch(plan.address(entry, part), { cache: "no-store" });
    if (answer.status === 503) return { againMS: 1_000 * Number(answer.headers.get("Retry-After") ?? 5) };
    if (!answer.ok) return { missing: true };
    bytes = await answer.arrayBuffer();
  } catch { return { lost: true }; }
  // What was withdrawn while it was on its way is not kept.
  if (!wanted.some((each) => each.name === entry.name)) return { missing: true };
  try {
    await store.put("parts", key, bytes);
  } catch {
    fullCount += 1;
    tellChange();
    return { bytes, full: true };
  }
  if (!held.has(entry.name)) held.set(entry.name, new Set());
  held.get(entry.name).add(part);
  tellChange();
  return { bytes };
}

// MARK: Opening

/** A part of a document in the open; throws `missing` where it is neither here nor to be had, `broken` where it is not it. */
async function part(pages, number) {
  const name = plan.nameOf(pages, canOpen());
  const isSealed = name !== pages.digest;
  let bytes = await store.get("parts", plan.keyOf(name, number));
  if (!bytes) {
    const told = await take({ name, isSealed }, number);
    if (told.againMS) { await sleep(told.againMS); return part(pages, number); }
    if (!told.bytes) throw new Error("missing");
    bytes = told.bytes;
  }
  if (!isSealed) return bytes;
  try { return await unseal(bytes, pages, number); } catch { throw new Error("broken"); }
}

/** What there is to know of a document beside its pictures. */
export async function book(pages) {
  const name = plan.nameOf(pages, canOpen());
  if (!books.has(name)) {
    if (books.size >= booksMax) books.delete(books.keys().next().value);
    books.set(name, part(pages, 0).then(textOf).then(JSON.parse));
    books.get(name).catch(() => books.delete(name));
  }
  return books.get(name);
}

/** The same where it is here already; nothing where it would have to be fetched. */
export async function bookHere(pages) {
  const name = plan.nameOf(pages, canOpen());
  return held.get(name)?.has(0) || books.has(name) ? book(pages) : null;
}

/** The picture of a page, from 1. */
export async function picture(pages, number, form) { return new Blob([await part(pages, number)], { type: form }); }

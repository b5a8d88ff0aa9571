/* The place "documents": the list or the document that is open; what was read, and how far. */

import * as contents from "./contents.js";
import { show } from "./draw.js";
import * as keeper from "./keeper.js";
import * as notes from "./notes.js";
import { lines, ofItem } from "./plan.js";
import { post } from "./post.js";
import * as reader from "./reader.js";
import * as store from "./store.js";

/** How long changes of what is kept are gathered before they are shown, in ms. */
const gatherMS = 300;

let told = null;
let item = null;
let seen = {};
let places = {};
/** Which versions the hall has been told were opened here. */
let counted = {};
const counting = new Set();
let owner = null;
let calls = {};
let timer = null;

/** Begins; `redraw()` and `go(place)` are the page's. */
export async function begin(page) {
  calls = page;
  reader.begin({
    close() { reader.close(); page.redraw(); },
    now: () => ofItem(told, item)[0]?.code ?? null,
    toNow: openNow,
    turned(code, number) { places = { ...places, [code]: number }; store.put("kept", "places", places).catch(() => {}); },
    seen(line) {
      seen = { ...seen, [line.code]: line.version };
      store.put("kept", "seen", seen).catch(() => {});
      page.redraw();
      count();
    },
  });
  await keeper.begin(() => { timer ??= setTimeout(() => { timer = null; reader.keptChanged(); page.redraw(); }, gatherMS); });
  await notes.begin();
  seen = await store.get("kept", "seen") ?? {};
  places = await store.get("kept", "places") ?? {};
  counted = await store.get("kept", "counted") ?? {};
}

/** Tells the hall, once and without a name, of each version that was opened here; also of what was opened with nobody there. */
async function count() {
  const own = owner;
  for (const { code } of own ? lines(told) : []) {
    const version = seen[code];
    if (version == null || counting.has(code) || counted[code] === version) continue;
    counting.add(code);
    const answer = await post("/read", { document: code, version });
    counting.delete(code);
    if (own !== owner) return;
    if (!answer?.ok) continue;
    counted = { ...counted, [code]: version };
    store.put("kept", "counted", counted).catch(() => {});
  }
}

/** Takes in what may be read; `mayRemove` as in the keeper. */
export function take(documents, mayRemove) {
  told = documents;
  owner = mayRemove ? owner ?? {} : null;
  count();
  reader.update(documents);
  return keeper.update(documents, mayRemove);
}

/** The item that is on. */
export function takeItem(code) { item = code; }

/** The device is somebody else's: nothing stays. */
export async function wipe() {
  [told, seen, places, counted, owner] = [null, {}, {}, {}, null];
  reader.close();
  await keeper.wipe();
  await notes.begin();
}

/** How many documents nobody has opened here, in this version. */
export const newCount = () => lines(told).filter((line) => line.pages && seen[line.code] !== line.version).length;

/** The documents of the item that is on, to be opened from elsewhere. */
export const now = () => ofItem(told, item).map((line) => ({ code: line.code, title: line.title }));

/** Whether a document is open. */
export const isReading = () => reader.code() != null;

/** Opens a document where it was left, or at a place that was found in it. */
export function open(code, place = null, text = "") {
  const line = lines(told).find((each) => each.code === code);
  if (!line?.pages) return;
  calls.go("documents");
  reader.open(line, place?.page ?? places[code] ?? 1, place, text);
  calls.redraw();
}

function openNow() { const first = now()[0]; if (first) open(first.code); }

/** Shows the document that is open. */
export const showReader = (column) => reader.show(column);

/** Shows the list. */
export function showList(lead, side, name) {
  const groups = told?.groups ?? [];
  show(lead, told == null || !groups.length
    ? [["none", { told: told != null }, (facts) => contents.nothing(facts.told ? "documents-none" : "documents-wait")]]
    : groups.map((group) => [`group-${group.title}`, {
      group, item, seen, places, kept: group.documents.map((line) => line.pages ? keeper.progress(line.pages).kept : 0),
    }, contents.group((code) => open(code))]));
  const isSecure = globalThis.isSecureContext;
  show(side, [
    ["search", groups.length ? { any: true } : null, () => contents.searchAll(() => told, open)],
    ["kept", groups.length ? { ...keeper.progressOfAll(), isSecure } : null, contents.kept],
    ["notes", { count: notes.count(), name }, notes.card],
  ]);
}

addEventListener("keydown", (event) => {
  if (isReading() && calls.isHere() && !event.ctrlKey && !event.altKey && !event.metaKey && reader.pressed(event.key)) event.preventDefault();
});
let lastWidth = innerWidth;
addEventListener("resize", () => { if (innerWidth !== lastWidth) { lastWidth = innerWidth; reader.resized(); } });

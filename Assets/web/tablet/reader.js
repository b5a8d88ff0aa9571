/* Reading a document: page by page or as text, with its parts, searching in it, and notes on its paragraphs. */

import { h } from "./draw.js";
import { hits as hitsOf, keptBadge, searchField } from "./contents.js";
import * as keeper from "./keeper.js";
import { anchor, quoteOf } from "./marks.js";
import * as notes from "./notes.js";
import { lines } from "./plan.js";
import { kept, keep } from "./settings.js";
import { forgetPictures, printed, ready, reflowed } from "./sheet.js";
import { sideOfNote, sideOfParts } from "./sides.js";
import { word } from "./words.js";

/** The steps in which a page grows, in percent of the width that there is. */
const zooms = [100, 125, 150, 200, 300];
/** From which width on two pages stand beside each other, and below which a page is set anew, in px. */
const widths = { two: 1_000, text: 700 };
/** How far a finger goes to turn a page, in px. */
const swipePx = 70;

/** What is read: nothing while nothing is. */
let reading = null;
let element = null;
let on = {};

/** Begins; `calls` are `close()`, `now()`, `turned(code, page)` and `seen(line)`. */
export function begin(calls) { on = calls; }

/** The code of the document that is read. */
export const code = () => reading?.line.code ?? null;

/** Opens a document at a page, with a place in it that was found. */
export async function open(line, page, place = null, text = "") {
  reading = { line, book: null, page, zoom: 0, hits: place?.words ?? [], block: null, text, newer: null, isPanelOpen: false,
    isText: kept("as-text", innerWidth < widths.text ? "yes" : "no") === "yes", isDouble: kept("two-pages", "no") === "yes" };
  element = frame();
  on.seen(line);
  await load();
}

export function close() { reading = null; element = null; forgetPictures(); }

/** Puts the reader into a column. */
export function show(column) { if (element && column.firstElementChild !== element) column.replaceChildren(element); }

async function load() {
  const own = reading;
  message(word("documents-wait"));
  try { own.book = await keeper.book(own.line.pages); } catch (error) { return own === reading && failed(error, 1, load); }
  if (own !== reading) return;
  own.page = Math.min(Math.max(1, own.page), own.book.pages.length);
  drawSides();
  await turn(own.page);
}

/** Takes in what may be read now: a newer version is offered, a withdrawn one goes away. */
export function update(documents) {
  if (!reading) return;
  const line = lines(documents).find((each) => each.code === reading.line.code);
  if (!line?.pages) {
    const remark = line?.remark ?? word("document-gone");
    Object.assign(reading, { book: null, newer: null, hits: [], block: null, isPanelOpen: false });
    forgetPictures();
    for (const part of [".parts", "footer"]) find(part).replaceChildren();
    find(".note").hidden = true;
    Object.assign(element.dataset, { gone: "", note: "no", panel: "closed" });
    message(remark);
    return;
  }
  const isOther = line.pages.digest !== reading.line.pages.digest;
  const isShown = reading.book != null;
  if (isOther && isShown) { reading.newer = line; drawHead(); return; }
  reading.line = line;
  if (!isShown) { delete element.dataset.gone; load(); } else drawHead();
}

/** What is kept has changed. */
export function keptChanged() { if (reading?.book) drawHead(); }

// MARK: Turning

const isDouble = () => reading.isDouble && innerWidth >= widths.two && !reading.isText;
const step = () => isDouble() ? 2 : 1;

/** Shows a page. */
async function turn(page, keepsPlace = false) {
  if (reading.newer) return renew(page);
  const own = reading;
  const count = own.book.pages.length;
  own.page = Math.min(Math.max(1, page), count);
  const shown = isDouble() ? [own.page, own.page + 1].filter((each) => each <= count) : [own.page];
  drawFoot();
  try {
    const sheets = own.isText ? shown.map((each) => sheetOf(each)) : await Promise.all(shown.map(async (each) =>
      sheetOf(each, await within(ready(own.line.pages, each, own.book), each))));
    if (own !== reading || own.page !== shown[0]) return;
    const view = find(".view");
    view.replaceChildren(h("div", { class: "sheets", "data-text": own.isText ? "" : null }, sheets));
    scale();
    if (!keepsPlace) view.scrollTo(0, 0);
    view.querySelector(".hit, mark")?.scrollIntoView({ block: "center" });
  } catch (error) { if (own === reading && own.page === shown[0]) failed(error, shown[0], () => turn(page)); }
  on.turned(own.line.code, own.page);
  drawSides();
  // The neighbours are made ready, so that a page turns at once.
  if (own === reading && !own.isText) {
    for (const each of [own.page + step(), own.page + 1, own.page - step()]) {
      if (each >= 1 && each <= count) ready(own.line.pages, each, own.book).catch(() => {});
    }
  }
}

/** A picture, and a word that it is coming where it takes a while. */
async function within(image, page) {
  const timer = setTimeout(() => message(word("page-wait", { page })), 300);
  try { return await image; } finally { clearTimeout(timer); }
}

function sheetOf(number, image) {
  const own = reading;
  const marked = new Map();
  for (const mark of notes.of(own.line.code)) {
    const place = anchor(mark, own.book, own.line.pages.digest);
    if (place?.page === number && place.block != null) marked.set(place.block, mark.note ? "noted" : "marked");
  }
  const state = { hits: number === own.page ? own.hits : [], block: number === own.chosenOn ? own.block : null, marked };
  const choose = (block) => { [own.block, own.chosenOn] = own.block === block && own.chosenOn === number ? [null, null] : [block, number]; drawSides(); restand(); };
  return own.isText
    ? reflowed(own.book.pages[number - 1], number, state, choose)
    : printed(own.book.pages[number - 1], number, image, state, choose);
}

/** Draws the pages that are shown again, where they stand. */
const restand = () => turn(reading.page, true);

/** Goes over to the newer version. */
function renew(page) {
  const { newer } = reading;
  Object.assign(reading, { line: newer, newer: null, book: null, hits: [], block: null, page });
  forgetPictures();
  on.seen(newer);
  load();
}

function failed(error, page, again) {
  const key = error.message === "broken" ? "page-broken" : "page-missing";
  message(word(key, { page }), h("button", { type: "button", class: "plain", onclick: again }, word("try-again")));
}

function message(text, ...more) { find(".view").replaceChildren(h("div", { class: "told-page" }, h("p", {}, text), more)); }

// MARK: Drawing

const find = (selector) => element.querySelector(selector);

function frame() {
  const made = h("div", { class: "reader" },
    h("aside", { class: "parts", "aria-label": word("panel") }),
    h("section", { class: "middle" }, h("header", {}), h("div", { class: "view", tabindex: "-1" }), h("footer", {})),
    h("aside", { class: "note", "aria-label": word("note"), hidden: true }));
  swipes(made.querySelector(".view"));
  return made;
}

function drawHead() {
  const { line, newer } = reading;
  const changed = line.changedPages;
  const nextChanged = () => changed.find((page) => page > reading.page) ?? changed[0];
  find("header").replaceChildren(
    h("button", { type: "button", class: "back", onclick: on.close, "aria-label": word("documents-back") }, "‹"),
    h("div", { class: "names" }, h("h2", {}, line.title),
      h("p", { class: "quiet" }, line.facts,
        line.changes ? h("button", { type: "button", class: "changes", onclick: () => changed.length && go(nextChanged()) }, line.changes) : null)),
    keptBadge(line.pages));
  if (newer) {
    find("header").append(h("p", { class: "newer", role: "status" },
      h("span", {}, `${word("new-version")}: ${[newer.facts, newer.changes].filter(Boolean).join(" · ")}`),
      h("button", { type: "button", class: "primary", onclick: () => renew(reading.page) }, word("document-open"))));
  }
}

function drawFoot() {
  const { page, book, isText } = reading;
  const count = book.pages.length;
  const number = h("input", { type: "text", inputmode: "numeric", value: String(page), "aria-label": word("page-go"),
    onchange: () => go(Number.parseInt(number.value, 10) || page), onfocus: () => number.select() });
  const button = (text, label, act, more = {}) =>
    h("button", { type: "button", class: "key", "aria-label": label, title: label, onclick: act, ...more }, text);
  const mark = notes.at(reading.line.code, reading.line.pages.digest, page, null);
  const isNow = on.now();
  find("footer").replaceChildren(
    button("☰", word("panel"), togglePanel, { class: "key panel-key", "aria-expanded": String(reading.isPanelOpen) }),
    button("‹", word("page-before"), () => go(page - step()), { disabled: page <= 1 }),
    h("span", { class: "page-of" }, h("span", {}, word("page")), number, h("span", {}, `/ ${count}`)),
    button("›", word("page-next"), () => go(page + step()), { disabled: page + step() > count }),
    ...(isText ? [] : [h("span", { class: "sizes" },
      button("−", word("zoom-out"), () => zoom(-1), { disabled: reading.zoom === 0 }),
      button("+", word("zoom-in"), () => zoom(1), { disabled: reading.zoom === zooms.length - 1 }))]),
    button(word(isText ? "as-page" : "as-text"), word(isText ? "as-page" : "as-text"), toggleText, { class: "key wide" }),
    ...(isText ? [] : [button(word("two-pages"), word("two-pages"), toggleDouble, { class: "key wide two-key", "aria-pressed": String(isDouble()) })]),
    button(mark ? "★" : "☆", word(mark ? "marked" : "mark-page"), () => markPage(mark), { "aria-pressed": String(mark != null) }),
    ...(isNow && isNow !== reading.line.code
      ? [h("button", { type: "button", class: "primary now-key", onclick: () => on.toNow() }, word("to-now"))] : []),
    h("span", { class: "unseen", "aria-live": "polite" }, word("page-of", { page, count })));
  drawHead();
}

function drawSides() {
  element.dataset.double = isDouble() ? "yes" : "no";
  element.dataset.panel = reading.isPanelOpen ? "open" : "closed";
  const search = find(".parts .search") ?? searchField(word("search-here"), async (query) => {
    if (!reading.book) return [];
    const own = hitsOf(reading.book, query, (place) => { reading.hits = place.words; closePanel(); turn(place.page); });
    return own
      ? [h("p", { class: "quiet" }, word("search-count", { count: own.count })), own.list]
      : [h("p", { class: "quiet" }, word("search-none", { text: search.input.value.trim() }))];
  });
  if (reading.text) { search.input.value = reading.text; reading.text = ""; search.run(); }
  sideOfParts(find(".parts"), reading, search, (page, block) => { reading.hits = []; closePanel(); turn(page); if (block != null) reading.block = null; }, closePanel);
  const note = find(".note");
  note.hidden = reading.block == null;
  element.dataset.note = reading.block == null ? "no" : "yes";
  if (reading.block != null) {
    const page = reading.book.pages[reading.chosenOn - 1];
    const at = { code: reading.line.code, title: reading.line.title, facts: reading.line.facts, digest: reading.line.pages.digest,
      page: reading.chosenOn, block: reading.block, quote: quoteOf(page, page.blocks[reading.block]) };
    sideOfNote(note, at, existing(at), () => { reading.block = null; drawSides(); restand(); });
  }
}

/** The note on a paragraph, also one that was written on it in an earlier version. */
function existing(at) {
  return notes.of(at.code).find((mark) => {
    const place = mark.block == null ? null : anchor(mark, reading.book, at.digest);
    return place?.page === at.page && place.block === at.block;
  });
}

// MARK: What is pressed

/** Goes to a page; what was found or chosen before is left behind. */
function go(page) {
  reading.hits = [];
  [reading.block, reading.chosenOn] = [null, null];
  turn(page);
}

function scale() {
  const width = `${zooms[reading.zoom]}%`;
  const sheets = find(".sheets");
  if (sheets) sheets.style.width = reading.isText ? "" : width;
}

function zoom(by) {
  reading.zoom = Math.min(zooms.length - 1, Math.max(0, reading.zoom + by));
  scale();
  drawFoot();
}

function toggleText() {
  reading.isText = !reading.isText;
  keep("as-text", reading.isText ? "yes" : "no");
  restand();
}

function toggleDouble() {
  reading.isDouble = !reading.isDouble;
  keep("two-pages", reading.isDouble ? "yes" : "no");
  restand();
}

function togglePanel() { reading.isPanelOpen = !reading.isPanelOpen; drawSides(); drawFoot(); }
function closePanel() { if (reading.isPanelOpen) togglePanel(); }

async function markPage(mark) {
  const { line, page } = reading;
  if (mark) await notes.drop(mark.id);
  else if (!notes.isFull()) {
    await notes.keep({ id: crypto.randomUUID?.() ?? String(Date.now()), code: line.code, title: line.title, facts: line.facts,
      digest: line.pages.digest, page, block: null, quote: "", note: "" });
  }
  drawFoot();
  drawSides();
}

/** A finger that goes across turns the page, where the page is not larger than its place. */
function swipes(view) {
  let start = null;
  view.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  }, { passive: true });
  view.addEventListener("touchend", (event) => {
    if (!start || !reading?.book || view.scrollWidth > view.clientWidth + 4) return;
    const [x, y] = [event.changedTouches[0].clientX - start.x, event.changedTouches[0].clientY - start.y];
    if (Math.abs(x) >= swipePx && Math.abs(x) > 2 * Math.abs(y)) go(reading.page + (x < 0 ? step() : -step()));
    start = null;
  }, { passive: true });
}

/** What a key does while a document is read; whether it does anything. */
export function pressed(key) {
  if (!reading?.book || /^(INPUT|TEXTAREA)$/.test(globalThis.document.activeElement?.tagName ?? "")) return false;
  const pages = { ArrowLeft: -step(), PageUp: -step(), ArrowRight: step(), PageDown: step() };
  if (pages[key]) go(reading.page + pages[key]);
  else if (key === "Home") go(1);
  else if (key === "End") go(reading.book.pages.length);
  else return false;
  return true;
}

/** The window has another size. */
export function resized() { if (reading?.book) { restand(); drawSides(); } }

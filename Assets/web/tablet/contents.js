/* The place "documents": what may be read, by the items that it is for, and searching all of it. */

import { h } from "./draw.js";
import { excerpt, find, index, wanted } from "./fold.js";
import * as keeper from "./keeper.js";
import { lines } from "./plan.js";
import { word } from "./words.js";

/** How long a search waits for the next letter, in ms. */
const typingMS = 200;
/** The most places of one document that are shown at once. */
const foundMax = 8;

const head = (text) => h("div", { class: "head" }, h("h2", {}, text));

/** How much of a document is on this device. */
export function keptBadge(pages) {
  const { kept, count } = keeper.progress(pages);
  const text = word(kept === count ? "kept-all" : "kept", { kept, count });
  return h("span", { class: "badge", "data-tone": kept === count ? "agree" : "other" }, text);
}

/** One document of the list; `open(code, page)` opens it. */
function document_(line, { isNow, isNew, page }, open) {
  const facts = [line.kind, line.facts, line.length].filter(Boolean).join(" · ");
  const children = [
    h("span", { class: "names" }, h("b", {}, line.title),
      isNow && line.pages ? h("span", { class: "badge", "data-tone": "now" }, word("now")) : null,
      isNew ? h("span", { class: "badge", "data-tone": "new" }, word(line.version > 1 ? "new-version" : "new-document")) : null),
    h("span", { class: "quiet" }, facts),
    line.changes ? h("span", { class: "changes" }, line.changes) : null,
    line.note ? h("span", { class: "quiet" }, line.note) : null,
    line.remark ? h("span", { class: "remark" }, line.remark) : null,
    line.pages ? h("span", { class: "standing-of" }, keptBadge(line.pages),
      page > 1 ? h("span", { class: "quiet" }, word("read-on", { page })) : null) : null,
  ];
  if (!line.pages) return h("li", { class: "document", "data-gone": line.isWithdrawn ? "" : null }, h("div", {}, children));
  return h("li", { class: "document", "data-now": isNow ? "" : null },
    h("button", { type: "button", onclick: () => open(line.code) }, children));
}

/** A card for each group; `facts` are `{group, item, seen, places}`. */
export const group = (open) => ({ group, item, seen, places }) =>
  h("section", { class: "card documents", "aria-label": group.title }, head(group.title),
    h("ul", {}, group.documents.map((line) => document_(line, {
      isNow: item != null && line.items.includes(item), isNew: line.pages && seen[line.code] !== line.version,
      page: places[line.code] ?? 1,
    }, open))));

/** That there is nothing, or not yet. */
export const nothing = (key) => h("section", { class: "card" }, h("p", { class: "quiet" }, word(key)));

/** How much is on this device. */
export const kept = (facts) => h("section", { class: "card kept", "aria-label": word("device") }, head(word("device")),
  h("p", {}, word("kept-sum", facts)),
  h("progress", { max: Math.max(1, facts.count), value: facts.kept, "aria-label": word("kept-sum", facts) }),
  facts.full ? h("p", { class: "remark" }, word("kept-full", { count: facts.full })) : null,
  facts.isSecure ? null : h("p", { class: "remark" }, word("kept-memory")));

// MARK: Searching

const indexes = new WeakMap();

/** The words of a book as they are searched, made once. */
export function indexOf(book) {
  if (!indexes.has(book)) indexes.set(book, index(book));
  return indexes.get(book);
}

/** A place that was found, to be pressed. */
function hit(book, place, press) {
  const [before, found, behind] = excerpt(book.pages[place.page - 1], place.words);
  return h("li", {}, h("button", { type: "button", onclick: () => press(place) },
    h("b", {}, word("page-label", { page: place.page })),
    h("span", {}, before, " ", h("mark", {}, found), " ", behind)));
}

/** The places in one book, the first of them at once and the others on demand. */
export function hits(book, query, press) {
  const { found, count } = find(indexOf(book), query, foundMax);
  if (!count) return null;
  const list = h("ul", { class: "hits" }, found.map((place) => hit(book, place, press)));
  if (count > found.length) {
    const more = h("button", { type: "button", class: "more", onclick: () => {
      const rest = find(indexOf(book), query, count).found.slice(found.length);
      item.replaceWith(...rest.map((place) => hit(book, place, press)));
    } }, word("search-more", { count: count - found.length }));
    const item = h("li", {}, more);
    list.append(item);
  }
  return { list, count };
}

/** A field that searches as somebody types; `search(words, text)` answers with what is shown below it. */
export function searchField(label, search) {
  const answer = h("div", { class: "found", "aria-live": "polite" });
  let timer = null;
  const input = h("input", { type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-label": label,
    enterkeyhint: "search", placeholder: word("search-hint"), oninput: () => { clearTimeout(timer); timer = setTimeout(run, typingMS); } });
  async function run() {
    const text = input.value.trim();
    const query = wanted(text);
    const shown = query.length ? await search(query, text) : [];
    if (input.value.trim() === text) answer.replaceChildren(...shown);
  }
  const field = h("div", { class: "search" }, input, answer);
  field.run = run;
  field.input = input;
  return field;
}

/** Searches every document that is here. */
export function searchAll(documents, open) {
  const field = searchField(word("search-all"), async (query, text) => {
    const parts = [];
    let missing = 0;
    for (const line of lines(documents()).filter((each) => each.pages)) {
      const book = await keeper.bookHere(line.pages).catch(() => null);
      if (!book) { missing += 1; continue; }
      const own = hits(book, query, (place) => open(line.code, place, text));
      if (own) parts.push(h("h3", {}, line.title, h("span", { class: "quiet" }, ` · ${word("search-count", { count: own.count })}`)), own.list);
    }
    if (!parts.length) parts.push(h("p", { class: "quiet" }, word("search-none", { text })));
    if (missing) parts.push(h("p", { class: "remark" }, word("search-missing", { count: missing })));
    return parts;
  });
  return h("section", { class: "card searching", "aria-label": word("search-all") }, head(word("search-all").toLocaleUpperCase()), field);
}

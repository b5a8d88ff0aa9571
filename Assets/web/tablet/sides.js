/* What stands beside a page: the parts of the document, searching in it, and own notes; and the note on a paragraph. */

import { h } from "./draw.js";
import { anchor } from "./marks.js";
import * as notes from "./notes.js";
import { word } from "./words.js";

const head = (text) => h("h3", {}, text);

/** The left side: contents, searching, what changed, notes. `go(page)` shows a page. */
export function sideOfParts(side, reading, search, go, close) {
  const { book, line, page } = reading;
  if (!book) return side.replaceChildren();
  // The search stays where it is, with what was typed.
  if (!side.contains(search)) {
    side.replaceChildren(
      h("button", { type: "button", class: "plain panel-close", onclick: close }, word("panel-close")),
      head(word("search")), search, h("div", { class: "lists" }));
  }
  const marks = notes.of(line.code).map((mark) => ({ mark, place: anchor(mark, book, line.pages.digest) }));
  side.querySelector(".lists").replaceChildren(...[
    ...(line.changedPages.length ? [head(word("changed")), h("ul", { class: "pages" }, line.changedPages.map((each) =>
      h("li", {}, h("button", { type: "button", "aria-current": each === page ? "page" : null, onclick: () => go(each) }, String(each)))))] : []),
    ...(book.outline.length ? [head(word("outline")), outline(book.outline, page, go)] : []),
    head(word("marks")),
    marks.length
      ? h("ul", { class: "marks" }, marks.map(({ mark, place }) => h("li", {},
        h("button", { type: "button", disabled: place == null, onclick: () => go(place.page) },
          h("b", {}, word("page-label", { page: place?.page ?? mark.page })),
          mark.quote ? h("span", { class: "quiet" }, `“${mark.quote}”`) : null, mark.note ? h("span", {}, mark.note) : null,
          place ? null : h("span", { class: "remark" }, word("marks-gone"))))))
      : h("p", { class: "quiet" }, word("marks-none")),
  ]);
}

/** The parts of a document; the one that is read is marked. */
function outline(entries, page, go) {
  const largest = Math.min(...entries.map((entry) => entry.level));
  // The first part that begins on the page, else the one that goes on there.
  const first = entries.findIndex((entry) => entry.page === page);
  const here = first >= 0 ? first : entries.findLastIndex((entry) => entry.page < page);
  return h("ul", { class: "outline" }, entries.map((entry, place) => h("li", { "data-level": entry.level - largest + 1 },
    h("button", { type: "button", "aria-current": place === here ? "true" : null, onclick: () => go(entry.page) }, entry.title))));
}

/** The right side: the note on the paragraph that was chosen. */
export function sideOfNote(side, at, mark, done) {
  // What somebody is writing is never redrawn under their hands.
  const name = `${at.digest}/${at.page}/${at.block}`;
  if (side.dataset.of === name && side.contains(globalThis.document.activeElement)) return;
  side.dataset.of = name;
  const field = h("textarea", { placeholder: word("note-write"), maxlength: notes.noteCharactersMax, "aria-label": word("note") });
  field.value = mark?.note ?? "";
  const leave = () => { side.dataset.of = ""; done(); };
  async function save() {
    if (!mark && notes.isFull()) { told.textContent = word("note-full", { count: notes.marksMax }); return; }
    const id = mark?.id ?? globalThis.crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    await notes.keep({ ...at, id, note: field.value.trim() });
    leave();
  }
  const told = h("p", { class: "remark", "aria-live": "polite" });
  side.replaceChildren(head(word("note")), h("blockquote", {}, at.quote), field, told,
    h("button", { type: "button", class: "primary", onclick: save }, word("note-save")),
    h("div", { class: "actions" },
      mark ? h("button", { type: "button", class: "plain", onclick: async () => { await notes.drop(mark.id); leave(); } }, word("note-remove")) : null,
      h("button", { type: "button", class: "plain", onclick: leave }, word("panel-close"))));
}

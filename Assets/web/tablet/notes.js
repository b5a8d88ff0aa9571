/* The notes of whoever reads: kept on this device, listed, and saved as a file. */

import { h } from "./draw.js";
import { inOrder, marksMax, noteCharactersMax, toText } from "./marks.js";
import * as store from "./store.js";
import { word } from "./words.js";

let marks = [];

/** Reads what is kept. */
export async function begin() { marks = await store.all("marks"); }

/** The notes on a document. */
export const of = (code) => inOrder(marks.filter((mark) => mark.code === code));

/** The note on a paragraph, or on a page where `block` is nothing. */
export const at = (code, digest, page, block) =>
  marks.find((mark) => mark.code === code && mark.digest === digest && mark.page === page && mark.block === block);

/** Keeps a note, in the place of the one that it was. */
export async function keep(mark) {
  marks = [...marks.filter((other) => other.id !== mark.id), mark];
  await store.put("marks", mark.id, mark).catch(() => {});
}

/** Removes a note. */
export async function drop(id) {
  marks = marks.filter((mark) => mark.id !== id);
  await store.remove("marks", [id]);
}

/** Whether there is room for one more. */
export const isFull = () => marks.length >= marksMax;
/** How many there are. */
export const count = () => marks.length;
export { marksMax, noteCharactersMax };

/** The card of all notes: how many there are, and how they are saved. */
export function card(facts) {
  return h("section", { class: "card", "aria-label": word("marks") },
    h("div", { class: "head" }, h("h2", {}, word("marks"))),
    h("p", {}, word(facts.count ? "marks-count" : "marks-none", facts)), h("p", { class: "foot" }, word("marks-only-here")),
    facts.count ? h("div", { class: "actions" },
      h("button", { type: "button", class: "plain", onclick: () => save(facts.name) }, word("marks-export"))) : null);
}

/** Saves all notes as a file of this device. */
export function save(name) {
  const heading = name ? word("marks-of", { name }) : word("marks");
  const text = toText(marks, heading, word);
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }));
  const link = h("a", { href: url, download: `${word("marks-file")}.txt` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

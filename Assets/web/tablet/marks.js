/* Notes of whoever reads, which stay on this device: where they stand, also in another version, and as a text. Pure. */

import { fold } from "./fold.js";

/** The most notes on a device. */
export const marksMax = 2_000;
/** The longest note, in characters. */
export const noteCharactersMax = 4_000;
/** How much of a paragraph is kept to find it again, in characters. */
export const quoteCharactersMax = 200;

/** The text of a block of a page. */
export function textOf(page, block) {
  return page.lines.slice(block.first, block.first + block.count).map((line) => line.words.join(" ")).join(" ");
}

/** What is kept of a paragraph to find it again. */
export const quoteOf = (page, block) => [...textOf(page, block)].slice(0, quoteCharactersMax).join("");

/**
 * Where a note stands in a book: `{page, block}`; nothing where its paragraph is not there any more.
 * A note on a page stands on the page of that number; one on a paragraph where the paragraph is, wherever that went.
 */
export function anchor(mark, book, digest) {
  const at = book.pages[mark.page - 1];
  if (mark.digest === digest) return at ? { page: mark.page, block: mark.block } : null;
  if (mark.block == null) return at ? { page: mark.page, block: null } : null;
  const quote = fold(mark.quote);
  const fits = (page, block) => fold(quoteOf(page, block)) === quote;
  // Near where it stood first: the same words may stand in two places.
  const order = book.pages.map((_, place) => place).sort((a, b) => Math.abs(a + 1 - mark.page) - Math.abs(b + 1 - mark.page));
  for (const place of order) {
    const block = book.pages[place].blocks.findIndex((each) => fits(book.pages[place], each));
    if (block >= 0) return { page: place + 1, block };
  }
  return null;
}

/** Notes in the order in which they stand. */
export const inOrder = (marks) =>
  [...marks].sort((a, b) => a.code.localeCompare(b.code) || a.page - b.page || (a.block ?? -1) - (b.block ?? -1));

/** All notes as a text for people: documents with their notes, page by page. `words` gives the page's own words. */
export function toText(marks, heading, words) {
  const parts = [heading];
  let code = null;
  for (const mark of inOrder(marks)) {
    if (mark.code !== code) parts.push(`\n${mark.code} · ${mark.title} (${mark.facts})`);
    code = mark.code;
    parts.push(`\n${words("page-label", { page: mark.page })}${mark.quote ? `: “${mark.quote}”` : ""}`);
    if (mark.note) parts.push(mark.note.split("\n").map((line) => `    ${line}`).join("\n"));
  }
  return `${parts.join("\n")}\n`;
}

/* One page of a document as it is shown: its picture with the places of its paragraphs over it, or its words set anew. */

import { h } from "./draw.js";
import * as keeper from "./keeper.js";
import { textOf } from "./marks.js";
import { word } from "./words.js";

/** How many pictures are held ready: what is shown, and its neighbours. */
const picturesMax = 6;

const pictures = new Map();

/** The picture of a page, decoded and ready to be shown. */
export function ready(pages, number, book) {
  const key = `${pages.digest}/${number}`;
  let image = pictures.get(key);
  if (!image) {
    image = load(pages, number, book.pages[number - 1].form);
    image.catch(() => pictures.delete(key));
  }
  pictures.delete(key);
  pictures.set(key, image);
  for (const [other, old] of pictures) {
    if (pictures.size <= picturesMax) break;
    pictures.delete(other);
    old.then((each) => URL.revokeObjectURL(each.src), () => {});
  }
  return image;
}

async function load(pages, number, form) {
  const url = URL.createObjectURL(await keeper.picture(pages, number, form));
  const image = new Image();
  image.src = url;
  image.alt = "";
  try { await image.decode(); } catch { URL.revokeObjectURL(url); throw new Error("broken"); }
  return image;
}

/** Forgets all pictures. */
export function forgetPictures() {
  for (const image of pictures.values()) image.then((each) => URL.revokeObjectURL(each.src), () => {});
  pictures.clear();
}

/** Puts a box over a page, in hundredths of a point. */
function put(element, page, [left, top, right, bottom]) {
  const percent = (part, whole) => `${(100 * part) / Math.max(1, whole)}%`;
  Object.assign(element.style, {
    left: percent(left, page.width), top: percent(top, page.height), width: percent(right - left, page.width),
    height: percent(bottom - top, page.height),
  });
  return element;
}

function boxOf(page, block) {
  const lines = page.lines.slice(block.first, block.first + block.count);
  const edges = lines.flatMap((line) => line.edges);
  return [Math.min(...edges) - 300, Math.min(...lines.map((line) => line.top)) - 150, Math.max(...edges) + 300,
    Math.max(...lines.map((line) => line.bottom)) + 150];
}

/** A box over each word that was found. */
function hitBoxes(page, words) {
  return words.map(([line, place]) => {
    const { top, bottom, edges } = page.lines[line];
    return put(h("i", { class: "hit" }), page, [edges[2 * place] - 60, top, edges[2 * place + 1] + 60, bottom]);
  });
}

/** What a finger on a paragraph does: `choose(block)`, the block's place. */
function chosen(element, block, choose) {
  element.addEventListener("click", () => choose(block));
  element.addEventListener("keydown", (event) => { if (event.key === "Enter") choose(block); });
  return element;
}

/** How a paragraph is marked: `chosen`, `noted`, `marked` or not at all. */
const standing = (block, state) => block === state.block ? "chosen" : state.marked.get(block) ?? null;

/** A page as it was printed. `state`: `{hits, block, marked}`. */
export function printed(page, number, image, state, choose) {
  const sheet = h("div", { class: "page", role: "group", "aria-label": word("page-label", { page: number }) }, image);
  sheet.style.aspectRatio = `${page.width} / ${page.height}`;
  sheet.append(...hitBoxes(page, state.hits));
  page.blocks.forEach((block, place) => {
    const text = h("p", { class: "place", tabindex: "0", "data-standing": standing(place, state) }, textOf(page, block));
    sheet.append(chosen(put(text, page, boxOf(page, block)), place, choose));
  });
  return sheet;
}

/** The words of a page, set anew for a small display. */
export function reflowed(page, number, state, choose) {
  const found = new Set(state.hits.map(([line, place]) => `${line}/${place}`));
  const body = page.blocks.map((block, place) => {
    const parts = [];
    for (let line = block.first; line < block.first + block.count; line += 1) {
      page.lines[line].words.forEach((text, index) => {
        parts.push(found.has(`${line}/${index}`) ? h("mark", {}, text) : text, " ");
      });
    }
    const name = block.kind === "heading" ? "h3" : "p";
    return chosen(h(name, { "data-kind": block.kind, tabindex: "0", "data-standing": standing(place, state) }, parts), place, choose);
  });
  return h("article", { class: "text", "aria-label": word("page-label", { page: number }) },
    body.length ? body : h("p", { class: "quiet" }, word("no-text")));
}

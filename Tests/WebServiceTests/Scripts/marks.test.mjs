// Goal: a note stays at its paragraph, also in another version, and never moves to another one silently.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { anchor, inOrder, quoteCharactersMax, quoteOf, toText } = await load("marks.js");
const page = (...texts) => ({
  lines: texts.map((text) => ({ words: text.split(" ") })), blocks: texts.map((_, first) => ({ first, count: 1 })),
});
const older = { pages: [page("Mở đầu", "Kinh tế số chiếm 18,2%"), page("Hết")] };
const newer = { pages: [page("Mở đầu"), page("Thêm một đoạn", "Kinh tế số chiếm 18,2%")] };
const mark = { code: "BC01", title: "Báo cáo", facts: "Bản 1", digest: "old", page: 1, block: 1, quote: "Kinh tế số chiếm 18,2%", note: "hỏi lại\nlần nữa" };

test("in its own version a note stands where it was written", () => {
  assert.deepEqual(anchor(mark, older, "old"), { page: 1, block: 1 });
});

test("in another version it stands where its paragraph went", () => {
  assert.deepEqual(anchor(mark, newer, "new"), { page: 2, block: 1 });
});

test("where its paragraph is gone it stands nowhere", () => {
  assert.equal(anchor({ ...mark, quote: "Kinh tế số chiếm 18,3%" }, newer, "new"), null);
});

test("a page that was marked stays the page of that number, as long as there is one", () => {
  assert.deepEqual(anchor({ ...mark, block: null, page: 2 }, newer, "new"), { page: 2, block: null });
  assert.equal(anchor({ ...mark, block: null, page: 9 }, newer, "new"), null);
});

test("a long paragraph is known by its beginning", () => {
  const long = page("ữ".repeat(500));
  assert.equal([...quoteOf(long, long.blocks[0])].length, quoteCharactersMax);
});

test("notes are saved as a text, document by document, page by page", () => {
  const words = (key, { page }) => `Trang ${page}`;
  const text = toText([{ ...mark, page: 3, block: null, quote: "", note: "" }, mark], "Ghi chú", words);
  assert.equal(text, "Ghi chú\n\nBC01 · Báo cáo (Bản 1)\n\nTrang 1: “Kinh tế số chiếm 18,2%”\n    hỏi lại\n    lần nữa\n\nTrang 3\n");
  assert.deepEqual(inOrder([{ ...mark, page: 10 }, { ...mark, page: 9 }]).map((each) => each.page), [9, 10]);
});

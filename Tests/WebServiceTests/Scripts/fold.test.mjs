// Goal: what somebody types in a hurry is found, where it stands, in every form of its letters.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { excerpt, find, fold, index, wanted } = await load("fold.js");
const line = (text) => ({ words: text.split(" "), top: 0, bottom: 0, edges: [] });
const book = {
  pages: [
    { lines: [line("Tỷ lệ hồ sơ trực tuyến đạt 86,4%,"), line("vượt chỉ tiêu. Về chuyển đổi")] },
    { lines: [line("số: hạ tầng số"), line("(Chuyển đổi số) quốc gia")] },
  ],
};
const indexed = index(book);
const places = (text, most = 10) => find(indexed, wanted(text), most);

test("letters are found without their marks, composed or not, in capitals or small", () => {
  for (const text of ["chuyen doi so", "Chuyển đổi số", "CHUYEN DOI SO", "chuyển đổi số".normalize("NFD")]) {
    assert.deepEqual(places(text).found, [{ page: 2, words: [[1, 0], [1, 1], [1, 2]] }], text);
  }
});

test("the last word may be begun only, the others not, and they stand one after the other, over the ends of lines", () => {
  assert.equal(places("chuyen do").count, 2);
  assert.equal(places("chuy doi").count, 0);
  assert.deepEqual(places("truc tuyen dat 86,4% vuot").found[0].words.at(-1), [1, 0]);
});

test("signs around words do not count, and nothing is found for nothing", () => {
  assert.equal(places("quốc gia!").count, 1);
  assert.deepEqual(places("  ").found, []);
  assert.deepEqual(wanted("– , “”"), []);
});

test("only so many are shown, and all are counted", () => {
  assert.deepEqual([places("s", 1).found.length, places("s", 1).count], [1, 4]);
});

test("around what was found stand some words before and behind", () => {
  assert.deepEqual(excerpt(book.pages[1], [[1, 0], [1, 2]], 2), ["… tầng số", "(Chuyển đổi số)", "quốc gia"]);
});

test("letters of other alphabets keep what makes them others", () => {
  assert.equal(fold("Đặng Ðức ẤP"), "dang duc ap");
  assert.equal(fold("Müller Ñandú Łódź"), "müller ñandu łodź");
});

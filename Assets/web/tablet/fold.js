/* Texts as people type them who are in a hurry, and where they stand in documents. Pure. */

/** The letters that look like the Vietnamese đ, and it. */
const bars = { "đ": "d", "ð": "d", "ɖ": "d" };
/** What letters are written with: tones, hat, bow, horn. */
const marks = /[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]/g;
/** The letters that bear them in Vietnamese; the marks of other letters make another letter. */
const bearing = /[aeiouy][\u0300-\u036f]+/g;

/** A word without tones, hats and horns, `đ` as `d`, in small letters: what the service's `FoldedName` makes of it. */
export function fold(word) {
  const apart = word.toLowerCase().replace(/[đðɖ]/g, (letter) => bars[letter]).normalize("NFD");
  return apart.replace(bearing, (letter) => letter.replace(marks, "")).normalize("NFC");
}

/** A word as it is searched: folded, without the signs around it. */
export const bare = (word) => fold(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, "");

/** The words that are looked for. */
export const wanted = (text) => text.split(/\s+/u).map(bare).filter((word) => word !== "");

/** The words of a book as they are searched: page by page, each with its line and its place in it. */
export function index(book) {
  return book.pages.map((page) => {
    const [words, places] = [[], []];
    page.lines.forEach((line, number) => line.words.forEach((word, place) => {
      const folded = bare(word);
      if (folded !== "") { words.push(folded); places.push([number, place]); }
    }));
    return { words, places };
  });
}

/**
 * Where words stand in an index, one after the other, the last of them perhaps only begun.
 * The first `most` places, as `{page, words: [[line, word]]}` with pages from 1, and how many there are.
 */
export function find(indexed, query, most) {
  const found = [];
  let count = 0;
  if (!query.length) return { found, count };
  const last = query.length - 1;
  indexed.forEach((page, number) => {
    for (let start = 0; start + last < page.words.length; start += 1) {
      let place = 0;
      while (place < last && page.words[start + place] === query[place]) place += 1;
      if (place < last || !page.words[start + last].startsWith(query[last])) continue;
      count += 1;
      if (found.length < most) found.push({ page: number + 1, words: page.places.slice(start, start + last + 1) });
    }
  });
  return { found, count };
}

/** Some words around a place, as `[before, found, behind]`. */
export function excerpt(page, words, around = 6) {
  const flat = page.lines.flatMap((line, number) => line.words.map((word, place) => ({ word, number, place })));
  const at = ([line, place]) => flat.findIndex((each) => each.number === line && each.place === place);
  const [first, last] = [at(words[0]), at(words[words.length - 1])];
  const text = (from, to) => flat.slice(Math.max(0, from), to).map((each) => each.word).join(" ");
  return [
    (first > around ? "… " : "") + text(first - around, first), text(first, last + 1),
    text(last + 1, last + 1 + around) + (last + 1 + around < flat.length ? " …" : ""),
  ];
}

/* The page's own words; what is told of documents comes in words already. */

let words = {};

/** Fetches the words of a language; those that are there stay where it cannot. */
export async function loadWords(language) {
  try {
    const answer = await fetch(`/staff/words/${language}.json`);
    if (answer.ok) words = await answer.json();
  } catch { /* The next one comes with the next page. */ }
}

/** A text with values in their places. */
export function word(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/* The place "whole": the programme of every day, and every published result; fetched when it is looked at. */

import * as cards from "./cards.js";
import { h, show } from "./draw.js";
import { word } from "./words.js";

/** How often it is looked for something newer while somebody looks at it, in ms. */
const againMS = 30_000;

let facts = null;
let tag = null;
let timer = null;

async function load(language) {
  try {
    const answer = await fetch(`/programme?language=${language}`, { cache: "no-cache" });
    if (!answer.ok) return false;
    const newer = `${language} ${answer.headers.get("ETag")}`;
    if (newer === tag) return false;
    facts = await answer.json();
    tag = newer;
    return true;
  } catch {
    return false;
  }
}

/** Lets it be followed for as long as somebody looks at it; `drawn` is told when there is something newer. */
export function open(language, drawn) {
  close();
  const look = async () => { if (await load(language)) drawn(); };
  look();
  timer = setInterval(look, againMS);
}

/** Nobody looks at it any more. */
export function close() {
  clearInterval(timer);
  timer = null;
}

/** Draws it into the two columns. */
export function draw(lead, side) {
  if (!facts) return show(lead, [["wait", true, () => h("p", { class: "wait" }, word("first-wait"))]]);
  show(lead, facts.sessions.map((session, place) => [`session-${place}`, session, cards.wholeSession]));
  show(side, facts.results.length
    ? facts.results.map((result) => [`result-${result.heading}`, result, cards.result])
    : [["no-results", facts.noResults, (text) => h("section", { class: "card" }, h("p", { class: "foot" }, text))]]);
}

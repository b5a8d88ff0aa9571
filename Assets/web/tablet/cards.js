/* The cards of the place "follow": what an audience is told of the hall, put where it belongs. */

import { h, sign, signOfTone } from "./draw.js";
import { word } from "./words.js";

function card(kind, heading, ...children) {
  return h("section", { class: `card ${kind}`, "aria-label": heading }, ...children);
}

const details = (lines) => lines.length ? h("p", { class: "details" }, lines.map((line) => h("span", {}, line))) : null;
const head = (heading, badge) =>
  h("div", { class: "head" }, h("h2", {}, heading), badge ? h("span", { class: "badge", "data-tone": "late" }, badge) : null);

/** What is on, and its documents, one press away; `open(code)` opens one. */
export const current = (open) => (facts) => card(
  "current", facts.heading, head(facts.heading, facts.lateness), h("h3", {}, facts.title), details(facts.details),
  facts.documents?.length ? h("div", { class: "actions" }, facts.documents.map((line) =>
    h("button", { type: "button", class: "plain document-key", onclick: () => open(line.code) }, sign("documents"), h("span", {}, line.title)))) : null);

export function next(facts) {
  return card("next", facts.heading, head(facts.heading, facts.lateness), h("h3", {}, facts.title), details(facts.details));
}

function choice(line) {
  const measure = line.share && line.part != null ? h("i", {}) : null;
  // Widths are set as properties: the page allows no style written into markup.
  if (measure) measure.style.width = `${Math.min(100, line.part / 100)}%`;
  const mark = sign(signOfTone[line.sign] ?? "circle");
  const lead = h("span", { "data-color": line.color }, mark);
  return h("li", {},
    lead, h("span", {}, line.label), line.figure ? h("b", {}, line.figure) : null,
    line.share ? h("span", { class: "share" }, line.share) : null,
    measure ? h("span", { class: "measure", "data-color": line.color, "aria-hidden": "true" }, measure) : null);
}

const choices = (lines) => lines.length ? h("ul", { class: "choices" }, lines.map(choice)) : null;
const notes = (lines) => lines.map((line) => h("p", { class: "notes-of" }, line));

export function vote(facts) {
  const made = card("vote", facts.heading,
    head(facts.heading), h("h3", {}, facts.title), h("p", { class: "call" }, facts.call),
    facts.deadlineMS ? h("p", { class: "notes-of", "data-deadline": facts.deadlineMS }) : null,
    choices(facts.choices), notes(facts.notes));
  // A vote that is open stands out: it is the one thing that people are asked for.
  if (facts.isOpen) made.dataset.open = "";
  return made;
}

export function result(facts) {
  const verdict = h("p", { class: "verdict", "data-tone": facts.tone }, sign(signOfTone[facts.tone]), h("span", {}, facts.verdict));
  const order = facts.isVoided ? [verdict, choices(facts.choices)] : [choices(facts.choices), verdict];
  const made = card("result", facts.heading, head(facts.heading), h("h3", {}, facts.title), order, notes(facts.notes));
  if (facts.isVoided) made.dataset.voided = "";
  return made;
}

export function speaker(facts) {
  const time = h("div", { class: "time" }, h("b", {}), h("span", {}));
  time.clock = facts.clock;
  return card("speaker", facts.heading, head(facts.heading),
    h("div", { class: "floor" }, h("div", {}, h("h3", {}, facts.name), details(facts.details)), time),
    facts.next ? h("p", { class: "foot" }, facts.next) : null);
}

/** How many items before the one that is on stand there at once. */
const earlierShown = 2;
let isWhole = false;

const programmeMarks = { done: "check", now: "arrow", next: "next" };

/** An item of a programme. */
function programmeLine(line) {
  return h("li", { "data-mark": line.mark, "aria-current": line.mark === "now" ? "step" : null },
    h("time", {}, line.time), programmeMarks[line.mark] ? sign(programmeMarks[line.mark]) : h("span", {}),
    h("span", { class: "what" }, line.title,
      line.note ? h("span", { class: "quiet" }, ` · ${line.note}`) : null,
      ["done", "now", "next"].includes(line.mark) ? h("span", { class: "unseen" }, ` (${word(line.mark)})`) : null),
    line.badges.length
      ? h("span", { class: "badges" }, line.badges.map((badge) => h("span", { class: "badge", "data-tone": badge.tone }, badge.text)))
      : null);
}

/** A session of any day, whole. */
export function wholeSession(facts) {
  return card("programme", facts.heading, head(facts.heading), h("ol", { class: "lines" }, facts.lines.map(programmeLine)));
}

export function programme(facts) {
  const here = facts.lines.findIndex((line) => line.mark === "now" || line.mark === "next");
  const earlier = Math.max(0, here - earlierShown);
  const lines = facts.lines.map(programmeLine);
  const list = h("ol", { class: "lines" }, lines);
  const button = h("button", { type: "button", class: "more" });
  const fold = () => {
    lines.slice(0, earlier).forEach((line) => { line.hidden = !isWhole; });
    button.textContent = word(isWhole ? "earlier-hide" : "earlier", { count: earlier });
    button.setAttribute("aria-expanded", String(isWhole));
  };
  button.addEventListener("click", () => { isWhole = !isWhole; fold(); });
  fold();
  return card("programme", facts.heading, head(facts.heading), earlier > 0 ? button : null, list,
    facts.foot ? h("p", { class: "foot" }, facts.foot) : null);
}

export function hall(facts) {
  return card("hall", facts.heading, head(facts.heading),
    h("img", { src: facts.source, alt: facts.label, width: facts.width, height: facts.height, decoding: "async" }));
}

export function attendance(facts) {
  return card("attendance", facts.heading, head(facts.heading),
    h("dl", { class: "figures" }, facts.lines.map((line) => h("div", {}, h("dt", {}, line.label), h("dd", {}, line.figure)))),
    h("p", { class: "foot" }, facts.foot), facts.mine ? h("p", { class: "mine" }, facts.mine) : null);
}

export function people(kind) {
  const marks = { done: "check", now: "arrow", next: "next" };
  return (facts) => card(kind, facts.heading, head(facts.heading),
    h("ul", { class: "people" }, facts.lines.map((line) => h("li", { "data-mark": line.mark },
      marks[line.mark] ? sign(marks[line.mark]) : h("span", {}), h("span", {}, line.text),
      line.figure ? h("b", {}, line.figure) : null, line.detail ? h("small", {}, line.detail) : null))),
    facts.foot ? h("p", { class: "foot" }, facts.foot) : null);
}

/* What is asked before a document goes out by itself, or is taken back. */

import { h } from "/draw.js";
import { word } from "./words.js";

function field(label, control, id) {
  control.id = id;
  return [h("label", { for: id }, label), control];
}

function ask(dialog, heading, fields, likely, taken) {
  dialog.replaceChildren(h("form", { onsubmit: (event) => {
    event.preventDefault();
    dialog.close();
    taken();
  } },
    h("h2", {}, heading), ...fields, h("p", { class: "actions" }, h("button", { class: "likely" }, likely),
      h("button", { type: "button", onclick: () => dialog.close() }, word("cancel")))));
  dialog.setAttribute("aria-label", heading);
  dialog.showModal();
}

/** Asks when a document is to go out by itself. */
export function choose(dialog, page, document, taken) {
  const options = (choices) => choices.map((choice) => h("option", { value: choice.code }, choice.label));
  const kind = h("select", {},
    page.items.length > 0 ? h("option", { value: "item" }, word("on-item")) : null,
    page.ballots.length > 0 ? h("option", { value: "ballot" }, word("on-ballot")) : null,
    h("option", { value: "at" }, word("at-time")));
  const item = h("select", {}, ...options(page.items));
  const ballot = h("select", {}, ...options(page.ballots));
  const at = h("input", { type: "datetime-local" });
  const places = { item: h("div", {}, ...field(word("item"), item, "plan-item")),
    ballot: h("div", {}, ...field(word("ballot"), ballot, "plan-ballot")),
    at: h("div", {}, ...field(word("time"), at, "plan-at"), h("p", { class: "note" }, word("hall-time"))) };
  const change = () => {
    for (const [name, place] of Object.entries(places)) place.hidden = name !== kind.value;
    at.required = kind.value === "at";
  };
  kind.addEventListener("change", change);
  change();
  ask(dialog, word("plan-heading", { document: document.code }),
    [...field(word("when"), kind, "plan-kind"), ...Object.values(places)], word("plan"), () => taken(
      kind.value === "item" ? { item: item.value } : kind.value === "ballot" ? { ballot: ballot.value } : { at: at.value }));
}

/** Asks why a document is taken back. */
export function withdraw(dialog, document, taken) {
  const reason = h("input", { required: true, maxlength: "200", autocomplete: "off" });
  ask(dialog, word("withdraw-heading", { document: document.code }),
    [h("p", {}, word("withdraw-note")), ...field(word("reason"), reason, "reason")], word("withdraw"),
    () => taken(reason.value));
}

/* Large keys for a number: what is typed is shown as dots, and forgotten with the keypad. */

import { h } from "./draw.js";
import { word } from "./words.js";

/** The fewest and the most digits of a number. */
const digits = { least: 4, most: 6 };

/** A keypad; `done(number)` says what to tell when it was not taken, or nothing. */
export function keypad(title, how, done, cancel) {
  let typed = "";
  const dots = h("p", { class: "dots", "aria-live": "polite" });
  const told = h("p", { class: "told", role: "alert" });
  const ready = h("button", { type: "button", class: "primary", onclick: finish }, word("number-ready"));

  function show() {
    dots.textContent = "●".repeat(typed.length) + "○".repeat(Math.max(0, digits.least - typed.length));
    dots.setAttribute("aria-label", word("number-typed", { count: typed.length }));
    ready.disabled = typed.length < digits.least;
  }

  function type(digit) {
    if (typed.length < digits.most) typed += digit;
    told.textContent = "";
    show();
  }

  async function finish() {
    if (typed.length < digits.least) return;
    const number = typed;
    typed = "";
    show();
    told.textContent = await done(number) ?? "";
  }

  const keys = [..."123456789"].map((digit) =>
    h("button", { type: "button", onclick: () => type(digit) }, digit));
  const pad = h("section", { class: "card keypad", "aria-label": title },
    h("h3", {}, title), h("p", { class: "quiet" }, how), dots, told,
    h("div", { class: "keys" }, keys,
      h("button", { type: "button", class: "small", onclick: () => { typed = typed.slice(0, -1); show(); } }, word("number-erase")),
      h("button", { type: "button", onclick: () => type("0") }, "0"),
      cancel ? h("button", { type: "button", class: "small", onclick: cancel }, word("number-cancel")) : h("span", {})),
    ready);
  pad.addEventListener("keydown", (event) => {
    if (/^[0-9]$/.test(event.key)) type(event.key);
    else if (event.key === "Backspace") { typed = typed.slice(0, -1); show(); }
    else if (event.key === "Enter" && event.target === pad) finish();
  });
  pad.tabIndex = -1;
  show();
  return pad;
}

/** What to tell of an answer to a number; nothing where it was taken. */
export function toldOf(answer) {
  if (answer?.ok) return null;
  if (answer?.status === 403) return word("number-wrong");
  if (answer?.status === 429) return word("number-waits", { seconds: answer.headers.get("Retry-After") ?? "30" });
  return word("failed");
}

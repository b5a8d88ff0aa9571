/* The place "mine": whose this device is, or how it comes to be somebody's; its lock; how it shows the page. */

import { h } from "./draw.js";
import { keypad, toldOf } from "./keypad.js";
import { post } from "./post.js";
import { set, settings } from "./settings.js";
import { word } from "./words.js";

/** For how long a second press gives the device back, in ms. */
const sureMS = 5_000;

const head = (text) => h("div", { class: "head" }, h("h2", {}, text));

/** How it comes to be somebody's: what a desk scans, and six letters for where no scanner is. */
export function pairing(leave) {
  const letters = h("p", { class: "letters", "aria-live": "polite" });
  const made = h("section", { class: "card pairing", "aria-label": word("pair") },
    h("img", { class: "code", src: "/code.svg", alt: word("pair-code"), width: 300, height: 300 }),
    h("div", {}, h("h3", {}, word("pair")), h("p", {}, word("pair-how")),
      h("p", { class: "quiet" }, word("pair-letters")), letters,
      h("p", { class: "foot" }, word("pair-no-secret")),
      h("button", { type: "button", class: "plain", onclick: leave }, word("pair-guest"))));
  ask();
  /** Asks for letters for as long as they are looked at. */
  async function ask() {
    const answer = await post("/letters");
    let seconds = 5;
    if (answer?.ok) {
      const told = await answer.json();
      letters.textContent = `${told.letters.slice(0, 3)} ${told.letters.slice(3)}`;
      letters.setAttribute("aria-label", [...told.letters].join(" "));
      seconds = told.seconds;
    }
    setTimeout(() => { if (made.isConnected) ask(); }, seconds * 1_000);
  }
  return made;
}

/** Whose it is. */
export function owner(me, begin) {
  let isSure = false;
  const back = h("button", {
    type: "button", class: "plain", async onclick() {
      if (!isSure) {
        isSure = true;
        back.textContent = word("not-me-sure");
        setTimeout(() => { isSure = false; back.textContent = word("not-me"); }, sureMS);
        return;
      }
      const answer = await post("/unpair");
      if (!answer?.ok) back.textContent = word("failed");
    },
  }, word("not-me"));
  return h("section", { class: "card owner", "aria-label": word("owner") },
    head(word("owner")), h("h3", {}, me.name), me.lines.map((line) => h("p", {}, line)),
    h("div", { class: "actions" }, h("button", { type: "button", class: "primary", onclick: begin }, word("begin")), back));
}

/** Its lock. */
export function lock(me) {
  const body = h("div", {});
  const choose = () => body.replaceChildren(keypad(word("number-choose"), word("number-how"),
    async (number) => toldOf(await post("/number", { number })), rest));
  function rest() {
    body.replaceChildren(
      h("p", {}, word(me.hasNumber ? "number-is" : "number-none")),
      h("div", { class: "actions" },
        h("button", { type: "button", class: "plain", onclick: choose }, word(me.hasNumber ? "number-change" : "number-set")),
        me.hasNumber ? h("button", { type: "button", class: "plain", onclick: () => post("/lock") }, word("lock-now")) : null,
        me.hasNumber ? h("button", { type: "button", class: "plain", onclick: () => post("/number", { number: null }) }, word("number-remove")) : null));
  }
  rest();
  return h("section", { class: "card", "aria-label": word("number") }, head(word("number")), body);
}

/** What is there while it is locked. */
export function locked() {
  return keypad(word("locked"), word("locked-how"), async (number) => toldOf(await post("/open", { number })));
}

/** That it is a guest's. */
export function guest(me, pair) {
  return h("section", { class: "card", "aria-label": word("device") }, head(word("device")),
    h("p", {}, word("device-guest")),
    me?.canBePaired
      ? h("div", { class: "actions" }, h("button", { type: "button", class: "primary", onclick: pair }, word("pair")))
      : h("p", { class: "foot" }, word("insecure")));
}

/** How it shows the page; `chosen(key)` is told what was changed. */
export function reading(chosen) {
  const setting = (key, name, choices) =>
    h("div", { class: "setting" }, h("span", { id: `setting-${key}` }, name),
      h("div", { class: "group", role: "group", "aria-labelledby": `setting-${key}` }, choices.map(([value, text]) =>
        h("button", {
          type: "button", "aria-pressed": String(settings[key] === value), onclick: () => { set(key, value); chosen(key); },
        }, text))));
  return h("section", { class: "card", "aria-label": word("reading") }, head(word("reading")),
    setting("language", word("language"), [["vi", "Tiếng Việt"], ["en", "English"]]),
    setting("size", word("size"), ["1", "2", "3"].map((size) => [size, word(`size-${size}`)])),
    setting("theme", word("theme"), ["auto", "light", "dark"].map((theme) => [theme, word(`theme-${theme}`)])));
}

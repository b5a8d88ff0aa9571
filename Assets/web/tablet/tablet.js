/* A tablet: the bar, the places, and what is shown of the hall. It draws what comes, and finds nothing out by itself. */

import * as cards from "./cards.js";
import { secondsLeft, speakerTime, timeOfDay } from "./clock.js";
import { h, show, sign } from "./draw.js";
import { follow } from "./live.js";
import { apply, set, settings } from "./settings.js";
import { hallSaid, heard, lost, newLink, standing } from "./standing.js";
import { loadWords, word } from "./words.js";

const find = (selector) => document.querySelector(selector);
const main = find("main");

let link = newLink(performance.now());
let room = null;
let place = "follow";
let version = null;
let stream = null;

const serviceMS = () => Date.now() + (link.offsetMS ?? 0);

// MARK: What comes

const on = {
  heard(serviceTime) { link = heard(link, performance.now(), serviceTime, Date.now()); tick(); },
  lost() { link = lost(link, performance.now()); tick(); },
  value(kind, value) {
    if (kind === "link") link = hallSaid(link, value);
    if (kind === "room") room = value;
    draw();
  },
  page(newer) {
    if (version != null && version !== newer) location.reload();
    version = newer;
  },
};

// MARK: What is shown

function draw() {
  tick();
  for (const button of document.querySelectorAll("nav button")) {
    if (button.dataset.place === place) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  if (!room) return main.replaceChildren(h("p", { class: "wait" }, word("first-wait")));
  find(".bar .body").textContent = room.heading.body;
  find(".bar .title").textContent = room.heading.title;
  document.title = room.heading.title;
  if (main.dataset.place !== place || !find(".lead")) {
    main.dataset.place = place;
    main.replaceChildren(h("div", { class: "lead" }), h("div", { class: "side" }));
  }
  if (place === "follow") drawHall(); else drawMine();
  tick();
}

function drawHall() {
  show(find(".lead"), [
    ["vote", room.vote, cards.vote], ["result", room.result, cards.result], ["current", room.current, cards.current],
    ["speaker", room.speaker, cards.speaker], ["next", room.next, cards.next],
    ["programme", room.programme, cards.programme],
  ]);
  show(find(".side"), [
    ["hall", room.hall, cards.hall], ["attendance", room.attendance, cards.attendance],
    ["notes", room.notes, cards.people("notes")], ["speakers", room.speakers, cards.people("speakers")],
    ...room.elected.map((list) => [`elected-${list.heading}`, list, cards.people("elected")]),
  ]);
}

function setting(key, name, choices) {
  return h("div", { class: "setting" }, h("span", { id: `setting-${key}` }, name),
    h("div", { class: "group", role: "group", "aria-labelledby": `setting-${key}` }, choices.map(([value, text]) =>
      h("button", {
        type: "button", "aria-pressed": String(settings[key] === value), onclick: () => choose(key, value),
      }, text))));
}

function drawMine() {
  show(find(".lead"), [
    ["reading", settings, () => h("section", { class: "card", "aria-label": word("reading") },
      h("div", { class: "head" }, h("h2", {}, word("reading"))),
      setting("language", word("language"), [["vi", "Tiếng Việt"], ["en", "English"]]),
      setting("size", word("size"), ["1", "2", "3"].map((size) => [size, word(`size-${size}`)])),
      setting("theme", word("theme"), ["auto", "light", "dark"].map((theme) => [theme, word(`theme-${theme}`)])))],
  ]);
  show(find(".side"), [
    ["device", settings, () => h("section", { class: "card", "aria-label": word("device") },
      h("div", { class: "head" }, h("h2", {}, word("device"))), h("p", {}, word("device-guest")),
      isSecureContext ? null : h("p", { class: "foot" }, word("insecure")))],
  ]);
}

async function choose(key, value) {
  set(key, value);
  if (key === "language") await start(); else draw();
}

/** Lets the clocks run: nothing else moves without anything new. */
function tick() {
  const nowMS = serviceMS();
  const stands = standing(link, performance.now(), Date.now());
  document.body.dataset.standing = stands.name;
  find(".bar .standing").textContent = word(stands.name === "live" ? "live" : stands.name);
  const offset = room?.heading.utcOffsetMinutes ?? 0;
  if (room) find(".bar .clock").textContent = timeOfDay(nowMS, offset);
  const banner = find(".banner");
  const lostText = stands.key && room ? word(stands.key, { time: timeOfDay(stands.sinceMS, offset) }) : "";
  const text = lostText || room?.heading.rehearsal || "";
  if (banner.textContent !== text) banner.textContent = text;
  banner.hidden = !text;
  for (const time of document.querySelectorAll(".time")) {
    // Where the link is lost, a clock that ran is not known any more.
    const isDead = stands.name === "lost" && time.clock.sinceMS != null;
    const shown = isDead ? { text: "–", key: "time-left", level: "in-time" } : speakerTime(time.clock, nowMS);
    time.dataset.level = shown.level;
    time.children[0].textContent = shown.text;
    time.children[1].textContent = word(shown.key);
  }
  for (const line of document.querySelectorAll("[data-deadline]")) {
    line.textContent = word("seconds", { seconds: secondsLeft(Number(line.dataset.deadline), nowMS) });
  }
}

// MARK: The beginning

function drawPlaces() {
  find("nav").setAttribute("aria-label", word("places"));
  find("nav").replaceChildren(...["follow", "mine"].map((name) =>
    h("button", {
      type: "button", "data-place": name, onclick: () => { place = name; draw(); main.focus({ preventScroll: true }); scrollTo(0, 0); },
    }, sign(name), h("span", {}, word(name)))));
}

async function start() {
  apply();
  await loadWords(settings.language);
  drawPlaces();
  stream?.stop();
  room = null;
  link = newLink(performance.now());
  draw();
  stream = follow(settings.language, on);
}

setInterval(tick, 500);
start();

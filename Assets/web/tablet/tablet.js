/* A tablet: the bar, the places, and what is shown of the hall. It draws what comes, and finds nothing out by itself. */

import * as cards from "./cards.js";
import { secondsLeft, speakerTime, timeOfDay } from "./clock.js";
import * as documents from "./documents.js";
import { h, show, sign } from "./draw.js";
import { follow } from "./live.js";
import * as memory from "./memory.js";
import * as mine from "./mine.js";
import { keepPage } from "./offline.js";
import { post } from "./post.js";
import { apply, kept, keep, settings } from "./settings.js";
import { hallSaid, heard, lost, newLink, recalled, standing } from "./standing.js";
import * as tickets from "./ticket.js";
import * as whole from "./whole.js";
import { loadWords, word } from "./words.js";

/** How often the web service hears that somebody uses a tablet that locks itself, in ms. */
const touchMS = 30_000;

const find = (selector) => document.querySelector(selector);
const main = find("main");

let link = newLink(performance.now());
let room = null;
let me = null;
let readable = null;
/** Whose it was, where it was taken from them while they looked. */
let ended = null;
/** Why a ticket from a desk did not make it anybody's. */
let refusal = null;
let place = "follow";
let version = null;
let stream = null;
let touchedMS = 0;
/** What changes hands is done before anything of the new owner's is taken in. */
let order = Promise.resolve();

const serviceMS = () => Date.now() + (link.offsetMS ?? 0);

// MARK: What comes

const on = {
  heard(serviceTime) { link = heard(link, performance.now(), serviceTime, Date.now()); tick(); },
  lost() { link = lost(link, performance.now()); tick(); },
  value(kind, value) { order = order.then(() => hear(kind, value)).catch(() => {}).then(draw); },
  page(newer) {
    if (version != null && version !== newer) location.reload();
    version = newer;
  },
};

/** Takes in what the hall says, and keeps it: what was kept already is not kept as news. */
async function hear(kind, value) {
  await take(kind, value);
  if (kind !== "link") memory.remember(settings.language, { me, room, documents: readable }, serviceMS());
}

async function take(kind, value) {
  if (kind === "link") link = hallSaid(link, value);
  if (kind === "room") { room = value; documents.takeItem(room.current.item); }
  if (kind === "me") {
    if (await memory.changesHands(value)) { memory.forget(); readable = null; await documents.wipe(); }
    await memory.belongs(value);
    meet(value);
  }
  if (kind === "documents") { readable = value; documents.take(value, me != null && !me.isLocked); }
}

/** Takes in whose it is: a tablet that comes to be somebody's, or nobody's any more, shows that first. */
function meet(value) {
  const before = me;
  me = value;
  if (before?.isPaired && !me.isPaired) ended = before.name ?? ended;
  if (me.isPaired) ended = null;
  const isOther = before != null && before.isPaired !== me.isPaired;
  const isNew = before == null && !me.isPaired && me.canBePaired && kept("guest", "") !== "yes";
  if (isOther || isNew) place = "mine";
}

// MARK: What is shown

function draw() {
  tick();
  for (const button of document.querySelectorAll("nav button")) {
    const count = button.dataset.place === "documents" && !me?.isLocked ? documents.newCount() : 0;
    button.querySelector(".count").textContent = count || "";
    if (button.dataset.place === place) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  if (!room) return main.replaceChildren(h("p", { class: "wait" }, word("first-wait")));
  find(".bar .body").textContent = room.heading.body;
  find(".bar .title").textContent = room.heading.title;
  find(".bar .who").textContent = me?.isPaired ? me.bar ?? "" : word("guest");
  document.title = room.heading.title;
  const shown = me?.isLocked ? "locked" : place === "documents" && documents.isReading() ? "reading" : place;
  if (main.dataset.place !== shown || !find(".lead")) {
    main.dataset.place = shown;
    main.replaceChildren(h("div", { class: "lead" }), h("div", { class: "side" }));
  }
  document.body.dataset.reading = String(shown === "reading");
  document.body.dataset.locked = String(shown === "locked");
  if (shown === "locked") show(find(".lead"), [["locked", true, mine.locked]]);
  else if (shown === "follow") drawHall();
  else if (shown === "reading") documents.showReader(find(".lead"));
  else if (shown === "documents") documents.showList(find(".lead"), find(".side"), me?.name);
  else if (shown === "whole") whole.draw(find(".lead"), find(".side"));
  else drawMine();
  tick();
}

function drawHall() {
  show(find(".lead"), [
    ["vote", room.vote, cards.vote], ["result", room.result, cards.result], ["current", { ...room.current, documents: documents.now() }, cards.current(documents.open)],
    ["speaker", room.speaker, cards.speaker], ["next", room.next, cards.next],
    ["programme", room.programme, cards.programme],
  ]);
  show(find(".side"), [
    ["hall", room.hall, cards.hall], ["attendance", { ...room.attendance, mine: me?.presence }, cards.attendance],
    ["notes", room.notes, cards.people("notes")], ["speakers", room.speakers, cards.people("speakers")],
    ...room.elected.map((list) => [`elected-${list.heading}`, list, cards.people("elected")]),
  ]);
}

function drawMine() {
  const isGuest = kept("guest", "") === "yes" || !me?.canBePaired;
  const be = (guest) => () => { keep("guest", guest); if (guest) go("follow"); else draw(); };
  show(find(".lead"), [
    ["ended", ended, (name) => h("section", { class: "card" }, h("h3", {}, word("ended", { name })))],
    ["refused", refusal && { refusal, language: settings.language }, (facts) => tickets.refused(facts.refusal)],
    ["owner", me?.isPaired ? me : null, (facts) => mine.owner(facts, () => go("follow"))],
    ["pairing", !me?.isPaired && !isGuest ? { language: settings.language } : null, () => mine.pairing(be("yes"))],
    ["reading", settings, () => mine.reading(chosen)],
  ]);
  show(find(".side"), [
    ["lock", me?.isPaired ? { hasNumber: me.hasNumber, language: settings.language } : null, mine.lock],
    ["guest", !me?.isPaired && isGuest ? { me, language: settings.language } : null, () => mine.guest(me, be(""))],
  ]);
}

async function chosen(key) { if (key === "language") await start(); else draw(); }

/** Draws again what was fetched, while somebody looks at it. */
function drawWhole() { if (place === "whole") draw(); }

function go(name) {
  place = name;
  if (name === "whole") whole.open(settings.language, drawWhole);
  else whole.close();
  draw();
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** Lets the clocks run: nothing else moves without anything new. */
function tick() {
  const nowMS = serviceMS();
  const stands = standing(link, performance.now(), Date.now());
  document.body.dataset.standing = stands.name;
  find(".bar .standing").textContent = word(stands.name);
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
  find("nav").replaceChildren(...["follow", "documents", "whole", "mine"].map((name) =>
    h("button", { type: "button", "data-place": name, onclick: () => go(name) },
      h("span", { class: "sign" }, sign(name), h("b", { class: "count" })), h("span", {}, word(name)))));
}

/** Shows what was told last, until the hall is heard: a device that opens without the network has its documents. */
async function recall() {
  const last = await memory.recall(settings.language);
  if (!last) return;
  link = recalled(link, last.atMS);
  for (const kind of ["me", "room", "documents"]) if (last[kind]) await take(kind, last[kind]);
}

async function start() {
  apply();
  await loadWords(settings.language);
  drawPlaces();
  stream?.stop();
  [room, readable] = [null, null];
  link = newLink(performance.now());
  await recall();
  draw();
  if (place === "whole") whole.open(settings.language, drawWhole);
  stream = follow(settings.language, on);
}

for (const event of ["pointerdown", "keydown"]) {
  addEventListener(event, () => {
    if (!me?.hasNumber || me.isLocked || performance.now() - touchedMS < touchMS) return;
    touchedMS = performance.now();
    post("/touch");
  }, { passive: true });
}
/** Opens the ticket that a desk has shown, where the page was opened with one. */
async function openTicket() {
  const ticket = tickets.ticketOfAddress();
  if (ticket == null) return;
  refusal = await tickets.open(ticket);
  if (refusal != null) go("mine");
}

addEventListener("hashchange", openTicket);
setInterval(tick, 500);
await documents.begin({ redraw: draw, go, isHere: () => place === "documents" && !me?.isLocked });
await start();
await openTicket();
keepPage();

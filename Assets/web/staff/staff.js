/* The secretariat's page: documents from upload to release. It draws what comes, and asks for what people press. */

import { h, show } from "/draw.js";
import { ask, send, upload } from "./service.js";
import { loadWords, word } from "./words.js";
import { review } from "./review.js";
import { choose, withdraw } from "./choosing.js";
import { filing } from "./filing.js";

const find = (selector) => document.querySelector(selector);
const main = find("main");

let language = localStorage.getItem("staff-language") ?? "vi";
let page = null;
let tag = null;
/** The version whose pages are looked at; nothing while the list is. */
let looking = null;
let generation = 0;

// MARK: Saying

/** For how long it is said that something went well, in ms; what did not stays until the next try. */
const saidMS = 8000;
let saidTimer = null;

function say(text, isGood = false) {
  clearTimeout(saidTimer);
  find(".said").textContent = text;
  find(".said").dataset.tone = isGood ? "good" : "bad";
  if (isGood) saidTimer = setTimeout(() => { find(".said").textContent = ""; }, saidMS);
}

/** Carries an order out, and says what came of it. */
export async function order(body) {
  say(word("sending"), true);
  const { isDone, message, status } = await send(`/staff/do?language=${language}`, body);
  if (status === 401) return signedOut();
  say(isDone ? word("done") : message ?? word("failed"), isDone);
  return isDone;
}

// MARK: Signing in

function signIn() {
  const token = h("input", { id: "token", type: "password", autocomplete: "off", spellcheck: "false", required: true });
  const name = h("input", { id: "name", autocomplete: "off", spellcheck: "false", maxlength: "40" });
  const role = h("select", { id: "role" },
    ...["operator", "chair"].map((name) => h("option", { value: name }, word(`role-${name}`))));
  const button = h("button", { class: "likely" }, word("sign-in"));
  const form = h("form", { class: "card sign-in", onsubmit: async (event) => {
    event.preventDefault();
    button.disabled = true;
    say("");
    const { isDone, message } = await send(`/staff/sign-in?language=${language}`, {
      token: token.value, role: role.value, name: name.value,
    });
    button.disabled = false;
    if (!isDone) { token.value = ""; token.focus(); return say(message ?? word("failed")); }
    say("");
    follow();
  } },
    h("h2", {}, word("sign-in-heading")),
    h("label", { for: "token" }, word("token")), token, h("p", { class: "note" }, word("token-note")),
    h("label", { for: "role" }, word("role")), role,
    h("label", { for: "name" }, word("name")), name, h("p", { class: "note" }, word("name-note")), button);
  main.replaceChildren(form);
  token.focus();
}

function signedOut() {
  generation += 1;
  page = tag = looking = null;
  head();
  signIn();
}

// MARK: What is shown

function head() {
  document.documentElement.lang = language;
  document.title = word("heading");
  find("h1").textContent = word("heading");
  find(".who").textContent = page?.who ?? "";
  find(".language").textContent = word("other-language");
  find(".language").lang = language === "vi" ? "en" : "vi";
  find(".out").textContent = word("sign-out");
  find(".out").hidden = !page;
  find(".banner").textContent = page?.lost ?? "";
  find(".banner").hidden = !page?.lost;
}

function draw() {
  head();
  if (looking) return;
  if (!find(".documents")) {
    main.replaceChildren(
      h("section", { class: "files", "aria-label": word("upload") }), h("section", { class: "documents" }));
    find(".files").append(filing({ say, order, take: (file, tell) => upload(file, language, tell), page: () => page }));
  }
  show(find(".documents"), [
    ["undo", page.undo, (text) => h("p", { class: "undo" },
      h("button", { type: "button", onclick: () => order({ verb: "undo" }) }, text))],
    ["none", page.documents.length ? null : page.none, (text) => h("p", { class: "none" }, text)],
    ...page.documents.map((document) => [`document-${document.code}`, document, card]),
  ]);
  // Whoever works with the keys stays where they were, though the card was drawn anew.
  if (actedOn && document.activeElement === document.body) {
    find(`[data-card="document-${CSS.escape(actedOn)}"]`)?.focus({ preventScroll: true });
  }
}

/** The document that something was done with last. */
let actedOn = null;

function card(document) {
  const isOpen = openCards.has(document.code);
  const details = h("details", { open: isOpen, ontoggle: (event) => {
    if (event.target.open) openCards.add(document.code); else openCards.delete(document.code);
  } },
    h("summary", {}, word("history", { count: document.versions.length })),
    ...document.versions.map((version) => h("div", { class: "version" },
      h("h4", {}, version.heading), version.note && h("p", {}, version.note),
      h("ul", {}, ...version.steps.map((step) => h("li", {}, step))),
      h("button", { type: "button", onclick: () => look(document, version.number) }, word("see-pages")))));
  return h("article", { class: "card", "data-state": document.state, tabindex: "-1", "aria-label": document.code },
    h("p", { class: "line" }, h("b", {}, document.code), h("span", { class: "state" }, document.stateWords)),
    h("h3", {}, document.title), h("p", { class: "note" }, document.details),
    document.planned && h("p", { class: "planned" }, document.planned),
    h("p", { class: "actions" }, ...document.actions.map((action, place) =>
      h("button", { type: "button", class: place === 0 && likely.has(action.name) ? "likely" : "",
        onclick: () => act(action.name, document) }, action.label))),
    details);
}

const openCards = new Set();

/** What somebody most likely wants; what takes something back never is. */
const likely = new Set(["approve", "release"]);

function act(name, document) {
  actedOn = document.code;
  const about = { document: document.code, version: document.newest };
  if (name === "approve") return look(document, document.newest);
  if (name === "release" || name === "hold") return order({ verb: name, ...about });
  if (name === "plan") return choose(find("dialog"), page, document, (moment) => order({ verb: "plan", ...about, ...moment }));
  if (name === "withdraw") return withdraw(find("dialog"), document, (reason) => order({ verb: name, ...about, reason }));
  if (name === "version") {
    find(".files form select").value = document.code;
    find(".files form select").dispatchEvent(new Event("change"));
    find(".files input[type=file]").focus();
    find(".files").scrollIntoView();
  }
}

/** Shows the pages of a version; whoever has seen the newest can approve it there. */
async function look(document, number) {
  say("");
  const answer = await ask(`/staff/review?document=${encodeURIComponent(document.code)}&version=${number}&language=${language}`);
  if (answer.status === 401) return signedOut();
  if (!answer.value) return say(answer.message ?? word("failed"));
  looking = { code: document.code, number };
  const version = document.versions.find((version) => version.number === number);
  const canApprove = number === document.newest && document.actions.some((action) => action.name === "approve");
  const back = () => { looking = null; main.replaceChildren(); draw(); scrollTo(0, 0); };
  main.replaceChildren(review(answer.value, document.title, back, canApprove && (async () => {
    if (await order({ verb: "approve", document: document.code, version: number, pages: version.pages })) back();
  })));
  scrollTo(0, 0);
  main.querySelector("button")?.focus({ preventScroll: true });
}

// MARK: The beginning

/** Follows the page as long as somebody is signed in. */
async function follow() {
  const mine = ++generation;
  tag = null;
  while (mine === generation) {
    const answer = await ask(`/staff/state?language=${language}${tag ? `&after=${tag}` : ""}`);
    if (mine !== generation) return;
    if (answer.status === 401) return page ? signedOut() : (head(), signIn());
    if (answer.value) {
      page = answer.value;
      tag = answer.tag;
      draw();
    } else {
      find(".banner").textContent = word("no-answer");
      find(".banner").hidden = false;
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}

async function start() {
  await loadWords(language);
  head();
  if (page) { main.replaceChildren(); looking = null; }
  follow();
}

find(".language").addEventListener("click", () => {
  language = language === "vi" ? "en" : "vi";
  localStorage.setItem("staff-language", language);
  if (!page) main.replaceChildren();
  start();
});
find(".out").addEventListener("click", async () => {
  await send("/staff/sign-out", {});
  say("");
  signedOut();
});
start();

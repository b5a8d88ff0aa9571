/* A ticket from a desk, in the address behind its mark: it is posted once, and taken out of the address at once. */

import { h } from "./draw.js";
import { post } from "./post.js";
import { word } from "./words.js";

/** How often a ticket is tried where the hall does not answer, and how long is waited between, in ms. */
const triesMax = 5;
const againMS = 2_000;

/** The ticket that the page was opened with; nothing where there was none. */
export function ticketOfAddress() {
  const ticket = new URLSearchParams(location.hash.slice(1)).get("ticket");
  if (ticket != null) history.replaceState(null, "", location.pathname + location.search);
  return ticket;
}

/** Opens a ticket: nothing where the device is theirs now, else the key of why not. */
export async function open(ticket) {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const answer = await post("/ticket", { ticket });
    if (answer?.ok) return null;
    if (answer?.status === 409) return (await answer.json()).code.replaceAll("_", "-");
    if (answer && answer.status < 500) return "ticket-failed";
    await new Promise((done) => setTimeout(done, againMS));
  }
  return "ticket-failed";
}

/** Says why a ticket did not make the device anybody's. */
export function refused(key) {
  return h("section", { class: "card refused", role: "alert" }, h("h3", {}, word(key)), h("p", {}, word("ticket-again")));
}

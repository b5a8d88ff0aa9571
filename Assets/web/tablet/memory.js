/* What this device was told last, for when it opens without the network; and whose it was. */

import { newestWriter } from "./newest.js";
import * as store from "./store.js";

/** What is kept of the hall. */
const kinds = ["me", "room", "documents"];

/** What was told last in a language, as `{atMS, me, room, documents}`; nothing where nothing is kept. */
export async function recall(language) {
  const last = await store.get("kept", "last");
  return last?.language === language ? last : null;
}

const writer = newestWriter((last) =>
  last ? store.put("kept", "last", last, { durability: "strict" }) : store.remove("kept", ["last"]));

/**
 * Keeps what was told, at once: a device may lose its power at any moment. Of one that locks itself nothing of it is kept:
 * whoever finds it switched off learns nothing, and what opens its documents has to be told again.
 */
export function remember(language, told, atMS) {
  if (!told.me || told.me.hasNumber) return writer.put(null);
  const last = { language, atMS };
  for (const kind of kinds) last[kind] = told[kind];
  return writer.put(last);
}

/** Keeps nothing more of what was told until now: the device is somebody else's. */
export function forget() { writer.drop(); }

/** Whether a device is somebody else's than what is kept on it. A locked one is whose it was. */
export async function changesHands(me) {
  if (me.isLocked) return false;
  const before = await store.get("kept", "owner");
  return before != null && before !== (me.owner ?? "");
}

/** Takes note whose a device is, once everything of whoever had it before is gone. */
export async function belongs(me) {
  if (!me.isLocked) await store.put("kept", "owner", me.owner ?? "").catch(() => {});
}

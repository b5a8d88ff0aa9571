/* What this device was told last, for when it opens without the network; and whose it was. */

import * as store from "./store.js";

/** What is kept of the hall. */
const kinds = ["me", "room", "documents"];

/** What was told last in a language, as `{atMS, me, room, documents}`; nothing where nothing is kept. */
export async function recall(language) {
  const last = await store.get("kept", "last");
  return last?.language === language ? last : null;
}

/**
 * Keeps what was told. Of a device that locks itself nothing of it is kept: whoever finds it switched off learns nothing,
 * and what opens its documents has to be told again.
 */
export function remember(language, told, atMS) {
  if (!told.me || told.me.hasNumber) return store.remove("kept", ["last"]);
  const last = { language, atMS };
  for (const kind of kinds) last[kind] = told[kind];
  return store.put("kept", "last", last).catch(() => {});
}

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

/* Which pages this device is to keep, which not any more, and which it fetches next. Pure: moments come in, in ms. */

/** The most pages that a device keeps. */
export const pagesMax = 4_000;
/** After how long what cannot be had is asked for again, in ms. */
export const againMS = { missing: 60_000, lost: 5_000, lostMax: 60_000 };
/** How long a page that was just released waits at most before it is fetched, where nobody looks at it, in ms. */
export const releasedSpreadMS = 20_000;

/** Every document in the order in which it is told. */
export const lines = (documents) => (documents?.groups ?? []).flatMap((group) => group.documents);

/** The documents of an item that can be read. */
export const ofItem = (documents, item) =>
  item == null ? [] : lines(documents).filter((line) => line.pages && line.items.includes(item));

/** By which name pages are kept: sealed where this device can open them. */
export const nameOf = (pages, opens) => opens && pages.sealed && pages.key ? pages.sealed : pages.digest;

/** Where a part of them is. */
export function address(entry, part) {
  if (entry.isSealed) return `/sealed/${entry.name}/${part}`;
  return `/documents/${entry.name}/${part === 0 ? "book" : part}`;
}

/** What is to be kept: what can be read first, then what waits; no more pages than a device keeps. */
export function wanted(documents, opens) {
  const released = lines(documents).filter((line) => line.pages).map((line) => {
    const name = nameOf(line.pages, opens);
    return { name, count: line.pages.count, isSealed: name !== line.pages.digest, isReleased: true };
  });
  const waiting = opens
    ? (documents?.waiting ?? []).map((each) => ({ name: each.sealed, count: each.count, isSealed: true, isReleased: false }))
    : [];
  const seen = new Set();
  let pages = 0;
  return [...released, ...waiting].filter((entry) => {
    if (seen.has(entry.name) || pages + entry.count > pagesMax) return false;
    seen.add(entry.name);
    pages += entry.count;
    return true;
  });
}

/** The key of a part in the store. */
export const keyOf = (name, part) => `${name}/${part}`;

/** What is kept, by names: which parts. */
export function held(keys) {
  const held = new Map();
  for (const key of keys) {
    const [name, part] = key.split("/");
    if (!held.has(name)) held.set(name, new Set());
    held.get(name).add(Number(part));
  }
  return held;
}

/** The keys of what is kept and not wanted any more: withdrawn, superseded, somebody else's. */
export function surplus(keys, wanted) {
  const names = new Set(wanted.map((entry) => entry.name));
  return keys.filter((key) => !names.has(key.split("/")[0]));
}

/** How many pages of an entry are kept; none without its book. */
export function pagesKept(entry, held) {
  const parts = held.get(entry.name);
  return parts ? [...parts].filter((part) => part > 0).length : 0;
}

/** Whether all of it is kept. */
export const isWhole = (entry, held) => (held.get(entry.name)?.size ?? 0) === entry.count + 1;

/**
 * The next part to fetch: `{entry, part}`, or `{waitMS}` until there may be one, or nothing where all is there.
 * `starts` says from when on an entry may be fetched; `busy` holds the keys that are on their way.
 */
export function next(wanted, held, starts, busy, nowMS) {
  let waitMS = null;
  for (const entry of wanted) {
    if (isWhole(entry, held)) continue;
    const startMS = starts.get(entry.name) ?? 0;
    if (startMS > nowMS) { waitMS = Math.min(waitMS ?? Infinity, startMS - nowMS); continue; }
    const parts = held.get(entry.name);
    for (let part = 0; part <= entry.count; part += 1) {
      if (!parts?.has(part) && !busy.has(keyOf(entry.name, part))) return { entry, part };
    }
  }
  return waitMS == null ? null : { waitMS };
}

/** From when on an entry that was not known before is fetched, in ms: each device at a moment of its own. */
export function startOf(entry, isFirst, spreadSeconds, nowMS, random) {
  if (!entry.isReleased) return nowMS + random() * spreadSeconds * 1_000;
  // Whoever opens the page for the first time wants to read at once.
  return isFirst ? nowMS : nowMS + random() * releasedSpreadMS;
}

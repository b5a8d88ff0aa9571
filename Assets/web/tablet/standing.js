/* How the link stands, and what people are told of it. Pure: moments come in, in ms by the page's own steady clock. */

/** After how long without a word the link counts as lost, in ms: two beats and a half. */
export const silenceMS = 25_000;
/** How long a loss may last before people are told, in ms. */
export const patienceMS = 3_000;
/** How long a stream may take for its first word before the page polls instead, in ms. */
export const firstWordMS = 8_000;

/** A page that has heard nothing. */
export function newLink(nowMS) {
  return { heardMS: null, lostMS: null, openedMS: nowMS, offsetMS: null, hall: null };
}

/** A page that shows what it was told before, at `keptMS` by the service's clock. */
export function recalled(link, keptMS) { return { ...link, keptMS }; }

/** Takes note that something came. `serviceMS` is the service's time, where it said one; `wallMS` the device's. */
export function heard(link, nowMS, serviceMS, wallMS) {
  return { ...link, heardMS: nowMS, lostMS: null, offsetMS: serviceMS == null ? link.offsetMS : serviceMS - wallMS };
}

/** Takes note that the link broke. */
export function lost(link, nowMS) { return link.lostMS == null ? { ...link, lostMS: nowMS } : link; }

/** Takes note of what the service says of the hall. */
export function hallSaid(link, hall) { return { ...link, hall }; }

/** How the link stands: `connecting`, `live` or `lost`; and since when, by the service's clock, what is shown is old. */
export function standing(link, nowMS, wallMS) {
  const toService = (steadyMS) => wallMS - (nowMS - steadyMS) + (link.offsetMS ?? 0);
  if (link.heardMS == null) {
    const waitedMS = nowMS - (link.lostMS ?? link.openedMS + firstWordMS);
    if (link.keptMS != null && waitedMS >= patienceMS) return { name: "lost", key: "offline", sinceMS: link.keptMS };
    return { name: "connecting" };
  }
  const brokenMS = link.lostMS ?? (nowMS - link.heardMS > silenceMS ? link.heardMS : null);
  if (brokenMS != null && nowMS - brokenMS >= patienceMS) {
    return { name: "lost", key: "lost-since", sinceMS: toService(link.heardMS) };
  }
  if (link.hall && !link.hall.isUp) return { name: "lost", key: "hall-lost", sinceMS: link.hall.sinceMS };
  return { name: "live" };
}

/* Times as people read them. Pure: every moment comes in, in ms since 1970 UTC by the service's clock. */

const two = (number) => String(number).padStart(2, "0");

/** A time of day in the hall: `08:05`. */
export function timeOfDay(ms, utcOffsetMinutes) {
  const minutes = Math.floor(ms / 60_000) + utcOffsetMinutes;
  const ofDay = ((minutes % 1_440) + 1_440) % 1_440;
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** A clock's figures: `03:20`, from an hour on `1:03:20`. */
export function figures(seconds) {
  const all = Math.abs(seconds);
  const hours = Math.floor(all / 3_600);
  const rest = `${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** What a speaker's clock shows: figures, the key of a word, and how the time stands. */
export function speakerTime(clock, nowMS) {
  const usedMS = clock.usedMS + (clock.sinceMS == null ? 0 : Math.max(0, nowMS - clock.sinceMS));
  const leftMS = clock.allottedMS - usedMS;
  // Above nothing the seconds are rounded up, below towards it, so that the end of the time is shown as 0 at once.
  const seconds = leftMS > 0 ? Math.ceil(leftMS / 1_000) : Math.trunc(leftMS / 1_000);
  let level = "in-time";
  if (leftMS < 0 && leftMS <= -clock.overtimeMS) level = "overtime";
  else if (leftMS <= 0) level = "time-up";
  else if (leftMS <= clock.warningMS) level = "warning";
  const text = (seconds < 0 ? "+" : "") + figures(seconds);
  if (clock.state === "called") return { text, key: "time-given", level: "in-time" };
  if (clock.state === "held") return { text, key: "time-held", level };
  return { text, key: level === "in-time" ? "time-left" : `time-${level.replace("time-", "")}`, level };
}

/** The whole seconds that are left until a moment; 0 once it is over. */
export function secondsLeft(deadlineMS, nowMS) { return Math.max(0, Math.ceil((deadlineMS - nowMS) / 1_000)); }

/* Writes the newest of many values, one at a time and by no clock: what comes while one is written waits, and what is newer
   takes its place. */

/** What writes with `write(value)`: `put(value)` takes the next in; `drop()` leaves out what has not been begun. */
export function newestWriter(write) {
  let waiting = null;
  let isWriting = false;

  async function put(value) {
    waiting = { value };
    if (isWriting) return;
    isWriting = true;
    while (waiting != null) {
      const next = waiting;
      waiting = null;
      try { await write(next.value); } catch { /* Where there is no room, the device has what it had. */ }
    }
    isWriting = false;
  }

  return { put, drop() { waiting = null; } };
}

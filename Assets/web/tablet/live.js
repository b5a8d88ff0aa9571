/* The live stream: events of the server where they come through, and long polls where something on the way keeps them
   back. Comes back by itself, each tablet at a time of its own. */

import { firstWordMS, silenceMS } from "./standing.js";

/** How long a page that polls waits before it tries the stream again, in ms. */
const streamAgainMS = 300_000;
/** What is followed; whose the device is comes before what is told to whoever has it. */
const kinds = ["me", "room", "documents", "link"];
const random = (from, to) => from + Math.random() * (to - from);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Follows the hall until `stop()`.
 * `on` is told: `heard(serviceMS)`, `lost()`, `value(kind, value)`, `page(version)`.
 */
export function follow(language, on) {
  let place = "";
  let source = null;
  let isStopped = false;
  let heardMS = 0;
  let timer = null;
  const address = (path) => `${path}?language=${language}${place ? `&after=${place}` : ""}`;

  function heard(serviceMS) {
    heardMS = performance.now();
    on.heard(serviceMS);
  }

  function open() {
    if (isStopped) return;
    let hasWord = false;
    source?.close();
    source = new EventSource(address("/live"));
    const own = source;
    const first = setTimeout(() => { if (!hasWord && own === source) poll(); }, firstWordMS);
    const take = (name, body) => own.addEventListener(name, (event) => {
      hasWord = true;
      if (event.lastEventId) place = event.lastEventId;
      body(event.data);
    });
    take("page", (version) => { heard(null); on.page(version); });
    take("beat", (serviceMS) => heard(Number(serviceMS)));
    for (const kind of kinds) {
      take(kind, (data) => { heard(null); on.value(kind, JSON.parse(data)); });
    }
    own.onerror = () => {
      on.lost();
      // A browser comes back by itself from a broken stream, and not from an answer that is none.
      if (own.readyState !== EventSource.CLOSED || own !== source) return;
      clearTimeout(first);
      again(random(1_000, 10_000));
    };
  }

  function again(ms) {
    clearTimeout(timer);
    timer = setTimeout(open, ms);
  }

  async function poll() {
    source?.close();
    source = null;
    const untilMS = performance.now() + streamAgainMS;
    while (!isStopped && source == null && performance.now() < untilMS) {
      try {
        const answer = await fetch(address("/state"), { cache: "no-store" });
        if (!answer.ok) throw new Error(String(answer.status));
        const state = await answer.json();
        place = state.after;
        heard(state.serviceMS);
        on.page(state.version);
        for (const kind of kinds) if (state[kind]) on.value(kind, state[kind]);
      } catch {
        on.lost();
        await sleep(random(1_000, 5_000));
      }
    }
    if (!isStopped && source == null) open();
  }

  /** A tablet that has slept, or hears nothing any more, begins anew. */
  function look() {
    if (source && performance.now() - heardMS > silenceMS) {
      on.lost();
      heardMS = performance.now();
      open();
    }
  }
  const watch = setInterval(look, 2_000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && performance.now() - heardMS > 15_000) { heardMS = 0; look(); }
  });
  open();
  return {
    stop() {
      isStopped = true;
      clearInterval(watch);
      clearTimeout(timer);
      source?.close();
      source = null;
    },
  };
}

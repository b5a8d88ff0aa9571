// Tells a reporter that there is something newer; loads it when they want it. The page is whole without this.
const everyMS = 15000;
const place = document.querySelector(".news");
const link = place?.querySelector("a");

/** The tag of the facts as they stand at the service; nothing where it does not answer. */
async function tag() {
  try {
    const answer = await fetch(place.dataset.facts, { cache: "no-cache" });
    return answer.ok ? answer.headers.get("ETag") : null;
  } catch {
    return null;
  }
}

if (link) {
  const shown = await tag();
  const title = document.title;
  const look = async () => {
    if (document.hidden || !link.hidden) return;
    const now = await tag();
    if (now === null || now === shown) return;
    link.hidden = false;
    document.title = `● ${title}`;
  };
  setInterval(look, everyMS);
  // Whoever comes back to the page does not wait.
  document.addEventListener("visibilitychange", look);
}

/* Keeps the page itself on this device, so that it opens without the network. Documents are the page's own affair. */

const shell = {"version":"","files":[]};
const cacheName = `plenary-${shell.version}`;
/** How long the network may take for a file of the page, in ms, before the one that is kept is shown. */
const patienceMS = 2_500;
/** For how long the network is not waited for again once it was lost, in ms. */
const lostForMS = 10_000;
let lostUntilMS = 0;

self.addEventListener("install", (event) => {
  const files = shell.files.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

async function answer(request, path) {
  const kept = await caches.match(path, { ignoreSearch: true, ignoreVary: true });
  if (kept && performance.now() < lostUntilMS) return kept;
  const late = new Promise((done) => setTimeout(done, kept ? patienceMS : 60_000));
  try {
    const fresh = await Promise.race([fetch(request), late]);
    if (fresh?.ok || (fresh && !kept)) return fresh;
  } catch (error) { if (!kept) throw error; }
  lostUntilMS = performance.now() + lostForMS;
  return kept ?? Response.error();
}

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin || !shell.files.includes(pathname)) return;
  event.respondWith(answer(event.request, pathname));
});

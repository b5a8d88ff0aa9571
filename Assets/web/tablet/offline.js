/* Lets the page itself be kept on this device, where the browser allows that: where it comes unread and unchanged. */

const path = "/worker.js";

/** Registers the worker that keeps the page. */
export async function keepPage() {
  if (!navigator.serviceWorker || !isSecureContext) return;
  // Browsers that know trusted types take no text for a script.
  const policy = globalThis.trustedTypes?.createPolicy("worker", { createScriptURL: (url) => url === path ? url : "" });
  try { await navigator.serviceWorker.register(policy?.createScriptURL(path) ?? path, { updateViaCache: "none" }); } catch { /* Then it needs the network. */ }
}

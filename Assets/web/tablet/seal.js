/* Opens what was sealed: AES-256-GCM, the nonce before it, its place authenticated with it. */

const nonceBytes = 12;
const opened = new Map();

/** Whether this page can open anything: browsers let only those do it that came unread and unchanged. */
export const canOpen = () => globalThis.crypto?.subtle != null && typeof DecompressionStream === "function";

/** A key as the browser holds it, from Base64. */
function keyOf(text) {
  if (!opened.has(text)) {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    opened.set(text, crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["decrypt"]));
  }
  return opened.get(text);
}

/** Forgets every key. */
export function forgetKeys() { opened.clear(); }

/** What is sealed in `bytes`; throws where it is another part, was changed, or the key is not its own. */
export async function unseal(bytes, { sealed, key }, part) {
  const place = new TextEncoder().encode(`${sealed}/${part}`);
  const view = new Uint8Array(bytes);
  return await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: view.subarray(0, nonceBytes), additionalData: place }, await keyOf(key),
    view.subarray(nonceBytes));
}

/** Text that may be packed by gzip. */
export async function textOf(bytes) {
  const view = new Uint8Array(bytes);
  if (view[0] !== 0x1f || view[1] !== 0x8b) return new TextDecoder().decode(view);
  const stream = new Blob([view]).stream().pipeThrough(new DecompressionStream("gzip"));
  return await new Response(stream).text();
}

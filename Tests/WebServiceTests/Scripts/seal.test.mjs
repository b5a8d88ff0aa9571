// Goal: what the service seals opens here, in its own place, with its own key, and not otherwise.
//
// Method: where the service's own tests run this, they hand over what they have sealed; else it is sealed here.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { canOpen, textOf, unseal } = await load("seal.js");
const given = process.env.PLENARY_SEALED ? JSON.parse(process.env.PLENARY_SEALED) : null;

async function sealed() {
  if (given) return { ...given, bytes: Uint8Array.from(Buffer.from(given.bytes, "base64")) };
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode("name/3");
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, new TextEncoder().encode("Trang ba"));
  return { sealed: "name", key: Buffer.from(raw).toString("base64"), part: 3, text: "Trang ba", bytes: new Uint8Array([...iv, ...new Uint8Array(closed)]) };
}

test("a part opens with its key in its place", async () => {
  const one = await sealed();
  assert.equal(canOpen(), true);
  assert.equal(await textOf(await unseal(one.bytes, one, one.part)), one.text);
});

test("it opens neither as another part, nor under another name, nor with another key, nor when it was changed", async () => {
  const one = await sealed();
  const changed = one.bytes.slice();
  changed[20] ^= 1;
  const other = Buffer.from(new Uint8Array(32)).toString("base64");
  await assert.rejects(unseal(one.bytes, one, one.part + 1));
  await assert.rejects(unseal(one.bytes, { ...one, sealed: "others" }, one.part));
  await assert.rejects(unseal(one.bytes, { ...one, key: other }, one.part));
  await assert.rejects(unseal(changed, one, one.part));
});

test("packed text is unpacked, and plain text is left as it is", async () => {
  const packed = new Blob(["chữ"]).stream().pipeThrough(new CompressionStream("gzip"));
  assert.equal(await textOf(await new Response(packed).arrayBuffer()), "chữ");
  assert.equal(await textOf(new TextEncoder().encode("{}")), "{}");
});

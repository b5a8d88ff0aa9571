// A module of the page, as it is: browsers know it for a module by its mark in the page, Node by this.
import { readFile } from "node:fs/promises";

/** A module's text as an address, with those that it stands on. */
async function address(name) {
  let text = await readFile(new URL(`../../../Assets/web/tablet/${name}`, import.meta.url), "utf8");
  for (const [whole, other] of [...text.matchAll(/from "\.\/([a-z]+\.js)"/g)]) {
    text = text.replace(whole, `from "${await address(other)}"`);
  }
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

export async function load(name) { return import(await address(name)); }

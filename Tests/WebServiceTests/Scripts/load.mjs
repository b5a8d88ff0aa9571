// A module of the page, as it is: browsers know it for a module by its mark in the page, Node by this.
import { readFile } from "node:fs/promises";

export async function load(name) {
  const text = await readFile(new URL(`../../../Assets/web/tablet/${name}`, import.meta.url), "utf8");
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}

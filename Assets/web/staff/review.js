/* The pages of a version as they were made, with what is otherwise than before. */

import { h } from "/draw.js";
import { word } from "./words.js";

const svgName = "http://www.w3.org/2000/svg";

/** The boxes of what is otherwise, over a page. */
function marks(page) {
  const svg = document.createElementNS(svgName, "svg");
  svg.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
  svg.setAttribute("aria-hidden", "true");
  for (const [left, top, right, bottom] of (page.changes ?? []).flatMap((change) => change.boxes)) {
    const box = document.createElementNS(svgName, "rect");
    for (const [key, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) {
      box.setAttribute(key, value);
    }
    svg.append(box);
  }
  return svg;
}

function sheet(page, total) {
  const image = h("img", {
    src: page.source, alt: page.label, loading: page.number > 2 ? "lazy" : "eager",
    width: Math.round(page.width / 75), height: Math.round(page.height / 75),
  });
  return h("section", { class: "sheet", id: `page-${page.number}`, "data-other": page.changes ? "yes" : null },
    h("figure", {}, image, marks(page), h("figcaption", {}, `${page.number}/${total}`)),
    page.changes && h("div", { class: "changes" }, h("h4", {}, page.label), ...page.changes.map((change) => h("p", {},
      change.removed && h("del", {}, change.removed), " ", change.added && h("ins", {}, change.added)))));
}

/** The review; `approve` where whoever has seen it may approve it. */
export function review(facts, title, back, approve) {
  const others = facts.pages.filter((page) => page.changes);
  return h("div", { class: "review" },
    h("p", { class: "bar" }, h("button", { type: "button", onclick: back }, word("back")), h("b", {}, facts.heading)),
    h("h2", {}, title), ...facts.remarks.map((remark) => h("p", { class: "remark" }, remark)),
    others.length > 0 ? h("nav", { "aria-label": word("other-pages") },
      ...others.map((page) => h("a", { href: `#page-${page.number}` }, String(page.number)))) : null,
    ...facts.pages.map((page) => sheet(page, facts.pages.length)),
    h("p", { class: "bar end" },
      approve ? h("button", { type: "button", class: "likely", onclick: approve }, word("approve")) : null,
      h("button", { type: "button", onclick: back }, word("back"))));
}

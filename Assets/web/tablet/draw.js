/* Makes elements. Texts go in as texts: nothing that comes from elsewhere is ever read as markup. */

/** An element with attributes and what stands in it; nothing for what is null. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (key === "class") element.className = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== ""));
  return element;
}

const paths = {
  check: "M4 13l5 5L20 6", cross: "M5 5l14 14M19 5L5 19", circle: "M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14",
  arrow: "M7 4l12 8-12 8z", next: "M9 6l6 6-6 6",
  whole: "M4 6h4M4 12h4M4 18h4M11 6h9M11 12h9M11 18h9",
  follow: "M3 5h18v12H3zM8 21h8M12 17v4", mine: "M12 12a4 4 0 1 0 0-8a4 4 0 1 0 0 8M4 21c0-5 4-7 8-7s8 2 8 7",
  documents: "M6 3h8l5 5v13H6zM14 3v5h5M9 12h7M9 16h7",
  speak: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3M6 11a6 6 0 0 0 12 0M12 17v4",
};

/** A drawn sign, which nobody has to hear: the word beside it says the same. */
export function sign(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const isSolid = name === "arrow";
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24", "aria-hidden": "true", fill: isSolid ? "currentColor" : "none", stroke: "currentColor",
    "stroke-width": name === "check" || name === "cross" || name === "circle" ? "3" : "2", "stroke-linecap": "round",
    "stroke-linejoin": "round",
  })) svg.setAttribute(key, value);
  path.setAttribute("d", paths[name] ?? "");
  svg.append(path);
  return svg;
}

/** The signs of choices and verdicts by their tone. */
export const signOfTone = { agree: "check", against: "cross", other: "circle" };

/**
 * Shows cards in a column, each under its name: what has not changed is left alone, with its scrolling and its focus.
 * `cards` are [name, facts, draw] in their order; a card without facts is not there.
 */
export function show(column, cards) {
  const old = new Map([...column.children].map((element) => [element.dataset.card, element]));
  const wanted = [];
  for (const [name, facts, draw] of cards) {
    if (facts == null) continue;
    const text = JSON.stringify(facts);
    const before = old.get(name);
    if (before && before.facts === text) { wanted.push(before); continue; }
    const element = draw(facts);
    element.dataset.card = name;
    element.facts = text;
    if (before) before.replaceWith(element);
    wanted.push(element);
  }
  for (const element of [...column.children]) if (!wanted.includes(element)) element.remove();
  wanted.forEach((element, place) => {
    if (column.children[place] !== element) column.insertBefore(element, column.children[place] ?? null);
  });
}

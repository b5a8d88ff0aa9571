/* A file comes in: first its pages are made, then somebody says what it is. */

import { h } from "/draw.js";
import { word } from "./words.js";

/** The largest file, in bytes; the web service has the same. */
const bytesMax = 64 * 1024 * 1024;

/** The place for files, with the form that a file opens. */
export function filing({ say, order, take, page }) {
  let taken = null;
  const bar = h("progress", { max: "1", hidden: true, "aria-label": word("upload") });
  const state = h("p", { class: "note", role: "status" }, word("upload-note"));
  const file = h("input", { type: "file", accept: ".pdf,.docx", id: "file", onchange: () => give(file.files[0]) });
  const target = h("select", { id: "target", onchange: () => fit() });
  const input = (id, more = {}) => h("input", { id, autocomplete: "off", ...more });
  const code = input("code", { maxlength: "64", pattern: "[A-Za-z0-9][A-Za-z0-9.\\-]*", required: true });
  const title = input("title", { maxlength: "300", required: true });
  const titleEn = input("title-en", { maxlength: "300" });
  const note = input("note", { maxlength: "500" });
  const kind = h("select", { id: "kind" });
  const items = h("select", { id: "items", multiple: true, size: "4" });
  const readers = h("fieldset", { class: "readers" });
  const fresh = h("div", { class: "fields" },
    h("label", { for: "code" }, word("code")), code, h("label", { for: "title" }, word("title")), title,
    h("label", { for: "title-en" }, word("title-en")), titleEn, h("label", { for: "kind" }, word("kind")), kind,
    h("label", { for: "items" }, word("items")), items, readers);
  const button = h("button", { class: "likely" }, word("file"));
  const form = h("form", { hidden: true, onsubmit: submit },
    h("label", { for: "target" }, word("target")), target, fresh, h("label", { for: "note" }, word("note")), note,
    h("p", { class: "actions" }, button, h("button", { type: "button", onclick: () => reset() }, word("cancel"))));

  function fill() {
    const facts = page();
    target.replaceChildren(h("option", { value: "" }, word("new-document")),
      ...facts.documents.map((document) => h("option", { value: document.code }, `${document.code} · ${document.title}`)));
    kind.replaceChildren(...facts.kinds.map((choice) => h("option", { value: choice.code }, choice.label)));
    kind.value = "other";
    items.replaceChildren(...facts.items.map((choice) => h("option", { value: choice.code }, choice.label)));
    readers.replaceChildren(h("legend", {}, word("audience")), ...facts.readers.map((choice) => h("label", {},
      h("input", { type: "checkbox", value: choice.code }), " ", choice.label)));
  }

  function fit() {
    const isNew = target.value === "";
    fresh.hidden = !isNew;
    for (const control of [code, title]) control.required = isNew;
  }

  function reset() {
    taken = null;
    form.hidden = bar.hidden = true;
    form.reset();
    file.value = "";
    file.disabled = false;
    state.textContent = word("upload-note");
  }

  async function give(given) {
    if (!given) return;
    say("");
    if (given.size > bytesMax) { file.value = ""; return say(word("too-large")); }
    const wanted = target.value;
    fill();
    target.value = wanted;
    fit();
    file.disabled = true;
    bar.hidden = false;
    bar.value = 0;
    state.textContent = word("uploading", { file: given.name });
    const answer = await take(given, (part) => {
      bar.value = part;
      if (part === 1) { bar.removeAttribute("value"); state.textContent = word("pressing", { file: given.name }); }
    });
    bar.hidden = true;
    file.disabled = false;
    if (answer.status !== 200) { reset(); return say(answer.message ?? word("failed")); }
    taken = answer.upload;
    state.textContent = [word("pressed", { file: given.name, pages: taken.pages.count }), ...answer.words].join(" · ");
    form.hidden = false;
    (target.value === "" ? code : note).focus();
  }

  async function submit(event) {
    event.preventDefault();
    const audience = [...readers.querySelectorAll("input:checked")].map((box) => box.value);
    if (target.value === "" && audience.length === 0) {
      say(word("no-audience"));
      return readers.querySelector("input").focus();
    }
    button.disabled = true;
    const isDone = await order(target.value !== ""
      ? { verb: "version", document: target.value, note: note.value, upload: taken }
      : { verb: "file", document: code.value, title: title.value, titleEn: titleEn.value, kind: kind.value,
        items: [...items.selectedOptions].map((option) => option.value), audience, note: note.value, upload: taken });
    button.disabled = false;
    if (isDone) reset();
  }

  fill();
  const place = h("div", { class: "card drop" }, h("h2", {}, word("upload")),
    file, h("label", { class: "file", for: "file" }, word("choose-file")), bar, state, form);
  place.addEventListener("dragover", (event) => { event.preventDefault(); place.dataset.over = "yes"; });
  place.addEventListener("dragleave", () => delete place.dataset.over);
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    delete place.dataset.over;
    if (!file.disabled) give(event.dataTransfer.files[0]);
  });
  return place;
}

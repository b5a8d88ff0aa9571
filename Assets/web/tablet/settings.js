/* How this device shows the page; kept on it, and nowhere else. */

/** What is kept under a key. */
export function kept(key, otherwise) {
  try { return localStorage.getItem(`plenary.${key}`) ?? otherwise; } catch { return otherwise; }
}

/** Keeps something under a key. */
export function keep(key, value) {
  try { localStorage.setItem(`plenary.${key}`, value); } catch { /* Then it lasts as long as the page. */ }
}

/** Whether the device itself is dark. */
const isDark = matchMedia("(prefers-color-scheme: dark)");

export const settings = {
  // A tablet that is lent may be set to any language; the hall's is the one that its people read.
  language: kept("language", "vi"),
  size: kept("size", "1"),
  theme: kept("theme", "auto"),
};

/** Lets the page be shown so. */
export function apply() {
  const root = document.documentElement;
  root.lang = settings.language;
  root.dataset.size = settings.size;
  root.dataset.theme = settings.theme === "auto" ? (isDark.matches ? "dark" : "light") : settings.theme;
}

/** Changes one of them. */
export function set(key, value) {
  settings[key] = value;
  keep(key, value);
  apply();
}

isDark.addEventListener("change", apply);

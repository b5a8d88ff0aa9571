/* What this device keeps: pages, notes, and what it was told last. It stays here, and lasts as long as the page where the
   browser keeps nothing. */

/** The tables: what it was told; parts of documents; notes. */
const tables = ["kept", "parts", "marks"];
const name = "plenary";
/** How long the browser may take to open its database, in ms; a page that waits for it shows nothing. */
const openMS = 3_000;
let database;
const memory = Object.fromEntries(tables.map((table) => [table, new Map()]));

/** The browser's own database; nothing where it has none, or lets none be opened. */
function open() {
  database ??= new Promise((done) => {
    setTimeout(() => done(null), openMS);
    try {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => { for (const table of tables) request.result.createObjectStore(table); };
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(null);
      request.onblocked = () => done(null);
    } catch { done(null); }
  });
  return database;
}

async function ask(table, mode, body, options = {}) {
  const opened = await open();
  if (!opened) return undefined;
  return new Promise((done, fail) => {
    const transaction = opened.transaction(table, mode, options);
    const request = body(transaction.objectStore(table));
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = transaction.onerror = () => fail(transaction.error ?? new Error("not kept"));
    // Nothing is added to it: what is written does not wait for this page, which may be gone. What is read waits for it:
    // Chromium keeps a value above 64 kB apart, and one that ended before that was fetched would never be read.
    if (mode === "readwrite") transaction.commit?.();
  });
}

/** Whether what is kept lasts longer than the page. */
export const lasts = async () => (await open()) != null;

/** What is kept under a key; nothing where nothing is. */
export async function get(table, key) {
  return await ask(table, "readonly", (store) => store.get(key)).catch(() => undefined) ?? memory[table].get(key);
}

/**
 * Keeps something under a key; throws where there is no more room.
 * `options`: with `durability: "strict"` it is on the disk before it counts as kept, where the browser knows that.
 */
export async function put(table, key, value, options) {
  if (await open()) await ask(table, "readwrite", (store) => store.put(value, key), options);
  else memory[table].set(key, value);
}

/** Keeps nothing under these keys any more. */
export async function remove(table, keys) {
  for (const key of keys) memory[table].delete(key);
  if (!keys.length) return;
  await ask(table, "readwrite", (store) => { let last; for (const key of keys) last = store.delete(key); return last; })
    .catch(() => {});
}

/** Every key of a table. */
export async function keys(table) {
  return await ask(table, "readonly", (store) => store.getAllKeys()).catch(() => undefined) ?? [...memory[table].keys()];
}

/** Every value of a table. */
export async function all(table) {
  return await ask(table, "readonly", (store) => store.getAll()).catch(() => undefined) ?? [...memory[table].values()];
}

/** Forgets everything: it was somebody else's. */
export async function wipe() {
  for (const table of tables) {
    memory[table].clear();
    await ask(table, "readwrite", (store) => store.clear()).catch(() => {});
  }
}

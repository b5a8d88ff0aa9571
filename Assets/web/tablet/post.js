/* What a tablet asks for of itself. */

/** Posts to the web service; the answer, or nothing where there is none. */
export async function post(path, body = {}) {
  try {
    return await fetch(path, {
      method: "POST", headers: { "X-Plenary": "tablet", "Content-Type": "application/json" },
      body: JSON.stringify(body), cache: "no-store",
    });
  } catch {
    return null;
  }
}

/* What the page asks of the web service. */

const own = { "X-Plenary": "staff" };

/** Reads something: its value and its tag, or why there is none. */
export async function ask(path) {
  try {
    const answer = await fetch(path, { cache: "no-store" });
    const value = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
    if (!answer.ok) return { status: answer.status, message: value?.message };
    return { status: 200, value, tag: answer.headers.get("ETag")?.replaceAll('"', "") };
  } catch {
    return { status: 0 };
  }
}

/** Posts something: whether it was done, and what is said of it. */
export async function send(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST", headers: { ...own, "Content-Type": "application/json" }, body: JSON.stringify(body),
      cache: "no-store",
    });
    const value = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
    return { isDone: answer.ok, status: answer.status, message: value?.message };
  } catch {
    return { isDone: false, status: 0 };
  }
}

/** Uploads a file; `tell` hears how much of it has gone, from 0 to 1. What the press has made of it, or why nothing. */
export function upload(file, language, tell) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const form = file.name.toLowerCase().endsWith(".docx") ? "docx" : "pdf";
    request.open("POST", `/staff/upload?form=${form}&language=${language}`);
    for (const [name, value] of Object.entries(own)) request.setRequestHeader(name, value);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => { if (event.lengthComputable) tell(event.loaded / event.total); };
    request.onload = () => done({ status: request.status, ...(request.response ?? {}) });
    request.onerror = () => done({ status: 0 });
    request.send(file);
  });
}

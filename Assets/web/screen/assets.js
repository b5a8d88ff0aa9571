// The fonts and pictures that a picture needs, by their digests: loaded once, and let go with the last picture that
// needs them.

export class PictureAssets {
  #fonts = new Map();
  #images = new Map();
  #faces = {};

  // The family of a face of the newest picture, as a canvas wants it.
  family(face) {
    const digest = this.#faces[face];
    return digest ? `"${name(digest)}", sans-serif` : 'sans-serif';
  }

  // An image and its size; nothing while it is not there.
  image(digest) { return this.#images.get(digest)?.image ?? null; }

  // Loads what a picture needs; what is there already is used at once.
  // Answers with a promise that says whether all of it came, or with nothing where all of it is there.
  need(picture) {
    this.#faces = picture.fonts;
    const fonts = new Set(Object.values(picture.fonts));
    const files = new Set(picture.commands.map((command) => command.file).filter(Boolean));
    for (const [digest, font] of this.#fonts) {
      if (fonts.has(digest)) continue;
      document.fonts.delete(font.face);
      this.#fonts.delete(digest);
    }
    for (const digest of this.#images.keys()) if (!files.has(digest)) this.#images.delete(digest);
    const waits = [];
    for (const digest of fonts) waits.push(this.#load(this.#fonts, digest, loadFont));
    for (const digest of files) waits.push(this.#load(this.#images, digest, loadImage));
    const open = waits.filter(Boolean);
    return open.length > 0 ? Promise.all(open).then((come) => come.every(Boolean)) : null;
  }

  #load(table, digest, load) {
    let entry = table.get(digest);
    if (!entry) {
      entry = {};
      table.set(digest, entry);
      // What could not be loaded is asked for again by whoever needs it next.
      entry.wait = load(digest, entry)
        .then(() => true, () => {
          if (table.get(digest) === entry) table.delete(digest);
          return false;
        })
        .finally(() => { entry.wait = null; });
    }
    return entry.wait;
  }
}

const name = (digest) => `plenary-${digest.slice(0, 16)}`;

async function loadFont(digest, entry) {
  entry.face = new FontFace(name(digest), `url(files/${digest})`);
  document.fonts.add(entry.face);
  await entry.face.load();
}

async function loadImage(digest, entry) {
  const source = new Image();
  source.src = `files/${digest}`;
  await source.decode();
  // A drawing without a size is as large as its place.
  entry.image = { source, width: source.naturalWidth || 100, height: source.naturalHeight || 100 };
}

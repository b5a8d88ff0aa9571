/// What times a turn on the page of a tablet.
enum PageTurnScript {
  /// Two functions of the page.
  ///
  /// `turned(label, waitMS)` begins to look out for one turn: the promise of its time, in ms, from the key, at the time that
  /// the browser has given it, until the page of that label alone stands there and a frame with its decoded picture has
  /// been painted: the second frame that begins afterwards begins behind the painting of the first. It fails where another
  /// page stands there then, or where none does in time.
  ///
  /// `pictureDigest()`: the SHA-256 of the picture that is shown, made as small as is read at once.
  static let text = """
    (() => {
      const sheets = () => [...document.querySelectorAll(".sheets .page")];
      const labels = () => sheets().map((sheet) => sheet.getAttribute("aria-label")).join(", ") || "no page";
      globalThis.turned = (label, waitMS) => new Promise((done, fail) => {
        let pressedMS = null;
        let image = null;
        const press = (event) => { pressedMS ??= event.timeStamp; };
        const watcher = new MutationObserver(look);
        const timer = setTimeout(() => end(fail, new Error(
          `${label} does not stand there within ${waitMS} ms of the key: there is ${labels()}`)), waitMS);
        function end(settle, value) {
          clearTimeout(timer);
          watcher.disconnect();
          removeEventListener("keydown", press, true);
          removeEventListener("load", look, true);
          settle(value);
        }
        async function look() {
          const found = labels() === label ? sheets()[0].querySelector("img") : null;
          if (image || pressedMS == null || !found?.complete || !found.naturalWidth) return;
          image = found;
          try { await image.decode(); } catch (error) { return end(fail, error); }
          requestAnimationFrame(() => requestAnimationFrame(() => {
            const shownMS = performance.now();
            if (image.isConnected && labels() === label) end(done, shownMS - pressedMS);
            else end(fail, new Error(`${label} has stood there and does not any more: there is ${labels()}`));
          }));
        }
        addEventListener("keydown", press, true);
        addEventListener("load", look, true);
        watcher.observe(document.body, { childList: true, subtree: true });
      });
      globalThis.pictureDigest = async () => {
        const image = sheets()[0].querySelector("img");
        const canvas = new OffscreenCanvas(200, 280);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
        const digest = await crypto.subtle.digest("SHA-256", pixels);
        return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      };
    })()
    """
}

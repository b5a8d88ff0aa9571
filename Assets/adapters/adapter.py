"""What the adapters of speech to text have in common: the protocol, and the digest of the model.

The protocol, on standard input and output, in UTF-8:

    in    {"id":"7","samples":208000,"rate":16000,"language":"vi","hints":["Lê Thị Hoa"]}\n
          then the sound: as many samples, each 16 bits, little end first, one channel
    out   {"id":"7","start":0.4,"end":2.9,"text":"Kính thưa Đại hội","confidence":0.83}\n   for each stretch of speech
          {"id":"7","done":true}\n                                                           once all of it is out

The first line out is {"ready":true,"model":"…"}. Times are seconds from the beginning of the sound. What goes wrong is
told on standard error, and the adapter ends: whoever started it starts it again.
"""

import argparse
import hashlib
import json
import os
import sys

SECONDS_MAX = 60


def arguments(description):
    """The command line: the model's folder and its digest, which a site writes down once."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--model", required=True, metavar="DIR", help="folder of the model")
    parser.add_argument("--sha256", metavar="DIGEST", help="digest of the folder; a wrong one says which it is")
    parser.add_argument("--threads", type=int, default=2)
    return parser


def digest(folder):
    """The SHA-256 over every file's name and digest, in the order of the names: what `sha256sum * | sha256sum` says."""
    lines = ""
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if not os.path.isfile(path):
            continue
        file_digest = hashlib.sha256()
        with open(path, "rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                file_digest.update(block)
        lines += f"{file_digest.hexdigest()}  {name}\n"
    return hashlib.sha256(lines.encode()).hexdigest()


def check(folder, pinned):
    """Ends where the model is not the one that the site has pinned."""
    if not os.path.isdir(folder):
        sys.exit(f"There is no folder {folder}; --model names the one that the model was unpacked into.")
    found = digest(folder)
    if pinned != found:
        sys.exit(f"The model in {folder} has the digest {found}, and not {pinned}. Start with --sha256 {found} "
                 "if it is the one you mean.")


def say(value):
    """Writes a line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def serve(model, recognise):
    """Answers pieces of sound until there are no more.

    `recognise(samples, rate, language, hints)` gets 16-bit samples as bytes and yields (start, end, text, confidence); the confidence is None where the
    model does not tell.
    """
    say({"ready": True, "model": model})
    while True:
        line = sys.stdin.buffer.readline()
        if not line:
            return
        piece = json.loads(line)
        count, rate = piece["samples"], piece["rate"]
        if not 0 < count <= SECONDS_MAX * rate:
            sys.exit(f"A piece of {count} samples is more than {SECONDS_MAX} seconds.")
        sound = sys.stdin.buffer.read(2 * count)
        if len(sound) < 2 * count:
            return
        for start, end, text, confidence in recognise(sound, rate, piece.get("language"), piece.get("hints", [])):
            if text.strip():
                said = {"id": piece["id"], "start": round(start, 2), "end": round(end, 2), "text": text.strip()}
                say(said if confidence is None else said | {"confidence": round(confidence, 3)})
        say({"id": piece["id"], "done": True})

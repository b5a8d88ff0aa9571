#!/usr/bin/env python3
"""An adapter for tests: says how much sound it got, and does what its first argument wants.

It keeps everything that it is given in the file that PLENARY_TEST_HEARD names.
"""
import json
import os
import sys
import time

mode = sys.argv[1] if len(sys.argv) > 1 else "well"
kept = os.environ.get("PLENARY_TEST_HEARD")
tries = os.environ.get("PLENARY_TEST_TRIES")


def say(value):
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if mode == "dies":
    sys.exit("no model in this folder")
if mode == "dies-once" and not os.path.exists(tries):
    open(tries, "w").close()
    sys.exit("out of memory")
print("loading the model, which is no line of the protocol", flush=True)
say({"ready": True, "model": "fixture"})
while True:
    line = sys.stdin.buffer.readline()
    if not line:
        break
    piece = json.loads(line)
    sound = sys.stdin.buffer.read(2 * piece["samples"])
    if kept:
        with open(kept, "ab") as file:
            file.write(sound)
    if mode == "endless":
        sys.stdout.write("x" * 200_000)
        sys.stdout.flush()
        time.sleep(60)
    seconds = piece["samples"] / piece["rate"]
    say({"id": "of another piece", "start": 0, "end": 1, "text": "nobody said this", "confidence": 1})
    say({"id": piece["id"], "start": 0.1, "end": seconds, "text": f"{seconds:.1f} giây bằng {piece['language']}",
         "confidence": 0.9})
    say({"id": piece["id"], "done": True})

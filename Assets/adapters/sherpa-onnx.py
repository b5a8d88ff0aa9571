#!/usr/bin/env python3
"""Speech to text by sherpa-onnx: pip install sherpa-onnx numpy; a transducer (zipformer) model in a folder.

    sherpa-onnx.py --model /opt/models/zipformer-vi-30M-int8 --sha256 DIGEST

The folder has one encoder*.onnx, decoder*.onnx and joiner*.onnx, and tokens.txt. With bpe.model or bpe.vocab in it, names
are given weight.
"""

import glob
import os
import sys

import adapter


def file(folder, pattern, needed=True):
    """The file of the model that has a name; of several that of whole numbers, which is quicker."""
    found = sorted(glob.glob(os.path.join(folder, pattern)), key=lambda path: ("int8" not in path, path))
    if not found and needed:
        sys.exit(f"There is no {pattern} in {folder}; a transducer's model has one.")
    return found[0] if found else ""


def main():
    options = adapter.arguments(__doc__).parse_args()
    adapter.check(options.model, options.sha256)
    import numpy
    import sherpa_onnx

    vocabulary = file(options.model, "bpe.vocab", needed=False)
    model = sherpa_onnx.OfflineRecognizer.from_transducer(
        encoder=file(options.model, "encoder*.onnx"), decoder=file(options.model, "decoder*.onnx"),
        joiner=file(options.model, "joiner*.onnx"), tokens=file(options.model, "tokens.txt"),
        num_threads=options.threads, decoding_method="modified_beam_search",
        modeling_unit="bpe" if vocabulary else "cjkchar", bpe_vocab=vocabulary)

    def recognise(sound, rate, language, hints):
        samples = numpy.frombuffer(sound, dtype="<i2").astype(numpy.float32) / 32768.0
        names = "/".join(hint.upper() for hint in hints) if vocabulary else None
        stream = model.create_stream(hotwords=names) if names else model.create_stream()
        stream.accept_waveform(rate, samples)
        model.decode_stream(stream)
        result = stream.result
        length = len(samples) / rate
        times = result.timestamps
        # A transducer says when each word begins, and not how sure it is.
        yield (times[0] if times else 0.0), length, result.text.lower(), None

    adapter.serve("sherpa-onnx " + os.path.basename(os.path.normpath(options.model)), recognise)


if __name__ == "__main__":
    main()

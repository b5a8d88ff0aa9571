#!/usr/bin/env python3
"""Speech to text by faster-whisper: pip install faster-whisper; a Whisper model in CTranslate2's form in a folder.

    faster-whisper.py --model /opt/models/whisper-small-vi --sha256 DIGEST
"""

import math
import os

import adapter

# From how likely on it takes a stretch for silence, and from which compression on its words are a loop: OpenAI's figures.
SILENCE_FROM = 0.6
LOOPED_FROM = 2.4


def main():
    options = adapter.arguments(__doc__).parse_args()
    adapter.check(options.model, options.sha256)
    # The model is in the folder; nothing is ever fetched.
    os.environ["HF_HUB_OFFLINE"] = "1"
    import numpy
    from faster_whisper import WhisperModel

    model = WhisperModel(options.model, device="cpu", compute_type="int8", cpu_threads=options.threads)

    def segments(samples, language, names):
        found, _ = model.transcribe(
            samples, language=language, hotwords=", ".join(names) or None, beam_size=5, temperature=0.0,
            condition_on_previous_text=False)
        return list(found)

    def recognise(sound, rate, language, hints):
        samples = numpy.frombuffer(sound, dtype="<i2").astype(numpy.float32) / 32768.0
        found = segments(samples, language, hints)
        # Names help a good model, and can make a weak one say them over and over: then it hears without them.
        if any(segment.compression_ratio > LOOPED_FROM for segment in found):
            found = segments(samples, language, [])
        for segment in found:
            # What it takes for silence, or still repeats, is not speech: nothing is better than something invented.
            if segment.no_speech_prob <= SILENCE_FROM and segment.compression_ratio <= LOOPED_FROM:
                yield segment.start, segment.end, segment.text, math.exp(segment.avg_logprob)

    adapter.serve("faster-whisper " + os.path.basename(os.path.normpath(options.model)), recognise)


if __name__ == "__main__":
    main()

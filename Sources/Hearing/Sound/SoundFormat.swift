/// The form in which sound is heard, kept and handed on: 16 bits, one channel, 16,000 samples a second.
///
/// It is what every recogniser of speech takes; speech has little above 8 kHz, and an hour is 115 MB.
public enum SoundFormat {
  /// Samples a second.
  public static let rate = 16_000
  /// Samples a millisecond.
  static let samplesPerMS = rate / 1_000

  /// How long so many samples last, in ms.
  public static func milliseconds(ofSamples count: Int) -> Int64 { Int64(count / samplesPerMS) }

  /// How many samples last so long.
  public static func samples(inMS milliseconds: Int64) -> Int { Int(max(0, milliseconds)) * samplesPerMS }
}

/// A stretch of sound with the moment at which it begins.
public struct Sound: Sendable, Hashable {
  /// When its first sample was heard, in ms since 1970 UTC.
  public var startMS: Int64
  /// The samples.
  public var samples: [Int16]

  /// A stretch of sound.
  public init(startMS: Int64, samples: [Int16]) {
    self.startMS = startMS
    self.samples = samples
  }

  /// When it ends, in ms since 1970 UTC.
  public var endMS: Int64 { startMS + SoundFormat.milliseconds(ofSamples: samples.count) }

  /// The part between two moments.
  func part(fromMS: Int64, untilMS: Int64) -> Sound {
    let first = min(SoundFormat.samples(inMS: fromMS - startMS), samples.count)
    let end = max(first, min(SoundFormat.samples(inMS: untilMS - startMS), samples.count))
    return Sound(
      startMS: startMS + SoundFormat.milliseconds(ofSamples: first), samples: Array(samples[first..<end]))
  }
}

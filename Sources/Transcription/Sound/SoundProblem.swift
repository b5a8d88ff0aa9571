public import Assets
public import Hearing

/// Why there is nothing to be heard.
public enum SoundProblem: LocalizedProblem, Sendable {
  /// The file is not there or may not be read.
  case unreadable(path: String)
  /// The file is of another kind.
  case notHeard(path: String, WaveFile.Problem)
  /// `arecord` is not installed.
  case recorderMissing
  /// The moment at which a file begins is no moment.
  case momentWrong(found: String)
  /// A moment was given for what is heard now.
  case momentOfCard
  /// The service's clock is that of a rehearsal, which sound does not follow.
  case clockIsFast(speed: Int)

  /// One sentence that says what would work.
  public var wording: Wording {
    switch self {
    case .unreadable(let path): Wording("sound.unreadable", ["file": .text(path)])
    case .notHeard(let path, let problem):
      switch problem {
      case .notWave: Wording("sound.not-wave", ["file": .text(path)])
      case .formUnknown(let format, let bits):
        Wording("sound.form-unknown", ["file": .text(path), "format": "\(format)", "bits": "\(bits)"])
      case .rateUnknown(let rate): Wording("sound.rate-unknown", ["file": .text(path), "rate": "\(rate)"])
      case .tooManyChannels(let channels, let max):
        Wording("sound.too-many-channels", ["file": .text(path), "channels": "\(channels)", "max": "\(max)"])
      }
    case .recorderMissing: Wording("sound.recorder-missing")
    case .momentWrong(let found): Wording("sound.moment-wrong", ["found": .text(found)])
    case .momentOfCard: Wording("sound.moment-of-card")
    case .clockIsFast(let speed): Wording("sound.clock-is-fast", ["speed": "\(speed)"])
    }
  }
}

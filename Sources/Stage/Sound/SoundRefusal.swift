public import Assets

/// Why a file does not become a sound, by the rule that it breaks.
public enum SoundRefusal: LocalizedProblem, Sendable, Hashable {
  /// It is no file that can be read.
  case cannotBeRead(PictureRefusal)
  /// Its content is no WAV that can be played.
  case isNoSound(reason: String)
  /// It is longer than a bell.
  case lastsTooLong(secondsMax: Int)

  /// What is wrong with the file, as the end of a sentence.
  public var wording: Wording {
    switch self {
    case .cannotBeRead(let refusal): refusal.wording
    case .isNoSound(let reason): Wording("sound.fault.no-sound", ["reason": .text(reason)])
    case .lastsTooLong(let secondsMax): Wording("sound.fault.long", ["most": .text("\(secondsMax)")])
    }
  }

  /// What is wrong with a file of `Assets/sounds`, if anything is.
  public static func refusal(ofFileAt path: String) -> SoundRefusal? {
    do throws(SoundRefusal) {
      _ = try SoundFile(reading: path)
      return nil
    } catch {
      return error
    }
  }
}

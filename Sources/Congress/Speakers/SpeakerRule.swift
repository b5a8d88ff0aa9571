/// The rules of the speakers' list that a command can break, each named after the rule.
public enum SpeakerRule: Sendable, Hashable {
  case unknown(Code<Speaker>, known: [Code<Speaker>])
  case inWrongState(Code<Speaker>, state: SpeakerState, needed: [SpeakerState])
  /// Somebody else is speaking.
  case floorTaken(Code<Speaker>, name: String)
  case floorEmpty
  case nobodyWaits
  case waitsAlready(Code<Speaker>, name: String)
  case tooMany
  /// A name, office, unit or title that is empty, too long, or has characters that are no letters.
  case textNotFit(Text, charactersMax: Int)
  case secondsOutOfRange(Int)
  case extensionBelowUsed(seconds: Int, used: Int)
  case movedNowhere(Code<Speaker>)

  /// What is told of a speaker in words.
  public enum Text: String, Sendable, Hashable, CaseIterable {
    case name, office, unit, title
  }

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .unknown: "speaker_unknown"
    case .inWrongState: "speaker_in_wrong_state"
    case .floorTaken: "speaker_floor_taken"
    case .floorEmpty: "speaker_floor_empty"
    case .nobodyWaits: "speaker_nobody_waits"
    case .waitsAlready: "speaker_waits_already"
    case .tooMany: "speaker_too_many"
    case .textNotFit: "speaker_text_not_fit"
    case .secondsOutOfRange: "speaker_seconds_out_of_range"
    case .extensionBelowUsed: "speaker_extension_below_used"
    case .movedNowhere: "speaker_moved_nowhere"
    }
  }

  /// The names and numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .unknown(let code, let known):
      ["speaker": .text(code.text), "known": .text(Self.list(known.map(\.text)))]
    case .inWrongState(let code, let state, let needed):
      [
        "speaker": .text(code.text), "state": .text(state.rawValue),
        "needed": .text(needed.map(\.rawValue).joined(separator: ", ")),
      ]
    case .floorTaken(let code, let name), .waitsAlready(let code, let name):
      ["speaker": .text(code.text), "name": .text(name)]
    case .floorEmpty, .nobodyWaits: [:]
    case .tooMany: ["max": .number(Int64(Floor.speakersMax))]
    case .textNotFit(let text, let most):
      ["text": .text(text.rawValue), "charactersMax": .number(Int64(most))]
    case .secondsOutOfRange(let seconds):
      [
        "seconds": .number(Int64(seconds)), "least": .number(Int64(Speaker.secondsRange.lowerBound)),
        "most": .number(Int64(Speaker.secondsRange.upperBound)),
      ]
    case .extensionBelowUsed(let seconds, let used):
      ["seconds": .number(Int64(seconds)), "used": .number(Int64(used))]
    case .movedNowhere(let code): ["speaker": .text(code.text)]
    }
  }

  /// The first so many names; a long list would not fit a sentence.
  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "–" : names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
  }
}

/// What lies across the foot of an output's picture while the scene goes on above it.
///
/// It follows the show: a speaker's changes with the floor, and is gone while nobody has it; captions are gone while the hall
/// is not recorded. A scene that nothing may
/// stand beneath takes it off the air.
///
/// Written as people write it, in the protocol and in the record too: `speaker`, `notice:TEXT`, `captions`.
public enum LowerThird: Sendable, Hashable, Codable {
  /// The longest notice, in bytes of UTF-8.
  public static let noticeBytesMax = 240

  /// Whoever has the floor, with the clock.
  case speaker
  /// A text of the operator's.
  case notice(text: String)
  /// The newest words of whoever speaks, as a machine understood them.
  case captions

  /// Reads `speaker`, `captions` or `notice:TEXT`.
  public init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("speaker", 1): self = .speaker
    case ("captions", 1): self = .captions
    case ("notice", 2): self = .notice(text: parts[1])
    default: return nil
    }
  }

  /// The lower third as people write it.
  public var text: String {
    switch self {
    case .speaker: "speaker"
    case .notice(let text): "notice:" + text
    case .captions: "captions"
    }
  }

  /// The forms in which a lower third is written.
  public static let usages = ["speaker", "notice:TEXT", "captions"]

  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let lowerThird = LowerThird(text: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no lower third (\(Self.usages.joined(separator: ", ")))")
    }
    self = lowerThird
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// The rules of lower thirds that a command can break, each named after the rule.
public enum LowerThirdRule: Sendable, Hashable {
  /// The scene on air is one that nothing may stand beneath.
  case sceneHasNoRoom(Cue.Scene, output: Code<Output>)
  case alreadyShown(output: Code<Output>)
  /// There is none; without an output, on no output.
  case notShown(output: Code<Output>?)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .sceneHasNoRoom: "lower_third_scene_has_no_room"
    case .alreadyShown: "lower_third_already_shown"
    case .notShown: "lower_third_not_shown"
    }
  }

  /// The names by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .sceneHasNoRoom(let scene, let output): ["scene": .text(scene.rawValue), "output": .text(output.text)]
    case .alreadyShown(let output): ["output": .text(output.text)]
    case .notShown(let output): ["output": .text(output?.text ?? "–")]
    }
  }
}

extension Cue.Scene {
  /// Whether a lower third may stand beneath the scene.
  ///
  /// Never beneath what is being decided, whose figures need the whole wall; never over a ceremony; not over pictures
  /// that stand for themselves or have the speaker already.
  public var hasRoomForLowerThird: Bool {
    switch self {
    case .holding, .programme, .item, .attendance, .credentials, .organisations, .speakers, .body, .notice, .break,
      .text, .pictures, .film, .camera:
      true
    case .speaker, .question, .voting, .result, .electionPapers, .electionTable, .elected, .seats, .fallback,
      .testPattern, .ceremony, .black, .presidium:
      false
    }
  }
}

/// A lower third with what it says at a moment.
public enum LowerThirdView: Sendable, Hashable, Codable {
  /// Whoever has the floor.
  case speaker(SpeakerSceneView)
  /// A text of the operator's.
  case notice(TextView)
  /// The newest words; the service leaves them out, and a screen puts in what the topic `captions` says.
  case captions(CaptionsView)

  private enum CodingKeys: String, CodingKey { case form, facts }

  private enum Form: String, Codable { case speaker, notice, captions }

  /// Reads `form` and `facts`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Form.self, forKey: .form) {
    case .speaker: self = .speaker(try container.decode(SpeakerSceneView.self, forKey: .facts))
    case .notice: self = .notice(try container.decode(TextView.self, forKey: .facts))
    case .captions: self = .captions(try container.decode(CaptionsView.self, forKey: .facts))
    }
  }

  /// Writes `form` and `facts`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .speaker(let facts):
      try container.encode(Form.speaker, forKey: .form)
      try container.encode(facts, forKey: .facts)
    case .notice(let facts):
      try container.encode(Form.notice, forKey: .form)
      try container.encode(facts, forKey: .facts)
    case .captions(let facts):
      try container.encode(Form.captions, forKey: .form)
      try container.encode(facts, forKey: .facts)
    }
  }

  /// Whom or what it is about, whatever the clock says: `speaker:PB01`, `notice:TEXT`.
  public var subject: String {
    switch self {
    case .speaker(let facts): "speaker:\(facts.speaker.code)"
    case .notice(let facts): "notice:\(facts.text)"
    case .captions: "captions"
    }
  }
}

extension Output {
  /// What is on air as an operator reads it, with what lies across its foot.
  public var onAirText: String {
    "\(onAir.scene.layout) \(onAir.shortText)" + (lowerThird.map { " + lower-third:\($0.shortText)" } ?? "")
  }
}

extension LowerThird {
  /// The lower third as people write it, in one line and cut where a notice is long.
  public var shortText: String { Cue.shortened(text) }
}

/// What an output is told to show: a scene and, where it needs one, the ballot that the scene is about.
///
/// Encoded as `{"scene":"question","ballot":"BQ06"}`, written by people as `question:BQ06`.
public enum Cue: Sendable, Hashable {
  /// L01: slogan, name, term, place and date.
  case holding
  /// L02: the session's programme, the current line lit.
  case programme
  /// L03: the current item.
  case item
  /// L04: attendance against both quorum lines.
  case attendance
  /// L09: the question put.
  case question(Code<Ballot>)
  /// L10: voting is open, held or closed.
  case voting(Code<Ballot>)
  /// L11: the published result.
  case result(Code<Ballot>)
  /// L20: the plain picture that is always right.
  case fallback
  /// L24: nothing.
  case black

  /// The scenes by name, without what they are about.
  public enum Scene: String, Sendable, Hashable, Codable, CaseIterable {
    case holding, programme, item, attendance, question, voting, result, fallback, black

    /// The layout's number in the house's list of layouts.
    public var layout: String {
      switch self {
      case .holding: "L01"
      case .programme: "L02"
      case .item: "L03"
      case .attendance: "L04"
      case .question: "L09"
      case .voting: "L10"
      case .result: "L11"
      case .fallback: "L20"
      case .black: "L24"
      }
    }

    /// Whether the scene is about one ballot.
    public var needsBallot: Bool {
      switch self {
      case .question, .voting, .result: true
      case .holding, .programme, .item, .attendance, .fallback, .black: false
      }
    }
  }

  /// The scene of the cue.
  public var scene: Scene {
    switch self {
    case .holding: .holding
    case .programme: .programme
    case .item: .item
    case .attendance: .attendance
    case .question: .question
    case .voting: .voting
    case .result: .result
    case .fallback: .fallback
    case .black: .black
    }
  }

  /// The ballot that the cue is about, if any.
  public var ballot: Code<Ballot>? {
    switch self {
    case .question(let code), .voting(let code), .result(let code): code
    case .holding, .programme, .item, .attendance, .fallback, .black: nil
    }
  }

  /// A cue from a scene and its ballot; nothing where one has too much or too little.
  public init?(scene: Scene, ballot: Code<Ballot>?) {
    switch (scene, ballot) {
    case (.holding, nil): self = .holding
    case (.programme, nil): self = .programme
    case (.item, nil): self = .item
    case (.attendance, nil): self = .attendance
    case (.question, let code?): self = .question(code)
    case (.voting, let code?): self = .voting(code)
    case (.result, let code?): self = .result(code)
    case (.fallback, nil): self = .fallback
    case (.black, nil): self = .black
    default: return nil
    }
  }

  /// Reads `holding`, `question:BQ06`, or a layout number in the scene's place (`L09:BQ06`).
  public init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let scene = Scene(rawValue: parts[0]) ?? Scene.allCases.first { $0.layout == parts[0] }
    guard let scene, parts.last?.isEmpty == false else { return nil }
    self.init(scene: scene, ballot: parts.count == 2 ? Code(parts[1]) : nil)
  }

  /// The cue as people write it.
  public var text: String { ballot.map { "\(scene.rawValue):\($0)" } ?? scene.rawValue }
}

extension Cue: Codable {
  private enum CodingKeys: String, CodingKey { case scene, ballot }

  /// Reads a scene and its ballot, refusing one without the other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let scene = try container.decode(Scene.self, forKey: .scene)
    let ballot = try container.decodeIfPresent(Code<Ballot>.self, forKey: .ballot)
    guard let cue = Cue(scene: scene, ballot: ballot) else {
      throw DecodingError.dataCorruptedError(
        forKey: .ballot, in: container,
        debugDescription: scene.needsBallot
          ? "scene '\(scene.rawValue)' needs a ballot" : "scene '\(scene.rawValue)' takes no ballot")
    }
    self = cue
  }

  /// Writes the scene and, where there is one, its ballot.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scene, forKey: .scene)
    try container.encodeIfPresent(ballot, forKey: .ballot)
  }
}

/// A family of screens that show the same: the hall, the presidium, the lobby, the press.
///
/// Invariant: an output that follows another has no cues of its own; nothing follows a follower.
public struct Output: Sendable, Hashable, Codable {
  /// The output's name.
  public let name: Code<Output>
  /// The output whose pictures this one shows, if it has none of its own.
  public let follows: Code<Output>?
  /// What its screens show.
  public internal(set) var onAir: Cue
  /// What the next take will show.
  public internal(set) var standby: Cue?
  /// When `onAir` was taken, in ms since 1970 UTC.
  public internal(set) var takenAtMS: Int64

  /// An output that shows the holding picture.
  public init(name: Code<Output>, follows: Code<Output>? = nil) {
    self.name = name
    self.follows = follows
    onAir = .holding
    standby = nil
    takenAtMS = 0
  }
}

/// A named screen and the output it belongs to.
public struct Screen: Sendable, Hashable, Codable {
  /// The screen's name, as given to `plenary-screen --id`.
  public let id: Code<Screen>
  /// The output it shows.
  public let output: Code<Output>

  /// A screen of an output.
  public init(id: Code<Screen>, output: Code<Output>) {
    self.id = id
    self.output = output
  }
}

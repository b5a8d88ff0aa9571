/// Everything that a screen of one output needs to draw its picture: one value, one moment.
///
/// Holds nothing that the hall may not see; results stand in it only once published.
public struct OutputView: Sendable, Hashable, Codable {
  /// The output.
  public let output: Code<Output>
  /// Names, language and time of the congress, for header and holding picture.
  public let congress: CongressHeading
  /// Whether SAFE covers everything; the content is then the fallback.
  public let isSafe: Bool
  /// What to draw.
  public let content: SceneContent

  /// A picture's worth of facts.
  public init(output: Code<Output>, congress: CongressHeading, isSafe: Bool, content: SceneContent) {
    self.output = output
    self.congress = congress
    self.isSafe = isSafe
    self.content = content
  }
}

/// What every picture knows of its congress.
public struct CongressHeading: Sendable, Hashable, Codable {
  /// Slogan, body, title, term.
  public let name: CongressName
  /// The language of the hall.
  public let language: Language
  /// The hall's time against UTC, in minutes.
  public let utcOffsetMinutes: Int
  /// The theme's name.
  public let theme: String
  /// The emblem's name, or nothing.
  public let emblem: String?
  /// The measures that set the smallest letter.
  public let hall: HallGeometry

  /// A heading from its parts.
  public init(
    name: CongressName, language: Language, utcOffsetMinutes: Int, theme: String, emblem: String?, hall: HallGeometry
  ) {
    self.name = name
    self.language = language
    self.utcOffsetMinutes = utcOffsetMinutes
    self.theme = theme
    self.emblem = emblem
    self.hall = hall
  }

  /// The heading of a congress as founded.
  public init(_ definition: Definition) {
    self.init(
      name: definition.name, language: definition.language, utcOffsetMinutes: definition.utcOffsetMinutes,
      theme: definition.theme, emblem: definition.emblem, hall: definition.hall)
  }
}

/// What a scene is about, with exactly the facts that the scene shows.
///
/// Encoded as `{"scene":"result","facts":{…}}`. A scene that this software does not know reads as ``fallback``.
public enum SceneContent: Sendable, Hashable {
  case holding
  case programme(ProgrammeView)
  case item(ItemView)
  case attendance(Attendance)
  case question(QuestionView)
  case voting(VotingView)
  case result(ResultView)
  case fallback
  case black

  /// The scene's name.
  public var scene: Cue.Scene {
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
}

extension SceneContent: Codable {
  private enum CodingKeys: String, CodingKey { case scene, facts }

  /// Reads the scene and its facts; an unknown scene becomes the fallback, wrong facts are an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let scene = Cue.Scene(rawValue: try container.decode(String.self, forKey: .scene)) ?? .fallback
    switch scene {
    case .holding: self = .holding
    case .programme: self = .programme(try container.decode(ProgrammeView.self, forKey: .facts))
    case .item: self = .item(try container.decode(ItemView.self, forKey: .facts))
    case .attendance: self = .attendance(try container.decode(Attendance.self, forKey: .facts))
    case .question: self = .question(try container.decode(QuestionView.self, forKey: .facts))
    case .voting: self = .voting(try container.decode(VotingView.self, forKey: .facts))
    case .result: self = .result(try container.decode(ResultView.self, forKey: .facts))
    case .fallback: self = .fallback
    case .black: self = .black
    }
  }

  /// Writes the scene and its facts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scene, forKey: .scene)
    switch self {
    case .holding, .fallback, .black: break
    case .programme(let facts): try container.encode(facts, forKey: .facts)
    case .item(let facts): try container.encode(facts, forKey: .facts)
    case .attendance(let facts): try container.encode(facts, forKey: .facts)
    case .question(let facts): try container.encode(facts, forKey: .facts)
    case .voting(let facts): try container.encode(facts, forKey: .facts)
    case .result(let facts): try container.encode(facts, forKey: .facts)
    }
  }
}

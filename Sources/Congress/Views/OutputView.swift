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
  /// When the cue was taken, in ms since 1970 UTC: from then on pages are turned.
  public let takenAtMS: Int64
  /// What to draw.
  public let content: SceneContent
  /// What lies across the foot of it, if anything does; the scene stands above.
  public let lowerThird: LowerThirdView?
  /// What the picture says of the recording of the hall; nothing where it says nothing.
  public let recording: Recording.Standing?
  /// Films that a screen is to have ready though it does not show them yet.
  public let readies: [String]?
  /// Cameras that a screen is to have connected though it does not show them yet.
  public let cameras: [Camera]?

  /// A picture's worth of facts.
  public init(
    output: Code<Output>, congress: CongressHeading, isSafe: Bool, takenAtMS: Int64 = 0, content: SceneContent,
    lowerThird: LowerThirdView? = nil, recording: Recording.Standing? = nil, readies: [String]? = nil,
    cameras: [Camera]? = nil
  ) {
    self.cameras = cameras
    self.readies = readies
    self.output = output
    self.congress = congress
    self.isSafe = isSafe
    self.takenAtMS = takenAtMS
    self.content = content
    self.lowerThird = lowerThird
    self.recording = recording
  }

  /// The same with other content.
  package func showing(_ content: SceneContent) -> OutputView {
    OutputView(
      output: output, congress: congress, isSafe: isSafe, takenAtMS: takenAtMS, content: content,
      lowerThird: lowerThird, recording: recording, readies: readies, cameras: cameras)
  }

  private enum CodingKeys: String, CodingKey {
    case output, congress, isSafe, takenAtMS, content, lowerThird, recording, readies, cameras
  }

  /// Reads a picture's facts; where a service does not say when the cue was taken, it was at the beginning of time.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    output = try container.decode(Code.self, forKey: .output)
    congress = try container.decode(CongressHeading.self, forKey: .congress)
    isSafe = try container.decode(Bool.self, forKey: .isSafe)
    takenAtMS = try container.decodeIfPresent(Int64.self, forKey: .takenAtMS) ?? 0
    content = try container.decode(SceneContent.self, forKey: .content)
    lowerThird = try container.decodeIfPresent(LowerThirdView.self, forKey: .lowerThird)
    recording = try container.decodeIfPresent(Recording.Standing.self, forKey: .recording)
    readies = try container.decodeIfPresent([String].self, forKey: .readies)
    cameras = try container.decodeIfPresent([Camera].self, forKey: .cameras)
  }
}

/// What every picture knows of its congress.
public struct CongressHeading: Sendable, Hashable, Codable {
  /// Slogan, body, title, term.
  public let name: CongressName
  /// The language of the hall.
  public let language: Language
  /// The hall's time against UTC, in minutes.
  public let utcOffset: UTCOffset
  /// The theme's name.
  public let theme: String
  /// The emblem's name, or nothing.
  public let emblem: String?
  /// The measures that set the smallest letter.
  public let hall: HallGeometry
  /// Whether this is a rehearsal, which every picture says.
  public let isRehearsal: Bool
  /// The language that stands beside the hall's; nothing where one is enough.
  public let secondLanguage: Language?

  /// A heading from its parts.
  public init(
    name: CongressName, language: Language, utcOffset: UTCOffset, theme: String, emblem: String?, hall: HallGeometry,
    isRehearsal: Bool = false, secondLanguage: Language? = nil
  ) {
    self.name = name
    self.language = language
    self.utcOffset = utcOffset
    self.theme = theme
    self.emblem = emblem
    self.hall = hall
    self.isRehearsal = isRehearsal
    self.secondLanguage = secondLanguage
  }

  /// The heading of a congress as founded.
  public init(_ definition: Definition) {
    self.init(
      name: definition.name, language: definition.language, utcOffset: definition.utcOffset,
      theme: definition.theme, emblem: definition.emblem, hall: definition.hall, isRehearsal: definition.isRehearsal,
      secondLanguage: definition.secondLanguage)
  }

  private enum CodingKeys: String, CodingKey {
    case name, language, theme, emblem, hall, isRehearsal, secondLanguage
    case utcOffset = "utcOffsetMinutes"
  }

  /// Reads a heading; a service that does not say so holds no rehearsal, and speaks one language.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try container.decode(CongressName.self, forKey: .name),
      language: try container.decode(Language.self, forKey: .language),
      utcOffset: try container.decode(UTCOffset.self, forKey: .utcOffset),
      theme: try container.decode(String.self, forKey: .theme),
      emblem: try container.decodeIfPresent(String.self, forKey: .emblem),
      hall: try container.decode(HallGeometry.self, forKey: .hall),
      isRehearsal: try container.decodeIfPresent(Bool.self, forKey: .isRehearsal) ?? false,
      secondLanguage: try container.decodeIfPresent(Language.self, forKey: .secondLanguage))
  }
}

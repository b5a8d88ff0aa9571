/// What a scene is about, with exactly the facts that the scene shows.
///
/// Encoded as `{"scene":"result","facts":{…}}`. A scene that this software does not know reads as ``fallback``.
public enum SceneContent: Sendable, Hashable {
  case holding
  case programme(ProgrammeView)
  case item(ItemView)
  case attendance(Attendance)
  case credentials(CredentialsView)
  case organisations(OrganisationsView)
  case speaker(SpeakerSceneView)
  case speakers(SpeakersSceneView)
  /// What the presidium reads, with the hall's content in it; no hall has this content.
  indirect case presidium(PresidiumView)
  case question(QuestionView)
  case voting(VotingView)
  case result(ResultView)
  case electionPapers(ElectionPapersView)
  case electionTable(ElectionTableView)
  case elected(ElectedView)
  case body(BodyView)
  case seats(SeatMapView)
  case pictures(PicturesView)
  case notice(TextView)
  case `break`(BreakView)
  case text(TextView)
  case fallback
  case testPattern
  case ceremony(CeremonyView)
  case black
  case film(FilmView)
  indirect case camera(CameraView)

  /// The scene's name.
  public var scene: Cue.Scene {
    switch self {
    case .holding: .holding
    case .programme: .programme
    case .item: .item
    case .attendance: .attendance
    case .credentials: .credentials
    case .organisations: .organisations
    case .speaker: .speaker
    case .speakers: .speakers
    case .presidium: .presidium
    case .question: .question
    case .voting: .voting
    case .result: .result
    case .electionPapers: .electionPapers
    case .electionTable: .electionTable
    case .elected: .elected
    case .body: .body
    case .seats: .seats
    case .pictures: .pictures
    case .notice: .notice
    case .break: .break
    case .text: .text
    case .fallback: .fallback
    case .testPattern: .testPattern
    case .ceremony: .ceremony
    case .black: .black
    case .film: .film
    case .camera: .camera
    }
  }
}

extension SceneContent: Codable {
  private enum CodingKeys: String, CodingKey { case scene, facts }

  /// Reads the scene and its facts; an unknown scene becomes the fallback, wrong facts are an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func facts<Facts: Decodable>() throws -> Facts { try container.decode(Facts.self, forKey: .facts) }
    let scene = Cue.Scene(rawValue: try container.decode(String.self, forKey: .scene)) ?? .fallback
    switch scene {
    case .holding: self = .holding
    case .programme: self = .programme(try facts())
    case .item: self = .item(try facts())
    case .attendance: self = .attendance(try facts())
    case .credentials: self = .credentials(try facts())
    case .organisations: self = .organisations(try facts())
    case .speaker: self = .speaker(try facts())
    case .speakers: self = .speakers(try facts())
    case .presidium: self = .presidium(try facts())
    case .question: self = .question(try facts())
    case .voting: self = .voting(try facts())
    case .result: self = .result(try facts())
    case .electionPapers: self = .electionPapers(try facts())
    case .electionTable: self = .electionTable(try facts())
    case .elected: self = .elected(try facts())
    case .body: self = .body(try facts())
    case .seats: self = .seats(try facts())
    case .pictures: self = .pictures(try facts())
    case .notice: self = .notice(try facts())
    case .break: self = .break(try facts())
    case .text: self = .text(try facts())
    case .fallback: self = .fallback
    case .testPattern: self = .testPattern
    case .ceremony: self = .ceremony(try facts())
    case .black: self = .black
    case .film: self = .film(try facts())
    case .camera: self = .camera(try facts())
    }
  }

  /// Writes the scene and its facts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scene, forKey: .scene)
    switch self {
    case .holding, .fallback, .testPattern, .black: break
    case .programme(let facts): try container.encode(facts, forKey: .facts)
    case .item(let facts): try container.encode(facts, forKey: .facts)
    case .attendance(let facts): try container.encode(facts, forKey: .facts)
    case .credentials(let facts): try container.encode(facts, forKey: .facts)
    case .organisations(let facts): try container.encode(facts, forKey: .facts)
    case .speaker(let facts): try container.encode(facts, forKey: .facts)
    case .speakers(let facts): try container.encode(facts, forKey: .facts)
    case .presidium(let facts): try container.encode(facts, forKey: .facts)
    case .question(let facts): try container.encode(facts, forKey: .facts)
    case .voting(let facts): try container.encode(facts, forKey: .facts)
    case .result(let facts): try container.encode(facts, forKey: .facts)
    case .electionPapers(let facts): try container.encode(facts, forKey: .facts)
    case .electionTable(let facts): try container.encode(facts, forKey: .facts)
    case .elected(let facts): try container.encode(facts, forKey: .facts)
    case .notice(let facts): try container.encode(facts, forKey: .facts)
    case .break(let facts): try container.encode(facts, forKey: .facts)
    case .text(let facts): try container.encode(facts, forKey: .facts)
    case .body(let facts): try container.encode(facts, forKey: .facts)
    case .seats(let facts): try container.encode(facts, forKey: .facts)
    case .pictures(let facts): try container.encode(facts, forKey: .facts)
    case .ceremony(let facts): try container.encode(facts, forKey: .facts)
    case .film(let facts): try container.encode(facts, forKey: .facts)
    case .camera(let facts): try container.encode(facts, forKey: .facts)
    }
  }
}

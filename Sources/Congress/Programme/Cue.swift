/// What an output is told to show: a scene and, where it needs one, what the scene is about.
///
/// Encoded flat as `{"scene":"question","ballot":"BQ06"}`, written by people as `question:BQ06`.
public enum Cue: Sendable, Hashable {
  /// L01: slogan, name, term, place and date.
  case holding
  /// L02: the session's programme, the current line lit.
  case programme
  /// L03: the current item.
  case item
  /// L04: attendance against both quorum lines.
  case attendance
  /// L05: what the roster tells of the delegates.
  case credentials
  /// L06: who is here, organisation by organisation.
  case organisations
  /// L07: who speaks, with the clock.
  case speaker(SpeakerForm)
  /// L08: the speakers' list.
  case speakers
  /// P1: what the presidium alone reads.
  case presidium
  /// L09: the question put.
  case question(Code<Ballot>)
  /// L10: voting is open, held or closed.
  case voting(Code<Ballot>)
  /// L11: the published result.
  case result(Code<Ballot>)
  /// L12: a body of the congress and its list.
  case body(Code<Body>)
  /// L13: ballot papers handed out and come back.
  case electionPapers(Code<Election>)
  /// L14: a published round in the order of its list, so many rows revealed; without a number, all.
  case electionTable(Code<Election>, rows: Int?, round: Int?)
  /// L15: who is elected, high to low, as far as a round.
  case elected(Code<Election>, round: Int?)
  /// L16: a notice of the operator's.
  case notice(String)
  /// L17: a break until a time of day and, if given, where.
  case `break`(until: TimeOfDay, place: String?)
  /// L18: a text of the operator's, with or without a title.
  case text(title: String?, String)
  /// L19: the seats of the hall and, once a named vote is published, its choices.
  case seats(Code<Ballot>?)
  /// L22: pictures that follow each other.
  case pictures(Code<PictureSeries>)
  /// L20: the plain picture that is always right.
  case fallback
  /// L21: the picture by which a screen is set up.
  case testPattern
  /// L23: a ceremony, over which nothing may appear.
  case ceremony(Rite)
  /// L24: nothing.
  case black
  /// L25: a film.
  case film(FilmCue)
  /// L26: a camera, alone or beside a scene.
  indirect case camera(CameraCue)

  /// The longest notice, in bytes.
  public static let noticeBytesMax = 600
  /// The longest text, in bytes.
  public static let textBytesMax = 8_000
  /// The longest title of a text, in bytes.
  public static let titleBytesMax = 200
  /// The longest list of places in a break, in bytes.
  public static let placeBytesMax = 1_000

  /// The scene of the cue.
  public var scene: Scene {
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
    case .body: .body
    case .electionPapers: .electionPapers
    case .electionTable: .electionTable
    case .elected: .elected
    case .notice: .notice
    case .break: .break
    case .text: .text
    case .seats: .seats
    case .pictures: .pictures
    case .fallback: .fallback
    case .testPattern: .testPattern
    case .ceremony: .ceremony
    case .black: .black
    case .film: .film
    case .camera: .camera
    }
  }

  /// What the cue says beside its scene.
  public var facts: CueFacts {
    switch self {
    case .question(let code), .voting(let code), .result(let code): CueFacts(ballot: code)
    case .body(let code): CueFacts(body: code)
    case .seats(let code): CueFacts(ballot: code)
    case .pictures(let code): CueFacts(series: code)
    case .electionPapers(let code): CueFacts(election: code)
    case .electionTable(let code, let rows, let round): CueFacts(election: code, rows: rows, round: round)
    case .elected(let code, let round): CueFacts(election: code, round: round)
    case .notice(let text): CueFacts(text: text)
    case .text(let title, let text): CueFacts(text: text, title: title)
    case .break(let until, let place): CueFacts(until: until, place: place)
    case .ceremony(let rite): CueFacts(rite: rite)
    case .speaker(let form): CueFacts(form: form)
    case .film(let film): film.facts
    case .camera(let camera): camera.facts
    case .holding, .programme, .item, .attendance, .credentials, .organisations, .speakers, .presidium, .fallback,
      .testPattern, .black:
      CueFacts()
    }
  }

  /// The ballot that the cue is about, if any.
  public var ballot: Code<Ballot>? { facts.ballot }

  /// The election that the cue is about, if any.
  public var election: Code<Election>? { facts.election }

  /// A cue from a scene and its facts; nothing where it has too much or too little.
  public init?(scene: Scene, facts: CueFacts) {
    let cue: Cue? =
      switch scene {
      case .holding: .holding
      case .programme: .programme
      case .item: .item
      case .attendance: .attendance
      case .credentials: .credentials
      case .organisations: .organisations
      case .speaker: .speaker(facts.form ?? .full)
      case .speakers: .speakers
      case .presidium: .presidium
      case .question: facts.ballot.map { .question($0) }
      case .voting: facts.ballot.map { .voting($0) }
      case .result: facts.ballot.map { .result($0) }
      case .body: facts.body.map { .body($0) }
      case .seats: .seats(facts.ballot)
      case .pictures: facts.series.map { .pictures($0) }
      case .electionPapers: facts.election.map { .electionPapers($0) }
      case .electionTable: facts.election.map { .electionTable($0, rows: facts.rows, round: facts.round) }
      case .elected: facts.election.map { .elected($0, round: facts.round) }
      case .notice: facts.text.map { .notice($0) }
      case .break: facts.until.map { .break(until: $0, place: facts.place) }
      case .text: facts.text.map { .text(title: facts.title, $0) }
      case .fallback: .fallback
      case .testPattern: .testPattern
      case .ceremony: facts.rite.map { .ceremony($0) }
      case .black: .black
      case .film: FilmCue(facts).map { .film($0) }
      case .camera: CameraCue(facts).map { .camera($0) }
      }
    guard let cue, cue.facts == facts else { return nil }
    self = cue
  }

  /// A cue from a scene and its ballot; nothing where one has too much or too little.
  public init?(scene: Scene, ballot: Code<Ballot>?) { self.init(scene: scene, facts: CueFacts(ballot: ballot)) }
}

extension Cue: Codable {
  private enum CodingKeys: String, CodingKey { case scene }

  /// Reads a scene and what it is about, refusing one without the other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let scene = try container.decode(Scene.self, forKey: .scene)
    guard let cue = Cue(scene: scene, facts: try CueFacts(from: decoder)) else {
      throw DecodingError.dataCorruptedError(
        forKey: .scene, in: container,
        debugDescription: scene.needsBallot
          ? "scene '\(scene.rawValue)' needs a ballot" : "scene '\(scene.rawValue)' is written '\(scene.usage)'")
    }
    self = cue
  }

  /// Writes the scene and what it is about.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scene, forKey: .scene)
    try facts.encode(to: encoder)
  }
}

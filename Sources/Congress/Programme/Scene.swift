extension Cue {
  /// The scenes by name, without what they are about.
  public enum Scene: String, Sendable, Hashable, Codable, CaseIterable {
    case holding, programme, item, attendance, credentials, organisations, speaker, speakers, question, voting, result
    case body
    case electionPapers = "election-papers"
    case electionTable = "election-table"
    case elected, notice
    case `break`
    case text, seats, fallback
    case testPattern = "test-pattern"
    case pictures, ceremony, black, film, camera, presidium

    /// The layout's number in the house's list of layouts.
    public var layout: String {
      switch self {
      case .holding: "L01"
      case .programme: "L02"
      case .item: "L03"
      case .attendance: "L04"
      case .credentials: "L05"
      case .organisations: "L06"
      case .speaker: "L07"
      case .speakers: "L08"
      case .question: "L09"
      case .voting: "L10"
      case .result: "L11"
      case .body: "L12"
      case .electionPapers: "L13"
      case .electionTable: "L14"
      case .elected: "L15"
      case .notice: "L16"
      case .break: "L17"
      case .text: "L18"
      case .seats: "L19"
      case .fallback: "L20"
      case .testPattern: "L21"
      case .pictures: "L22"
      case .ceremony: "L23"
      case .black: "L24"
      case .film: "L25"
      case .camera: "L26"
      case .presidium: "P1"
      }
    }

    /// Whether the scene is about one ballot.
    public var needsBallot: Bool { self == .question || self == .voting || self == .result }

    /// Whether the scene has what only the presidium may read.
    public var isPrivate: Bool { self == .presidium }

    /// How a cue of the scene is written: `question:BALLOT`.
    public var usage: String {
      switch self {
      case .question, .voting, .result: "\(rawValue):BALLOT"
      case .body: "\(rawValue):BODY"
      case .seats: "\(rawValue)[:BALLOT]"
      case .pictures: "\(rawValue):SERIES"
      case .electionPapers: "\(rawValue):ELECTION"
      case .electionTable: "\(rawValue):ELECTION[:ROWS|all[:ROUND]]"
      case .elected: "\(rawValue):ELECTION[:ROUND]"
      case .notice: "\(rawValue):TEXT"
      case .break: "\(rawValue):HH:MM[:PLACE;PLACE…]"
      case .text: "\(rawValue):[TITLE|]TEXT"
      case .ceremony: "\(rawValue)[:flag|silence]"
      case .speaker: "\(rawValue)[:lower-third]"
      case .film: "\(rawValue):FILE[:flag|silence|ceremony][:loop|:then=CUE]"
      case .camera: "\(rawValue):CAMERA[:beside=CUE]"
      case .holding, .programme, .item, .attendance, .credentials, .organisations, .speakers, .presidium, .fallback,
        .testPattern, .black:
        rawValue
      }
    }
  }

  /// Reads `holding`, `question:BQ06`, or a layout number in the scene's place (`L09:BQ06`).
  public init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let scene = Scene(rawValue: parts[0]) ?? Scene.allCases.first { $0.layout == parts[0] }
    guard let scene, parts.last?.isEmpty == false else { return nil }
    guard let facts = CueFacts(written: parts.count == 2 ? parts[1] : nil, for: scene) else { return nil }
    self.init(scene: scene, facts: facts)
  }

  /// The cue as people write it.
  public var text: String {
    let rest: String? =
      switch self {
      case .question(let code), .voting(let code), .result(let code): code.text
      case .body(let code): code.text
      case .seats(let code): code?.text
      case .pictures(let code): code.text
      case .electionPapers(let code): code.text
      case .electionTable(let code, let rows, let round): Self.table(code, rows: rows, round: round)
      case .elected(let code, let round): code.text + (round.map { ":\($0)" } ?? "")
      case .notice(let text): text
      case .break(let until, let place): "\(until)" + (place.map { ":" + $0 } ?? "")
      case .text(let title, let text): (title ?? "") + "|" + text
      case .ceremony(let rite): rite == .plain ? nil : rite.rawValue
      case .speaker(let form): form == .full ? nil : form.rawValue
      case .film(let film): film.text
      case .camera(let camera): camera.text
      default: nil
      }
    return scene.rawValue + (rest.map { ":" + $0 } ?? "")
  }

  private static func table(_ code: Code<Election>, rows: Int?, round: Int?) -> String {
    let rows = rows.map(String.init)
    guard let round else { return ([code.text] + [rows].compactMap { $0 }).joined(separator: ":") }
    return "\(code):\(rows ?? "all"):\(round)"
  }
}

extension CueFacts {
  /// Reads what stands after the scene; nothing where that has not the scene's form.
  fileprivate init?(written text: String?, for scene: Cue.Scene) {
    self.init()
    guard let text else {
      if scene == .ceremony { rite = .plain }
      return
    }
    switch scene {
    case .question, .voting, .result, .seats: ballot = Code(text)
    case .body: body = Code(text)
    case .pictures: series = Code(text)
    case .electionPapers: election = Code(text)
    case .electionTable, .elected: guard readElection(text, hasRows: scene == .electionTable) else { return nil }
    case .notice: self.text = text
    case .text: readText(text)
    case .break: guard readBreak(text) else { return nil }
    case .ceremony:
      guard let rite = Rite(rawValue: text), rite != .plain else { return nil }
      self.rite = rite
    case .speaker:
      guard let form = SpeakerForm(rawValue: text), form != .full else { return nil }
      self.form = form
    case .film:
      guard let film = FilmCue(text: text) else { return nil }
      self = film.facts
    case .camera:
      guard let camera = CameraCue(text: text) else { return nil }
      self = camera.facts
    default: return nil
    }
  }

  /// `BC01`, `BC01:12`, `BC01:all:2`; without rows `BC01:2`.
  private mutating func readElection(_ text: String, hasRows: Bool) -> Bool {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let code = parts.first, !code.isEmpty, parts.count <= (hasRows ? 3 : 2) else { return false }
    election = Code(code)
    parts.removeFirst()
    if hasRows, !parts.isEmpty {
      let first = parts.removeFirst()
      guard first == "all" || Int(first) != nil else { return false }
      rows = Int(first)
    }
    guard let last = parts.first else { return true }
    round = Int(last)
    return round != nil
  }

  /// `TITLE|TEXT` or a text alone.
  private mutating func readText(_ written: String) {
    guard let bar = written.firstIndex(of: "|") else {
      text = written
      return
    }
    let title = String(written[..<bar])
    self.title = title.isEmpty ? nil : title
    text = String(written[written.index(after: bar)...])
  }

  /// `14:00` or `14:00:PLACE`.
  private mutating func readBreak(_ text: String) -> Bool {
    let timeLength = 5
    until = TimeOfDay(text: String(text.prefix(timeLength)))
    let rest = text.dropFirst(timeLength)
    guard until != nil, rest.isEmpty || (rest.first == ":" && rest.count > 1) else { return false }
    place = rest.isEmpty ? nil : String(rest.dropFirst())
    return true
  }
}

extension Cue {
  /// The most characters of ``shortText``.
  public static let shortCharactersMax = 80

  /// The cue as people write it, in one line and cut where an operator's text is long.
  public var shortText: String { Self.shortened(text) }

  /// A text in one line of at most ``shortCharactersMax``.
  static func shortened(_ text: String) -> String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return line.count <= shortCharactersMax ? line : line.prefix(shortCharactersMax - 1) + "…"
  }
}

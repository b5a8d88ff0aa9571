extension CommandRegistry {
  /// The commands about the speakers' list.
  static let speakers: [any CommandFamily.Type] = [
    RequestSpeech.self, RemoveSpeaker.self, MoveSpeaker.self,
  ]
}

/// Puts somebody at the end of the list.
struct RequestSpeech: CommandBody {
  static let name = CommandName("speaker.request")
  static let roles: [Role] = [.operator]
  static let example = Self(
    SpeakerRequest(
      person: .guest(name: "Lê Thị Hoa", unit: "Hội Nông dân"), office: "Chủ tịch", title: "Chuyển đổi số",
      item: "1.01", seconds: 420))

  /// Who it is, and what is known of the speech.
  let request: SpeakerRequest

  init(_ request: SpeakerRequest) { self.request = request }

  var hallTexts: [String] { request.hallTexts }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try check(request.person, in: state)
    if let office = request.office { try check(office, as: .office) }
    if let title = request.title { try check(title, as: .title, charactersMax: Speaker.titleCharactersMax) }
    if let item = request.item, state.agenda[item] == nil { throw .itemUnknown(item) }
    let seconds = request.seconds ?? state.definition.speaking.seconds
    guard Speaker.secondsRange.contains(seconds) else { throw .speaker(.secondsOutOfRange(seconds)) }
    let speaker = Speaker(
      code: state.floor.freeCode, person: request.person, office: request.office.map { LocalizedText(vi: $0) },
      title: request.title.map { LocalizedText(vi: $0) }, item: request.item, allottedSeconds: seconds)
    let waiting = state.floor.entries.first {
      $0.progress == .waiting && $0.speaker.isSamePerson(as: speaker) && $0.speaker.item == speaker.item
    }
    if let waiting { throw .speaker(.waitsAlready(waiting.speaker.code, name: state.name(of: speaker))) }
    guard state.floor.entries.count < Floor.speakersMax else { throw .speaker(.tooMany) }
    return [.speakerChanged(speaker: speaker.code, change: .requested(speaker: speaker))]
  }

  private func check(_ person: Speaker.Person, in state: CongressState) throws(Rejection) {
    switch person {
    case .delegate(let code): if state.definition.roster[code] == nil { throw .delegateUnknown(code) }
    case .guest(let name, let unit):
      try check(name, as: .name)
      if !unit.isEmpty { try check(unit, as: .unit) }
    }
  }

  /// Refuses a text that is empty, too long, or holds anything that is no letter.
  private func check(
    _ text: String, as part: SpeakerRule.Text, charactersMax: Int = Speaker.nameCharactersMax
  ) throws(Rejection) {
    let isFit = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isFit, !text.allSatisfy(\.isWhitespace), text.count <= charactersMax else {
      throw .speaker(.textNotFit(part, charactersMax: charactersMax))
    }
  }
}

extension RequestSpeech {
  private enum CodingKeys: String, CodingKey { case delegate, name, office, unit, title, item, seconds }

  init(from decoder: any Decoder) throws {
    let arguments = try decoder.container(keyedBy: CodingKeys.self)
    let delegate = try arguments.decodeIfPresent(Code<Delegate>.self, forKey: .delegate)
    let name = try arguments.decodeIfPresent(String.self, forKey: .name)
    guard (delegate == nil) != (name == nil) else {
      throw DecodingError.dataCorruptedError(
        forKey: .delegate, in: arguments,
        debugDescription: "speaker.request needs either the delegate's code or the name of a guest")
    }
    let unit = try arguments.decodeIfPresent(String.self, forKey: .unit)
    if delegate != nil, unit != nil {
      throw DecodingError.dataCorruptedError(
        forKey: .unit, in: arguments, debugDescription: "a delegate's unit stands in the roster; leave 'unit' out")
    }
    let guest = Speaker.Person.guest(name: name ?? "", unit: unit ?? "")
    request = SpeakerRequest(
      person: delegate.map { .delegate($0) } ?? guest,
      office: try arguments.decodeIfPresent(String.self, forKey: .office),
      title: try arguments.decodeIfPresent(String.self, forKey: .title),
      item: try arguments.decodeIfPresent(Code.self, forKey: .item),
      seconds: try arguments.decodeIfPresent(Int.self, forKey: .seconds))
  }

  func encode(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: CodingKeys.self)
    switch request.person {
    case .delegate(let code): try arguments.encode(code, forKey: .delegate)
    case .guest(let name, let unit):
      try arguments.encode(name, forKey: .name)
      if !unit.isEmpty { try arguments.encode(unit, forKey: .unit) }
    }
    try arguments.encodeIfPresent(request.office, forKey: .office)
    try arguments.encodeIfPresent(request.title, forKey: .title)
    try arguments.encodeIfPresent(request.item, forKey: .item)
    try arguments.encodeIfPresent(request.seconds, forKey: .seconds)
  }
}

/// Who is to be put on the list, and what is known of the speech.
public struct SpeakerRequest: Sendable, Hashable {
  /// Who it is.
  public let person: Speaker.Person
  /// The office held, if the hall is told one.
  public let office: String?
  /// The title of the speech, if it has one.
  public let title: String?
  /// The item at which the speech is given, if it belongs to one.
  public let item: Code<Item>?
  /// The time given, in seconds; without it, what the congress gives everybody.
  public let seconds: Int?

  /// A request from its parts.
  public init(
    person: Speaker.Person, office: String? = nil, title: String? = nil, item: Code<Item>? = nil, seconds: Int? = nil
  ) {
    self.person = person
    self.office = office
    self.title = title
    self.item = item
    self.seconds = seconds
  }

  /// What is typed in it and a hall will read.
  var hallTexts: [String] {
    let guest: [String?] =
      switch person {
      case .guest(let name, let unit): [name, unit]
      case .delegate: []
      }
    return (guest + [office, title]).compactMap(\.self)
  }
}

/// Takes somebody who waits off the list.
struct RemoveSpeaker: CommandBody {
  static let name = CommandName("speaker.remove")
  static let roles: [Role] = [.operator]
  static let example = Self(speaker: "PB07")

  /// The speaker.
  let speaker: Code<Speaker>

  var subject: String? { speaker.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.checkWaits(speaker)
    return [.speakerChanged(speaker: speaker, change: .removed)]
  }
}

/// Puts somebody who waits before another who waits or, without one, at the end.
struct MoveSpeaker: CommandBody {
  static let name = CommandName("speaker.move")
  static let roles: [Role] = [.operator]
  static let example = Self(speaker: "PB07", before: "PB02")

  /// The speaker.
  let speaker: Code<Speaker>
  /// Who comes next then.
  let before: Code<Speaker>?

  var subject: String? { speaker.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.checkWaits(speaker)
    if let before { try state.checkWaits(before) }
    var moved = state.floor
    moved.apply(.moved(before: before), to: speaker, atMS: state.newestMS)
    guard moved != state.floor else { throw .speaker(.movedNowhere(speaker)) }
    return [.speakerChanged(speaker: speaker, change: .moved(before: before))]
  }
}

extension CongressState {
  /// Refuses somebody who does not wait on the list.
  fileprivate func checkWaits(_ speaker: Code<Speaker>) throws(Rejection) {
    guard let entry = floor[speaker] else { throw floor.unknown(speaker) }
    guard entry.progress == .waiting else {
      throw .speaker(.inWrongState(speaker, state: entry.progress.state, needed: [.waiting]))
    }
  }

  /// What a speaker is called.
  func name(of speaker: Speaker) -> String {
    switch speaker.person {
    case .delegate(let code): definition.roster[code]?.name ?? code.text
    case .guest(let name, _): name
    }
  }

  /// What a speaker speaks for: the organisation of a delegate.
  func unit(of speaker: Speaker) -> String {
    switch speaker.person {
    case .delegate(let code): definition.roster[code]?.organisation ?? ""
    case .guest(_, let unit): unit
    }
  }
}

extension Floor {
  /// The refusal of somebody who is not on the list.
  func unknown(_ speaker: Code<Speaker>) -> Rejection {
    .speaker(.unknown(speaker, known: entries.filter { $0.progress == .waiting }.map(\.speaker.code)))
  }
}

extension Command {
  /// Puts somebody at the end of the list.
  public static func speakerRequest(_ request: SpeakerRequest) -> Command { Command(RequestSpeech(request)) }
  /// Takes somebody who waits off the list.
  public static func speakerRemove(_ speaker: Code<Speaker>) -> Command { Command(RemoveSpeaker(speaker: speaker)) }

  /// Puts somebody who waits before another who waits or, without one, at the end.
  public static func speakerMove(_ speaker: Code<Speaker>, before: Code<Speaker>?) -> Command {
    Command(MoveSpeaker(speaker: speaker, before: before))
  }
}

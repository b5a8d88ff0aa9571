/// Steps of the agenda as the protocol writes them: `"name":"agenda.move","args":{"item":"3.05","session":"N3A"}`.
extension AgendaStep: Codable {
  private enum CodingKeys: String, CodingKey { case name, args }

  private enum ArgumentKeys: String, CodingKey {
    case item, session, after, title, shortTitle, presenter, start, minutes, byMinutes
    case kind, ballots, cue, endCue, followOn, operatorNotes
    case reason, from, to, version, steps, days
  }

  /// Reads a step of an import: `name` and `args`, as commands are written.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(CommandName.self, forKey: .name)
    guard let step = try AgendaStep.read(name, arguments: { try container.superDecoder(forKey: .args) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .name, in: container, debugDescription: "\(name.rawValue) is no step of the agenda")
    }
    self = step
  }

  /// Writes a step of an import.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try write(to: container.superEncoder(forKey: .args))
  }

  /// Reads the arguments of a command about the agenda; nothing where the command is about something else.
  /// - Parameter decoder: Opens the arguments; not called for other commands.
  static func read(_ name: CommandName, arguments decoder: () throws -> any Decoder) throws -> AgendaStep? {
    switch name {
    case .agendaInsert, .agendaMove, .agendaDrop, .agendaRestore, .agendaRetitle, .agendaRetime, .agendaRevise,
      .agendaCarry, .agendaArrange, .agendaReplace, .itemHold, .itemResume, .itemAdjourn, .sessionAdjourn:
      return try AgendaStep(name: name, arguments: decoder().container(keyedBy: ArgumentKeys.self))
    default: return nil
    }
  }

  private init?(name: CommandName, arguments: KeyedDecodingContainer<ArgumentKeys>) throws {
    func item() throws -> Code<Item> { try arguments.decode(Code.self, forKey: .item) }
    func reason() throws -> String { try arguments.decodeIfPresent(String.self, forKey: .reason) ?? "" }
    switch name {
    case .agendaInsert:
      let new = NewItem(
        code: try item(), words: try Self.words(arguments),
        start: try arguments.decodeIfPresent(TimeOfDay.self, forKey: .start),
        minutes: try arguments.decode(Int.self, forKey: .minutes), running: try Self.running(arguments))
      self = .insert(new, at: try Self.place(arguments))
    case .agendaMove: self = .move(try item(), to: try Self.place(arguments))
    case .agendaDrop: self = .drop(try item(), reason: try reason())
    case .agendaRestore: self = .restore(try item())
    case .agendaRetitle: self = .retitle(try item(), try Self.words(arguments))
    case .agendaRetime:
      self = .retime(
        try item(),
        Retiming(
          start: try arguments.decodeIfPresent(TimeOfDay.self, forKey: .start),
          minutes: try arguments.decodeIfPresent(Int.self, forKey: .minutes),
          byMinutes: try arguments.decodeIfPresent(Int.self, forKey: .byMinutes)))
    case .agendaRevise: self = .revise(try item(), try Self.running(arguments))
    case .agendaCarry:
      let carried: Carried =
        arguments.contains(.item)
        ? .item(try item()) : .undone(of: try arguments.decode(Code.self, forKey: .from))
      self = .carry(carried, to: try arguments.decode(Code.self, forKey: .to))
    case .agendaArrange:
      self = .arrange(AgendaOutline(days: try arguments.decode([DayOutline].self, forKey: .days)))
    case .agendaReplace:
      self = .replace(
        try arguments.decode([AgendaStep].self, forKey: .steps),
        version: try arguments.decode(Int.self, forKey: .version))
    case .itemHold: self = .hold(reason: try reason())
    case .itemResume: self = .resume
    case .itemAdjourn: self = .adjournItem(reason: try reason())
    case .sessionAdjourn:
      self = .adjournSession(try arguments.decodeIfPresent(Code.self, forKey: .session), reason: try reason())
    default: return nil
    }
  }

  private static func place(_ arguments: KeyedDecodingContainer<ArgumentKeys>) throws -> ItemPlace {
    ItemPlace(
      session: try arguments.decode(Code.self, forKey: .session),
      after: try arguments.decodeIfPresent(Code.self, forKey: .after))
  }

  private static func words(_ arguments: KeyedDecodingContainer<ArgumentKeys>) throws -> ItemWords {
    ItemWords(
      title: try arguments.decode(LocalizedText.self, forKey: .title),
      shortTitle: try arguments.decodeIfPresent(LocalizedText.self, forKey: .shortTitle),
      presenter: try arguments.decodeIfPresent(LocalizedText.self, forKey: .presenter))
  }

  private static func running(_ arguments: KeyedDecodingContainer<ArgumentKeys>) throws -> ItemRunning {
    ItemRunning(
      kind: try arguments.decode(Item.Kind.self, forKey: .kind),
      ballots: try arguments.decodeIfPresent([Code<Ballot>].self, forKey: .ballots) ?? [],
      cue: try arguments.decodeIfPresent(Cue.self, forKey: .cue) ?? .item,
      endCue: try arguments.decodeIfPresent(Cue.self, forKey: .endCue),
      followOn: try arguments.decodeIfPresent(FollowOn.self, forKey: .followOn),
      operatorNotes: try arguments.decodeIfPresent(LocalizedText.self, forKey: .operatorNotes))
  }

  /// Writes the arguments.
  func write(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: ArgumentKeys.self)
    switch self {
    case .insert(let new, let place):
      try arguments.encode(new.code, forKey: .item)
      try Self.write(new.words, to: &arguments)
      try arguments.encodeIfPresent(new.start, forKey: .start)
      try arguments.encode(new.minutes, forKey: .minutes)
      try Self.write(new.running, to: &arguments)
      try Self.write(place, to: &arguments)
    case .move(let item, let place):
      try arguments.encode(item, forKey: .item)
      try Self.write(place, to: &arguments)
    case .drop(let item, let reason):
      try arguments.encode(item, forKey: .item)
      try arguments.encode(reason, forKey: .reason)
    case .restore(let item): try arguments.encode(item, forKey: .item)
    case .retitle(let item, let words):
      try arguments.encode(item, forKey: .item)
      try Self.write(words, to: &arguments)
    case .retime(let item, let retiming):
      try arguments.encode(item, forKey: .item)
      try arguments.encodeIfPresent(retiming.start, forKey: .start)
      try arguments.encodeIfPresent(retiming.minutes, forKey: .minutes)
      try arguments.encodeIfPresent(retiming.byMinutes, forKey: .byMinutes)
    case .revise(let item, let running):
      try arguments.encode(item, forKey: .item)
      try Self.write(running, to: &arguments)
    case .carry(let carried, let session):
      switch carried {
      case .item(let item): try arguments.encode(item, forKey: .item)
      case .undone(let from): try arguments.encode(from, forKey: .from)
      }
      try arguments.encode(session, forKey: .to)
    case .arrange(let outline): try arguments.encode(outline.days, forKey: .days)
    case .replace(let steps, let version):
      try arguments.encode(steps, forKey: .steps)
      try arguments.encode(version, forKey: .version)
    case .hold(let reason), .adjournItem(let reason): try arguments.encode(reason, forKey: .reason)
    case .adjournSession(let session, let reason):
      try arguments.encodeIfPresent(session, forKey: .session)
      try arguments.encode(reason, forKey: .reason)
    case .resume: break
    }
  }

  private static func write(_ place: ItemPlace, to arguments: inout KeyedEncodingContainer<ArgumentKeys>) throws {
    try arguments.encode(place.session, forKey: .session)
    try arguments.encodeIfPresent(place.after, forKey: .after)
  }

  private static func write(_ words: ItemWords, to arguments: inout KeyedEncodingContainer<ArgumentKeys>) throws {
    try arguments.encode(words.title, forKey: .title)
    try arguments.encodeIfPresent(words.shortTitle, forKey: .shortTitle)
    try arguments.encodeIfPresent(words.presenter, forKey: .presenter)
  }

  private static func write(_ running: ItemRunning, to arguments: inout KeyedEncodingContainer<ArgumentKeys>) throws {
    try arguments.encode(running.kind, forKey: .kind)
    if !running.ballots.isEmpty { try arguments.encode(running.ballots, forKey: .ballots) }
    try arguments.encode(running.cue, forKey: .cue)
    try arguments.encodeIfPresent(running.endCue, forKey: .endCue)
    try arguments.encodeIfPresent(running.followOn, forKey: .followOn)
    try arguments.encodeIfPresent(running.operatorNotes, forKey: .operatorNotes)
  }
}

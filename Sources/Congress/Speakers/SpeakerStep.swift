/// Something that somebody wants done with the speakers' list; the argument of `speaker.…` commands.
public enum SpeakerStep: Sendable, Hashable {
  /// Puts somebody at the end of the list.
  case request(SpeakerRequest)
  case remove(Code<Speaker>)
  /// Puts somebody who waits before another who waits or, without one, at the end.
  case move(Code<Speaker>, before: Code<Speaker>?)
  /// Gives this speaker the floor or, without one, the next; the clock does not run yet.
  case call(Code<Speaker>?)
  /// Ends the speech that is on, if one is, and calls the next speaker.
  case next
  /// Starts the clock of whoever has been called.
  case start
  case hold
  case resume
  /// Gives whoever has the floor more time or, below 0, less.
  case extend(seconds: Int)
  case end

  /// The command's name.
  public var name: CommandName {
    switch self {
    case .request: .speakerRequest
    case .remove: .speakerRemove
    case .move: .speakerMove
    case .call: .speakerCall
    case .next: .speakerNext
    case .start: .speakerStart
    case .hold: .speakerHold
    case .resume: .speakerResume
    case .extend: .speakerExtend
    case .end: .speakerEnd
    }
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
}

/// Steps of the list as the protocol writes them: `"name":"speaker.call","args":{"speaker":"PB07"}`.
extension SpeakerStep {
  private enum ArgumentKeys: String, CodingKey {
    case speaker, before, delegate, name, office, unit, title, item, seconds
  }

  /// Reads the arguments of a command about speakers; nothing where the command is about something else.
  /// - Parameter decoder: Opens the arguments; nothing where there are none.
  static func read(_ name: CommandName, arguments decoder: () throws -> (any Decoder)?) throws -> SpeakerStep? {
    switch name {
    case .speakerNext: return .next
    case .speakerStart: return .start
    case .speakerHold: return .hold
    case .speakerResume: return .resume
    case .speakerEnd: return .end
    case .speakerRequest, .speakerRemove, .speakerMove, .speakerCall, .speakerExtend: break
    default: return nil
    }
    let arguments = try decoder()?.container(keyedBy: ArgumentKeys.self)
    if name == .speakerCall {
      return .call(try arguments?.decodeIfPresent(Code.self, forKey: .speaker))
    }
    guard let arguments else { return nil }
    func speaker() throws -> Code<Speaker> { try arguments.decode(Code.self, forKey: .speaker) }
    switch name {
    case .speakerRequest: return .request(try request(arguments))
    case .speakerRemove: return .remove(try speaker())
    case .speakerMove:
      return .move(try speaker(), before: try arguments.decodeIfPresent(Code.self, forKey: .before))
    default: return .extend(seconds: try arguments.decode(Int.self, forKey: .seconds))
    }
  }

  private static func request(_ arguments: KeyedDecodingContainer<ArgumentKeys>) throws -> SpeakerRequest {
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
    return SpeakerRequest(
      person: delegate.map { .delegate($0) } ?? guest,
      office: try arguments.decodeIfPresent(String.self, forKey: .office),
      title: try arguments.decodeIfPresent(String.self, forKey: .title),
      item: try arguments.decodeIfPresent(Code.self, forKey: .item),
      seconds: try arguments.decodeIfPresent(Int.self, forKey: .seconds))
  }

  /// Whether the step is written without arguments.
  var isWrittenWithoutArguments: Bool {
    switch self {
    case .next, .start, .hold, .resume, .end, .call(nil): true
    case .request, .remove, .move, .call, .extend: false
    }
  }

  /// Writes the arguments.
  func write(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: ArgumentKeys.self)
    switch self {
    case .request(let request):
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
    case .remove(let code): try arguments.encode(code, forKey: .speaker)
    case .move(let code, let before):
      try arguments.encode(code, forKey: .speaker)
      try arguments.encodeIfPresent(before, forKey: .before)
    case .call(let code): try arguments.encodeIfPresent(code, forKey: .speaker)
    case .extend(let seconds): try arguments.encode(seconds, forKey: .seconds)
    case .next, .start, .hold, .resume, .end: break
    }
  }
}

import Congress
import HallProtocol

/// Says who may come in as what, and what they may follow.
struct Gatekeeper: Sendable {
  /// The secrets of each role.
  let tokens: [Role: [String]]
  /// The topics of the congress.
  let topics: [Topic]
  /// The output of a screen by its id, also of one that nobody knows.
  let output: @Sendable (String) -> Code<Output>

  /// What a good hello has earned.
  struct Pass: Sendable, Hashable {
    let actor: Actor
    let topics: [Topic]
    /// The output of a screen; nothing for other roles.
    let output: Code<Output>?
    let silenceMS: Int64
    /// With what it comes, as far as it says so.
    var client: String?
    /// Whether the topics are those of a screen, and change when it is given to another output.
    var isAssigned = false

    /// The same screen on another output.
    func assigned(to output: Code<Output>) -> Pass {
      Pass(
        actor: actor, topics: [.screen(Code(actor.name)), .output(output)], output: output, silenceMS: silenceMS,
        client: client, isAssigned: true)
    }
  }

  /// Checks a hello: version, name, token, topics.
  func admit(_ hello: Hello) throws(Farewell) -> Pass {
    guard hello.protocol == HallLimits.protocolVersion else {
      throw Farewell(
        code: .protocolUnknown,
        message: "This service speaks protocol \(HallLimits.protocolVersion), not \(hello.protocol).")
    }
    // Looked for as a byte: "/" with a mark on it is another character, and the same byte where ids are put together.
    guard RecordedText.isID(hello.id), !hello.id.utf8.contains(UInt8(ascii: "/")) else {
      throw Farewell(
        code: .idWrong,
        message: "An id has 1 to \(RecordedText.idBytesMax) visible bytes and no '/', such as 'hall-left'.")
    }
    guard (tokens[hello.role] ?? []).contains(where: { Self.isSame($0, hello.token) }) else {
      throw Farewell(
        code: .tokenWrong,
        message: "The token is not one of role '\(hello.role.rawValue)'. It stands in the service's settings.")
    }
    let output = hello.role == .screen ? output(hello.id) : nil
    let wanted = try wanted(by: hello)
    let silence = hello.silenceMS ?? HallLimits.silenceMS
    let pass = Pass(
      actor: Actor(role: hello.role, name: hello.id), topics: wanted ?? [], output: output,
      silenceMS: min(max(silence, HallLimits.silenceRangeMS.lowerBound), HallLimits.silenceRangeMS.upperBound),
      client: hello.client.map { String($0.prefix(HallLimits.clientCharactersMax)) })
    return wanted == nil ? output.map(pass.assigned) ?? pass : pass
  }

  private func wanted(by hello: Hello) throws(Farewell) -> [Topic]? {
    guard let names = hello.want else { return nil }
    var wanted: [Topic] = []
    for name in names.prefix(HallLimits.topicsMax) {
      guard let topic = Topic(name: name), topics.contains(topic) || topic.isOfOneThing else {
        throw Farewell(
          code: .topicUnknown,
          message:
            "'\(name.prefix(RecordedText.idBytesMax))' is no topic. There are: \(topics.map(\.name).joined(separator: ", "))."
        )
      }
      guard topic.isOpen(to: hello.role), hello.role != .screen || topic.isOpen(toScreen: hello.id) else {
        throw Farewell(
          code: .topicNotOpen,
          message: "Role '\(hello.role.rawValue)' may not follow the topic '\(name.prefix(RecordedText.idBytesMax))'.")
      }
      if !wanted.contains(topic) { wanted.append(topic) }
    }
    return wanted
  }

  /// Compares secrets in a time that does not tell how far they agree.
  private static func isSame(_ secret: String, _ given: String) -> Bool {
    let expected = Array(secret.utf8)
    let actual = Array(given.utf8)
    guard !expected.isEmpty, expected.count == actual.count else { return false }
    return zip(expected, actual).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

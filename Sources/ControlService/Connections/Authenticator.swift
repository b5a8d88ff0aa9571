import Congress
import HallProtocol
import Settings

/// Says who may come in as what, and what they may follow.
struct Authenticator: Sendable {
  /// Whose a token is.
  let tokens: TokenBook
  /// The topics of the congress.
  let topics: [Topic]
  /// The output of a screen by its id, also of one that nobody knows.
  let output: @Sendable (String) -> Code<Output>

  /// What a good hello has earned.
  struct Grant: Sendable, Hashable {
    let actor: Actor
    let topics: [Topic]
    /// The output of a screen; nothing for other roles.
    let output: Code<Output>?
    let silenceMS: Int64
    /// Whose token it came with; nothing where it was that of the role.
    var holder: TokenHolder?
    /// With what it comes, as far as it says so.
    var client: String?
    /// Whether the topics are those of a screen, and change when it is given to another output.
    var isAssigned = false
    /// What a screen follows beside its own.
    var also: [Topic] = []

    /// The same screen on another output.
    func assigned(to output: Code<Output>) -> Grant {
      Grant(
        actor: actor, topics: [.screen(Code(actor.name)), .output(output)] + also, output: output,
        silenceMS: silenceMS, holder: holder, client: client, isAssigned: true, also: also)
    }
  }

  /// Checks a hello: version, name, token, topics.
  func admit(_ hello: Hello) throws(CloseReason) -> Grant {
    guard hello.protocol == HallLimits.protocolVersion else {
      throw CloseReason(
        code: .protocolUnknown,
        message: "This service speaks protocol \(HallLimits.protocolVersion), not \(hello.protocol).")
    }
    // Looked for as a byte: "/" with a mark on it is another character, and the same byte where ids are put together.
    guard RecordedText.isID(hello.id), !hello.id.utf8.contains(UInt8(ascii: "/")) else {
      throw CloseReason(
        code: .idWrong,
        message: "An id has 1 to \(RecordedText.idBytesMax) visible bytes and no '/', such as 'hall-left'.")
    }
    let holder = try holder(of: hello)
    let output = hello.role == .screen ? output(hello.id) : nil
    let wanted = try wanted(by: hello)
    let silence = hello.silenceMS ?? HallLimits.silenceMS
    let grant = Grant(
      actor: Actor(role: hello.role, name: holder?.name ?? hello.id), topics: wanted ?? [], output: output,
      silenceMS: min(max(silence, HallLimits.silenceRangeMS.lowerBound), HallLimits.silenceRangeMS.upperBound),
      holder: holder,
      client: hello.client.map { String($0.prefix(HallLimits.clientCharactersMax)) }, also: also(by: hello))
    return wanted == nil ? output.map(grant.assigned) ?? grant : grant
  }

  /// Who has a token of their own; nothing for whoever comes with that of the role.
  private func holder(of hello: Hello) throws(CloseReason) -> TokenHolder? {
    switch tokens.holder(of: hello) {
    case .person(let holder) where hello.role == .screen && holder.name != hello.id:
      // A screen answers for its own picture.
      throw CloseReason(code: .idTaken, message: "This is the token of screen '\(holder.name)', not of '\(hello.id)'.")
    case .person(let holder): return holder
    case .role: return nil
    case .another:
      throw CloseReason(
        code: .idTaken,
        message: "'\(hello.id)' has a token of their own. Come with that token, or under another name.")
    case nil:
      throw CloseReason(
        code: .tokenWrong,
        message: "The token is not one of role '\(hello.role.rawValue)'. 'plenary token make' makes one.")
    }
  }

  /// What a screen follows beside its own: of what it names, the captions; it may come from another age.
  private func also(by hello: Hello) -> [Topic] {
    let names = (hello.also ?? []).prefix(HallLimits.topicsMax)
    return hello.role == .screen && names.contains(Topic.captions.name) ? [.captions] : []
  }

  private func wanted(by hello: Hello) throws(CloseReason) -> [Topic]? {
    guard let names = hello.want else { return nil }
    var wanted: [Topic] = []
    for name in names.prefix(HallLimits.topicsMax) {
      guard let topic = Topic(name: name), topics.contains(topic) || topic.isOfOneThing else {
        throw CloseReason(
          code: .topicUnknown,
          message:
            "'\(name.prefix(RecordedText.idBytesMax))' is no topic. There are: \(topics.map(\.name).joined(separator: ", "))."
        )
      }
      guard topic.isOpen(to: hello.role), hello.role != .screen || topic.isOpen(toScreen: hello.id) else {
        throw CloseReason(
          code: .topicNotOpen,
          message: "Role '\(hello.role.rawValue)' may not follow the topic '\(name.prefix(RecordedText.idBytesMax))'.")
      }
      if !wanted.contains(topic) { wanted.append(topic) }
    }
    return wanted
  }
}

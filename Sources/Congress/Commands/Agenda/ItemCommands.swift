extension CommandRegistry {
  /// The commands that bring the programme on.
  static let items: [any CommandFamily.Type] = [StartNextItem.self, StartItem.self, EndItem.self]
}

/// Ends the item that is on and starts the next.
struct StartNextItem: PlainCommand {
  static let name = CommandName("item.next")
  static let roles: [Role] = [.operator]
  static let facets: Facets = [.agenda, .ballots, .outputs, .lock]

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.checkNoBallotIsOpen()
    guard let next = state.agenda.nextItem else { throw .agendaAtEnd(last: state.agenda.items.last?.code ?? "-") }
    return state.starting(next, ending: state.agenda.liveItem)
  }
}

/// Starts an item, and ends the one that is on.
package struct StartItem: CommandBody {
  package static let name = CommandName("item.start")
  package static let roles: [Role] = [.operator]
  package static let example = Self(item: "1.01")
  package static let facets: Facets = [.agenda, .ballots, .outputs, .lock]

  /// The item.
  package let item: Code<Item>

  package static func offers(in state: CongressState) -> [Self] {
    state.agenda.items.filter(\.progress.isOpen).map { Self(item: $0.code) }
  }

  package var subject: String? { item.text }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard let item = state.agenda[item] else { throw .itemUnknown(item) }
    try state.checkNoBallotIsOpen()
    switch item.progress {
    case .live: throw .itemAlreadyLive(item.code)
    case .done: throw .itemAlreadyDone(item.code)
    case .dropped: throw .agenda(.itemIsDropped(item.code))
    case .pending, .adjourned: return state.starting(item, ending: state.agenda.liveItem)
    }
  }
}

/// Ends the item that is on.
struct EndItem: PlainCommand {
  static let name = CommandName("item.end")
  static let roles: [Role] = [.operator]
  static let facets: Facets = [.agenda, .ballots, .outputs, .lock]

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard let live = state.agenda.liveItem else { throw .itemNotLive }
    try state.checkNoBallotIsOpen()
    return state.ending(live)
  }
}

extension CongressState {
  /// Refuses to leave a vote behind that the hall is in the middle of.
  func checkNoBallotIsOpen() throws(Rejection) {
    if let ballot = openBallot { throw .ballotStillOpen(ballot.code) }
  }
}

extension Command {
  /// Ends the item that is on and starts the next.
  public static var itemNext: Command { Command(StartNextItem()) }
  /// Starts an item.
  public static func itemStart(_ item: Code<Item>) -> Command { Command(StartItem(item: item)) }
  /// Ends the item that is on.
  public static var itemEnd: Command { Command(EndItem()) }
}

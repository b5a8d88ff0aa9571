public import Assets
import Congress
public import ControlClient
import Foundation
import HallProtocol
import TerminalUI

/// A registration desk in a terminal: reads the scanner, keeps what it read on disk, sends it, says what became of it.
///
/// Thin: everything that could be wrong is decided by ``DeskState`` and drawn by ``DeskPage``. The network runs beside
/// it, and typing waits for neither.
public struct DeskSession: Sendable {
  private let name: String
  private let settings: ClientSettings
  private let strings: Strings
  private let queuePath: String
  private let tablets: TabletsAddress?

  /// A desk of a name at a service, with its queue on disk.
  /// - Parameter tablets: Where phones open its codes; without it there are none.
  public init(
    name: String, settings: ClientSettings, strings: Strings, queuePath: String, tablets: TabletsAddress? = nil
  ) {
    self.name = name
    self.settings = settings
    self.strings = strings
    self.queuePath = queuePath
    self.tablets = tablets
  }

  /// Runs until whoever sits there leaves, the terminal is gone or the process is told to end; what waits stays on disk.
  /// - Returns: How many commands still wait.
  /// - Throws: ``QueueProblem``, `TerminalProblem`.
  public func run() async throws -> Int {
    let queue = try QueueFile(path: queuePath)
    let memory = RosterMemory(besideQueue: queuePath)
    let inbox = TerminalInbox<DeskProgram.Message> { newer, older in
      guard case .link(let new) = newer, case .link(let old) = older else { return false }
      return new.replaces(old)
    }
    let client = HallClient(
      identity: ClientIdentity(role: .registration, id: name, topics: DeskKnowledge.topics, client: "desk"),
      settings: settings,
      nowMS: { DeskProgram.nowMS() }
    ) { event in
      // Answers come with what was sent.
      if case .reply = event { return }
      inbox.post(.link(event))
    }
    let link = Task { _ = await client.run() }
    defer { link.cancel() }
    let state = DeskState(
      actor: Actor(role: .registration, name: name), run: UUID().uuidString, waiting: queue.waiting,
      roster: memory.recall(), showsCodes: tablets != nil, atMS: DeskProgram.nowMS())
    var program = DeskProgram(
      state: state, queue: queue, memory: memory, client: client, strings: strings, inbox: inbox, tablets: tablets)
    try await TerminalSession(inbox: inbox).run(&program)
    return queue.waiting.count
  }
}

/// A desk between its terminal, its disk and the service.
private struct DeskProgram: TerminalProgram {
  enum Message: Sendable {
    case link(LinkEvent)
    case settled(id: String, CommandOutcome)
    case invited(id: String, TabletTicket, CommandOutcome)
  }

  var state: DeskState
  let queue: QueueFile
  let memory: RosterMemory
  let client: HallClient
  let strings: Strings
  let inbox: TerminalInbox<Message>
  let tablets: TabletsAddress?

  static func nowMS() -> Int64 { TerminalSession<DeskProgram>.nowMS() }
  static var isScanned: Bool { true }

  mutating func press(_ keys: [Key], atMS nowMS: Int64) -> Bool {
    for key in keys {
      guard carryOut(state.handle(key, atMS: nowMS)) else { return false }
    }
    return true
  }

  mutating func hear(_ message: Message, atMS nowMS: Int64) {
    switch message {
    case .link(let event): carryOut(state.hear(event, atMS: nowMS))
    case .settled(let id, let outcome): carryOut(state.settle(id, outcome, atMS: nowMS))
    case .invited(let id, let ticket, let outcome): state.settle(id, ticket: ticket, outcome, atMS: nowMS)
    }
  }

  /// The clock is drawn every second anyway.
  func canWait(_ message: Message) -> Bool {
    if case .link(.clock) = message { true } else { false }
  }

  mutating func pass(atMS nowMS: Int64) -> Bool {
    let told = (state.notice?.untilMS, state.phoneCode?.untilMS)
    let actions = state.pass(atMS: nowMS)
    carryOut(actions)
    return !actions.isEmpty || told != (state.notice?.untilMS, state.phoneCode?.untilMS)
  }

  func lines(_ size: PageSize, atMS nowMS: Int64) -> [Line] {
    DeskPage(state, size: size, strings: strings, atMS: nowMS).lines
  }

  /// Whether the desk goes on.
  @discardableResult
  private mutating func carryOut(_ actions: [DeskAction]) -> Bool {
    var lost: Set<String> = []
    for action in actions {
      switch action {
      case .keep(let command):
        do {
          try queue.keep(command)
        } catch {
          lost.insert(command.id)
          state.notKept(command.id, error.wording)
        }
      case .send(let command):
        // What is not on the disk is not sent: after a crash nobody would know of it.
        if !lost.contains(command.id) { send(command) }
      case .forget(let id): try? queue.forget(id)
      case .remember(let roster): memory.remember(roster)
      case .invite(let id, let person): invite(person, id: id)
      case .leave: return false
      }
    }
    return true
  }

  /// Makes a ticket and has it put on record; it is neither kept nor sent again.
  private mutating func invite(_ person: Code<Delegate>, id: String) {
    guard let ticket = tablets.flatMap({ TabletTicket.made(at: $0) }) else { return state.noTicket(id) }
    let message = CommandMessage(id: id, command: .tabletInvite(person, ticket: ticket.digest))
    Task { [inbox, client] in inbox.post(.invited(id: id, ticket, await client.outcome(of: message))) }
  }

  private func send(_ command: QueuedCommand) {
    let message = CommandMessage(id: command.id, command: command.command)
    Task { [inbox, client] in inbox.post(.settled(id: command.id, await client.outcome(of: message))) }
  }
}

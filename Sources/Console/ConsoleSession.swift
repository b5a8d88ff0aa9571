public import Assets
public import Congress
public import ControlClient
import Foundation
import HallProtocol
import TerminalUI

/// A console in a terminal: reads keys and the service, draws what has changed, sends commands.
///
/// Thin: everything that could be wrong is decided by ``ConsoleState`` and drawn by ``ConsolePage``. The network runs
/// beside it and never waits for the terminal.
public struct ConsoleSession: Sendable {
  /// What the others see it come with.
  public static let client = "console"

  private let actor: Actor
  private let watches: Bool
  private let settings: ClientSettings
  private let strings: Strings
  private let missingLetters: @Sendable (_ text: String) -> [String]

  /// A console of somebody at a service.
  /// - Parameters:
  ///   - watches: Whether it leaves the show alone also where nobody drives.
  ///   - missingLetters: Which letters of what is typed no font has.
  public init(
    actor: Actor, watches: Bool = false, settings: ClientSettings, strings: Strings,
    missingLetters: @escaping @Sendable (_ text: String) -> [String]
  ) {
    self.missingLetters = missingLetters
    self.actor = actor
    self.watches = watches
    self.settings = settings
    self.strings = strings
  }

  /// Runs until the operator leaves, the terminal is gone or the process is told to end; the terminal is then as it was.
  /// - Throws: `TerminalProblem`.
  public func run() async throws {
    // Of each topic only the newest value waits.
    let inbox = TerminalInbox<ConsoleProgram.Message> { newer, older in
      guard case .link(let new) = newer, case .link(let old) = older else { return false }
      return new.replaces(old)
    }
    let client = HallClient(
      identity: ClientIdentity(
        role: actor.role, id: actor.name, topics: HallModel.controlTopics(for: actor.role), client: Self.client),
      settings: settings,
      nowMS: { ConsoleProgram.nowMS() }
    ) { inbox.post(.link($0)) }
    let link = Task { _ = await client.run() }
    defer { link.cancel() }
    var program = ConsoleProgram(
      state: ConsoleState(
        actor: actor, watches: watches, atMS: ConsoleProgram.nowMS(), missingLetters: missingLetters), client: client,
      strings: strings, inbox: inbox)
    try await TerminalSession(inbox: inbox).run(&program)
  }
}

/// A console between its terminal and the service.
private struct ConsoleProgram: TerminalProgram {
  enum Message: Sendable {
    case link(LinkEvent)
    case settled(number: Int, CommandOutcome)
  }

  var state: ConsoleState
  let client: HallClient
  let strings: Strings
  let inbox: TerminalInbox<Message>

  static func nowMS() -> Int64 { TerminalSession<ConsoleProgram>.nowMS() }

  mutating func press(_ keys: [Key], atMS nowMS: Int64) -> Bool {
    for key in keys {
      guard carryOut(state.handle(key, atMS: nowMS)) else { return false }
    }
    return true
  }

  var isOver: Bool { state.isOver }

  /// Carries out what the state wants; whether the page goes on.
  private func carryOut(_ actions: [ConsoleAction]) -> Bool {
    for action in actions {
      switch action {
      case .leave: return false
      case .send(let number, let command): send(command, number: number)
      }
    }
    return true
  }

  mutating func hear(_ message: Message, atMS nowMS: Int64) {
    switch message {
    case .link(let event): _ = carryOut(state.hear(event, atMS: nowMS))
    case .settled(let number, let outcome): state.settle(number, outcome, atMS: nowMS)
    }
  }

  /// Clocks and the ages of screens are drawn every second anyway.
  func canWait(_ message: Message) -> Bool {
    guard case .link(let event) = message else { return false }
    switch event {
    case .clock: return true
    case .topic(let update):
      guard case .screens(let view) = update.value else { return false }
      return state.model.screens?.isOnlyOlder(than: view) ?? false
    case .up, .down, .reply, .shot, .picture, .namesakes: return false
    }
  }

  mutating func pass(atMS nowMS: Int64) -> Bool {
    let before = (state.notice?.untilMS, state.arming?.untilMS)
    state.pass(atMS: nowMS)
    return before != (state.notice?.untilMS, state.arming?.untilMS)
  }

  func lines(_ size: PageSize, atMS nowMS: Int64) -> [Line] {
    ConsolePage(state, size: size, strings: strings, atMS: nowMS).lines
  }

  private func send(_ command: Command, number: Int) {
    let message = CommandMessage(id: UUID().uuidString, command: command)
    Task { [inbox, client] in inbox.post(.settled(number: number, await client.outcome(of: message))) }
  }
}

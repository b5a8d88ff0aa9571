public import ArgumentParser
import Assets
import Congress
import HallProtocol

/// Shows and edits the programme: `plenary agenda …`.
public struct AgendaCommandLine: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "agenda", abstract: "Show the programme and how far it has come; edit it while it runs.",
    discussion:
      "What was dealt with stays as it happened, no edit changes what is on air, and 'plenary undo' takes it back.",
    subcommands: [
      Show.self, History.self, Insert.self, Move.self, Drop.self, Restore.self, Retitle.self, Retime.self, Carry.self,
      Import.self,
    ],
    defaultSubcommand: Show.self)
  /// A command as given.
  public init() {}

  struct Show: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the programme with plan, actual times and the forecast end of the day.")
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let (welcome, values) = try await options.link().read([.agenda])
      guard case .agenda(let view) = values.first else { return }
      let reports = try options.reports()
      let notes = try await options.rundown()
      try options.show(reports.agenda(view, notes: notes) + reports.forecast(view, atMS: welcome.now), json: view)
    }
  }

  struct History: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show every change of the agenda: when, by whom, what it was and what it became.",
      discussion: "Read from the journal of the service, so only the operator may do it.")
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let (definition, records) = try await options.journal()
      let history = AgendaHistory(records)
      let reports = AgendaReports(try options.reports(), utcOffset: definition.utcOffset)
      try options.show(reports.history(history), json: history.entries)
    }
  }
}

/// Puts off what is left of a session: `plenary session adjourn`.
public struct SessionCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Adjourn a session.", subcommands: [Adjourn.self])
  /// A command as given.
  public init() {}

  struct Adjourn: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put off all that is not done of a session; carry it elsewhere with 'plenary agenda carry'.")
    @Option(help: "Why; needed.") var reason: String
    @Option(help: "The session; else the one that is on.") var session: Code<Session>?
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.agenda(.adjournSession(session, reason: reason))) }
  }
}

extension ItemCommand {
  struct Hold: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hold the current item for an interruption; its clock stands until it is resumed.")
    @Option(help: "Why.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.agenda(.hold(reason: reason))) }
  }

  struct Resume: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Resume the item that is held.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.agenda(.resume)) }
  }

  struct Adjourn: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put the current item off; it can be started again, or carried to another session.")
    @Option(help: "Why; needed.") var reason: String
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.agenda(.adjournItem(reason: reason))) }
  }
}

extension RoomOptions {
  /// The programme.
  func agenda() async throws -> AgendaView {
    let (_, values) = try await link().read([.agenda])
    guard case .agenda(let view) = values.first else { throw RoomProblem.noAnswer(topic: Topic.agenda.name) }
    return view
  }

  /// What the control room alone knows of the programme; nothing for roles that may not.
  func rundown() async throws -> RundownView? {
    guard Topic.rundown.isOpen(to: role) else { return nil }
    let (_, values) = try await link().read([.rundown])
    guard case .rundown(let view) = values.first else { return nil }
    return view
  }
}

public import ArgumentParser
import Assets
import Congress
import HallProtocol

/// Starts the next item: `plenary next`.
public struct NextCommand: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "next", abstract: "End the current item and start the next one.")
  /// Where the service is, who is speaking.
  @OptionGroup public var options: RoomOptions
  /// A command as given.
  public init() {}
  /// Does the work.
  public func talk() async throws { try await send(.itemNext) }
}

/// Starts and ends items: `plenary item …`.
public struct ItemCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "item", abstract: "Start an item out of order; end, hold, resume or adjourn the current one.",
    subcommands: [Start.self, End.self, Hold.self, Resume.self, Adjourn.self])
  /// A command as given.
  public init() {}

  struct Start: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Start an item.")
    @Argument(help: "The item's code, such as 1.11.") var item: Code<Item>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.itemStart(item)) }
  }

  struct End: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "End the current item.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.itemEnd) }
  }
}

/// Puts a cue on air: `plenary take`.
public struct TakeCommand: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "take", abstract: "Put on air what stands by or, with a cue, that cue at once.")
  @Argument(help: "A cue: \(Cue.allValueStrings.joined(separator: ", ")).") var cue: Cue?
  @Option(help: "The output.") var output: Code<Output> = "hall"
  /// Where the service is, who is speaking.
  @OptionGroup public var options: RoomOptions
  /// A command as given.
  public init() {}
  /// Does the work.
  public func talk() async throws { try await send(.cueTake(output, cue)) }
}

/// Reveals the next rows of the election table on air: `plenary reveal`.
public struct RevealCommand: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "reveal", abstract: "Reveal the next row of the election table on air, as it has been read out.",
    discussion: "Begin with 'plenary take election-table:ELECTION:0'; take it back with '--rows -1'.")
  @Option(parsing: .unconditional, help: "How many rows; negative to cover some again.") var rows = 1
  @Option(help: "The output.") var output: Code<Output> = "hall"
  /// Where the service is, who is speaking.
  @OptionGroup public var options: RoomOptions
  /// A command as given.
  public init() {}
  /// Does the work; the command names the row it leads to, so that sent twice it reveals one row.
  public func talk() async throws {
    let (_, values) = try await options.link().read([.show])
    guard case .show(let show) = values.first else { return }
    guard case .electionTable(let code, let shown?, let round) = show.outputs.first(where: { $0.name == output })?.onAir
    else { throw RoomProblem.notThere(Wording("reveal.no-table", ["output": .text(output.text)])) }
    try await send(.cueTake(output, .electionTable(code, rows: shown + rows, round: round)))
  }
}

/// Puts a cue on standby: `plenary standby`.
public struct StandbyCommand: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "standby", abstract: "Put a cue on standby, or without one clear it; nothing changes on air.")
  @Argument(help: "A cue: \(Cue.allValueStrings.joined(separator: ", ")).") var cue: Cue?
  @Option(help: "The output.") var output: Code<Output> = "hall"
  /// Where the service is, who is speaking.
  @OptionGroup public var options: RoomOptions
  /// A command as given.
  public init() {}
  /// Does the work.
  public func talk() async throws { try await send(cue.map { .cueStandby(output, $0) } ?? .cueClear(output)) }
}

/// Covers every screen, or shows again what was there: `plenary safe on|off`.
public struct SafeCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "safe", abstract: "Cover every screen with the plain picture; off shows again what was there.",
    subcommands: [On.self, Off.self])
  /// A command as given.
  public init() {}

  struct On: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Cover every screen.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.safeOn) }
  }

  struct Off: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show again what was there.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.safeOff) }
  }
}

/// Takes a command back: `plenary undo`.
public struct UndoCommandLine: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back your newest command, where that is still possible.")
  /// Where the service is, who is speaking.
  @OptionGroup public var options: RoomOptions
  /// A command as given.
  public init() {}
  /// Does the work.
  public func talk() async throws {
    try await tellNamesakes()
    try await send(.commandUndo)
  }

  /// Says that another stays connected under this name, where there is one: what is taken back may be theirs.
  private func tellNamesakes() async throws {
    guard Topic.controlRoom.isOpen(to: options.role) else { return }
    let (welcome, values) = try await options.link().read([.controlRoom])
    let actor = welcome.name(Actor(role: options.role, name: options.id ?? RoomOptions.standardName))
    if case .controlRoom(let room) = values.first,
      let other = room.connections.first(where: {
        $0.client != nil && $0.actor == actor
      })
    {
      let client = Wording.Part.text(other.client ?? "")
      options.form.complain(
        "! " + (try options.strings()[Wording("undo.shared-name", ["name": .text(actor.name), "client": client])]))
    }
  }
}

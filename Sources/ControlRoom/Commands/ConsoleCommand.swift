public import ArgumentParser
import Assets
import Congress
import Console
import HallProtocol

/// Runs the day on one page: `plenary console`.
public struct ConsoleCommand: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Run the day from one full-screen page of the terminal.",
    discussion:
      "? shows the keys; q, then y, leaves. Where another console drives, this one watches; D, then y, takes over. The screens stay as they are."
  )
  /// Whether the console leaves the show alone also where nobody drives.
  @Flag(help: "Only watch; without it, the console takes the show over where nobody drives.") public var watch = false
  /// Where the service is, who is speaking.
  @OptionGroup public var options: RoomOptions
  /// A command as given.
  public init() {}

  /// Refuses what a page cannot do.
  public func validate() throws {
    if options.json { throw ValidationError("A console has no JSON; use 'plenary status --json'.") }
  }

  /// Does the work.
  public func talk() async throws {
    let session = ConsoleSession(
      actor: Actor(role: options.role, name: try await name()), watches: watch,
      settings: try await options.clientSettings(),
      strings: try options.strings(), missingLetters: HallLetters.missing(in:))
    try await session.run()
  }

  /// The name that was given or, without one, the first that no other console goes by: two consoles under one name
  /// would both drive.
  private func name() async throws -> String {
    let name = options.id ?? RoomOptions.standardName
    guard options.id == nil, let (welcome, values) = try? await options.link().read([.controlRoom]),
      welcome.id == nil, case .controlRoom(let room)? = values.first
    else { return name }
    let taken = Set(room.connections.filter { $0.client == ConsoleSession.client }.map(\.actor.name))
    let names = [name] + (2...HallLimits.connectionsNamedMax).map { "control-\($0)" }
    return names.first { !taken.contains($0) } ?? name
  }
}

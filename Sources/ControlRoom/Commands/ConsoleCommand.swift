public import ArgumentParser
import Assets
import Congress
import Console

/// Runs the day on one page: `plenary console`.
public struct ConsoleCommand: RoomCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Run the day from one full-screen page of the terminal.",
    discussion: "? shows the keys; q, then y, leaves. The screens stay as they are.")
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
      actor: Actor(role: options.role, name: try options.name()), settings: try await options.clientSettings(),
      strings: try options.strings())
    try await session.run()
  }
}

public import ArgumentParser
import Congress

/// Who runs the show: `plenary driver take|release`.
public struct DriverCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "driver", abstract: "Take the show over, or give it out of hand.",
    discussion: "While one operator drives, the others watch. 'plenary status' says who drives.",
    subcommands: [Take.self, Release.self])
  /// A command as given.
  public init() {}

  struct Take: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Take the show over, from whoever has it.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.driverTake) }
  }

  struct Release: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Give the show out of hand; nobody drives then.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.driverRelease) }
  }
}

/// Keeps every output as it is: `plenary outputs lock|unlock`.
public struct OutputsCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "outputs", abstract: "Lock what the screens show, or unlock it.",
    discussion: "While outputs are locked, whatever would change a picture is refused; SAFE works all the same.",
    subcommands: [Lock.self, Unlock.self])
  /// A command as given.
  public init() {}

  struct Lock: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Keep every output as it is.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.outputsLock) }
  }

  struct Unlock: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Let the outputs change again.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.outputsUnlock) }
  }
}

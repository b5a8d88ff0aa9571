public import ArgumentParser
import Congress

/// Runs the film that is on air: `plenary film play|pause|restart|loop`.
public struct FilmCommandLine: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "film", abstract: "Run the film that is on air, stop it, or bring it back to its start.",
    discussion: """
      A film is taken like any scene: `plenary standby film:opening.mp4`, then `plenary take`. It runs by itself, on all \
      screens at once. With `:loop` it begins again at its end, with `:then=CUE` that is taken at its end.
      """,
    subcommands: [Play.self, Pause.self, Restart.self, Loop.self])
  /// A command as given.
  public init() {}

  struct Play: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Let it run on; from its start where it is over.")
    @Option(help: "The output.") var output: Code<Output> = "hall"
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.filmPlay(output)) }
  }

  struct Pause: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Stop it where it is.")
    @Option(help: "The output.") var output: Code<Output> = "hall"
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.filmPause(output)) }
  }

  struct Restart: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Bring it back to its start; it runs on if it ran.")
    @Option(help: "The output.") var output: Code<Output> = "hall"
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.filmRestart(output)) }
  }

  struct Loop: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Let it begin again at its end.")
    @Flag(help: "Not any more.") var off = false
    @Option(help: "The output.") var output: Code<Output> = "hall"
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.filmLoop(output, isOn: !off)) }
  }
}

public import ArgumentParser
public import Congress
import Foundation

/// Lays a speaker or a notice across the foot of a picture: `plenary lower-third show|clear`.
public struct LowerThirdCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "lower-third", abstract: "Show a speaker or a notice at the foot of the picture, or clear it.",
    discussion: """
      The scene goes on above it, whole. A speaker's follows the floor. There is none over a vote, a result, an
      election or a ceremony: taking one of these clears it.
      """,
    subcommands: [Show.self, Clear.self])
  /// A command as given.
  public init() {}

  struct Show: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show it on what is on air.")
    @Argument(help: "What it says: \(LowerThird.allValueStrings.joined(separator: ", ")).") var lowerThird: LowerThird
    @Option(help: "The output.") var output: Code<Output> = "hall"
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.lowerThirdShow(output, lowerThird)) }
  }

  struct Clear: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Clear it; the scene stays on air.")
    @Option(help: "The output.") var output: Code<Output> = "hall"
    @Flag(help: "On every output.") var all = false
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.lowerThirdClear(all ? nil : output)) }
  }
}

extension LowerThird: ExpressibleByArgument {
  /// Reads a lower third as people write it: `speaker`, `notice:TEXT`.
  public init?(argument: String) { self.init(text: argument.precomposedStringWithCanonicalMapping) }

  /// What can be written.
  public static var allValueStrings: [String] { usages }
}

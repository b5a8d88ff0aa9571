import ArgumentParser
import Assets
import ControlRoom

/// Plays a written sequence of commands: `plenary play`.
struct PlayCommand: RoomCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Play a script: commands as typed, one a line, with waits for facts between them.",
    discussion: """
      A line is a command of plenary, 'wait until FACT' ('wait until present >= 324 within 10m'), or 'after 5s'; # \
      begins a comment. Facts: \(PlayFact.usage.joined(separator: "; ")). The whole script is checked before its first \
      step. It stops at the first step that is refused and says how to go on.
      """)
  @Argument(help: "The script's file.") var script: String
  @Option(help: "Begin at this line of the script.") var from = 1
  @Flag(help: "Check the script and play nothing.") var check = false
  @OptionGroup var options: RoomOptions

  func validate() throws {
    if options.json { throw ValidationError("A script tells its steps in lines, not in JSON.") }
  }

  func talk() async throws {
    let strings = try options.strings()
    let script = try PlayScript.read(script) { words in
      do {
        let command = try Self.parse(options.passedOn(to: words))
        return command is any RoomCommand && !Self.isPage(command) ? nil : strings[Wording("play.fault.no-step")]
      } catch {
        return PlenaryCommand.message(for: error)
      }
    }
    if check {
      print("✓ " + strings[Wording("play.checked", ["count": .text("\(script.steps.count)")])])
      return
    }
    try await Player(script, options: options, parse: Self.parse).play(from: from)
  }

  private static func parse(_ words: [String]) throws -> any ParsableCommand {
    try PlenaryCommand.parseAsRoot(LeadingOptions.behindCommand(words))
  }

  /// Whether a command takes the terminal, or plays itself.
  private static func isPage(_ command: any ParsableCommand) -> Bool {
    command is ConsoleCommand || command is DeskCommand || command is PlayCommand
  }
}

import ArgumentParser
import ControlRoom

/// The control room on the command line.
@main
struct PlenaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plenary", abstract: "Run a congress from the control room.",
    groupedSubcommands: [
      CommandGroup(
        name: "Run",
        subcommands: [
          ConsoleCommand.self, DeskCommand.self, PlayCommand.self, NextCommand.self, ItemCommand.self,
          SessionCommand.self, TakeCommand.self,
          StandbyCommand.self,
          RevealCommand.self, LowerThirdCommand.self, SafeCommand.self, UndoCommand.self, BallotCommand.self,
          ElectionCommand.self,
          SpeakerCommand.self, DelegateCommand.self, DriverCommand.self, OutputsCommand.self, ChairCommand.self,
        ]),
      CommandGroup(
        name: "Look",
        subcommands: [
          StatusCommand.self, AgendaCommand.self, AttendanceCommand.self, ScreensCommand.self, RecordCommand.self,
          ClockCommand.self,
        ]),
      CommandGroup(
        name: "Prepare and prove",
        subcommands: [
          CheckCommand.self, JournalCommand.self, TokenCommand.self, DemoCommand.self, RehearseCommand.self,
        ]),
    ])

  /// Runs the command of the command line.
  static func main() async {
    await HallLetters.$missing.withValue(HouseLetters.missing(in:)) {
      await main(LeadingOptions.behindCommand(Array(CommandLine.arguments.dropFirst())))
    }
  }
}

public import ArgumentParser
import ControlRoom
import Preflight
import Secretariat
import Shows
import Transcription

/// The control room on the command line.
public struct PlenaryCommand: AsyncParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "plenary", abstract: "Run a congress from the control room.",
    groupedSubcommands: [
      CommandGroup(
        name: "Run",
        subcommands: [
          ConsoleCommand.self, DeskCommand.self, PlayCommand.self, NextCommand.self, ItemCommand.self,
          SessionCommand.self, TakeCommand.self,
          StandbyCommand.self,
          RevealCommand.self, LowerThirdCommand.self, FilmCommandLine.self, SafeCommand.self, UndoCommandLine.self,
          BallotCommandLine.self,
          ElectionCommandLine.self,
          SpeakerCommand.self, DocumentCommandLine.self, RecordingCommand.self, DelegateCommand.self,
          DriverCommand.self, OutputsCommand.self,
          ChairCommand.self,
          TabletsCommand.self,
          SendCommand.self,
        ]),
      CommandGroup(
        name: "Look",
        subcommands: [
          StatusCommand.self, AgendaCommandLine.self, AttendanceCommand.self, ScreensCommand.self, RecordCommand.self,
          MinutesCommand.self, ListenCommand.self, TranscriptCommand.self, ClockCommand.self,
        ]),
      CommandGroup(
        name: "Prepare and prove",
        subcommands: [
          NewCommand.self, ImportCommand.self, ExportCommand.self, PressCommand.self, CheckCommand.self,
          TasksCommand.self, JournalCommand.self,
          TokenCommand.self, CertificateCommand.self,
          DemoCommand.self, RehearseCommand.self,
        ]),
    ])

  /// The command line as it is typed.
  public init() {}

  /// Runs the command of the command line.
  public static func main() async {
    HallLetters.use(HouseLetters.missing(in:))
    await main(LeadingOptions.behindCommand(Array(CommandLine.arguments.dropFirst())))
  }
}

public import ArgumentParser
import Assets
public import Congress
import CongressFiles
import ControlService
import Foundation
import HallProtocol
import Journal
import LineTransport

/// The control service of one congress: reads its folder, opens its journal, listens.
public struct PlenaryService: AsyncParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "plenary-service", abstract: "Run the control service of a congress.",
    discussion: "The journal is the truth: what it holds stands, whatever the folder says by now.")

  /// How long the service may take to end, in seconds.
  static let shutdownSecondsMax = 10

  @Option(help: "Folder of the congress: congress.yaml, agenda.yaml, ballots.yaml, roster.csv.")
  var congress: String

  @Option(help: "Folder of the journal (else PLENARY_JOURNAL, STATE_DIRECTORY, ~/.local/state/plenary/<congress>).")
  var journal: String?

  @Option(help: "Folder of the keys of secret votes, in memory (else PLENARY_KEYS, the runtime folder, /dev/shm).")
  var keys: String?

  @Option(help: "Address to listen on (else the settings; 127.0.0.1).")
  var host: String?

  @Option(help: "Port to listen on, 0 for any that is free (else the settings; \(HallLimits.defaultPort)).")
  var port: Int?

  @Option(help: "Settings file (else PLENARY_SETTINGS, Config/settings.json beside the package, /etc/plenary).")
  var settings: String?

  @Option(
    help: "File of those who have a token of their own (else the settings; tokens.json beside the settings file).")
  var tokenFile: String?

  @Option(help: "The service's certificate in PEM (else tls.certificate of the settings); needed beyond 127.0.0.1.")
  var certificate: String?

  @Option(help: "The certificate's key in PEM (else tls.key of the settings).")
  var certificateKey: String?

  @Option(help: "Folder of strings (else PLENARY_ASSETS, beside the package, share/plenary).")
  var assets: String?

  @Option(help: "Language of what the service says at its start and in refusals: en or vi.")
  var language: Language = .english

  @Flag(help: "What to do where the journal has lost records; without a decision the service does not start.")
  var loss: LossDecision?

  @OptionGroup var rehearsal: RehearsalOptions

  /// A service as it is asked for on the command line.
  public init() {}

  /// Serves until it is told to end; what keeps it from beginning is told in one sentence.
  public func run() async throws {
    let folders = HouseFolders(
      environment: ProcessInfo.processInfo.environment, executable: HouseFolders.runningExecutable)
    do {
      let words = try Strings(language: language.rawValue, assets: folders.assets(flag: assets))
      do {
        try await serve(folders: folders, words: words)
      } catch {
        throw StartProblem(sentence: Self.sentence(for: error, in: words))
      }
    } catch {
      StandardStream.error.say("plenary-service: \(error)\n")
      throw ExitCode(1)
    }
  }

  /// Why the service does not run, in words.
  private struct StartProblem: Error, CustomStringConvertible {
    let sentence: String
    var description: String { sentence }
  }

  static func sentence(for error: any Error, in words: Strings) -> String {
    switch error {
    case let problems as CongressFolderProblems: problems.report(in: words)
    case let error as JournalError:
      words[Wording("journal.\(error.facts.code)", error.facts.values.mapValues { .text($0) })]
    case let problem as LineListener.Problem:
      words[Wording("settings.\(problem.facts.code)", problem.facts.values.mapValues { .text($0) })]
    default: words.sentence(for: error)
    }
  }
}

extension Language: ExpressibleByArgument {}

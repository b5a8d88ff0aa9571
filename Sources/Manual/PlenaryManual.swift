public import ArgumentParser
import Foundation

/// Writes the manual pages: one for each executable, from what it says of itself.
public struct PlenaryManual: ParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "plenary-manual", abstract: "Write the manual pages of the executables beside this one.")

  /// The executables that have a page.
  static let executables = ["plenary", "plenary-press", "plenary-screen", "plenary-service", "plenary-web"]

  @Argument(help: "Folder for the pages; made where it is missing.")
  var folder: String

  /// Pages as they are asked for on the command line.
  public init() {}

  /// Writes the pages.
  public func run() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in Self.executables {
      let help = try JSONDecoder().decode(CommandHelp.self, from: Self.help(of: name))
      let page = ManualPage(
        command: help.command, chapters: Self.chapters[name] ?? [], others: Self.executables.filter { $0 != name })
      try page.text.write(toFile: "\(folder)/\(name).1", atomically: true, encoding: .utf8)
    }
  }

  private static func help(of name: String) throws -> Data {
    let ours =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: (ours as NSString).deletingLastPathComponent + "/" + name)
    process.arguments = ["--experimental-dump-help"]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ValidationError("\(name) does not say what it takes.") }
    return data
  }

  /// What no command line says of itself.
  private static let chapters: [String: [(title: String, paragraphs: [String])]] = [
    "plenary": [
      (
        "EXIT STATUS",
        [
          "0 done; 1 refused, or not there; 64 wrong usage; 65 a folder, list or journal with problems; 69 no service; "
            + "73 a file could not be written; 75 no answer, try again; 78 something on this machine is not as it must be."
        ]
      ),
      (
        "ENVIRONMENT",
        [
          "PLENARY_HOST, PLENARY_PORT, PLENARY_TOKENS_OPERATOR (and of the other roles), PLENARY_SETTINGS, "
            + "PLENARY_ASSETS, PLENARY_JOURNAL, PLENARY_LANGUAGE. Flags go before them, the settings file after them."
        ]
      ),
    ],
    "plenary-service": [
      (
        "FILES",
        [
          "~/.local/state/plenary/<congress> holds the journal, ~/.local/state/plenary-rehearsal/<congress> that of a "
            + "rehearsal, /etc/plenary/settings.json the settings where none stand beside the package."
        ]
      ),
      ("SIGNALS", ["SIGTERM and SIGINT end it after everything admitted is answered; SIGKILL loses nothing."]),
    ],
    "plenary-press": [
      ("EXIT STATUS", ["0 pages were made; 65 none were, and one sentence says why; 64 wrong usage."])
    ],
    "plenary-screen": [
      ("EXIT STATUS", ["0 ended; 1 it could not start, and one sentence says why; 64 wrong usage."])
    ],
    "plenary-web": [
      ("EXIT STATUS", ["0 ended; 1 it could not start, and one sentence says why; 64 wrong usage."])
    ],
  ]
}

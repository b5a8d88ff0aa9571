import Foundation
import HallTestSupport
import Testing

/// A real executable of the house, started as a child and ended with the test.
final class Executable: Sendable {
  /// How long anything may take before a test gives up, in seconds; no test's outcome hangs on less.
  static let patience: Duration = .seconds(180)

  /// After how long a question that nobody has seen is asked for again: it waits for five seconds only.
  static let askedAgainAfter: Duration = .seconds(6)

  /// Where the executables were built: beside the test bundle.
  static let folder: String = {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.path
  }()

  /// The package's folder.
  static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL.path

  let name: String
  private let process: Process
  /// Where it may leave files, and where what it writes is kept.
  private let scratch: ScratchFolder
  private var log: String { scratch.path + "/log" }

  /// Starts an executable of the house; what it writes is kept.
  convenience init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    try self.init(path: "\(Self.folder)/\(name)", arguments, environment: environment)
  }

  /// Starts any executable; what it writes is kept.
  init(path: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    name = URL(filePath: path).lastPathComponent
    scratch = try ScratchFolder(name)
    process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging([
        "PLENARY_ASSETS": Self.package + "/Assets", "PLENARY_SETTINGS": Self.package + "/Config/settings.json",
        "TMPDIR": scratch.path,
      ]) { $1 }
      .merging(environment) { $1 }
    // A file, not a pipe: a pipe's end would be inherited by whatever is started next, and never seem to close.
    try Data().write(to: URL(filePath: log))
    let handle = try FileHandle(forWritingTo: URL(filePath: log))
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    try handle.close()
  }

  /// Waits until it is gone, for what it writes its files into is removed next.
  deinit { if isRunning { crash() } }

  /// What it has written so far.
  var words: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

  /// Whether it is still running.
  var isRunning: Bool { ending == nil }

  /// Its exit status, or the signal that ended it; nothing while it runs.
  ///
  /// Asked of the system: `Process` hears of an end by a socket, which whatever was started at the same moment has
  /// inherited and keeps open.
  private var ending: Int32? {
    var facts = siginfo_t()
    guard waitid(P_PID, id_t(process.processIdentifier), &facts, WEXITED | WNOHANG | WNOWAIT) == 0 else {
      // `Process` has heard of it, and has had the status.
      return process.isRunning ? nil : process.terminationStatus
    }
    return facts._sifields._sigchld.si_pid == 0 ? nil : facts._sifields._sigchld.si_status
  }

  /// Its process id.
  var identifier: Int32 { process.processIdentifier }

  /// Ends it without a word, as a crash would.
  func crash() {
    kill(process.processIdentifier, SIGKILL)
    var facts = siginfo_t()
    _ = waitid(P_PID, id_t(process.processIdentifier), &facts, WEXITED | WNOWAIT)
  }

  /// Asks it to end, and waits for its exit status.
  func end() async throws -> Int32 {
    kill(process.processIdentifier, SIGTERM)
    return try await exitStatus()
  }

  /// Waits for its exit status.
  func exitStatus(patience: Duration = patience) async throws -> Int32 {
    // Kept as it is read: while `Process` takes note of an end, neither it nor the system tells of it.
    var status: Int32?
    try await eventually("\(name) ends", patience: patience) {
      status = self.ending
      return status != nil
    }
    return try #require(status, "\(name) has ended")
  }

  /// Runs `plenary` to its end; its output and exit status.
  static func plenary(_ arguments: [String], port: Int) async throws -> (words: String, status: Int32) {
    let flags = ["--port", "\(port)", "--language", "en"]
    let command = try Executable("plenary", arguments + flags)
    let status = try await command.exitStatus()
    return (command.words, status)
  }
}

/// Waits until a fact holds; fails after the house's patience.
///
/// Looks often, so that waiting costs little.
func eventually(
  _ fact: String, patience: Duration = Executable.patience, _ holds: () async throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + patience
  while try await !holds() {
    guard ContinuousClock.now < deadline else {
      Issue.record("waited in vain for: \(fact)")
      throw CancellationError()
    }
    try await Task.sleep(for: .milliseconds(20))
  }
}

/// A folder of its own for one test of a whole house.
final class Workplace: Sendable {
  private let scratch: ScratchFolder

  var path: String { scratch.path }

  init() throws { scratch = try ScratchFolder("system") }
}

import Foundation
import Synchronization
import Testing

/// A real executable of the house, started as a child and ended with the test.
final class Executable: Sendable {
  /// How long anything may take before a test gives up, in seconds; no test's outcome hangs on less.
  static let patience: Duration = .seconds(60)

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
  private let output = Mutex((words: "", isWhole: false))

  /// Starts an executable; what it writes is kept.
  init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    self.name = name
    process = Process()
    process.executableURL = URL(filePath: "\(Self.folder)/\(name)")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PLENARY_ASSETS": Self.package + "/Assets", "PLENARY_SETTINGS": Self.package + "/Config/settings.json"]) {
        $1
      }
      .merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    pipe.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let data = handle.availableData
      if data.isEmpty { handle.readabilityHandler = nil }
      self?.output.withLock { output in
        output.words += String(decoding: data, as: UTF8.self)
        output.isWhole = data.isEmpty
      }
    }
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// What it has written so far.
  var words: String { output.withLock { $0.words } }

  /// Whether it is still running.
  var isRunning: Bool { process.isRunning }

  /// Its process id.
  var identifier: Int32 { process.processIdentifier }

  /// Ends it without a word, as a crash would.
  func crash() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Asks it to end, and waits for its exit status.
  func end() async throws -> Int32 {
    kill(process.processIdentifier, SIGTERM)
    return try await exitStatus()
  }

  /// Waits for its exit status, and until all its words have been read.
  func exitStatus() async throws -> Int32 {
    try await eventually("\(name) ends") { !self.process.isRunning && self.output.withLock { $0.isWhole } }
    return process.terminationStatus
  }

  /// Runs `plenary` to its end; its output and exit status.
  static func plenary(_ arguments: [String], port: Int) async throws -> (words: String, status: Int32) {
    let flags = ["--port", "\(port)", "--language", "en"]
    let command = try Executable("plenary", arguments + flags)
    let status = try await command.exitStatus()
    return (command.words, status)
  }
}

/// Waits until a fact holds; fails after the house's patience. Looks often, so that waiting costs little.
func eventually(_ fact: String, _ holds: () async throws -> Bool) async throws {
  let deadline = ContinuousClock.now + Executable.patience
  while try await !holds() {
    guard ContinuousClock.now < deadline else {
      Issue.record("waited in vain for: \(fact)")
      throw CancellationError()
    }
    try await Task.sleep(for: .milliseconds(20))
  }
}

/// A folder of its own for one test.
final class Workplace: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "plenary-system-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

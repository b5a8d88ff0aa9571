import Foundation
import Synchronization

/// A process of somebody else's, which is measured beside ours, with all that it starts.
final class PeerProcess: Sendable {
  /// How often is looked whether it is ready, and how long is waited in between, in ms.
  static let triesMax = 400
  static let tryMS = 25

  struct NotReady: Error, CustomStringConvertible {
    let what: String
    var waitedMS = triesMax * tryMS
    var description: String {
      "'\(what)' is not there, or has not started within \(waitedMS) ms; 'make bench-peers' installs what is missing."
    }
  }

  let processID: Int32
  private let process: Mutex<Process>

  /// Starts an executable by its name.
  init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    processID = process.processIdentifier
    self.process = Mutex(process)
  }

  /// Ends it, and all that it has started, without a word: a signal that asks may be blocked in what this process starts.
  func end() {
    for id in ProcessCost(of: processID).processes { kill(id, SIGKILL) }
    process.withLock { $0.waitUntilExit() }
  }
}

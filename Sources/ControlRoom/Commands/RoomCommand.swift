public import ArgumentParser
public import Congress
import Foundation
import HallProtocol

/// A control-room command that talks to the service.
public protocol RoomCommand: AsyncParsableCommand {
  /// Where the service is, who is speaking.
  var options: RoomOptions { get }
  /// Does the work.
  func talk() async throws
}

extension RoomCommand {
  /// Does the work; problems become one sentence on standard error (or JSON on standard output) and an exit status.
  public func run() async throws {
    do {
      try await talk()
    } catch let problem as RoomProblem {
      try report(problem)
      throw ExitCode(problem.exitStatus)
    }
  }

  private func report(_ problem: RoomProblem) throws {
    guard options.json else {
      FileHandle.standardError.write(Data("✕ \(try problem.sentence(in: options.strings()))\n".utf8))
      return
    }
    if case .refused(let refusal, let sentence) = problem {
      try options.show([], json: Refused(code: refusal.code, message: sentence, details: refusal.details))
    } else {
      try options.show(
        [], json: Refused(code: "no_answer", message: try problem.sentence(in: options.strings()), details: nil))
    }
  }

  /// Sends a command and prints that it is done.
  public func send(_ command: Command) async throws {
    let sequence = try await options.link().send(command)
    let reports = try options.reports()
    try options.show(
      ["✓ " + reports.done(command, sequence: sequence)],
      json: Done(command: command.name.rawValue, sequence: sequence))
  }
}

/// A command that is done, as JSON.
private struct Done: Encodable {
  let ok = true
  let command: String
  let sequence: Int64
}

/// A command that is not, as JSON.
private struct Refused: Encodable {
  let ok = false
  let code: String
  let message: String
  let details: [String: Detail]?
}

extension Code: ExpressibleByArgument {
  /// Reads a code as written.
  public init?(argument: String) {
    guard !argument.isEmpty, !argument.contains(" ") else { return nil }
    self.init(argument)
  }
}

extension Cue: ExpressibleByArgument {
  /// Reads a cue as people write it: `attendance`, `result:BQ06`, `L11:BQ06`.
  public init?(argument: String) { self.init(text: argument) }

  /// What can be written.
  public static var allValueStrings: [String] {
    Scene.allCases.map { $0.needsBallot ? "\($0.rawValue):BALLOT" : $0.rawValue }
  }
}

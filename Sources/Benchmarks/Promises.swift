import Congress
import ControlClient
import HallProtocol
import Synchronization

/// What the design promises of a figure, and whether it was kept; broken promises fail the whole run.
final class Promises: Sendable {
  private struct Broken: Error, CustomStringConvertible {
    let names: [String]
    var description: String { "Broken promises: \(names.joined(separator: "; "))" }
  }

  private let broken = Mutex<[String]>([])

  /// Holds a figure against the most that it may be, both in the same unit.
  func hold(_ name: String, _ measured: Double, atMost wanted: Double, unit: String) {
    let isKept = measured <= wanted
    print(
      "  \(isKept ? "✓" : "✗") \(name): \(Measurements.text(measured)) \(unit), promised \(Measurements.text(wanted))")
    if !isKept { broken.withLock { $0.append(name) } }
  }

  /// Throws where a promise was broken.
  func settle() throws {
    let names = broken.withLock { $0 }
    if !names.isEmpty { throw Broken(names: names) }
  }
}

/// A command that was to be done and was refused: what is measured then is not what is meant.
struct RefusedInBench: Error, CustomStringConvertible {
  let command: Command
  let reply: Reply
  var description: String { "'\(command.name.rawValue)' was refused: \(reply)" }
}

extension HallClient {
  /// Sends a command that has to be done.
  @discardableResult
  func mustDo(_ message: CommandMessage) async throws -> Int64 {
    let reply = try await send(message)
    guard case .done(let sequence) = reply.answer else {
      throw RefusedInBench(command: message.command, reply: reply)
    }
    return sequence
  }
}

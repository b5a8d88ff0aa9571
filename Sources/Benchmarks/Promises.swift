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

  /// Takes a cue, which may be on air already.
  func mustTake(_ cue: Cue, as id: String) async throws {
    try await mustBe(CommandMessage(id: id, command: .cueTake("hall", cue)), orRefused: "cue_already_on_air")
  }

  /// Gives the hall's picture to a screen, which may have it already.
  func mustAssign(_ screen: Code<Screen>, as id: String) async throws {
    try await mustBe(
      CommandMessage(id: id, command: .screenAssign(screen, "hall")), orRefused: "screen_output_already_so")
  }

  private func mustBe(_ message: CommandMessage, orRefused code: String) async throws {
    let reply = try await send(message)
    switch reply.answer {
    case .done: break
    case .refused(let refusal) where refusal.code == code: break
    case .refused: throw RefusedInBench(command: message.command, reply: reply)
    }
  }
}

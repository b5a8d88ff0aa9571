public import Congress
import Foundation

/// Whom a desk knew when it last heard the service, so that it says names also where it starts without one.
public struct RosterMemory: Sendable {
  private let path: String

  /// The memory beside a queue.
  public init(besideQueue path: String) { self.path = path + ".roster.json" }

  /// The people, where any are remembered.
  public func recall() -> RosterView? {
    FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(RosterView.self, from: $0) }
  }

  /// Remembers people; where that fails, the desk works all the same and a start without the service says no names.
  public func remember(_ roster: RosterView) {
    guard roster != recall(), let data = try? JSONEncoder().encode(roster) else { return }
    try? data.write(to: URL(filePath: path), options: .atomic)
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}

import Congress
import ControlClient
import HallProtocol

/// One of the last commands, the console's own or somebody else's.
struct RecentCommand: Sendable, Hashable {
  /// When, by the service's clock in ms since 1970 UTC.
  let atMS: Int64
  /// Who sent it; nothing for the console's own.
  let actor: Actor?
  /// Its name and what it was about.
  let command: String
  /// What became of it; nothing while it is on its way.
  let outcome: CommandOutcome?
}

extension ConsoleState {
  /// How far the two clocks may tell one command's time apart, in ms.
  private static let sameCommandMS: Int64 = 3_000

  /// The last commands of everybody, newest first.
  ///
  /// The console's own are known here before the service tells them; they are told once.
  var recentCommands: [RecentCommand] {
    let own = log.entries.map {
      RecentCommand(
        atMS: model.serviceMS(atMS: $0.atMS), actor: nil, command: $0.command.brief, outcome: $0.outcome)
    }
    let others = (model.controlRoom?.commands ?? []).filter { note in
      note.actor != actor
        || !own.contains { $0.command == note.command && abs($0.atMS - note.atMS) < Self.sameCommandMS }
    }.map { note in
      RecentCommand(
        atMS: note.atMS, actor: note.actor, command: note.command,
        outcome: note.refusal.map { .refused($0, message: $0.code) } ?? .done)
    }
    // A stable order: what came in the same moment stays as it was told.
    return (own + others).enumerated().sorted { ($0.element.atMS, $0.offset) > ($1.element.atMS, $1.offset) }
      .map(\.element)
  }
}

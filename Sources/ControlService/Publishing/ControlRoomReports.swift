import Congress
import HallProtocol
import Synchronization

/// Who stays connected, the last commands with what became of each, and what is wrong with the record.
///
/// Called from any thread; holds nothing of a command but its name, what it was about, and the rule that it broke.
final class ControlRoomReports: Sendable {
  private struct State {
    var connections: [ObjectIdentifier: ControlRoomView.Connection] = [:]
    /// How many stay connected under a role and name.
    var names: [Actor: Int] = [:]
    var commands: [ControlRoomView.Note] = []
    /// Why the newest write failed.
    var writeTrouble: ControlRoomView.Trouble?
    /// What is wrong with the place of the record.
    var placeTrouble: ControlRoomView.Trouble?
    /// What was found in what had been recorded before.
    var historyTrouble: ControlRoomView.Trouble?
    /// By how much the service's clock is ahead of its machine's, in s; nothing while it is right.
    var clockAheadSeconds: Int?
    var certificateEndsMS: Int64?
    var head: String?
    var told: ControlRoomView?
  }

  private let state = Mutex(State())

  /// Somebody has come in; screens and terminals are not counted.
  func connected(_ key: ObjectIdentifier, _ actor: Actor, client: String?, atMS: Int64) {
    guard actor.role != .screen, actor.role != .voter else { return }
    state.withLock { state in
      state.connections[key] = .init(actor: actor, client: client, sinceMS: atMS)
      if client != nil { state.names[actor, default: 0] += 1 }
    }
  }

  /// How many others stay connected under a role and name; nothing where nobody does.
  func namesakes(of actor: Actor) -> Int? {
    state.withLock { $0.names[actor].flatMap { $0 > 1 ? $0 - 1 : nil } }
  }

  /// A connection has ended.
  func disconnected(_ key: ObjectIdentifier) {
    state.withLock { state in
      guard let gone = state.connections.removeValue(forKey: key), gone.client != nil,
        let count = state.names[gone.actor]
      else { return }
      state.names[gone.actor] = count > 1 ? count - 1 : nil
    }
  }

  /// A command was answered; votes are nobody's business here, and arrivals would drown everything else.
  func answered(_ request: CommandRequest, _ answer: Reply.Answer) {
    guard request.actor.role != .voter, request.actor.role != .registration else { return }
    let refusal: BrokenRule? =
      if case .refused(let refusal) = answer {
        BrokenRule(code: refusal.code, details: refusal.details ?? [:])
      } else {
        nil
      }
    let note = ControlRoomView.Note(
      actor: request.actor, atMS: request.atMS, command: request.command.brief, refusal: refusal)
    state.withLock { state in
      state.commands.append(note)
      if state.commands.count > HallLimits.commandNotesMax { state.commands.removeFirst() }
    }
  }

  /// The record could not be written; said until it can be.
  func journalFailed(_ reason: String, atMS: Int64) {
    state.withLock { $0.writeTrouble = Self.trouble(reason, since: $0.writeTrouble, atMS: atMS) }
  }

  /// The record has been written.
  func journalWorks() { state.withLock { $0.writeTrouble = nil } }

  /// What had been recorded before is not whole; said until the service ends.
  func journalBroken(_ reason: String, atMS: Int64) {
    state.withLock { state in
      state.historyTrouble = ControlRoomView.Trouble(
        .notWhole, reason: String(reason.prefix(ServiceLimits.problemCharactersMax)), sinceMS: atMS)
    }
  }

  /// By how much the service's clock is ahead of its machine's, in ms.
  func clockAhead(byMS: Int64) {
    let isWrong = abs(byMS) >= ServiceLimits.clockDifferenceMS
    state.withLock { $0.clockAheadSeconds = isWrong ? Int((Double(byMS) / 1_000).rounded()) : nil }
  }

  /// When the service's certificate ends, in ms since 1970 UTC, where that is near or over.
  func certificateEnds(_ atMS: Int64?) { state.withLock { $0.certificateEndsMS = atMS } }

  /// The newest record's place and hash.
  func journalHead(_ head: String?) { state.withLock { $0.head = head } }

  /// What is wrong with the place of the record; nothing where it is where it was.
  func journalPlace(_ reason: String?, atMS: Int64) {
    state.withLock { state in
      // What could not be written while it was gone can be written now.
      if reason == nil, state.placeTrouble != nil { state.writeTrouble = nil }
      state.placeTrouble = reason.map { Self.trouble($0, since: state.placeTrouble, atMS: atMS) }
    }
  }

  private static func trouble(
    _ reason: String, since before: ControlRoomView.Trouble?, atMS: Int64
  ) -> ControlRoomView.Trouble {
    ControlRoomView.Trouble(
      .notRecording, reason: String(reason.prefix(ServiceLimits.problemCharactersMax)), sinceMS: before?.sinceMS ?? atMS
    )
  }

  /// What there is to tell, where it differs from what was told last.
  ///
  /// Whoever came just now is left out: commands given one at a time come and go.
  func changes(tries: [ControlRoomView.FailedTries] = [], nowMS: Int64) -> ControlRoomView? {
    state.withLock { state in
      let staying = state.connections.values
        .filter { abs(nowMS - $0.sinceMS) >= ServiceLimits.connectionNamedAfterMS }
        .sorted {
          ($0.actor.role.rawValue, $0.actor.name, $0.sinceMS) < ($1.actor.role.rawValue, $1.actor.name, $1.sinceMS)
        }
      let named = Array(staying.prefix(HallLimits.connectionsNamedMax))
      let view = ControlRoomView(
        connections: named, unnamed: staying.count - named.count, commands: state.commands,
        journal: state.placeTrouble ?? state.writeTrouble ?? state.historyTrouble,
        failedTries: tries.isEmpty ? nil : tries, clockAheadSeconds: state.clockAheadSeconds,
        certificateEndsMS: state.certificateEndsMS, head: state.head)
      guard view != state.told else { return nil }
      state.told = view
      return view
    }
  }
}

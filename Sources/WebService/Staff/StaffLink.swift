import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization

/// One person's own link to the hall's service: what they do goes out under their own token, so the record names them.
///
/// Any thread.
final class StaffLink: Sendable {
  /// How long signing in waits for the service, in ms.
  static let patienceMS = 15_000
  /// What the page is made of.
  static let topics: [Topic] = [.documents, .agenda, .ballots, .show, .controlRoom]

  /// Why nobody is signed in.
  enum Failure: Error, Sendable, Hashable {
    /// The token is not one of this role.
    case wrongToken
    /// The service says that this person is not wanted so: another name, another connection.
    case refused
    /// The service does not answer.
    case noAnswer
  }

  private let client: HallClient
  private let model: Mutex<HallModel>
  private let listeners = Mutex<[UUID: AsyncStream<Void>.Continuation]>([:])
  private let running = Mutex<Task<Void, Never>?>(nil)
  private let nowMS: @Sendable () -> Int64
  let role: Role
  private let typedName: String

  private init(role: Role, name: String, settings: ClientSettings, nowMS: @escaping @Sendable () -> Int64) {
    let events = Events()
    self.role = role
    typedName = name
    self.nowMS = nowMS
    model = Mutex(HallModel(atMS: nowMS()))
    client = HallClient(
      identity: ClientIdentity(role: role, id: name, topics: Self.topics, client: "staff"), settings: settings,
      nowMS: nowMS
    ) { event in events.hear(event) }
    events.link.withLock { $0 = { [weak self] in self?.hear($0) } }
  }

  /// What the client tells while the link is still being made.
  private final class Events: Sendable {
    let link = Mutex<(@Sendable (LinkEvent) -> Void)?>(nil)
    func hear(_ event: LinkEvent) { link.withLock { $0 }?(event) }
  }

  /// Signs somebody in: connects with their token, and stays connected.
  static func signIn(
    role: Role, name: String, settings: ClientSettings, nowMS: @escaping @Sendable () -> Int64
  ) async throws(Failure) -> StaffLink {
    let link = StaffLink(role: role, name: name, settings: settings, nowMS: nowMS)
    let changes = link.changes()
    link.running.withLock { $0 = Task.detached { [client = link.client] in _ = await client.run() } }
    let failure = await withTaskGroup(of: Failure?.self) { group in
      group.addTask {
        for await _ in changes {
          switch link.model.withLock({ $0.link }) {
          case .up: return nil
          case .down(.refused(let reason), _):
            return [.tokenWrong, .tokenRevoked].contains(reason.code) ? .wrongToken : .refused
          case .down: return .noAnswer
          case .connecting: continue
          }
        }
        return .noAnswer
      }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(Self.patienceMS))
        return .noAnswer
      }
      let first = await group.next() ?? .noAnswer
      group.cancelAll()
      return first
    }
    guard let failure else { return link }
    link.end()
    throw failure
  }

  /// Ends the link.
  func end() {
    running.withLock { $0 }?.cancel()
    for listener in listeners.withLock({ $0.values }) { listener.finish() }
  }

  deinit { running.withLock { $0 }?.cancel() }

  private func hear(_ event: LinkEvent) {
    model.withLock { $0.hear(event, atMS: nowMS()) }
    if case .clock = event { return }
    for listener in listeners.withLock({ $0.values }) { listener.yield() }
  }

  /// Says that something has changed, and once at its beginning.
  func changes() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let id = UUID()
    listeners.withLock { $0[id] = continuation }
    continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0[id] = nil } }
    continuation.yield()
    return stream
  }

  /// What the person has heard.
  var heard: HallModel { model.withLock { $0 } }

  /// As whom the record names this person.
  var actor: Actor { Actor(role: role, name: heard.welcome?.id ?? typedName) }

  /// The service's time, in ms since 1970 UTC.
  var serviceMS: Int64 { heard.serviceMS(atMS: nowMS()) }

  /// Does a command in this person's name.
  func carryOut(_ command: Command) async -> CommandOutcome {
    await client.outcome(of: CommandMessage(id: UUID().uuidString, command: command))
  }
}

import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization

/// The screen's link to the service: keeps coming back, delivers views, says what has been shown.
final class ScreenLink: Sendable {
  private struct State {
    var client: HallClient?
    var topic: String?
    var epoch: String?
    var shown: Shown?
    var arrived: Int64?
    var lastWords: String?
  }

  private struct Shown: Equatable {
    let revision: Int64
    let atMS: Int64
    let problem: String?
  }

  private let id: String
  private let mailbox: ScreenMailbox
  private let state = Mutex(State())

  init(id: String, mailbox: ScreenMailbox) {
    self.id = id
    self.mailbox = mailbox
  }

  /// Stays connected for as long as the service wants this screen; then the last good picture stands for ever.
  func stay(settings: @Sendable () async throws -> ClientSettings) async {
    do {
      let identity = ClientIdentity(role: .screen, id: id, topics: nil, acknowledgesOnArrival: false)
      let client = HallClient(
        identity: identity, settings: try await settings(),
        nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }
      ) { [weak self] in self?.took($0) }
      state.withLock { $0.client = client }
      say("\(await client.run())")
    } catch {
      say("\(error)")
    }
  }

  /// Says that a revision is on the glass, or the plain picture in its place and why.
  func shown(_ revision: Int64, atMS: Int64, problem: String?) {
    let isNew = state.withLock { state in
      guard state.shown?.revision != revision || state.shown?.problem != problem else { return false }
      state.shown = Shown(revision: revision, atMS: atMS, problem: problem)
      return true
    }
    if isNew { acknowledge() }
  }

  /// Says that a revision has arrived and begins to come; the newest one is wanted, even in the middle of that.
  func coming(_ revision: Int64) {
    let (client, topic) = state.withLock { state -> (HallClient?, String?) in
      guard state.arrived != revision else { return (nil, nil) }
      state.arrived = revision
      return (state.client, state.topic)
    }
    if let client, let topic { client.acknowledge(Acknowledgement(topic: topic, revision: revision)) }
  }

  private func acknowledge() {
    let (client, message) = state.withLock { state -> (HallClient?, Acknowledgement?) in
      guard let topic = state.topic, let shown = state.shown else { return (nil, nil) }
      return (
        state.client,
        Acknowledgement(topic: topic, revision: shown.revision, shownAt: shown.atMS, problem: shown.problem)
      )
    }
    if let client, let message { client.acknowledge(message) }
  }

  private func took(_ event: LinkEvent) {
    switch event {
    case .up(let welcome):
      state.withLock { state in
        if state.epoch != welcome.epoch { state.shown = nil }
        state.arrived = nil
        state.epoch = welcome.epoch
        state.lastWords = nil
      }
      mailbox.link(isUp: true)
      // A restarted service does not know yet what has been on the glass all the time.
      acknowledge()
    case .topic(let update):
      guard case .output(let view) = update.value else { return }
      state.withLock { $0.topic = update.value.topic.name }
      mailbox.deliver(ScreenMailbox.Delivery(view: view, revision: update.revision, atMS: update.atMS))
    case .clock(let clock): mailbox.learn(clock)
    case .down(let loss):
      let silentForMS: Int64 = if case .silent(let ms) = loss { ms } else { 0 }
      mailbox.link(isUp: false, silentForMS: silentForMS)
      say("\(loss)")
    case .reply: break
    }
  }

  /// Writes a line for the log, once for as long as the same thing is wrong.
  private func say(_ line: String) {
    let isNew = state.withLock { state in
      defer { state.lastWords = line }
      return state.lastWords != line
    }
    if isNew { FileHandle.standardError.write(Data("plenary-screen: \(line)\n".utf8)) }
  }
}

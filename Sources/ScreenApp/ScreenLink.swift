import Assets
import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization

/// The screen's link to the service: keeps coming back, delivers views, says what has been shown.
final class ScreenLink: Sendable {
  private struct State {
    var client: HallClient?
    var epoch: String?
    var shown: Shown?
    /// What has been said to have arrived, and is not on the display yet.
    var arrived: [Topic: Int64] = [:]
    var report: ScreenReport?
    var lastWords: String?
  }

  private struct Shown: Equatable {
    let revisions: [Topic: Int64]
    let atMS: Int64
    let problem: String?
  }

  private let id: String
  private let mailbox: ScreenMailbox
  private let reader: (any LinkReader)?
  private let onShot: @Sendable (ShotRequest) -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - reader: Reads the connection; without it the network's thread does.
  ///   - onShot: Told that the picture on the display is wanted; called on the thread that reads.
  init(
    id: String, mailbox: ScreenMailbox, reader: (any LinkReader)? = nil,
    onShot: @escaping @Sendable (ShotRequest) -> Void
  ) {
    self.onShot = onShot
    self.reader = reader
    self.id = id
    self.mailbox = mailbox
  }

  /// Stays connected for as long as the service wants this screen; then the last good picture stands for ever.
  func stay(settings: @Sendable () async throws -> ClientSettings) async {
    do {
      let identity = ClientIdentity(role: .screen, id: id, topics: nil, acknowledgesOnArrival: false, also: [.captions])
      let client = HallClient(
        identity: identity, settings: try await settings(),
        nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }, reader: reader
      ) { [weak self] in self?.took($0) }
      state.withLock { $0.client = client }
      say("\(await client.run())")
    } catch {
      say("\(error)")
    }
  }

  /// Says that a picture is on the display, or the plain one in its place and why.
  func shown(_ revisions: [Topic: Int64], atMS: Int64, problem: String?) {
    let news = state.withLock { state -> [Topic: Int64] in
      let before = state.shown
      guard before?.revisions != revisions || before?.problem != problem else { return [:] }
      // What goes wrong with a picture later does not change since when it is there.
      let sinceMS = before?.revisions == revisions ? before?.atMS ?? atMS : atMS
      state.shown = Shown(revisions: revisions, atMS: sinceMS, problem: problem)
      // What stood there before has been said, unless something else is wrong with it now.
      return before?.problem == problem ? revisions.filter { before?.revisions[$0.key] != $0.value } : revisions
    }
    acknowledge(news)
  }

  /// Says that revisions have come and are not on the display: they begin to come, or there is no display.
  ///
  /// The newest ones are wanted all the same, even in the middle of a fade.
  func received(_ revisions: [Topic: Int64]) {
    let (client, news) = state.withLock { state -> (HallClient?, [Topic: Int64]) in
      let news = revisions.filter { topic, revision in
        state.arrived[topic] != revision && state.shown?.revisions[topic] != revision
      }
      state.arrived.merge(news) { $1 }
      return (state.client, news)
    }
    for (topic, revision) in news {
      client?.acknowledge(Acknowledgement(topic: topic.name, revision: revision))
    }
  }

  /// When the picture on the display came there, by the service's clock.
  var shownAtMS: Int64? { state.withLock { $0.shown?.atMS } }

  /// Says what display there is.
  func report(_ report: ScreenReport) {
    let client = state.withLock { state -> HallClient? in
      guard state.report != report else { return nil }
      state.report = report
      return state.client
    }
    client?.report(report)
  }

  /// Answers a request for what is on the display.
  func answer(_ picture: ScreenPicture) { state.withLock { $0.client }?.answer(picture) }

  /// Says that revisions of what is shown are on the display.
  private func acknowledge(_ revisions: [Topic: Int64]) {
    let (client, shown) = state.withLock { ($0.client, $0.shown) }
    guard let client, let shown else { return }
    for (topic, revision) in revisions {
      client.acknowledge(
        Acknowledgement(topic: topic.name, revision: revision, shownAt: shown.atMS, problem: shown.problem))
    }
  }

  private func took(_ event: LinkEvent) {
    switch event {
    case .up(let welcome):
      state.withLock { state in
        if state.epoch != welcome.epoch { state.shown = nil }
        state.arrived = [:]
        state.epoch = welcome.epoch
        state.lastWords = nil
      }
      mailbox.link(isUp: true)
      if welcome.hasReplaced == true {
        say("Another screen of the id '\(id)' was connected and has been sent away; give each screen an id of its own.")
      }
      let (client, report) = state.withLock { ($0.client, $0.report) }
      if let report { client?.report(report) }
      // A restarted service does not know yet what has been on the display all the time.
      acknowledge(state.withLock { $0.shown?.revisions ?? [:] })
    case .topic(let update):
      take(update)
    case .clock(let clock): mailbox.learn(clock)
    case .down(let loss):
      let silentForMS: Int64 = if case .silent(let ms) = loss { ms } else { 0 }
      mailbox.link(isUp: false, silentForMS: silentForMS)
      say("\(loss)")
    case .shot(let request): onShot(request)
    case .reply, .picture, .namesakes: break
    }
  }

  private func take(_ update: TopicUpdate) {
    switch update.value {
    case .screen(let view): mailbox.take(view, revision: update.revision, atMS: update.atMS)
    case .captions(let view):
      mailbox.take(view)
      // They are on no record, and nobody asks whether they were seen.
      let client = state.withLock { $0.client }
      client?.acknowledge(Acknowledgement(topic: update.value.topic.name, revision: update.revision))
    case .output(let view):
      let isForDisplay = mailbox.take(
        view, revision: update.revision, atMS: update.atMS, presentAtMS: update.presentAtMS)
      guard !isForDisplay else { return }
      // Received, and ready when it is wanted; something else is on the display.
      let client = state.withLock { $0.client }
      client?.acknowledge(Acknowledgement(topic: update.value.topic.name, revision: update.revision))
    default: break
    }
  }

  /// Writes a line for the log, once for as long as the same thing is wrong.
  private func say(_ line: String) {
    let isNew = state.withLock { state in
      defer { state.lastWords = line }
      return state.lastWords != line
    }
    if isNew { StandardStream.error.say("plenary-screen: \(line)\n") }
  }
}

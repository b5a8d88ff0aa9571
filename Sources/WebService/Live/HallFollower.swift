import Assets
import Congress
import ControlClient
import Foundation
import HallProtocol
import Synchronization

/// Follows the hall as a client of its service, and publishes to the tablets what their audiences are told.
///
/// What comes in faster than people read is joined; pages are made by one task and by nothing else. Any thread.
final class HallFollower: Sendable {
  /// The shortest time between two frames of a room, in ms.
  static let betweenFramesMS = 250

  /// Whether the hall's service is heard, as tablets are told.
  private struct LinkFacts: Encodable {
    let isUp: Bool
    /// Since when it is not, by the service's clock.
    let sinceMS: Int64?
  }

  private let id: String
  private let hub: LiveHub
  private let sessions: TabletSessions
  private let documents: DocumentPublisher
  private let drawings: HallDrawings
  private let drawer: HallDrawer?
  private let words: [Language: Strings]
  private let press: PublishedSite?
  private let programme: WholeProgramme
  private let nowMS: @Sendable () -> Int64
  private let model: Mutex<HallModel>
  private let client = Mutex<HallClient?>(nil)
  /// The letters that have been claimed: each once, whatever the service says until it has heard it.
  private let claimed = Mutex<Set<TabletLetters>>([])
  private let changes: AsyncStream<Void>
  private let hasChanged: AsyncStream<Void>.Continuation

  /// - Parameters:
  ///   - id: The name that the service knows this process by.
  ///   - drawer: Draws what the hall sees; without one the tablets are not shown it.
  ///   - press: The press's site; nothing where none is served.
  ///   - programme: The programme of every day, for whoever asks.
  ///   - nowMS: The local clock, in ms since 1970 UTC.
  init(
    id: String, hub: LiveHub, sessions: TabletSessions, documents: DocumentPublisher, drawings: HallDrawings,
    drawer: HallDrawer?, press: PublishedSite? = nil, programme: WholeProgramme, words: [Language: Strings],
    nowMS: @escaping @Sendable () -> Int64
  ) {
    self.id = id
    self.hub = hub
    self.sessions = sessions
    self.documents = documents
    self.drawings = drawings
    self.drawer = drawer
    self.press = press
    self.programme = programme
    self.words = words
    self.nowMS = nowMS
    model = Mutex(HallModel(atMS: nowMS()))
    (changes, hasChanged) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  /// The service's time, in ms since 1970 UTC.
  var serviceMS: Int64 { model.withLock { $0.serviceMS(atMS: nowMS()) } }

  /// Whether the service is heard.
  var isLinked: Bool { model.withLock { $0.isLinked } }

  /// Stays connected until cancelled, or until the service says that this process is not wanted; then says why.
  func follow(_ settings: ClientSettings, onLoss: @escaping @Sendable (LinkLoss) -> Void) async -> LinkLoss {
    let client = HallClient(
      identity: ClientIdentity(
        role: .gateway, id: id,
        topics: TabletAudience.allCases.map(Topic.tablet) + [.tablets, .agenda] + ReadableDocuments.topics
          + WholeProgramme.topics + (press?.topics ?? []),
        client: "web"),
      settings: settings, nowMS: nowMS
    ) { [self] event in
      model.withLock { $0.hear(event, atMS: nowMS()) }
      if case .down(let loss) = event { onLoss(loss) }
      if case .topic(let update) = event { takeDocuments(update.value.topic) }
      if case .clock = event { return }
      hasChanged.yield()
    }
    self.client.withLock { $0 = client }
    return await client.run()
  }

  /// Takes in what may be read, at once: what was withdrawn is handed out no more.
  private func takeDocuments(_ topic: Topic) {
    guard topic == .agenda || ReadableDocuments.topics.contains(topic) else { return }
    let model = model.withLock { $0 }
    var readable = ReadableDocuments()
    for topic in ReadableDocuments.topics {
      switch model[topic]?.value {
      case .documentsReleased(let view): readable.take(view)
      case .documentsSealed(let view): readable.take(view)
      default: break
      }
    }
    var agenda: AgendaView?
    if case .agenda(let view)? = model[.agenda]?.value { agenda = view }
    documents.take(readable, agenda: agenda)
  }

  /// Does a command about a tablet.
  func carryOut(_ command: Command) async -> CommandOutcome {
    guard let client = client.withLock({ $0 }) else { return .notSent }
    return await client.outcome(of: CommandMessage(id: UUID().uuidString, command: command))
  }

  /// Publishes what has changed, until cancelled.
  func publish() async {
    for await _ in changes {
      guard !Task.isCancelled else { return }
      await publishAll()
      try? await Task.sleep(for: .milliseconds(Self.betweenFramesMS))
    }
  }

  /// Looks again: what is expected moves on with the time, and tablets lock themselves.
  func tick() {
    sessions.pass()
    documents.tick()
    if isLinked { hasChanged.yield() }
  }

  private func publishAll() async {
    let model = model.withLock { $0 }
    let serviceMS = model.serviceMS(atMS: nowMS())
    var drawn: (hall: OutputView?, drawing: HallDrawing?) = (nil, nil)
    for audience in TabletAudience.allCases {
      guard case .tablet(let view)? = model[.tablet(audience)]?.value else { continue }
      // All audiences look at one hall.
      if drawn.hall != view.hall { drawn = (view.hall, await drawing(of: view, atMS: serviceMS)) }
      let drawing = drawn.drawing
      for (language, strings) in words {
        let page = TabletPageMaker(view: view, strings: strings, nowMS: serviceMS).page(hall: drawing)
        guard let frame = try? LiveFrame(page) else { continue }
        hub.publish(frame, in: LiveHub.Room(audience: audience, language: language))
      }
    }
    if case .tablets(let view)? = model[.tablets]?.value { take(view, in: model) }
    programme.take(model, words: words, nowMS: serviceMS)
    // Pictures of results take their time; tablets do not wait for them.
    if let press { Task { await press.take(model, atMS: serviceMS) } }
    let sinceMS: Int64? =
      switch model.link {
      case .up: nil
      case .connecting, .down: model.serviceMS(atMS: model.heardMS)
      }
    if let frame = try? LiveFrame(LinkFacts(isUp: model.isLinked, sinceMS: sinceMS)) { hub.publish(link: frame) }
  }

  private func take(_ view: TabletsView, in model: HallModel) {
    var utcOffset: UTCOffset = 0
    if case .tablet(let hall)? = model[.tablet(.guest)]?.value { utcOffset = hall.congress.utcOffset }
    sessions.take(view, utcOffset: utcOffset)
    let asked = Set(view.requests.map(\.letters))
    claimed.withLock { $0.formIntersection(asked) }
    for letters in asked {
      guard let digest = sessions.digest(of: letters), claimed.withLock({ $0.insert(letters).inserted }) else {
        continue
      }
      // A refusal says that another was quicker, or that it was too late: the desk sees that nothing came of it.
      Task { _ = await carryOut(.tabletClaim(letters: letters, digest: digest)) }
    }
  }

  private func drawing(of view: TabletView, atMS serviceMS: Int64) async -> HallDrawing? {
    guard let hall = view.hall, let drawing = await drawer?.drawing(of: hall, atMS: serviceMS) else { return nil }
    drawings.keep(drawing)
    return drawing
  }
}

/// The newest drawings of what the hall sees, by their paths: whoever is told of one comes for it a little later.
final class HallDrawings: Sendable {
  /// How many are kept; of more, the oldest goes.
  static let keptMax = 16

  private let drawings = Mutex<[HallDrawing]>([])

  /// Keeps a drawing.
  func keep(_ drawing: HallDrawing) {
    drawings.withLock { drawings in
      drawings.removeAll { $0.digest == drawing.digest }
      drawings.append(drawing)
      if drawings.count > Self.keptMax { drawings.removeFirst() }
    }
  }

  /// The drawing of that path, if it is kept.
  subscript(path: String) -> HallDrawing? { drawings.withLock { $0.last { $0.path == path } } }
}

import Congress
import Dispatch
import HallProtocol
import NIOCore
import Synchronization

/// Works out what there is to tell, and keeps the newest publication of it.
///
/// After an event only those topics are worked out that read what it has changed and that somebody follows; the others
/// wait until somebody asks. Working out and encoding happen under a lock of their own, which the engine takes and
/// whoever begins to follow something; the event loops read the finished ``publication`` and never wait for either.
/// Called from any thread.
final class TopicBoard: Sendable {
  fileprivate struct Work {
    var state: CongressState
    /// The newest value of each topic that has been worked out, to know whether the next one differs.
    var values: [Topic: TopicValue] = [:]
    /// Topics whose newest value has not been worked out, with the moment since when.
    var due: [Topic: Int64] = [:]
    /// How many follow a topic; those that nobody follows are not in it.
    var followers: [Topic: Int] = [:]
    /// The newest reports that no journal keeps.
    var reports: [Topic: TopicValue] = [:]
    /// The newest revision of a report.
    var reportRevision: Int64
    var instants = TakeInstants()
    /// What may be done, for each role that somebody has asked for.
    var legal: [Role: LegalMemory] = [:]
    /// Counts what has been done to all of this.
    var changes = 0

    /// The newest value of a topic; nothing for what the state does not hold.
    mutating func value(of topic: Topic) -> TopicValue? {
      guard case .legal(let role) = topic else { return state.value(of: topic) }
      return .legal(legal[role, default: LegalMemory(role: role)].commands(in: state))
    }
  }

  /// A publication that has been worked out and is not to be seen yet.
  fileprivate struct Draft: Sendable {
    var work: Work
    let frames: [Topic: TopicFrame]
    let told: Set<Topic>
    /// The board that it was worked out from.
    let changes: Int
    let sinceMS: Int64
  }

  /// A publication that is worked out while its events are made durable.
  struct Preparation: Sendable {
    fileprivate let draft: WorkBeside<Draft>
  }

  /// For how long a publication that waits for its events may be shown as it was worked out, in ms.
  ///
  /// After that its moments would be those of the disk: when it came, and when screens are to show it.
  private static let draftMaxMS: Int64 = 2

  private let work: Mutex<Work>
  private let beside = DispatchQueue(label: "plenary.board", qos: .userInteractive)
  private let published: Mutex<Publication>
  private let listeners = Mutex<[@Sendable (Set<Topic>) -> Void]>([])
  private let codec = MessageCodec()
  private let delays: ScreenDelays
  private let nowMS: @Sendable () -> Int64

  /// The topics of the congress.
  let topics: [Topic]

  /// A board that shows `state`.
  /// - Parameters:
  ///   - startMS: When the service started; revisions of what no journal keeps count from there, so that they never
  ///     fall back within an epoch.
  ///   - delays: How soon the screens can show what is taken.
  ///   - nowMS: The clock, in ms since 1970 UTC.
  init(
    state: CongressState, startMS: Int64, delays: ScreenDelays = ScreenDelays(), nowMS: @escaping @Sendable () -> Int64
  ) {
    self.nowMS = nowMS
    self.delays = delays
    topics = Topic.all(outputs: state.outputs.map(\.name))
    var work = Work(state: state, reportRevision: startMS)
    for topic in topics where topic != .journal { work.due[topic] = startMS }
    work.reports = [
      .screens: .screens(ScreensView(screens: [])),
      .controlRoom: .controlRoom(ControlRoomView(connections: [], commands: [])),
      .captions: .captions(.none),
    ]
    self.work = Mutex(work)
    published = Mutex(Publication(sequence: state.sequence))
  }

  /// Calls `listener` with the changed topics after every publication, on the publishing thread.
  func listen(_ listener: @escaping @Sendable (Set<Topic>) -> Void) { listeners.withLock { $0.append(listener) } }

  /// What there is to tell now.
  var publication: Publication { published.withLock { $0 } }

  // MARK: Following

  /// Counts somebody in who follows topics, and works out what nobody had asked for.
  /// - Returns: A publication that has them all, of one moment.
  func follow(_ topics: [Topic]) -> Publication {
    work.withLock { work in
      work.changes += 1
      for topic in topics { work.followers[topic, default: 0] += 1 }
      return workOut(topics, in: &work)
    }
  }

  /// Counts somebody out who followed topics.
  func unfollow(_ topics: [Topic]) {
    work.withLock { work in
      work.changes += 1
      for topic in topics {
        guard let count = work.followers[topic] else { continue }
        work.followers[topic] = count > 1 ? count - 1 : nil
        guard count == 1, topic.isOfOneThing else { continue }
        // There are as many of these as people can think of names; one that comes back is told anew.
        work.values[topic] = nil
        published.withLock { $0.frames[topic] = nil }
      }
    }
  }

  /// Topics as they are now, whether anybody follows them or not.
  func read(_ topics: [Topic]) -> Publication {
    work.withLock { work in
      work.changes += 1
      return workOut(topics, in: &work)
    }
  }

  // MARK: Publishing

  /// Begins to work out what there is to tell of a state that is not durable yet; nobody sees any of it before
  /// ``publish(_:changed:atMS:prepared:)``.
  func prepare(_ state: CongressState, changed: Facets, atMS: Int64) -> Preparation {
    let (before, frames) = work.withLock { work in (work, published.withLock { $0.frames }) }
    return Preparation(
      draft: WorkBeside(on: beside) { [self] in
        draft(state, changed: changed, atMS: atMS, after: before, frames: frames)
      })
  }

  /// Shows a new state.
  /// - Parameters:
  ///   - changed: What differs from the state before.
  ///   - atMS: When its newest event happened, in ms since 1970 UTC.
  ///   - prepared: What has been worked out of the same already; it counts where nothing else has been done meanwhile.
  func publish(_ state: CongressState, changed: Facets, atMS: Int64, prepared: Preparation? = nil) {
    let ready = prepared?.draft.result()
    let told = work.withLock { work in
      let now = nowMS()
      let isFresh =
        ready.map { $0.changes == work.changes && (0...Self.draftMaxMS).contains(now - $0.sinceMS) } ?? false
      let frames = published.withLock { $0.frames }
      let draft =
        if let ready, isFresh { ready } else {
          draft(state, changed: changed, atMS: atMS, after: work, frames: frames)
        }
      work = draft.work
      work.changes += 1
      published.withLock { $0 = Publication(sequence: state.sequence, frames: draft.frames) }
      return draft.told
    }
    tell(told)
  }

  /// What there is to tell of a new state.
  private func draft(
    _ state: CongressState, changed: Facets, atMS: Int64, after before: Work, frames: [Topic: TopicFrame]
  ) -> Draft {
    var (work, frames) = (before, frames)
    work.state = state
    for role in work.legal.keys { work.legal[role]?.hear(changed) }
    let now = nowMS()
    let votes = work.followers.keys.filter { $0.isOfOneThing && !$0.isOfOneScreen }
    for topic in topics + votes where !state.facets(readBy: topic).isDisjoint(with: changed) {
      if work.due[topic] == nil { work.due[topic] = now }
    }
    var told = Set<Topic>([.journal])
    for topic in topics + votes where work.followers[topic] != nil {
      if refresh(topic, in: &work, frames: &frames, atMS: atMS) { told.insert(topic) }
    }
    if !state.screenFacets.isDisjoint(with: changed) {
      for (id, view) in state.screenViews(work.followers.keys.compactMap(\.screen)) {
        work.due[.screen(id)] = now
        if refresh(.screen(id), to: .screen(view), in: &work, frames: &frames, atMS: atMS) {
          told.insert(.screen(id))
        }
      }
    }
    return Draft(work: work, frames: frames, told: told, changes: before.changes, sinceMS: now)
  }

  /// Shows a report that no journal keeps: of the screens, of the control room.
  func publish(_ report: TopicValue, atMS: Int64) {
    let isFollowed = work.withLock { work in
      work.changes += 1
      work.reports[report.topic] = report
      work.due[report.topic] = atMS
      guard work.followers[report.topic] != nil else { return false }
      _ = workOut([report.topic], in: &work)
      return true
    }
    if isFollowed { tell([report.topic]) }
  }

  /// Shows the newest words of whoever speaks, while the hall is recorded; what comes after that was said before it.
  func publish(_ caption: Caption, atMS: Int64) {
    guard work.withLock({ $0.state.recording.standing == .running }) else { return }
    let text = String(
      String.UnicodeScalarView(caption.text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    publish(.captions(CaptionsView(text: text, atMS: atMS)), atMS: atMS)
  }

  // MARK: Screens

  /// The output of a screen, known or not.
  func output(ofScreen id: String) -> Code<Output> { work.withLock { $0.state.output(ofScreen: Code(id)) } }

  /// What screens are told, known or not.
  func screenViews(_ ids: [Code<Screen>]) -> [Code<Screen>: ScreenView] {
    let state = work.withLock { $0.state }
    return state.screenViews(ids)
  }

  /// Whether the congress knows a screen.
  func knows(screen id: String) -> Bool { work.withLock { $0.state.screen(Code(id)) != nil } }

  // MARK: Working out

  /// Works out those topics that are due.
  private func workOut(_ topics: [Topic], in work: inout Work) -> Publication {
    var frames = published.withLock { $0.frames }
    let newestMS = work.state.newestMS
    var hasChanged = false
    for topic in topics {
      if topic.isOfOneThing, work.values[topic] == nil { work.due[topic] = newestMS }
      hasChanged = refresh(topic, in: &work, frames: &frames, atMS: newestMS) || hasChanged
    }
    let publication = Publication(sequence: work.state.sequence, frames: frames)
    if hasChanged { published.withLock { $0 = publication } }
    return publication
  }

  /// Works a topic out where it is due; true where its value is another than before.
  private func refresh(
    _ topic: Topic, to known: TopicValue? = nil, in work: inout Work, frames: inout [Topic: TopicFrame], atMS: Int64
  ) -> Bool {
    guard let sinceMS = work.due.removeValue(forKey: topic),
      let value = known ?? work.reports[topic] ?? work.value(of: topic), work.values[topic] != value
    else { return false }
    var presentAtMS: Int64?
    if case .output(let view) = value {
      presentAtMS = work.instants.instant(of: view, nowMS: sinceMS) {
        delays.leadMS(of: work.state.outputsTaken(with: view.output))
      }
    }
    var revision = work.state.sequence
    if work.reports[topic] != nil {
      work.reportRevision += 1
      revision = work.reportRevision
    }
    work.values[topic] = value
    let update = TopicUpdate(
      revision: revision, atMS: work.reports[topic] == nil ? atMS : sinceMS, presentAtMS: presentAtMS, value: value)
    guard let line = try? codec.line(ServiceMessage.topic(update)) else { return false }
    frames[topic] = TopicFrame(
      topic: topic, revision: revision, line: line,
      shownAtOnceFromMS: presentAtMS.map { $0 <= sinceMS } ?? true ? sinceMS : nil)
    return true
  }

  private func tell(_ changed: Set<Topic>) {
    for listener in listeners.withLock({ $0 }) { listener(changed) }
  }
}

import Congress
import HallProtocol
import NIOCore
import Synchronization

/// One topic's newest value as the line that every subscriber gets.
struct TopicFrame: Sendable {
  let topic: Topic
  let revision: Int64
  let line: ByteBuffer
}

/// The newest value of every topic, encoded once, shared by all subscribers.
///
/// One state change is one publication: all topics that it changes are replaced under one lock, so whoever reads
/// several reads one moment. Called from any thread.
final class TopicBoard: Sendable {
  private struct Contents {
    var values: [Topic: TopicValue] = [:]
    var frames: [Topic: TopicFrame] = [:]
    /// The newest revision of what no journal keeps.
    var reportRevision: Int64 = 0
    var state: CongressState?
    var visitors: Set<Code<Screen>> = []
    var instants = TakeInstants()
  }

  private let contents = Mutex(Contents())
  private let listeners = Mutex<[@Sendable (Set<Topic>) -> Void]>([])
  private let codec = MessageCodec()
  private let nowMS: @Sendable () -> Int64

  /// The topics of the congress.
  let topics: [Topic]

  /// A board that shows `state`.
  /// - Parameters:
  ///   - startMS: When the service started; revisions of what no journal keeps count from there, so that they never
  ///     fall back within an epoch.
  ///   - nowMS: The clock, in ms since 1970 UTC.
  init(state: CongressState, startMS: Int64, nowMS: @escaping @Sendable () -> Int64) {
    self.nowMS = nowMS
    topics = Topic.all(outputs: state.outputs.map(\.name))
    contents.withLock { $0.reportRevision = startMS }
    publish(state, atMS: startMS)
    // The roster never changes, so it is written once and not held against the last with every change.
    let roster = frame(.roster(state.rosterView), revision: state.sequence, atMS: startMS)
    contents.withLock { $0.frames[.roster] = roster }
    publish(.screens(ScreensView(screens: [])), atMS: startMS)
    publish(.controlRoom(ControlRoomView(connections: [], commands: [])), atMS: startMS)
  }

  /// Calls `listener` with the changed topics after every publication, on the publishing thread.
  func listen(_ listener: @escaping @Sendable (Set<Topic>) -> Void) { listeners.withLock { $0.append(listener) } }

  /// The newest frame of a topic; the journal topic has none.
  func frame(_ topic: Topic) -> TopicFrame? { contents.withLock { $0.frames[topic] } }

  /// The newest frames of several topics, of one moment.
  func frames(_ topics: [Topic]) -> [Topic: TopicFrame] {
    contents.withLock { contents in contents.frames.filter { topics.contains($0.key) } }
  }

  /// The newest revision of a topic, 0 where there is none.
  func revision(_ topic: Topic) -> Int64 { contents.withLock { $0.frames[topic]?.revision ?? 0 } }

  /// Shows a new state: every topic whose value differs gets the state's sequence as its revision.
  func publish(_ state: CongressState, atMS: Int64) {
    let values = Self.values(of: state)
    let now = nowMS()
    let changed = contents.withLock { contents in
      contents.state = state
      var changed: Set<Topic> = [.journal]
      let visitors = contents.visitors.map { TopicValue.screen(state.screenView($0)) }
      for value in values + visitors where contents.values[value.topic] != value {
        var presentAtMS: Int64?
        if case .output(let view) = value { presentAtMS = contents.instants.instant(of: view, nowMS: now) }
        contents.values[value.topic] = value
        contents.frames[value.topic] = frame(
          value, revision: state.sequence, atMS: atMS, presentAtMS: presentAtMS)
        changed.insert(value.topic)
      }
      return changed
    }
    tell(changed)
  }

  /// The output of a screen, known or not.
  func output(ofScreen id: String) -> Code<Output> {
    contents.withLock { $0.state?.output(ofScreen: Code(id)) ?? "hall" }
  }

  /// What a screen is told, known or not.
  func screenView(_ id: String) -> ScreenView? { contents.withLock { $0.state?.screenView(Code(id)) } }

  /// Has a value ready for a screen, also for one that nobody knows.
  func welcome(screen id: Code<Screen>) {
    contents.withLock { contents in
      guard let state = contents.state, contents.frames[.screen(id)] == nil else { return }
      contents.visitors.insert(id)
      let value = TopicValue.screen(state.screenView(id))
      contents.values[value.topic] = value
      contents.frames[value.topic] = frame(value, revision: state.sequence, atMS: state.newestMS)
    }
  }

  /// Whether the congress knows a screen.
  func knows(screen id: String) -> Bool { contents.withLock { $0.state?.screen(Code(id)) != nil } }

  /// Keeps nothing ready any more for a screen that nobody knows.
  func dismiss(screen id: Code<Screen>) {
    contents.withLock { contents in
      guard contents.visitors.remove(id) != nil, contents.state?.screen(id) == nil else { return }
      contents.values[.screen(id)] = nil
      contents.frames[.screen(id)] = nil
    }
  }

  /// Shows a report that no journal keeps: of the screens, of the control room.
  func publish(_ report: TopicValue, atMS: Int64) {
    contents.withLock { contents in
      contents.reportRevision += 1
      contents.frames[report.topic] = frame(report, revision: contents.reportRevision, atMS: atMS)
    }
    tell([report.topic])
  }

  private func tell(_ changed: Set<Topic>) {
    for listener in listeners.withLock({ $0 }) { listener(changed) }
  }

  private func frame(
    _ value: TopicValue, revision: Int64, atMS: Int64, presentAtMS: Int64? = nil
  ) -> TopicFrame? {
    let update = TopicUpdate(revision: revision, atMS: atMS, presentAtMS: presentAtMS, value: value)
    guard let line = try? codec.line(ServiceMessage.topic(update)) else { return nil }
    return TopicFrame(topic: value.topic, revision: revision, line: line)
  }

  private static func values(of state: CongressState) -> [TopicValue] {
    state.outputs.map { .output(state.outputView($0.name)) }
      + state.screens.map { .screen(state.screenView($0.id)) } + [
        .agenda(state.agendaView), .attendance(state.attendance),
        .attendanceBreakdown(state.attendanceBreakdown), .credentials(state.credentialsView),
        .ballots(state.ballotsView), .terminals(state.terminalsView), .presences(state.presencesView),
        .results(state.resultsView), .elections(state.electionsView), .electionResults(state.electionResultsView),
        .speakers(state.speakersView), .show(state.showView), .rundown(state.rundownView),
      ]
  }
}

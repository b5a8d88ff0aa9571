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
    var screensRevision: Int64 = 0
  }

  private let contents = Mutex(Contents())
  private let listeners = Mutex<[@Sendable (Set<Topic>) -> Void]>([])
  private let codec = MessageCodec()

  /// The topics of the congress.
  let topics: [Topic]

  /// A board that shows `state`.
  /// - Parameter startMS: When the service started; revisions of what no journal keeps count from there, so that
  ///   they never fall back within an epoch.
  init(state: CongressState, startMS: Int64) {
    topics = Topic.all(outputs: state.outputs.map(\.name))
    contents.withLock { $0.screensRevision = startMS }
    publish(state, atMS: startMS)
    publish(ScreensView(screens: []), atMS: startMS)
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
    let changed = contents.withLock { contents in
      var changed: Set<Topic> = [.journal]
      for value in values where contents.values[value.topic] != value {
        let frame = frame(value, revision: state.sequence, atMS: atMS)
        contents.values[value.topic] = value
        contents.frames[value.topic] = frame
        changed.insert(value.topic)
      }
      return changed
    }
    tell(changed)
  }

  /// Shows what the screens report.
  func publish(_ screens: ScreensView, atMS: Int64) {
    contents.withLock { contents in
      contents.screensRevision += 1
      contents.frames[.screens] = frame(.screens(screens), revision: contents.screensRevision, atMS: atMS)
    }
    tell([.screens])
  }

  private func tell(_ changed: Set<Topic>) {
    for listener in listeners.withLock({ $0 }) { listener(changed) }
  }

  private func frame(_ value: TopicValue, revision: Int64, atMS: Int64) -> TopicFrame? {
    let update = TopicUpdate(revision: revision, atMS: atMS, value: value)
    guard let line = try? codec.line(ServiceMessage.topic(update)) else { return nil }
    return TopicFrame(topic: value.topic, revision: revision, line: line)
  }

  private static func values(of state: CongressState) -> [TopicValue] {
    state.outputs.map { .output(state.outputView($0.name)) } + [
      .agenda(state.agendaView), .attendance(state.attendance),
      .attendanceBreakdown(state.attendanceBreakdown), .credentials(state.credentialsView), .ballots(state.ballotsView),
      .terminals(state.terminalsView),
      .results(state.resultsView), .elections(state.electionsView), .electionResults(state.electionResultsView),
      .speakers(state.speakersView),
      .show(state.showView),
    ]
  }
}

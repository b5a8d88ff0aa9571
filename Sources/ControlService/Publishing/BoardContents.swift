import Congress
import HallProtocol
import NIOCore

/// What stands on the board: a state, who follows what of it, and each topic as it was worked out last.
///
/// A value: whoever works on a copy disturbs nobody. ``TopicBoard`` keeps the one that counts.
struct BoardContents: Sendable {
  /// The topics of the congress.
  let topics: [Topic]
  /// The state that is shown.
  private(set) var state: CongressState
  /// What there is to tell.
  private(set) var publication: Publication
  /// The newest value of each topic that has been worked out, to know whether the next one differs.
  private var values: [Topic: TopicValue] = [:]
  /// Topics whose newest value has not been worked out, with the moment since when.
  private var due: [Topic: Int64] = [:]
  /// How many follow a topic; those that nobody follows are not in it.
  private var followers: [Topic: Int] = [:]
  /// The newest reports that no journal keeps.
  private var reports: [Topic: TopicValue] = [
    .screens: .screens(ScreensView(screens: [])),
    .controlRoom: .controlRoom(ControlRoomView(connections: [], commands: [])),
    .captions: .captions(.none),
  ]
  /// The newest revision of a report.
  private var reportRevision: Int64
  private var instants = TakeInstants()
  /// What may be done, for each role that somebody has asked for.
  private var legal: [Role: LegalMemory] = [:]
  private let delays: ScreenDelays
  private let codec = MessageCodec()

  /// A state of which nothing has been worked out.
  init(state: CongressState, startMS: Int64, delays: ScreenDelays) {
    self.state = state
    self.delays = delays
    topics = Topic.all(outputs: state.outputs.map(\.name))
    publication = Publication(sequence: state.sequence)
    reportRevision = startMS
    for topic in topics where topic != .journal { due[topic] = startMS }
  }

  // MARK: Following

  /// Counts somebody in who follows topics, and works out what nobody had asked for.
  mutating func follow(_ topics: [Topic]) {
    for topic in topics { followers[topic, default: 0] += 1 }
    workOut(topics)
  }

  /// Counts somebody out who followed topics.
  mutating func unfollow(_ topics: [Topic]) {
    for topic in topics {
      guard let count = followers[topic] else { continue }
      followers[topic] = count > 1 ? count - 1 : nil
      guard count == 1, topic.isOfOneThing else { continue }
      // There are as many of these as people can think of names; one that comes back is told anew.
      values[topic] = nil
      publication.frames[topic] = nil
    }
  }

  /// Works out those topics that are due.
  mutating func workOut(_ topics: [Topic]) {
    for topic in topics {
      if topic.isOfOneThing, values[topic] == nil { due[topic] = state.newestMS }
      refresh(topic, atMS: state.newestMS)
    }
  }

  // MARK: Showing

  /// Shows a new state.
  /// - Returns: The topics that have another value than before, of those that somebody follows.
  mutating func show(_ state: CongressState, changed: Facets, atMS: Int64, nowMS: Int64) -> Set<Topic> {
    self.state = state
    publication.sequence = state.sequence
    for role in legal.keys { legal[role]?.hear(changed) }
    let votes = followers.keys.filter { $0.isOfOneThing && !$0.isOfOneScreen }
    for topic in topics + votes where !state.facets(readBy: topic).isDisjoint(with: changed) {
      if due[topic] == nil { due[topic] = nowMS }
    }
    var told = Set<Topic>([.journal])
    for topic in topics + votes where followers[topic] != nil {
      if refresh(topic, atMS: atMS) { told.insert(topic) }
    }
    if !state.screenFacets.isDisjoint(with: changed) {
      for (id, view) in state.screenViews(followers.keys.compactMap(\.screen)) {
        due[.screen(id)] = nowMS
        if refresh(.screen(id), to: .screen(view), atMS: atMS) { told.insert(.screen(id)) }
      }
    }
    return told
  }

  /// Shows a report that no journal keeps.
  /// - Returns: Whether somebody follows it.
  mutating func show(_ report: TopicValue, atMS: Int64) -> Bool {
    reports[report.topic] = report
    due[report.topic] = atMS
    guard followers[report.topic] != nil else { return false }
    workOut([report.topic])
    return true
  }

  // MARK: Working out

  /// Works a topic out where it is due; true where its value is another than before.
  @discardableResult
  private mutating func refresh(_ topic: Topic, to known: TopicValue? = nil, atMS: Int64) -> Bool {
    guard let sinceMS = due.removeValue(forKey: topic), let value = known ?? reports[topic] ?? value(of: topic),
      values[topic] != value
    else { return false }
    var presentAtMS: Int64?
    if case .output(let view) = value {
      presentAtMS = instants.instant(of: view, nowMS: sinceMS) { [state, delays] in
        delays.leadMS(of: state.outputsTaken(with: view.output))
      }
    }
    let isReport = reports[topic] != nil
    if isReport { reportRevision += 1 }
    let revision = isReport ? reportRevision : state.sequence
    let update = TopicUpdate(
      revision: revision, atMS: isReport ? sinceMS : atMS, presentAtMS: presentAtMS, value: value)
    let line = try? codec.line(update, after: values[topic], publication.frames[topic]?.line)
    guard let line else { return false }
    // With its line: the next one is written after both.
    values[topic] = value
    publication.frames[topic] = TopicFrame(
      topic: topic, revision: revision, line: line,
      shownAtOnceFromMS: presentAtMS.map { $0 <= sinceMS } ?? true ? sinceMS : nil)
    return true
  }

  /// The newest value of a topic; nothing for what the state does not hold.
  private mutating func value(of topic: Topic) -> TopicValue? {
    guard case .legal(let role) = topic else { return state.value(of: topic) }
    return .legal(legal[role, default: LegalMemory(role: role)].commands(in: state))
  }
}

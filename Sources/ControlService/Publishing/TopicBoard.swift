import Congress
import Dispatch
import HallProtocol
import NIOCore
import Synchronization

/// Keeps what there is to tell, and tells when it has changed.
///
/// After an event only those topics are worked out that read what it has changed and that somebody follows; the others
/// wait until somebody asks. All of that is done to a copy of the ``BoardContents``, outside the lock, and put up where
/// nobody has put up anything else meanwhile; the event loops read the finished ``publication`` and wait for none of it.
/// Called from any thread.
final class TopicBoard: Sendable {
  /// What stands there, and how often something was put up.
  private struct Standing: Sendable {
    var contents: BoardContents
    var changes = 0
  }

  private struct Listener: Sendable {
    let expected: @Sendable (Set<Topic>) -> Void
    let changed: @Sendable (Set<Topic>) -> Void
  }

  /// A publication that has been worked out and is not to be seen yet.
  fileprivate struct Draft: Sendable {
    let contents: BoardContents
    let told: Set<Topic>
    /// The changes of the board that it was worked out from.
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
  /// How often a copy is worked on that somebody else comes before; then the others wait.
  private static let triesMax = 4

  private let standing: Mutex<Standing>
  private let beside = DispatchQueue(label: "plenary.board", qos: .userInteractive)
  private let listeners = Mutex<[Listener]>([])
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
    let contents = BoardContents(state: state, startMS: startMS, delays: delays)
    topics = contents.topics
    standing = Mutex(Standing(contents: contents))
  }

  /// Calls `changed` with the changed topics after every publication, on the publishing thread.
  /// - Parameter expected: Called with topics that are about to change, where that is known before, on any thread; what
  ///   is expected may still fail.
  func listen(
    expected: @escaping @Sendable (Set<Topic>) -> Void = { _ in }, changed: @escaping @Sendable (Set<Topic>) -> Void
  ) { listeners.withLock { $0.append(Listener(expected: expected, changed: changed)) } }

  /// What there is to tell now.
  var publication: Publication { standing.withLock { $0.contents.publication } }

  // MARK: Following

  /// Counts somebody in who follows topics, and works out what nobody had asked for.
  /// - Returns: A publication that has them all, of one moment.
  func follow(_ topics: [Topic]) -> Publication {
    change { contents in
      contents.follow(topics)
      return contents.publication
    }
  }

  /// Counts somebody out who followed topics.
  func unfollow(_ topics: [Topic]) { change { $0.unfollow(topics) } }

  /// Topics as they are now, whether anybody follows them or not.
  func read(_ topics: [Topic]) -> Publication {
    change { contents in
      contents.workOut(topics)
      return contents.publication
    }
  }

  // MARK: Publishing

  /// Begins to work out what there is to tell of a state that is not durable yet; nobody sees any of it before
  /// ``publish(_:changed:atMS:prepared:)``.
  func prepare(_ state: CongressState, changed: Facets, atMS: Int64) -> Preparation {
    let before = standing.withLock { $0 }
    return Preparation(
      draft: WorkBeside(on: beside) { [nowMS, listeners = listeners.withLock { $0 }] in
        var contents = before.contents
        let sinceMS = nowMS()
        let told = contents.show(state, changed: changed, atMS: atMS, nowMS: sinceMS)
        for listener in listeners { listener.expected(told) }
        return Draft(contents: contents, told: told, changes: before.changes, sinceMS: sinceMS)
      })
  }

  /// Shows a new state.
  /// - Parameters:
  ///   - changed: What differs from the state before.
  ///   - atMS: When its newest event happened, in ms since 1970 UTC.
  ///   - prepared: What has been worked out of the same already; it counts where nothing else has been done meanwhile.
  func publish(_ state: CongressState, changed: Facets, atMS: Int64, prepared: Preparation? = nil) {
    if let draft = prepared?.draft.result(), (0...Self.draftMaxMS).contains(nowMS() - draft.sinceMS),
      putUp(draft.contents, after: draft.changes)
    {
      return tell(draft.told)
    }
    tell(change { $0.show(state, changed: changed, atMS: atMS, nowMS: nowMS()) })
  }

  /// Shows a report that no journal keeps: of the screens, of the control room.
  func publish(_ report: TopicValue, atMS: Int64) {
    if change({ $0.show(report, atMS: atMS) }) { tell([report.topic]) }
  }

  /// Shows the newest words of whoever speaks, while the hall is recorded; what comes after that was said before it.
  func publish(_ caption: Caption, atMS: Int64) {
    guard state.recording.standing == .running else { return }
    let text = String(
      String.UnicodeScalarView(caption.text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    publish(.captions(CaptionsView(text: text, atMS: atMS)), atMS: atMS)
  }

  private func tell(_ changed: Set<Topic>) {
    for listener in listeners.withLock({ $0 }) { listener.changed(changed) }
  }

  // MARK: Screens

  /// The output of a screen, known or not.
  func output(ofScreen id: String) -> Code<Output> { state.output(ofScreen: Code(id)) }

  /// What screens are told, known or not.
  func screenViews(_ ids: [Code<Screen>]) -> [Code<Screen>: ScreenView] { state.screenViews(ids) }

  /// Whether the congress knows a screen.
  func knows(screen id: String) -> Bool { state.screen(Code(id)) != nil }

  private var state: CongressState { standing.withLock { $0.contents.state } }

  // MARK: Working on a copy

  /// Works on a copy of what stands there until it can be put up.
  private func change<Result: Sendable>(_ work: (inout BoardContents) -> Result) -> Result {
    for _ in 0..<Self.triesMax {
      let before = standing.withLock { $0 }
      var contents = before.contents
      let result = work(&contents)
      if putUp(contents, after: before.changes) { return result }
    }
    return standing.withLock { standing in
      standing.changes += 1
      return work(&standing.contents)
    }
  }

  /// Puts up what was worked out of the board as it was after so many changes; false where it is another by now.
  private func putUp(_ contents: BoardContents, after changes: Int) -> Bool {
    standing.withLock { standing in
      guard standing.changes == changes else { return false }
      standing = Standing(contents: contents, changes: changes + 1)
      return true
    }
  }
}

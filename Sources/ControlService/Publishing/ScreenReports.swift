import Congress
import HallProtocol
import Synchronization

/// What every screen has said of itself: connected or not, shown revision, its display, when it was last heard.
///
/// A screen's status comes from its own presented frames and from nothing else. Called from any thread.
final class ScreenReports: Sendable {
  private struct Shown {
    var revision: Int64 = 0
    var atMS: Int64?
  }

  private struct Report {
    var isConnected = true
    /// Whether the congress knows it; of the others only few are kept.
    let isKnown: Bool
    /// What it has presented, by topic: its output's, or its own while it does not follow.
    var shown: [Topic: Shown] = [:]
    var heardAtMS: Int64
    var problem: String?
    var display: ScreenReport?
    var takenOverAtMS: Int64?
  }

  private struct State {
    var reports: [String: Report] = [:]
    var isChanged = false
  }

  private let state = Mutex(State())

  /// A screen has said hello, perhaps while an older connection of its id was still there.
  ///
  /// A name costs nothing, so those that nobody knows are few: ``ServiceLimits/strangersMax`` connected, and of those
  /// that have gone the oldest makes room.
  /// - Returns: Whether there was room for it; always for one that the congress knows.
  func connected(_ id: String, isKnown: Bool, atMS: Int64, hasReplaced: Bool = false) -> Bool {
    state.withLock { state in
      if !isKnown, state.reports[id] == nil {
        let strangers = state.reports.filter { !$0.value.isKnown }
        if strangers.count >= ServiceLimits.strangersMax {
          let gone = strangers.filter { !$0.value.isConnected }.min { $0.value.heardAtMS < $1.value.heardAtMS }
          guard let gone else { return false }
          state.reports[gone.key] = nil
        }
      }
      let takenOverAtMS = hasReplaced ? atMS : state.reports[id]?.takenOverAtMS
      state.reports[id] = Report(isKnown: isKnown, heardAtMS: atMS, takenOverAtMS: takenOverAtMS)
      state.isChanged = true
      return true
    }
  }

  /// A screen has said anything.
  func heard(_ id: String, atMS: Int64) {
    state.withLock { state in
      state.reports[id]?.heardAtMS = atMS
      state.isChanged = true
    }
  }

  /// A screen has presented a revision of a topic.
  func shown(_ id: String, _ topic: Topic, _ acknowledgement: Acknowledgement, atMS: Int64) {
    state.withLock { state in
      guard var report = state.reports[id] else { return }
      report.heardAtMS = atMS
      // Without a moment it has been received, and something else is on the glass.
      if let shownAtMS = acknowledgement.shownAt {
        report.shown[topic] = Shown(revision: acknowledgement.revision, atMS: shownAtMS)
        report.problem = acknowledgement.problem.map { String($0.prefix(ServiceLimits.problemCharactersMax)) }
      }
      state.reports[id] = report
      state.isChanged = true
    }
  }

  /// A screen has said what its display is.
  func reported(_ id: String, _ display: ScreenReport, atMS: Int64) {
    state.withLock { state in
      state.reports[id]?.display = display
      state.reports[id]?.heardAtMS = atMS
      state.isChanged = true
    }
  }

  /// A screen belongs to another output; what it has shown of the one before says nothing any more.
  func assigned(_ id: String) {
    state.withLock { state in
      state.reports[id]?.shown = [:]
      state.isChanged = true
    }
  }

  /// Some screen is to show something newer than before.
  func askedForMore() { state.withLock { $0.isChanged = !$0.reports.isEmpty } }

  /// A screen's connection has ended.
  func disconnected(_ id: String) {
    state.withLock { state in
      state.reports[id]?.isConnected = false
      state.isChanged = true
    }
  }

  /// What the screens have said, if anything is new since the last time.
  /// - Parameters:
  ///   - asked: The newest revision of a topic.
  ///   - views: What screens are told to show, by their ids.
  func changes(
    asked: (Topic) -> Int64, views: ([Code<Screen>]) -> [Code<Screen>: ScreenView]
  ) -> ScreensView? {
    let reports = state.withLock { state -> [String: Report]? in
      defer { state.isChanged = false }
      return state.isChanged ? state.reports : nil
    }
    guard let reports else { return nil }
    let views = views(reports.keys.map { Code($0) })
    let lines = reports.sorted { ($0.value.isKnown ? 0 : 1, $0.key) < ($1.value.isKnown ? 0 : 1, $1.key) }
      .compactMap { id, report in views[Code(id)].map { Self.line($0, report, asked: asked) } }
    return ScreensView(screens: lines)
  }

  private static func line(_ view: ScreenView, _ report: Report, asked: (Topic) -> Int64) -> ScreensView.Line {
    let topic: Topic = view.standing == .follows ? .output(view.output) : .screen(view.id)
    let shown = report.shown[topic] ?? Shown()
    return ScreensView.Line(
      id: view.id.text, output: view.output, isConnected: report.isConnected, askedRevision: asked(topic),
      shownRevision: shown.revision, shownAtMS: shown.atMS, heardAtMS: report.heardAtMS, problem: report.problem,
      name: view.name.isEmpty ? nil : view.name, standing: view.standing.name, report: report.display,
      takenOverAtMS: report.takenOverAtMS)
  }
}

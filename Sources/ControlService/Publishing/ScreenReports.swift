import Congress
import HallProtocol
import Synchronization

/// What every screen has said of itself: connected or not, shown revision, its display, when it was last heard.
///
/// A screen's status comes from its own presented frames and from nothing else. Called from any thread.
final class ScreenReports: Sendable {
  fileprivate struct Shown {
    var revision: Int64 = 0
    var atMS: Int64?
  }

  fileprivate struct Report {
    var isConnected = true
    /// Whether the congress knows it; of the others only few are kept.
    let isKnown: Bool
    /// What it has presented, by topic: its output's, or its own while it does not follow.
    var shown: [Topic: Shown] = [:]
    var heardAtMS: Int64
    var problem: String?
    var display: ScreenReport?
    var takenOverAtMS: Int64?
    /// When it was last put on record what it shows, by the service's clock.
    var provenAtMS: Int64?
    /// The revision that is on record as shown.
    var provenRevision: Int64 = 0
  }

  fileprivate struct State {
    var reports: [String: Report] = [:]
    var isChanged = false
    /// The known screens of which something is to go on record.
    var unproven: Set<String> = []
  }

  private let state = Mutex(State())
  private let delays: ScreenDelays

  /// Reports of nobody.
  init(delays: ScreenDelays = ScreenDelays()) { self.delays = delays }

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
  func shown(_ id: String, _ topic: Topic, _ acknowledgement: Acknowledgement, atMS nowMS: Int64) {
    state.withLock { state in
      guard var report = state.reports[id] else { return }
      report.heardAtMS = nowMS
      // Without a moment it has been received, and something else is on the display.
      if let shownAtMS = acknowledgement.shownAt {
        // Nothing has been shown that is still to come.
        report.shown[topic] = Shown(revision: acknowledgement.revision, atMS: min(max(shownAtMS, 0), nowMS))
        report.problem = acknowledgement.problem.map { String($0.prefix(ServiceLimits.problemCharactersMax)) }
        if report.isKnown { state.unproven.insert(id) }
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
      if state.reports[id]?.isKnown == true { state.unproven.insert(id) }
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
      .compactMap { id, report in views[Code(id)].map { line($0, report, asked: asked) } }
    return ScreensView(screens: lines)
  }

  /// What is to go on record now: of each screen at most one proof every ``ScreenProof/gapMS``.
  /// - Parameters:
  ///   - speed: How many times as fast as time the service's clock runs.
  ///   - asked: The newest revision of a topic.
  ///   - views: What screens are told to show, by their ids.
  func proofs(
    atMS nowMS: Int64, speed: Int, asked: (Topic) -> Int64,
    views: ([Code<Screen>]) -> [Code<Screen>: ScreenView]
  ) -> [ScreenProof] {
    let waiting = state.withLock { state in state.unproven.filter { state.isRipe($0, atMS: nowMS, speed: speed) } }
    guard !waiting.isEmpty else { return [] }
    let views = views(waiting.map { Code($0) })
    return state.withLock { state in
      waiting.sorted().compactMap { id in
        state.unproven.remove(id)
        guard var report = state.reports[id], let view = views[Code(id)] else { return nil }
        guard let proof = report.proof(view, asked: asked) else { return nil }
        report.provenAtMS = nowMS
        if case .shown(_, let sequence, _, _) = proof { report.provenRevision = sequence }
        state.reports[id] = report
        return proof
      }
    }
  }

  private func line(_ view: ScreenView, _ report: Report, asked: (Topic) -> Int64) -> ScreensView.Line {
    let topic = view.topic
    let shown = report.shown[topic] ?? Shown()
    return ScreensView.Line(
      id: view.id.text, output: view.output, isConnected: report.isConnected, askedRevision: asked(topic),
      shownRevision: shown.revision, shownAtMS: shown.atMS, heardAtMS: report.heardAtMS, problem: report.problem,
      name: view.name.isEmpty ? nil : view.name, standing: view.standing.name, report: report.display,
      takenOverAtMS: report.takenOverAtMS, delayMS: report.isConnected ? delays.delayMS(of: view.id.text) : nil)
  }
}

extension ScreenReports.State {
  /// Whether a screen's last proof is long enough ago; that it is gone is put on record at once.
  fileprivate func isRipe(_ id: String, atMS nowMS: Int64, speed: Int) -> Bool {
    guard let report = reports[id], report.isConnected, let provenAtMS = report.provenAtMS else { return true }
    // A clock that was put right may have gone back.
    return abs(nowMS - provenAtMS) / Int64(speed) >= ScreenProof.gapMS
  }
}

extension ScreenReports.Report {
  /// What can be put on record of a screen, if that is anything new.
  fileprivate func proof(_ view: ScreenView, asked: (Topic) -> Int64) -> ScreenProof? {
    guard isConnected else { return .gone(screen: view.id, atMS: heardAtMS) }
    guard let picture = shown[view.topic], let atMS = picture.atMS else { return nil }
    let newest = asked(view.topic)
    // A screen that claims what was never published proves nothing.
    guard picture.revision <= newest else { return nil }
    var proven = (sequence: picture.revision, atMS: atMS)
    // Back at its output it may show what the output showed before it left: what it was told of itself is newer.
    let own = Topic.screen(view.id)
    if picture.revision == newest, let told = shown[own], let toldAtMS = told.atMS, told.revision <= asked(own),
      told.revision > proven.sequence
    {
      proven = (told.revision, toldAtMS)
    }
    guard proven.sequence > provenRevision else { return nil }
    return .shown(screen: view.id, sequence: proven.sequence, atMS: proven.atMS, problem: problem)
  }
}

extension ScreenView {
  /// The topic whose picture the screen shows.
  fileprivate var topic: Topic { standing == .follows ? .output(output) : .screen(id) }
}

import Congress
import HallProtocol
import Synchronization

/// What every screen has said of itself: connected or not, shown revision, when it was last heard.
///
/// A screen's status comes from its own presented frames and from nothing else. Called from any thread.
final class ScreenReports: Sendable {
  private struct Report {
    var output: Code<Output>
    var isConnected = true
    var shownRevision: Int64 = 0
    var shownAtMS: Int64?
    var heardAtMS: Int64
    var problem: String?
  }

  private struct State {
    var reports: [String: Report] = [:]
    var isChanged = false
  }

  private let state = Mutex(State())

  /// A screen has said hello.
  func connected(_ id: String, output: Code<Output>, atMS: Int64) {
    state.withLock { state in
      guard state.reports[id] != nil || state.reports.count < ServiceLimits.screensKeptMax else { return }
      state.reports[id] = Report(output: output, heardAtMS: atMS)
      state.isChanged = true
    }
  }

  /// A screen has said anything.
  func heard(_ id: String, atMS: Int64) {
    state.withLock { state in
      state.reports[id]?.heardAtMS = atMS
      state.isChanged = true
    }
  }

  /// A screen has acknowledged a revision of its output: as presented where it says when that was, else only as arrived.
  func shown(_ id: String, _ acknowledgement: Acknowledgement, atMS: Int64) {
    state.withLock { state in
      guard let shownAtMS = acknowledgement.shownAt, var report = state.reports[id] else { return }
      report.shownRevision = acknowledgement.revision
      report.shownAtMS = shownAtMS
      report.heardAtMS = atMS
      report.problem = acknowledgement.problem.map { String($0.prefix(ServiceLimits.problemCharactersMax)) }
      state.reports[id] = report
      state.isChanged = true
    }
  }

  /// Some output has a newer picture than before.
  func askedForMore() { state.withLock { $0.isChanged = !$0.reports.isEmpty } }

  /// A screen's connection has ended.
  func disconnected(_ id: String) {
    state.withLock { state in
      state.reports[id]?.isConnected = false
      state.isChanged = true
    }
  }

  /// What the screens have said, if anything is new since the last time.
  func changes(askedRevision: (Code<Output>) -> Int64) -> ScreensView? {
    let reports = state.withLock { state -> [String: Report]? in
      defer { state.isChanged = false }
      return state.isChanged ? state.reports : nil
    }
    return reports.map { reports in
      ScreensView(
        screens: reports.sorted { $0.key < $1.key }.map { id, report in
          ScreensView.Line(
            id: id, output: report.output, isConnected: report.isConnected,
            askedRevision: askedRevision(report.output), shownRevision: report.shownRevision,
            shownAtMS: report.shownAtMS, heardAtMS: report.heardAtMS, problem: report.problem)
        })
    }
  }
}

import Congress
import HallProtocol

extension ScreensView {
  /// Whether a newer view says nothing but that the screens have been heard since.
  func isOnlyOlder(than newer: ScreensView) -> Bool {
    screens.count == newer.screens.count
      && zip(screens, newer.screens).allSatisfy { old, new in old == new || old.heard(atMS: new.heardAtMS) == new }
  }
}

extension ScreensView.Line {
  fileprivate func heard(atMS: Int64) -> Self {
    Self(
      id: id, output: output, isConnected: isConnected, askedRevision: askedRevision, shownRevision: shownRevision,
      shownAtMS: shownAtMS, heardAtMS: atMS, problem: problem, name: name, standing: standing, report: report,
      takenOverAtMS: takenOverAtMS)
  }
}

import Congress

/// When the screens of an output show what was taken: all at one moment, as soon as the slowest of them can.
///
/// A pure memory: only a new picture gets a moment, and keeps it; figures that change in it are shown as they come, but
/// never before the picture's own moment.
struct TakeInstants: Sendable {
  private struct Take: Sendable, Equatable {
    let takenAtMS: Int64
    let isSafe: Bool
    let scene: Cue.Scene
  }

  private var takes: [Code<Output>: (take: Take, presentAtMS: Int64?)] = [:]

  /// The moment at which a view is to be shown; nothing for one that was on air when the service started.
  /// - Parameter leadMS: How long the slowest screen takes, in ms; only asked for where there is a new moment.
  mutating func instant(of view: OutputView, nowMS: Int64, leadMS: () -> Int64) -> Int64? {
    let take = Take(takenAtMS: view.takenAtMS, isSafe: view.isSafe, scene: view.content.scene)
    guard let known = takes[view.output] else {
      takes[view.output] = (take, nil)
      return nil
    }
    guard known.take != take else { return known.presentAtMS }
    // Those that follow one another take at one moment, for they are looked at in one go.
    let presentAtMS = nowMS + leadMS()
    takes[view.output] = (take, presentAtMS)
    return presentAtMS
  }
}

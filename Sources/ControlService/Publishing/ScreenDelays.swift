import Congress
import Synchronization

/// How long the connected screens take from a publication to their pixels, and so how soon all of them can show a take.
///
/// Measured from figures, which are shown as they come: each screen says when, by the service's clock. Called from any
/// thread.
final class ScreenDelays: Sendable {
  private struct Screen {
    var output: Code<Output>
    /// The newest delays, in ms.
    var delaysMS: [Int64] = []
  }

  private let screens = Mutex<[String: Screen]>([:])

  /// A screen has come, or shows another output from now on; what it takes is measured anew.
  func connected(_ id: String, output: Code<Output>) { screens.withLock { $0[id] = Screen(output: output) } }

  /// A screen has gone.
  func disconnected(_ id: String) { screens.withLock { $0[id] = nil } }

  /// A screen has shown something that was published for it to be shown at once.
  func measured(_ id: String, ms: Int64) {
    screens.withLock { screens in
      guard var screen = screens[id] else { return }
      screen.delaysMS = (screen.delaysMS + [max(0, ms)]).suffix(ServiceLimits.delaysKeptMax)
      screens[id] = screen
    }
  }

  /// The longest that a screen has taken lately, in ms; nothing before anything was measured.
  func delayMS(of id: String) -> Int64? { screens.withLock { $0[id]?.delaysMS.max() } }

  /// From a publication to the moment at which all connected screens of some outputs can show it, in ms.
  ///
  /// One screen waits for nobody. A screen that nothing is known of may be a slow one.
  /// - Returns: 0 to ``ServiceLimits/presentLeadMS``.
  func leadMS(of outputs: Set<Code<Output>>) -> Int64 {
    let concerned = screens.withLock { $0.values.filter { outputs.contains($0.output) } }
    guard concerned.count > 1 else { return 0 }
    let slowest =
      concerned.map { screen in
        screen.delaysMS.max().map { $0 + ServiceLimits.presentMarginMS } ?? ServiceLimits.presentLeadMS
      }.max() ?? 0
    return min(slowest, ServiceLimits.presentLeadMS)
  }
}

import Assets
import Congress
import ControlClient
import Foundation
import Scenes
import Stage
import Synchronization

/// What the network has told the screen: the newest view, the clock, the link.
///
/// Wakes the loop when it matters.
///
/// Written by the network's thread, read by the loop's; holds one view, so it cannot grow.
final class ScreenMailbox: Sendable {
  /// The clock's corrections that are too small to wake an idle screen, in ms.
  static let clockToleranceMS: Int64 = 50

  /// A view at its revision.
  struct Delivery: Sendable {
    let view: OutputView
    let revision: Int64
    /// When the view came to be, by the service's clock.
    let atMS: Int64
  }

  private struct State {
    var delivery: Delivery?
    var link: LinkStanding
    var clock = ServiceClock()
    var motion = Motion.Setting.full
  }

  private let waker: any Waker
  private let state: Mutex<State>

  init(waker: any Waker) {
    self.waker = waker
    state = Mutex(State(link: .lost(sinceMS: Self.localNowMS)))
  }

  /// The newest view, if one has ever come, and whether its service is still there.
  var contents: (delivery: Delivery?, link: LinkStanding) {
    state.withLock { ($0.delivery, $0.link) }
  }

  /// The service's time, in ms since 1970 UTC.
  var serviceNowMS: Int64 { state.withLock { $0.clock.serviceMS(atLocalMS: Self.localNowMS) } }

  /// How much of the theme's motion the screen takes part in.
  var motion: Motion.Setting {
    get { state.withLock { $0.motion } }
    set { state.withLock { $0.motion = newValue } }
  }

  /// Takes a newer view.
  func deliver(_ delivery: Delivery) {
    state.withLock { $0.delivery = delivery }
    waker.wake()
  }

  /// Takes note of the link; where it is lost, of how long nothing has been heard before that was noticed.
  func link(isUp: Bool, silentForMS: Int64 = 0) {
    state.withLock { state in
      switch (state.link, isUp) {
      case (_, true): state.link = .linked
      case (.linked, false):
        state.link = .lost(sinceMS: state.clock.serviceMS(atLocalMS: Self.localNowMS) - silentForMS)
      case (.lost, false): break
      }
    }
    waker.wake()
  }

  /// Takes a better knowledge of the service's clock.
  func learn(_ clock: ServiceClock) {
    let moved = state.withLock { state in
      defer { state.clock = clock }
      return abs(clock.offsetMS - state.clock.offsetMS)
    }
    if moved > Self.clockToleranceMS { waker.wake() }
  }

  private static var localNowMS: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }
}

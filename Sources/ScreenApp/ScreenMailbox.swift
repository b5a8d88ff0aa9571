import Assets
import Congress
import ControlClient
import Foundation
import HallProtocol
import Scenes
import Stage
import Synchronization

/// What the network has told the screen: the newest view, the clock, the link.
///
/// Wakes the loop when it matters.
///
/// Written by the thread that reads the connection, read by the loop's; holds one view, so it cannot grow.
final class ScreenMailbox: Sendable {
  /// The clock's corrections that are too small to wake an idle screen, in ms.
  static let clockToleranceMS: Int64 = 50
  /// The most requests for what is on the display that wait.
  static let shotsMax = 4

  private struct State {
    var briefing = ScreenBriefing()
    var link: LinkStanding
    var clock = ServiceClock()
    var shots: [ShotRequest] = []
    var motion = Motion.Setting.full
  }

  private let waker: any Waker
  private let localNowMS: @Sendable () -> Int64
  private let state: Mutex<State>

  /// A mailbox to which nothing has come.
  /// - Parameter localNowMS: What this machine's clock says, in ms since 1970 UTC.
  init(
    waker: any Waker,
    localNowMS: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) }
  ) {
    self.waker = waker
    self.localNowMS = localNowMS
    state = Mutex(State(link: .lost(sinceMS: localNowMS())))
  }

  /// What is to be shown at a moment, if anything has ever come, and whether its service is still there.
  func showing(atMS nowMS: Int64) -> (showing: ScreenBriefing.Showing?, link: LinkStanding) {
    state.withLock { ($0.briefing.showing(atMS: nowMS), $0.link) }
  }

  /// The service's time, in ms since 1970 UTC.
  var serviceNowMS: Int64 { state.withLock { $0.clock.serviceMS(atLocalMS: localNowMS()) } }

  /// How much of the theme's motion the screen takes part in.
  var motion: Motion.Setting {
    get { state.withLock { $0.motion } }
    set { state.withLock { $0.motion = newValue } }
  }

  /// Takes what the screen is told of itself.
  func take(_ view: ScreenView, revision: Int64, atMS: Int64) {
    state.withLock { $0.briefing.take(view, revision: revision, atMS: atMS) }
    waker.wake()
  }

  /// Takes the newest words of whoever speaks.
  func take(_ captions: CaptionsView) {
    state.withLock { $0.briefing.take(captions) }
    waker.wake()
  }

  /// Takes a newer picture of the output; returns whether it is for the display.
  func take(_ view: OutputView, revision: Int64, atMS: Int64, presentAtMS: Int64?) -> Bool {
    let isForDisplay = state.withLock { state in
      let nowMS = state.clock.serviceMS(atLocalMS: localNowMS())
      return state.briefing.take(view, revision: revision, atMS: atMS, presentAtMS: presentAtMS, nowMS: nowMS)
    }
    waker.wake()
    return isForDisplay
  }

  /// Takes a request for what is on the display; one too many is passed over, and whoever asked is told by the service.
  func take(_ request: ShotRequest) {
    state.withLock { if $0.shots.count < Self.shotsMax { $0.shots.append(request) } }
    waker.wake()
  }

  /// The requests that have not been answered.
  func takeShots() -> [ShotRequest] {
    state.withLock { state in
      defer { state.shots = [] }
      return state.shots
    }
  }

  /// Takes note of the link; where it is lost, of how long nothing has been heard before that was noticed.
  func link(isUp: Bool, silentForMS: Int64 = 0) {
    state.withLock { state in
      switch (state.link, isUp) {
      case (_, true): state.link = .linked
      case (.linked, false):
        state.link = .lost(sinceMS: state.clock.serviceMS(atLocalMS: localNowMS()) - silentForMS)
      case (.lost, false): break
      }
    }
    waker.wake()
  }

  /// Takes a better model of the service's clock.
  func learn(_ clock: ServiceClock) {
    let moved = state.withLock { state in
      defer { state.clock = clock }
      return abs(clock.offsetMS - state.clock.offsetMS)
    }
    if moved > Self.clockToleranceMS { waker.wake() }
  }
}

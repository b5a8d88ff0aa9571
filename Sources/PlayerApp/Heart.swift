import Playback

/// Tells a screen that the player goes on: one that hangs, or is held, says nothing, and its picture stands still.
///
/// Thread: that which carries out orders, so that what holds it is noticed.
struct Heart {
  private static let everyNS = Int64(PlayerLines.beatSeconds) * 1_000_000_000
  private var nextNS = FilmPlayer.nowNS

  /// Tells it when it is time.
  mutating func beat() {
    guard FilmPlayer.nowNS >= nextNS else { return }
    nextNS = FilmPlayer.nowNS + Self.everyNS
    OrderLines.tellBeat()
  }

  /// Until when may be slept that should sleep until a moment.
  func sleep(untilNS: Int64?) -> Int64 { min(untilNS ?? nextNS, nextNS) }
}

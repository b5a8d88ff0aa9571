/// When a page is to be drawn: when something has changed, and when a second turns.
struct DrawingTimes {
  /// Whether something has changed since the page was drawn.
  var isDue = true
  private var second: Int64?

  /// Whether the page is to be drawn at a local time, in ms since 1970 UTC.
  func isDue(atMS nowMS: Int64) -> Bool { isDue || second != nowMS / 1_000 }

  /// The page is drawn.
  mutating func note(atMS nowMS: Int64) {
    isDue = false
    second = nowMS / 1_000
  }
}

import Assets
import Foundation

/// How far a check has come, told on standard error where somebody watches and it takes longer than a moment.
final class CheckProgress {
  /// How long nothing is told, in ms.
  static let patienceMS = 1_500

  private let strings: Strings
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var percent = -1

  init(strings: Strings, isShown: Bool) {
    self.strings = strings
    self.isShown = isShown && isatty(2) == 1
  }

  deinit { if percent >= 0 { write("\r\u{1B}[K") } }

  /// Tells it, where it has come further by a hundredth.
  func tell(done: Int, of all: Int) {
    let now = done * 100 / max(1, all)
    guard isShown, now > percent, start.duration(to: .now) >= .milliseconds(Self.patienceMS) else { return }
    percent = now
    write("\r\u{1B}[K" + strings[Wording("check.progress", ["percent": "\(now)"])])
  }

  private func write(_ text: String) { StandardStream.error.say(text) }
}

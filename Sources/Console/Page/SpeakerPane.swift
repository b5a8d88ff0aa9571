import ControlClient
import Assets
import Congress
import TerminalUI

extension ConsolePage {
  /// Who has the floor with the clock, and who is next, in one line or two; none at a congress without a list.
  func speakerLines(isCompact: Bool) -> [Line] {
    guard let view = state.control?.speakers, !view.lines.isEmpty else { return [] }
    let next = view.next.flatMap { view[$0] }.map { " → \($0.name) (\($0.speaker.code))" } ?? ""
    guard let current = view.current else {
      let words = next.isEmpty ? say("speaker.report.no-next") : say("speaker.report.nobody") + next
      return [Line(" \(words)", .quiet)]
    }
    let name = Line([Span(" ▶ \(current.name)", .strong), Span(" (\(current.speaker.code))", .quiet)])
    let floor = Line(clockSpans(current.clock)) + name
    let following = Line(next, .quiet)
    return isCompact ? [floor + following] : [floor, following]
  }

  /// The clock in figures, word and sign; nothing is counted on beside a lost link.
  private func clockSpans(_ clock: SpeakerClock) -> [Span] {
    guard state.model.isLinked || !clock.isRunning else { return [Span(" – ", .quiet)] }
    let seconds = clock.shownSeconds(atMS: serviceMS)
    let time = String(FigureFormat.lateness(Int64(seconds.magnitude) * 1_000).dropFirst())
    switch (clock.progress.state, clock.level(atMS: serviceMS)) {
    case (.called, _): return [Span(" ◇ \(time) \(say("state.called"))", .accent)]
    case (.held, _): return [Span(" ‖ \(seconds < 0 ? "+" : "")\(time) \(say("state.held"))", .warning)]
    case (_, .inTime): return [Span(" ● \(time)", .good)]
    case (_, .warning): return [Span(" ! \(time) \(say("speaker.warning"))", .warning)]
    case (_, .timeUp): return [Span(" ■ +\(time) \(say("speaker.time-up"))", .alarm)]
    case (_, .overtime): return [Span(" ■ +\(time) \(say("speaker.overtime"))", .alarm)]
    }
  }
}

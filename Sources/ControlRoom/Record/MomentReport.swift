import Assets
import Congress

/// What stood on every output and every screen at a moment, in lines.
struct MomentReport {
  let record: ShownRecord
  let strings: Strings
  /// The moment, in ms since 1970 UTC.
  let ms: Int64
  /// When something else came later in the minute that was asked for, in ms since 1970 UTC, in order.
  var laterMS: [Int64] = []

  var lines: [String] {
    let seconds = laterMS.map { String(time($0).suffix(8)) }
    let later = seconds.enumerated().filter { $0.offset == 0 || seconds[$0.offset - 1] != $0.element }.map(\.element)
      .joined(separator: ", ")
    let hint = later.isEmpty ? [] : ["! " + say("record.later", ["times": later])]
    return [say("record.at", ["time": time(ms)])] + hint + outputs.flatMap(lines)
  }

  private var outputs: [ShownSpan] { record.standing.filter { $0.screen == nil } }
  private var words: SceneWords { SceneWords(strings: strings, utcOffset: record.utcOffset) }

  /// An output, and beneath it each of its screens.
  private func lines(_ span: ShownSpan) -> [String] {
    let lines = words.lines(span.content)
    let place = "\(span.output)  \(span.content.scene.layout) \(lines.first ?? "")"
    let since = say("record.since", ["time": time(span.fromMS), "actor": actor(span)])
    let safe = span.isSafe ? ["  " + say("record.safe", ["cue": span.cue?.text ?? "–"])] : []
    let foot = span.lowerThird.map { say("record.lower-third", ["text": words.line($0)]) }
    let rest = Array(lines.dropFirst()) + [foot].compactMap(\.self)
    let screens = record.standing.filter { $0.screen != nil && $0.output == span.output }
    return [place + " · " + since] + safe + rest.map { "  \($0)" } + screens.flatMap(screenLines)
  }

  /// What one screen was told and what it said of itself.
  private func screenLines(_ span: ShownSpan) -> [String] {
    guard let screen = span.screen else { return [] }
    let told: String? =
      switch screen.standing {
      case .follows, .unknown: nil
      case .pinned: screen.standingSinceMS.map { say("record.screen.pinned", ["time": time($0)]) }
      case .frozen: screen.standingSinceMS.map { say("record.screen.frozen", ["time": time($0)]) }
      }
    let said =
      switch (screen.hearing, screen.shownAtMS) {
      case (.unheard, _): "! " + say("record.screen.unheard")
      case (.off, _): "✕ " + say("record.screen.off", ["time": time(span.fromMS)])
      case (.connected, let atMS?): "✓ " + say("record.screen.shown", ["time": time(atMS)])
      case (.connected, nil): "! " + say("record.screen.silent")
      }
    let problem = screen.problem.map { ["    ! \($0)"] } ?? []
    // What it shows by itself is told with it.
    let own = told == nil ? [] : words.lines(span.content).map { "    \($0)" }
    return ["  \(screen.id): " + ([told, said].compactMap(\.self)).joined(separator: " · ")] + own + problem
  }

  private func actor(_ span: ShownSpan) -> String { span.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? "–" }
  private func time(_ ms: Int64) -> String {
    FigureFormat(language: strings.language).timeWithSeconds(ms, utcOffset: record.utcOffset)
  }
  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording(key, values.mapValues { .text($0) })]
  }
}

public import Assets
public import Congress

/// What `plenary speaker` prints: the speakers' list as lines for people.
///
/// Pure: the same view and moment give the same lines.
public struct SpeakerReports: Sendable {
  private let strings: Strings
  private let language: Language

  /// Reports in the language of `strings`.
  public init(strings: Strings) {
    self.strings = strings
    language = Language(rawValue: strings.language) ?? .vietnamese
  }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording("speaker.\(key)", values.mapValues { .text($0) })]
  }

  /// The list in its order, `▶` beside whoever has the floor and `→` beside the next; then how the floor stands.
  public func list(_ view: SpeakersView, atMS nowMS: Int64) -> [String] {
    guard !view.lines.isEmpty else { return [say("list.none")] }
    var table = TextTable()
    table.add(
      " ", strings[.columnCode], strings[.columnState], say("column.time"), say("column.item"), say("column.name"),
      say("column.speech"))
    for line in view.lines {
      table.add(
        mark(line, next: view.next), line.speaker.code.text, word(line.clock.progress.state), times(line, atMS: nowMS),
        line.speaker.item?.text ?? "–", person(line), line.speaker.title?.text(in: language) ?? "")
    }
    return table.lines.map { $0.trimmingTrailingSpaces } + floor(view, atMS: nowMS)
  }

  /// Who has the floor with the clock, and who is next.
  public func floor(_ view: SpeakersView, atMS nowMS: Int64) -> [String] {
    let next = view.next.flatMap { view[$0] }
    let nextLine =
      next.map { say("report.next", ["name": $0.name, "speaker": $0.speaker.code.text]) } ?? say("report.no-next")
    guard let current = view.current else { return [say("report.nobody"), nextLine] }
    let clock = current.clock
    let leftMS = clock.leftMS(atMS: nowMS)
    let left =
      leftMS >= 0
      ? say("report.left", ["time": Self.time(leftMS)]) : say("report.over", ["time": Self.time(-leftMS)])
    return [
      say(
        "report.floor",
        [
          "name": current.name, "speaker": current.speaker.code.text, "state": word(clock.progress.state),
          "used": Self.time(clock.progress.usedMS(atMS: nowMS)), "given": Self.time(clock.allottedMS), "left": left,
        ]), nextLine,
    ]
  }

  private func word(_ state: SpeakerState) -> String { strings.text("state.\(state.rawValue)") ?? state.rawValue }

  private func mark(_ line: SpeakersView.Line, next: Code<Speaker>?) -> String {
    switch line.clock.progress.state {
    case .called, .speaking, .held: "▶"
    case .done: "✓"
    case .passed: "✕"
    case .waiting: line.speaker.code == next ? "→" : " "
    }
  }

  /// What has been used of what was given, or what is given.
  private func times(_ line: SpeakersView.Line, atMS nowMS: Int64) -> String {
    let given = Self.time(line.clock.allottedMS)
    switch line.clock.progress.state {
    case .waiting, .called, .passed: return given
    case .speaking, .held, .done: return "\(Self.time(line.clock.progress.usedMS(atMS: nowMS))) / \(given)"
    }
  }

  private func person(_ line: SpeakersView.Line) -> String {
    [line.name, line.speaker.office?.text(in: language) ?? "", line.unit].filter { !$0.isEmpty }
      .joined(separator: " – ")
  }

  /// Minutes and seconds, `7:00`; hours before them where there are any.
  private static func time(_ ms: Int64) -> String { String(FigureFormat.lateness(max(0, ms)).dropFirst()) }
}

extension String {
  /// The text without the spaces behind its last word.
  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

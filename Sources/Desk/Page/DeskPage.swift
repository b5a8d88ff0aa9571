public import Assets
import Congress
import ControlClient
import HallProtocol
public import TerminalUI

/// A desk's page: state and size in, lines out; the same input gives the same lines.
///
/// The sign of the last scan fills the upper half and is read from two metres away; below it stand those that were
/// scanned before or, while somebody is looked for, those who were found.
public struct DeskPage: Sendable {
  let strings: Strings
  let figures: FigureFormat
  let state: DeskState
  let size: PageSize
  /// The local clock, in ms since 1970 UTC.
  let nowMS: Int64

  /// The page of a state.
  public init(_ state: DeskState, size: PageSize, strings: Strings, atMS nowMS: Int64) {
    self.state = state
    self.size = size
    self.strings = strings
    self.nowMS = nowMS
    figures = FigureFormat(language: strings.language)
  }

  /// Exactly as many lines as the page has rows, each as wide as the page.
  public var lines: [Line] {
    if let code = state.phoneCode, let ticket = code.ticket { return codeLines(code, ticket) }
    let head = [headerLine, totalsLine, rule] + warningLines
    let foot = [rule, entryLine, keyLine]
    let room = max(0, size.rows - head.count - foot.count)
    let sign = signLines(isTall: room >= 14)
    let below = max(0, room - sign.count)
    let body = Self.filled(sign, rows: min(sign.count, room)) + Self.filled(lowerLines(rows: below), rows: below)
    return Array((head + body + foot).prefix(size.rows)).map { $0.fitted(to: size.columns) }
  }

  /// The page as plain text, nothing behind the last word of a line.
  public var text: String {
    lines.map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  // MARK: Head and foot

  private var headerLine: Line {
    let direction = state.direction == .arriving ? "desk.arriving" : "desk.leaving"
    let left = Line([
      Span(" PLENARY ", .strong), Span(" \(state.congress?.text ?? "–")  "), Span("\(state.actor.name)  ", .accent),
      Span(" \(say(direction)) ", state.direction == .arriving ? .selected : .otherSign),
    ])
    return left.with(right: linkLine + Line("  \(clock(nowMS)) ", .strong), width: size.columns)
  }

  private var linkLine: Line {
    switch state.knowledge.model.link {
    case .up: Line([Span("● ", .good), Span(say("desk.linked"), .quiet)])
    case .connecting: Line(" ○ \(say("desk.connecting")) ", .shout)
    case .down: Line(" ✕ \(say("desk.lost")) ", .shout)
    }
  }

  private var totalsLine: Line {
    var spans: [Span] = []
    if let facts = state.knowledge.attendance {
      spans = [
        Span(" \(say("desk.present")) "),
        Span("\(figures.number(facts.present))/\(figures.number(facts.summoned))", .strong),
        Span(" · \(say("desk.out")) \(figures.number(facts.out)) · \(say("desk.pending")) "),
        Span(figures.number(facts.pending)),
        Span(
          " · \(say("desk.organisations")) "
            + (facts.knowsOrganisations ? figures.number(facts.organisationsRepresented) : "?") + "/"
            + figures.number(facts.organisations)),
      ]
    }
    let waiting = state.waiting.count
    let isShown = waiting > 0 && (waiting > 1 || !state.knowledge.model.isLinked || state.foreignCongress != nil)
    let right = isShown ? Line(" ◌ \(say("desk.waiting", ["count": figures.number(waiting)])) ", .shout) : Line()
    return Line(spans).with(right: right, width: size.columns)
  }

  /// What must be looked after before anything else.
  private var warningLines: [Line] {
    var lines: [Line] = []
    if state.knowledge.model.isLinked, state.knowledge.model.namesakes > 0 {
      let values = ["name": state.actor.name, "count": figures.number(state.knowledge.model.namesakes + 1)]
      lines += wrapped(say("desk.namesakes", values), behind: " ‼ ", .alarmSign)
    }
    if let foreign = state.foreignCongress {
      let count = figures.number(state.waiting.count)
      let values = ["count": count, "congress": foreign.text, "service": state.congress?.text ?? "–"]
      lines += wrapped(say("desk.foreign", values), behind: " ‼ ", .alarmSign)
    }
    if case .down(let loss, _) = state.knowledge.model.link {
      lines += wrapped(loss.sentence(in: strings), behind: " ✕ ", .alarm)
    }
    if !state.lateRefusals.isEmpty {
      let values = ["count": figures.number(state.lateRefusals.count)]
      lines += wrapped(say("desk.late-refusals", values), behind: " ‼ ", .alarm)
    }
    return lines
  }

  private var entryLine: Line {
    if let correction = state.correction { return correctionLine(correction) }
    if let notice = state.notice, state.typed.isEmpty { return Line(" · " + strings[notice.wording], .warning) }
    let isPicking = state.found != nil || !state.lateRefusals.isEmpty
    let label = say(isPicking ? "desk.pick" : "desk.scan")
    return Line([Span(" \(label): ", .strong), Span(typed(beside: label.columns) + "▏", .selected)])
  }

  private func correctionLine(_ correction: Correction) -> Line {
    let name = correction.person.name
    guard let presence = correction.presence else {
      let choices = Correction.presences.enumerated().map { "\($0 + 1) \(say("desk.presence.\($1.rawValue)"))" }
      return Line([
        Span(" ✎ \(name): ", .accent), Span(choices.joined(separator: " · ") + " "), Span(state.typed + "▏", .selected),
      ])
    }
    if let notice = state.notice { return Line(" ✎ " + strings[notice.wording], .warning) }
    let label = say("desk.reason", ["presence": say("desk.presence.\(presence.rawValue)")])
    return Line([
      Span(" ✎ \(name) ", .accent), Span(label + ": ", .strong),
      Span(typed(beside: name.columns + label.columns) + "▏", .selected),
    ])
  }

  /// The end of what is typed, as much as fits beside other words.
  private func typed(beside others: Int) -> String { state.typed.suffix(columns: max(4, size.columns - others - 8)) }

  private var keyLine: Line {
    let keys = [
      ("Tab", state.direction == .arriving ? "leaving" : "arriving"), ("Ctrl-Z", "undo"), ("Ctrl-E", "correct"),
      (DeskState.phoneKey.label, "phone"), ("/", "search"), ("Ctrl-C×2", "leave"),
    ]
    let spans = keys.enumerated().flatMap { place, key in
      [Span((place == 0 ? " " : "  ") + key.0 + " ", .strong), Span(say("desk.key.\(key.1)"), .quiet)]
    }
    return Line(spans)
  }

  // MARK: Words

  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording(key, values.mapValues { .text($0) })]
  }

  var rule: Line { Line(String(repeating: "─", count: size.columns), .quiet) }

  /// A text in at most two lines, broken between words.
  func wrapped(_ text: String, behind lead: String, _ style: Style) -> [Line] {
    let room = max(1, size.columns - lead.columns)
    let beginning = text.prefix(columns: room)
    guard beginning.count < text.count else { return [Line(lead + text, style)] }
    let indent = String(repeating: " ", count: lead.columns)
    // A script without spaces is broken between letters.
    let rest = text.dropFirst(beginning.count)
    guard rest.first != " ", let space = beginning.lastIndex(of: " ") else {
      return [
        Line(lead + beginning, style), Line(indent + rest.drop { $0 == " " }, style).fitted(to: size.columns),
      ]
    }
    return [
      Line(lead + beginning[..<space], style).fitted(to: size.columns),
      Line(indent + beginning[beginning.index(after: space)...] + rest, style).fitted(to: size.columns),
    ]
  }

  static func filled(_ lines: [Line], rows: Int) -> [Line] {
    Array(lines.prefix(max(0, rows))) + Array(repeating: Line(), count: max(0, rows - lines.count))
  }

  private var utcOffset: UTCOffset { state.knowledge.roster?.view.utcOffset ?? 0 }

  /// The hall's clock at a time of the desk's.
  func clock(_ localMS: Int64) -> String { serviceClock(state.knowledge.model.serviceMS(atMS: localMS)) }

  /// The hall's clock at a time of the service.
  func serviceClock(_ ms: Int64) -> String {
    String(figures.timeWithSeconds(ms, utcOffset: utcOffset).suffix(8))
  }
}

public import Assets
import ControlClient
import Congress
import HallProtocol
public import TerminalUI

/// A console's page: state and size in, lines out; the same input gives the same lines.
///
/// Below 100 columns everything stands in one column, from 100 on the ballot and the attendance stand beside the
/// rundown, which takes every line that is left.
public struct ConsolePage: Sendable {
  /// From this many columns on there are two zones.
  static let wideColumns = 100

  let strings: Strings
  let figures: FigureFormat
  let language: Language
  let state: ConsoleState
  let size: PageSize
  /// The local clock, in ms since 1970 UTC.
  let nowMS: Int64

  /// The page of a state.
  public init(_ state: ConsoleState, size: PageSize, strings: Strings, atMS nowMS: Int64) {
    self.state = state
    self.size = size
    self.strings = strings
    self.nowMS = nowMS
    figures = FigureFormat(language: strings.language)
    language = Language(rawValue: strings.language) ?? .vietnamese
  }

  /// Exactly as many lines as the page has rows, each as wide as the page.
  public var lines: [Line] {
    let foot = [promptLine, keyLine]
    let head = [headerLine, troubleLine ?? rule()]
    let room = size.rows - head.count - foot.count
    let body = Self.filled(body(rows: max(0, room)), rows: max(0, room))
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

  private func body(rows: Int) -> [Line] {
    guard state.control != nil else { return [Line(), Line(" " + say("console.waiting"), .quiet)] }
    if case .help = state.view { return helpLines }
    let log = logLines(rows: rows >= 26 ? 4 : 1)
    let tail = screenLines(rows: rows >= 26 ? 6 : 3) + [roomLine] + log
    let left = rows - tail.count - 1
    let top = size.columns >= Self.wideColumns ? twoZones(rows: left) : oneZone(rows: left)
    return Self.filled(top, rows: left) + [rule()] + tail
  }

  private func oneZone(rows: Int) -> [Line] {
    let vote =
      speakerLines(isCompact: true) + Array(ballotLines(width: size.columns, isCompact: true).prefix(3))
      + attendanceLines(isCompact: true)
    let above = outputLines(width: size.columns) + [rule()]
    let middle = max(0, rows - above.count - vote.count - 1)
    return above + Self.filled(middleLines(rows: middle, width: size.columns), rows: middle) + [rule()] + vote
  }

  private func twoZones(rows: Int) -> [Line] {
    let leftWidth = size.columns * 58 / 100
    let rightWidth = size.columns - leftWidth - 1
    let outputs = outputLines(width: leftWidth) + [rule(leftWidth)]
    let middle = max(0, rows - outputs.count)
    let left = outputs + middleLines(rows: middle, width: leftWidth)
    let speakers = speakerLines(isCompact: false)
    let floor = speakers.isEmpty ? [] : speakers + [rule(rightWidth)]
    let right =
      floor + ballotLines(width: rightWidth, isCompact: false) + [rule(rightWidth)] + attendanceLines(isCompact: false)
    return (0..<max(0, rows)).map { row in
      let (first, second) = (
        left.indices.contains(row) ? left[row] : Line(), right.indices.contains(row) ? right[row] : Line()
      )
      return first.fitted(to: leftWidth) + Line("│", .quiet) + second.fitted(to: rightWidth)
    }
  }

  private func middleLines(rows: Int, width: Int) -> [Line] {
    if case .votes(let step) = state.view { return panelLines(rows: rows, width: width, selected: step) }
    return rundownLines(rows: rows, width: width)
  }

  // MARK: Words

  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording(key, values.mapValues { .text($0) })]
  }

  func rule(_ width: Int? = nil) -> Line { Line(String(repeating: "─", count: width ?? size.columns), .quiet) }

  static func filled(_ lines: [Line], rows: Int) -> [Line] {
    Array(lines.prefix(max(0, rows))) + Array(repeating: Line(), count: max(0, rows - lines.count))
  }

  /// The hall's time against UTC, in minutes.
  var utcOffset: UTCOffset { state.model.agenda?.utcOffset ?? 0 }

  /// The service's clock, in ms since 1970 UTC.
  var serviceMS: Int64 { state.model.serviceMS(atMS: nowMS) }

  func time(_ ms: Int64) -> String { figures.time(ms, utcOffset: utcOffset) }

  func timeWithSeconds(_ ms: Int64) -> String {
    String(figures.timeWithSeconds(ms, utcOffset: utcOffset).suffix(8))
  }

  /// A lateness in few characters: `+2 min`, `−5 min`, `+1 h 05 min`, `+412 d`.
  func lateness(_ ms: Int64) -> String {
    let days = ms / 86_400_000
    return days == 0 ? strings.lateness(ms) : "\(ms < 0 ? "−" : "+")\(days.magnitude) \(say("console.days"))"
  }

  /// An age in few characters: `0,4 s`, `2:05`.
  func age(_ ms: Int64) -> String {
    let tenths = max(0, ms) / 100
    let mark = language == .vietnamese ? "," : "."
    guard tenths >= 1_000 else { return "\(tenths / 10)\(mark)\(tenths % 10) s" }
    return String(FigureFormat.lateness(max(0, ms)).dropFirst())
  }

  /// A refusal in words.
  func sentence(_ rule: BrokenRule, _ message: String?) -> String {
    strings.refusal(rule.code, rule.details.mapValues(\.description)) ?? message ?? rule.code
  }
}

/// How alarming an age is: amber from 3 s, red from 8 s, each with a sign of its own.
enum AgeSign {
  /// From this age on a thing is late, in ms.
  static let warningMS: Int64 = 3_000
  /// From this age on it must be looked after, in ms.
  static let alarmMS: Int64 = 8_000

  static func sign(ageMS: Int64) -> Span {
    if ageMS >= alarmMS { return Span("○", .alarm) }
    return ageMS >= warningMS ? Span("◐", .warning) : Span("●", .good)
  }
}

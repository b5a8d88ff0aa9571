import Assets
public import Congress
import Console
public import HallProtocol

extension Reports {
  /// Every screen that is known or has come: what it is to show, what it shows, on which display, and what is wrong.
  public func screenList(
    _ view: ScreensView, show: ShowView, nowMS: Int64, speed: Int? = nil, utcOffset: UTCOffset
  ) -> [String] {
    let seen = Dictionary(view.screens.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let strangers = view.screens.filter { line in !show.screens.contains { $0.id.text == line.id } }
    guard !show.screens.isEmpty || !strangers.isEmpty else { return [strings[.screenNone]] }
    var table = TextTable()
    table.add(
      strings[.statusScreens], word("column.name"), strings[.columnOutput], word("column.mode"),
      strings[.columnShown], strings[.columnAge], word("column.delay"), word("column.size"), word("column.connector"))
    for screen in show.screens {
      table.add(
        [screen.id.text, screen.name.isEmpty ? "–" : screen.name, screen.output.text, mode(screen)]
          + cells(seen[screen.id.text], nowMS: nowMS, speed: speed, utcOffset: utcOffset))
    }
    for line in strangers {
      let standing = line.standing ?? .unknown
      table.add(
        [line.id, "–", line.output.text, word("standing.\(standing.rawValue)")]
          + cells(line, nowMS: nowMS, speed: speed, utcOffset: utcOffset))
    }
    let unknown = strangers.filter { $0.standing == .unknown }.map(\.id).joined(separator: ", ")
    let help = unknown.isEmpty ? [] : [strings[Wording("screens.unknown-help", ["screens": .text(unknown)])]]
    return table.lines + help
  }

  /// The line after a picture of a screen was written.
  public func screenShot(screen: String, file: String, shownAtMS: Int64?, utcOffset: UTCOffset) -> String {
    strings[
      Wording(
        "screens.shot-done",
        [
          "screen": .text(screen), "file": .text(file),
          "time": .text(shownAtMS.map { figures.time($0, utcOffset: utcOffset) } ?? "–"),
        ])]
  }

  private func word(_ key: String) -> String { strings[Wording("screens.\(key)")] }

  private func mode(_ screen: ScreenLine) -> String {
    word("standing.\(screen.standing.rawValue)") + (screen.cue.map { " \(cue($0))" } ?? "")
  }

  /// What a screen has said of itself.
  private func cells(
    _ line: ScreensView.Line?, nowMS: Int64, speed: Int?, utcOffset: UTCOffset
  ) -> [String] {
    guard let line else { return ["–", "–", "–", "–", "–", word("never-seen")] }
    let tenths = max(0, nowMS - line.heardAtMS) / Int64(speed ?? 1) / 100
    var remarks = [strings[line.isConnected ? .screenConnected : .screenLost]]
    if let reason = line.report?.parked {
      remarks.append(strings[Wording("screens.parked", ["reason": .text(reason)])])
    }
    if let problem = line.problem { remarks.append(problem) }
    for film in line.report?.films ?? [] {
      guard let words = strings.words(for: film, isOnAir: false), words != line.problem else { continue }
      remarks.append(words)
    }
    if let atMS = line.takenOverAtMS {
      let time = figures.time(atMS, utcOffset: utcOffset)
      remarks.append(strings[Wording("screens.taken-over", ["time": .text(time)])])
    }
    return [
      "\(line.shownRevision)/\(line.askedRevision)", "\(tenths / 10).\(tenths % 10) s",
      line.delayMS.map { "\($0) ms" } ?? "–",
      line.report.map { "\($0.width)×\($0.height)" } ?? "–", line.report?.connector ?? "–",
      remarks.joined(separator: "; "),
    ]
  }
}

import Assets
import Congress
import ControlRoom

/// What `plenary document` prints: documents as lines for people.
///
/// Pure: the same documents give the same lines.
struct DocumentReports {
  /// How many digits of a digest stand in a line; all of them stand in `--json`.
  private static let digestDigits = 16

  let strings: Strings
  let utcOffset: UTCOffset

  private var figures: FigureFormat { FigureFormat(language: strings.language) }
  private var language: Language { Language(rawValue: strings.language) ?? .vietnamese }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    strings[Wording("document.\(key)", values.mapValues { .text($0) })]
  }

  /// The documents, a line each: newest version, how far it has come, for whom, and when it goes out.
  func list(_ documents: [Document]) -> [String] {
    guard !documents.isEmpty else { return [say("none")] }
    var table = TextTable()
    table.add(
      strings[.columnCode], say("column.version"), strings[.columnState], say("column.pages"), say("column.audience"),
      say("column.title"))
    for document in documents {
      table.add(
        document.code.text, "\(document.newest.number)", state(of: document),
        "\(document.newest.pages.count)", audience(of: document), title(of: document))
    }
    return table.lines
  }

  /// How far the newest version has come, and how many have read it.
  private func state(of document: Document) -> String {
    let state = say("state.\(document.state.rawValue)")
    let readers = document.newest.readers
    return readers > 0 ? state + ", " + say("readers", ["count": "\(readers)"]) : state
  }

  /// One document: what it is, and every version with its steps.
  func detail(_ document: Document) -> [String] {
    let items = document.items.map(\.text).joined(separator: ", ")
    let head = [say("kind.\(document.kind.rawValue)"), audience(of: document), items].filter { !$0.isEmpty }
    let planned = document.plannedRelease.map { "  → " + moment($0) }
    return [title(of: document), "  " + head.joined(separator: " · "), planned].compactMap(\.self)
      + document.versions.reversed().flatMap { lines(of: $0, in: document) }
  }

  private func lines(of version: DocumentVersion, in document: Document) -> [String] {
    let state = document.state(of: version.number) ?? .filed
    let head = say(
      "version-line",
      [
        "version": "\(version.number)", "state": say("state.\(state.rawValue)"), "pages": "\(version.pages.count)",
        "digest": String(version.file.digest.prefix(Self.digestDigits)) + "…",
      ])
    let steps = [
      ("filed", version.filed), ("approved", version.approved), ("released", version.released),
      ("withdrawn", version.withdrawn),
    ].compactMap { name, step in step.map { line(name, $0, reason: version.withdrawalReason) } }
    let readers = version.readers > 0 ? [say("readers", ["count": "\(version.readers)"])] : []
    return ["  " + head] + ([version.note].compactMap(\.self) + steps + readers).map { "    " + $0 }
  }

  private func line(_ name: String, _ step: DocumentStep, reason: String?) -> String {
    let who = step.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? say("by-itself")
    let time = figures.timeWithSeconds(step.atMS, utcOffset: utcOffset)
    return say("step.\(name)", ["time": time, "who": who, "reason": reason ?? ""])
  }

  private func title(of document: Document) -> String {
    let planned = document.plannedRelease.map { " (\(moment($0)))" } ?? ""
    return document.title.text(in: language) + planned
  }

  private func audience(of document: Document) -> String {
    document.audience.map { say("reader.\($0.rawValue)") }.joined(separator: ", ")
  }

  private func moment(_ moment: ReleaseMoment) -> String {
    strings[moment.wording(figures, utcOffset: utcOffset)]
  }
}

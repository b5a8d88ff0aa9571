import Assets
public import Congress
import Foundation

/// A list of arrivals as another system writes it, or as `attendance export` does.
///
/// CSV with the columns `presence`, `code` or `badge`, and, if need be, `reason`; the other columns of an export are
/// passed over.
public enum ArrivalList {
  /// Reads a list.
  /// - Parameter people: Everybody on the roster, to find badges and to name every line that is nobody's; without them
  ///   the list is taken as it is.
  /// - Throws: ``ListProblems`` with every line that is wrong.
  public static func read(_ path: String, people: [RosterView.Person]? = nil) throws(ListProblems) -> [PresenceEntry] {
    let log = FileLog(file: path)
    guard FileManager.default.fileExists(atPath: path) else {
      log.report(.listMissing, line: nil)
      throw ListProblems(path: path, problems: log.problems)
    }
    let entries = SourceText.read(path: path, bytesMax: FileLimits.rosterBytesMax, log: log)
      .flatMap { read($0, people: people.map(ArrivalPeople.init), log: log) }
    guard log.problems.isEmpty, let entries else { throw ListProblems(path: path, problems: log.problems) }
    return entries
  }

  private enum Column: String, CaseIterable, FileColumn {
    case code, badge, presence, reason
    // What an export says beside these; it follows from them, or cannot be put right by a list.
    case name, kind, organisation, group, seat, since, source, corrections, recorded
    case sitsFor = "sits_for"
    case replacedBy = "replaced_by"

    /// Those that a list may be written with.
    static let own: [Column] = [.code, .badge, .presence, .reason]
  }

  private static func read(_ source: SourceText, people: ArrivalPeople?, log: FileLog) -> [PresenceEntry]? {
    var rows = CommaSeparatedRows(source.text, log: log)
    guard
      let columns = rows.readHeader(
        known: Column.allCases, required: [.presence], oneOf: [.code, .badge], told: Column.own, log: log)
    else { return nil }
    var entries: [PresenceEntry] = []
    var codes: [Placed<String>] = []
    while let row = rows.next() {
      guard entries.count < FileLimits.rosterRowsMax else {
        log.report(.rosterTooLong, ["max": "\(FileLimits.rosterRowsMax)"], line: row.line)
        break
      }
      // Spreadsheets leave rows of nothing behind, and an export ends with the head of the journal.
      if row.isEmpty || row.fields.contains(where: { $0.value == CommaSeparatedMark.journalHead }) { continue }
      guard row.hasFields(count: columns.count, log: log) else { continue }
      if let entry = entry(row, columns: columns, people: people, log: log, codes: &codes) { entries.append(entry) }
    }
    log.reportRepeats(of: .code, in: codes)
    return entries
  }

  private static func entry(
    _ row: CommaSeparatedRows.Row, columns: [Column], people: ArrivalPeople?, log: FileLog,
    codes: inout [Placed<String>]
  ) -> PresenceEntry? {
    func field(_ column: Column) -> Placed<String>? {
      columns.firstIndex(of: column).map { row.fields[$0] }.flatMap { $0.value.isEmpty ? nil : $0 }
    }
    let code = field(.code) ?? field(.badge) ?? Placed(value: "", line: row.line)
    let isBadge = field(.code) == nil && field(.badge) != nil
    let person = people?.code(for: code.value)
    let fault = person != nil ? nil : TextRules.fault(inCell: code.value) ?? TextRules.fault(inCode: code.value)
    if let fault {
      log.report(FileRule.subjectKey.with(["name": isBadge ? "badge" : "code"]), fault, line: code.line)
      return nil
    }
    if let people, person == nil { people.report(code, log: log) }
    codes.append(Placed(value: person?.text ?? code.value, line: code.line))
    let written = columns.firstIndex(of: .presence).map { row.fields[$0] }
    guard let value = written.flatMap({ log.word($0, named: "presence", Presence.self) }) else { return nil }
    let reason = field(.reason).map { CommaSeparatedRows.unquotedFormula($0.value) } ?? ""
    if let fault = TextRules.fault(inReason: reason, bytesMax: CommandRequest.reasonBytesMax) {
      log.report(FileRule.subjectKey.with(["name": "reason"]), fault, line: row.line)
      return nil
    }
    return PresenceEntry(delegate: person ?? Code(code.value), presence: value, reason: reason)
  }
}

/// Everybody who may stand in a list of arrivals, by code and by badge, however those are typed.
private struct ArrivalPeople {
  private let codes: [FoldedText: Code<Delegate>]
  private let badges: [FoldedText: Code<Delegate>]

  init(_ people: [RosterView.Person]) {
    codes = Dictionary(people.map { (FoldedText($0.code.text), $0.code) }, uniquingKeysWith: { first, _ in first })
    badges = Dictionary(
      people.compactMap { person in person.badge.map { (FoldedText($0), person.code) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The code of whoever has a code or a badge.
  func code(for text: String) -> Code<Delegate>? {
    let folded = FoldedText(text)
    return codes[folded] ?? badges[folded]
  }

  /// Reports that nobody has a code, with the one that was probably meant.
  func report(_ code: Placed<String>, log: FileLog) {
    // Suggesting is slow, and people are shown the first ten.
    let isShown = log.problems.count <= [FileProblem].ofAKindMax * 2
    let end = Wording.Part.end(meaning: code.value, among: isShown ? codes.values.map(\.text).sorted() : [])
    log.report(.arrivalUnknown, ["code": .text(String(code.value.prefix(64))), "end": end], line: code.line)
  }
}

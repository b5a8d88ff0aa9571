import Assets
public import Congress
import Foundation

/// A list of arrivals as another system writes it: CSV with the columns `code`, `presence` and, if need be, `reason`.
public enum ArrivalList {
  /// Reads a list.
  /// - Throws: ``ListProblems`` with every line that is wrong.
  public static func read(_ path: String) throws(ListProblems) -> [PresenceEntry] {
    let log = FileLog(file: path)
    guard FileManager.default.fileExists(atPath: path) else {
      log.report(.listMissing, line: nil)
      throw ListProblems(path: path, problems: log.problems)
    }
    let entries = SourceText.read(path: path, bytesMax: FileLimits.rosterBytesMax, log: log)
      .flatMap { read($0, log: log) }
    guard log.problems.isEmpty, let entries else { throw ListProblems(path: path, problems: log.problems) }
    return entries
  }

  private enum Column: String, CaseIterable, FileColumn {
    case code, presence, reason
  }

  private static func read(_ source: SourceText, log: FileLog) -> [PresenceEntry]? {
    var rows = CommaSeparatedRows(source.text, log: log)
    guard let columns = rows.readHeader(known: Column.allCases, required: [.code, .presence], log: log) else {
      return nil
    }
    var entries: [PresenceEntry] = []
    var codes: [Placed<String>] = []
    while let row = rows.next() {
      guard entries.count < FileLimits.rosterRowsMax else {
        log.report(.rosterTooLong, ["max": "\(FileLimits.rosterRowsMax)"], line: row.line)
        break
      }
      // Spreadsheets leave rows of nothing behind.
      if row.fields.allSatisfy(\.value.isEmpty) { continue }
      guard row.hasFields(count: columns.count, log: log) else { continue }
      if let entry = entry(row, columns: columns, log: log, codes: &codes) { entries.append(entry) }
    }
    log.reportRepeats(of: .code, in: codes)
    return entries
  }

  private static func entry(
    _ row: CommaSeparatedRows.Row, columns: [Column], log: FileLog, codes: inout [Placed<String>]
  ) -> PresenceEntry? {
    func field(_ column: Column) -> Placed<String>? { columns.firstIndex(of: column).map { row.fields[$0] } }
    guard let code = field(.code), let presence = field(.presence) else { return nil }
    if let fault = TextRules.fault(inCode: code.value) {
      log.report(FileRule.subjectKey.with(["name": "code"]), fault, line: code.line)
      return nil
    }
    codes.append(code)
    guard let value = log.word(presence, named: "presence", Presence.self) else { return nil }
    let reason = field(.reason)?.value ?? ""
    if !reason.isEmpty, let fault = TextRules.fault(inText: reason, charactersMax: FileLimits.fieldCharactersMax) {
      log.report(FileRule.subjectKey.with(["name": "reason"]), fault, line: row.line)
      return nil
    }
    return PresenceEntry(delegate: Code(code.value), presence: value, reason: reason)
  }
}

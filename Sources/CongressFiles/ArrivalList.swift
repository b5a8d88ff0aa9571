import Assets
public import Congress
import Foundation

/// A list of arrivals as another system writes it: CSV with the columns `code`, `presence` and, if need be, `reason`.
public enum ArrivalList {
  /// Reads a list.
  /// - Throws: ``CongressFolderProblems`` with every line that is wrong.
  public static func read(_ path: String) throws(CongressFolderProblems) -> [PresenceEntry] {
    let log = FileLog(file: path)
    guard FileManager.default.fileExists(atPath: path) else {
      log.report(.listMissing, line: nil)
      throw CongressFolderProblems(folder: path, problems: log.problems)
    }
    let entries = SourceText.read(path: path, bytesMax: FileLimits.rosterBytesMax, log: log)
      .flatMap { read($0, log: log) }
    guard log.problems.isEmpty, let entries else { throw CongressFolderProblems(folder: path, problems: log.problems) }
    return entries
  }

  private enum Column: String, CaseIterable {
    case code, presence, reason
  }

  private static func read(_ source: SourceText, log: FileLog) -> [PresenceEntry]? {
    var rows = CommaSeparatedRows(source.text, log: log)
    guard let header = rows.next() else {
      if log.problems.isEmpty { log.report(.rosterEmpty, ["columns": "code, presence"], line: nil) }
      return nil
    }
    guard header.isSeparatedByCommas(log: log) else { return nil }
    let columns = header.fields.map { Column(rawValue: $0.value) }
    for (field, column) in zip(header.fields, columns) where column == nil {
      let end = Wording.Part.end(meaning: field.value, amongOnly: Column.allCases.map(\.rawValue))
      log.report(.columnUnknown, ["column": "\(field.value.prefix(60))", "end": end], line: field.line)
    }
    for column in [Column.code, .presence] where !columns.contains(column) {
      log.report(.columnMissing, ["column": .text(column.rawValue)], line: header.line)
    }
    guard log.problems.isEmpty else { return nil }
    var entries: [PresenceEntry] = []
    var codes: [Placed<String>] = []
    while let row = rows.next() {
      guard entries.count < FileLimits.rosterRowsMax else {
        log.report(.rosterTooLong, ["max": "\(FileLimits.rosterRowsMax)"], line: row.line)
        break
      }
      // Spreadsheets leave rows of nothing behind.
      if row.fields.allSatisfy(\.value.isEmpty) { continue }
      guard row.fields.count == columns.count else {
        log.report(.rowFields, ["count": "\(row.fields.count)", "columns": "\(columns.count)"], line: row.line)
        continue
      }
      if let entry = entry(row, columns: columns, log: log, codes: &codes) { entries.append(entry) }
    }
    log.reportRepeats(of: .code, in: codes)
    return entries
  }

  private static func entry(
    _ row: CommaSeparatedRows.Row, columns: [Column?], log: FileLog, codes: inout [Placed<String>]
  ) -> PresenceEntry? {
    func field(_ column: Column) -> Placed<String>? { columns.firstIndex(of: column).map { row.fields[$0] } }
    guard let code = field(.code), let presence = field(.presence) else { return nil }
    if let fault = TextRules.fault(inCode: code.value) {
      log.report(FileRule.subjectKey.with(["name": "code"]), fault, line: code.line)
      return nil
    }
    codes.append(code)
    guard let value = Presence(rawValue: presence.value) else {
      let known = Presence.allCases.map(\.rawValue)
      let fault = FileRule.notExpected.with([
        "found": .rule(.kindText, ["text": "\(presence.value.prefix(60))"]),
        "expected": .rule(.expectedWord, ["known": .text(known.joined(separator: ", "))]),
      ])
      log.report(
        FileRule.subjectKey.with(["name": "presence"]), fault, end: .end(meaning: presence.value, among: known),
        line: presence.line)
      return nil
    }
    let reason = field(.reason)?.value ?? ""
    if !reason.isEmpty, let fault = TextRules.fault(inText: reason, charactersMax: FileLimits.fieldCharactersMax) {
      log.report(FileRule.subjectKey.with(["name": "reason"]), fault, line: row.line)
      return nil
    }
    return PresenceEntry(delegate: Code(code.value), presence: value, reason: reason)
  }
}

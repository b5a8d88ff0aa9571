public import Assets
public import Congress
import Foundation

/// The counts of an election as a counting machine exports them: `candidate,votes` or `candidate,votes,disagree`.
///
/// Held against the list before anything is sent: every candidate has one line, and no line is anybody else's.
public struct CountFile: Sendable, Hashable {
  /// The most bytes of the file.
  public static let bytesMax = 1 << 20

  /// The votes by the candidates' codes.
  public let votes: [String: Int]
  /// Disagree by the candidates' codes, on papers without surplus.
  public let disagree: [String: Int]?

  /// Reads the file at a path.
  /// - Throws: ``CountFileProblems`` with everything that is wrong in it, line by line.
  public static func read(_ path: String, list: CandidateList) throws(CountFileProblems) -> CountFile {
    let url = URL(fileURLWithPath: path)
    let log = FileLog(file: url.lastPathComponent)
    guard FileManager.default.fileExists(atPath: path) else {
      log.report(.countFileMissing, line: nil)
      throw CountFileProblems(path: path, problems: log.problems)
    }
    let source = SourceText.read(inFolder: url.deletingLastPathComponent().path, bytesMax: bytesMax, log: log)
    let file = source.flatMap { read($0, list: list, log: log) }
    guard let file, log.problems.isEmpty else { throw CountFileProblems(path: path, problems: log.problems) }
    return file
  }

  private static func read(_ source: SourceText, list: CandidateList, log: FileLog) -> CountFile? {
    let expected = CountColumn.expected(on: list.form)
    var rows = CommaSeparatedRows(source.text, log: log)
    guard let header = rows.next() else {
      if log.problems.isEmpty { log.report(.rosterEmpty, ["columns": .text(CountColumn.names(expected))], line: nil) }
      return nil
    }
    guard let columns = CountColumn.read(header, expected: expected, log: log) else { return nil }
    var codes: [Placed<String>] = []
    var figures: [CountColumn: [String: Int]] = [:]
    while let row = rows.next() {
      guard codes.count < ElectionPlan.candidatesMax else {
        log.report(.countFileTooLong, ["max": "\(ElectionPlan.candidatesMax)"], line: row.line)
        break
      }
      guard row.fields.count == columns.count else {
        log.report(.rowFields, ["count": "\(row.fields.count)", "columns": "\(columns.count)"], line: row.line)
        continue
      }
      let fields = Dictionary(uniqueKeysWithValues: zip(columns, row.fields))
      guard let code = fields[.candidate] else { continue }
      codes.append(code)
      for column in columns where column != .candidate {
        figures[column, default: [:]][code.value] = fields[column].flatMap { number($0, column, log: log) }
      }
    }
    check(codes, against: list, hasEveryRow: rows.brokenCount == 0, log: log)
    return CountFile(votes: figures[.votes] ?? [:], disagree: list.form == .withoutSurplus ? figures[.disagree] : nil)
  }

  private static func number(_ field: Placed<String>, _ column: CountColumn, log: FileLog) -> Int? {
    let range = 0...Roster.delegatesMax
    if let number = Int(field.value), String(number) == field.value, range.contains(number) { return number }
    let expected = FileRule.expectedNumber.with(["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
    let found = Wording.Part.rule(.kindText, ["text": "\(field.value.prefix(60))"])
    log.report(
      FileRule.subjectKey.with(["name": .text(column.rawValue)]),
      FileRule.notExpected.with(["found": found, "expected": .wording(expected)]), line: field.line)
    return nil
  }

  private static func check(
    _ codes: [Placed<String>], against list: CandidateList, hasEveryRow: Bool, log: FileLog
  ) {
    let known = list.codes.map(\.text)
    log.reportRepeats(of: .candidate, in: codes)
    for code in codes where !known.contains(code.value) {
      let end = Wording.Part.end(meaning: code.value, among: known)
      log.report(.countOfStranger, ["candidate": "\(code.value.prefix(64))", "end": end], line: code.line)
    }
    let counted = Set(codes.map(\.value))
    for code in known where hasEveryRow && !counted.contains(code) {
      log.report(.countMissing, ["candidate": .text(code)], line: nil)
    }
  }
}

/// Everything that is wrong in a file of counts; nothing of it was sent.
public struct CountFileProblems: Error, Sendable, Hashable {
  /// The file's path, as it was given.
  public let path: String
  /// What is wrong, line by line.
  public let problems: [FileProblem]

  init(path: String, problems: [FileProblem]) {
    self.path = path
    self.problems = CongressFolderProblems(folder: path, problems: problems).problems
  }

  /// A sentence, then one problem a line, in a language.
  public func report(in strings: Strings) -> String {
    let heading = strings[FileRule.countFileNotSent.with(["file": .text(path)])]
    return ([heading] + problems.map { "  \($0.sentence(in: strings))" }).joined(separator: "\n")
  }
}

/// The columns of a file of counts, by the names in its first row; they may stand in any order.
private enum CountColumn: String {
  case candidate, votes, disagree

  static func expected(on form: ElectionForm) -> [CountColumn] {
    switch form {
    case .withSurplus: [.candidate, .votes]
    case .withoutSurplus: [.candidate, .votes, .disagree]
    }
  }

  static func names(_ columns: [CountColumn]) -> String { columns.map(\.rawValue).joined(separator: ", ") }

  /// Reads the first row; reports unknown, repeated and missing columns, and answers only where there are none.
  static func read(_ header: CommaSeparatedRows.Row, expected: [CountColumn], log: FileLog) -> [CountColumn]? {
    if header.fields.count == 1, let separator = header.fields[0].value.first(where: { ";\t".contains($0) }) {
      log.report(separator == ";" ? .separatedBySemicolons : .separatedByTabs, line: header.line)
      return nil
    }
    let before = log.problems.count
    for field in header.fields where !expected.contains(where: { $0.rawValue == field.value }) {
      let end = Wording.Part.end(meaning: field.value, amongOnly: expected.map(\.rawValue))
      log.report(.columnUnknown, ["column": "\(field.value.prefix(60))", "end": end], line: field.line)
    }
    for column in expected {
      let count = header.fields.count { $0.value == column.rawValue }
      if count > 1 {
        log.report(.columnTwice, ["column": .text(column.rawValue), "count": "\(count)"], line: header.line)
      } else if count == 0 {
        log.report(.columnMissing, ["column": .text(column.rawValue)], line: header.line)
      }
    }
    return log.problems.count == before ? header.fields.compactMap { CountColumn(rawValue: $0.value) } : nil
  }
}

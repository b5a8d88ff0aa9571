import Assets
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
  /// - Throws: ``ListProblems`` with everything that is wrong in it, line by line.
  public static func read(_ path: String, list: CandidateList) throws(ListProblems) -> CountFile {
    let url = URL(fileURLWithPath: path)
    let log = FileLog(file: url.lastPathComponent)
    guard FileManager.default.fileExists(atPath: path) else {
      log.report(.countFileMissing, line: nil)
      throw ListProblems(path: path, problems: log.problems)
    }
    let source = SourceText.read(inFolder: url.deletingLastPathComponent().path, bytesMax: bytesMax, log: log)
    let file = source.flatMap { read($0, list: list, log: log) }
    guard let file, log.problems.isEmpty else { throw ListProblems(path: path, problems: log.problems) }
    return file
  }

  private static func read(_ source: SourceText, list: CandidateList, log: FileLog) -> CountFile? {
    let expected = CountColumn.expected(on: list.form)
    var rows = CommaSeparatedRows(source.text, log: log)
    guard let columns = rows.readHeader(known: expected, required: expected, log: log) else { return nil }
    var codes: [Placed<String>] = []
    var figures: [CountColumn: [String: Int]] = [:]
    while let row = rows.next() {
      guard codes.count < ElectionPlan.candidatesMax else {
        log.report(.countFileTooLong, ["max": "\(ElectionPlan.candidatesMax)"], line: row.line)
        break
      }
      guard row.hasFields(count: columns.count, log: log) else { continue }
      let fields = Dictionary(uniqueKeysWithValues: zip(columns, row.fields))
      guard let code = fields[.candidate] else { continue }
      codes.append(code)
      for column in columns where column != .candidate {
        figures[column, default: [:]][code.value] = fields[column].flatMap {
          log.number($0, named: column.rawValue, in: 0...Roster.delegatesMax)
        }
      }
    }
    check(codes, against: list, hasEveryRow: rows.brokenCount == 0, log: log)
    return CountFile(votes: figures[.votes] ?? [:], disagree: list.form == .withoutSurplus ? figures[.disagree] : nil)
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

/// The columns of a file of counts, by the names in its first row; they may stand in any order.
private enum CountColumn: String, FileColumn {
  case candidate, votes, disagree

  static func expected(on form: ElectionForm) -> [CountColumn] {
    switch form {
    case .withSurplus: [.candidate, .votes]
    case .withoutSurplus: [.candidate, .votes, .disagree]
    }
  }
}

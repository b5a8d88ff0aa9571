import Assets

/// A column of a list, by its name in the first row.
protocol FileColumn: RawRepresentable, Hashable where RawValue == String {}

extension Collection where Element: FileColumn {
  /// The names of columns, as a reader is told them.
  var names: String { map(\.rawValue).joined(separator: ", ") }
}

extension CommaSeparatedRows {
  /// Reads the first row as the names of columns, in whatever order they stand; reports what is wrong with it.
  /// - Parameters:
  ///   - known: Every column that the list may have.
  ///   - required: Those that it must have.
  ///   - choice: Those of which it must have at least one; the first is asked for.
  ///   - told: Those that are told where a name is not known; nothing for every known one.
  /// - Returns: The columns as they stand, or nothing where a name is unknown, missing, or there twice.
  mutating func readHeader<Column: FileColumn>(
    known: [Column], required: [Column], oneOf choice: [Column] = [], told: [Column]? = nil, log: FileLog
  ) -> [Column]? {
    guard let header = next()?.withoutEmptyEnd else {
      if log.problems.isEmpty { log.report(.rosterEmpty, ["columns": .text(required.names)], line: nil) }
      return nil
    }
    guard header.isSeparatedByCommas(log: log) else { return nil }
    let before = log.problems.count
    let columns = header.fields.map { field in known.first { $0.rawValue == field.value } }
    for (field, column) in zip(header.fields, columns) where column == nil {
      let end = Wording.Part.end(meaning: field.value, amongOnly: (told ?? known).map(\.rawValue))
      log.report(.columnUnknown, ["column": "\(field.value.prefix(60))", "end": end], line: field.line)
    }
    func has(_ column: Column) -> Bool { columns.contains(column) }
    for column in known {
      let count = columns.count { $0 == column }
      if count > 1 {
        log.report(.columnTwice, ["column": .text(column.rawValue), "count": "\(count)"], line: header.line)
      } else if count == 0, required.contains(column) || choice.first == column && !choice.contains(where: has) {
        log.report(.columnMissing, ["column": .text(column.rawValue)], line: header.line)
      }
    }
    return log.problems.count == before ? columns.compactMap { $0 } : nil
  }
}

extension CommaSeparatedRows.Row {
  /// Whether a header has commas between its columns; reports what it has in their place.
  ///
  /// Spreadsheets of many countries write semicolons or tabs; missing columns, one by one, would not say so.
  fileprivate func isSeparatedByCommas(log: FileLog) -> Bool {
    guard fields.count == 1, let separator = fields[0].value.first(where: { ";\t".contains($0) }) else { return true }
    log.report(separator == ";" ? .separatedBySemicolons : .separatedByTabs, line: line)
    return false
  }

  /// The row without the empty fields at its end: spreadsheets write them for columns that were used once.
  fileprivate var withoutEmptyEnd: Self {
    let end = fields.lastIndex { !$0.value.isEmpty }.map { $0 + 1 } ?? 0
    return Self(line: line, fields: Array(fields[..<end]))
  }

  /// Whether every field of the row is empty.
  var isEmpty: Bool { fields.allSatisfy(\.value.isEmpty) }

  /// Whether the row has a field for each column, and beyond them nothing but empty ones; reports where it has not.
  func hasFields(count: Int, log: FileLog) -> Bool {
    if fields.count >= count, fields[count...].allSatisfy(\.value.isEmpty) { return true }
    log.report(.rowFields, ["count": "\(fields.count)", "columns": "\(count)"], line: line)
    return false
  }
}

extension FileLog {
  /// Reads a field as a whole number in a range, written as plainly as can be; reports where it is none.
  func number(_ field: Placed<String>, named name: String, in range: ClosedRange<Int>, rule: FileRule = .expectedNumber)
    -> Int?
  {
    if let number = Int(field.value), String(number) == field.value, range.contains(number) { return number }
    let expected = rule.with(["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
    report(FileRule.subjectKey.with(["name": .text(name)]), field.notExpected(.wording(expected)), line: field.line)
    return nil
  }

  /// Reads a field as one of a few words; reports where it is none of them.
  func word<Word: RawRepresentable & CaseIterable>(_ field: Placed<String>, named name: String, _: Word.Type) -> Word?
  where Word.RawValue == String {
    if let word = Word(rawValue: field.value) { return word }
    let known = Word.allCases.map(\.rawValue)
    report(
      FileRule.subjectKey.with(["name": .text(name)]),
      field.notExpected(.rule(.expectedWord, ["known": .text(known.joined(separator: ", "))])),
      end: .end(meaning: field.value, among: known), line: field.line)
    return nil
  }
}

extension Placed<String> {
  /// What was found in the field, and what was expected in its place.
  fileprivate func notExpected(_ expected: Wording.Part) -> Wording {
    FileRule.notExpected.with(["found": .rule(.kindText, ["text": "\(value.prefix(60))"]), "expected": expected])
  }
}

public import Assets
import CongressFiles

/// One thing that an import has to say, and where in the file that was given it stands.
public struct ImportLine: Sendable, Hashable {
  /// The cell, row or line: `Sheet1!C14`, `list.csv:14`; the file where it is about the whole.
  public let place: String
  /// What is said.
  public let said: Wording

  /// Something and where it stands.
  public init(place: String, said: Wording) {
    self.place = place
    self.said = said
  }

  /// The line in a language: `Sheet1!C14: …`.
  public func sentence(in strings: Strings) -> String {
    place.isEmpty ? strings.visible(said) : "\(place): \(strings.visible(said))"
  }
}

/// What became of everything in a file that was given.
public struct ImportReport: Sendable, Hashable {
  /// What was taken, list by list.
  public var taken: [ImportLine] = []
  /// What was taken otherwise than it stands there.
  public var changed: [ImportLine] = []
  /// What was not taken.
  public var leftOut: [ImportLine] = []
  /// What people must look at: taken, and perhaps wrong.
  public var toDecide: [ImportLine] = []
  /// What is wrong; where there is anything, nothing is written.
  public var problems: [ImportLine] = []

  /// A report of nothing.
  public init() {}

  /// The parts of the report by their names, in the order in which they are told.
  public var parts: [(name: String, lines: [ImportLine])] {
    [
      ("taken", taken), ("changed", changed), ("left-out", leftOut), ("to-decide", toDecide), ("problems", problems),
    ]
  }

  /// The report in a language; of more than ten lines of a kind the first nine and how many more there are.
  public func lines(in strings: Strings) -> [String] {
    parts.filter { !$0.lines.isEmpty }.flatMap { name, lines in
      let heading = strings[Wording("exchange.part.\(name)", ["count": "\(lines.count)"])]
      return [heading] + Self.shortened(lines, in: strings).map { "  " + $0 }
    }
  }

  /// The most lines of a kind that people are shown.
  static let ofAKindMax = 10

  private static func shortened(_ lines: [ImportLine], in strings: Strings) -> [String] {
    let counts = Dictionary(grouping: lines, by: \.kind).mapValues(\.count)
    var shown: [String: Int] = [:]
    return lines.flatMap { line -> [String] in
      let number = shown[line.kind, default: 0] + 1
      shown[line.kind] = number
      guard let count = counts[line.kind], count > ofAKindMax, number >= ofAKindMax else {
        return [line.sentence(in: strings)]
      }
      return number == ofAKindMax ? [strings[ExchangeNote.more.with(["count": "\(count - number + 1)"])]] : []
    }
  }
}

extension ImportLine {
  /// What makes two lines alike.
  fileprivate var kind: String {
    if case .wording(let fault)? = said.values["fault"] { return fault.key }
    return said.key
  }
}

/// Everything that an import may say; each is the key of a text in `Assets/strings` under `exchange.`, and a test makes
/// sure that every language has every one.
public enum ExchangeNote: String, Sendable, Hashable, CaseIterable {
  case more
  // Taken.
  case tableTaken = "table-taken"
  case columnTaken = "column-taken"
  // Changed.
  case spaceTidied = "space-tidied"
  case lettersComposed = "letters-composed"
  case yearOfDate = "year-of-date"
  case dateRead = "date-read"
  case filledFromMerged = "filled-from-merged"
  case codesGiven = "codes-given"
  case headingTaken = "heading-taken"
  case kindAssumed = "kind-assumed"
  case unified
  case formulaValues = "formula-values"
  case valueFilled = "value-filled"
  // Left out.
  case columnLeft = "column-left"
  case sheetHidden = "sheet-hidden"
  case sheetLeft = "sheet-left"
  case sheetAnother = "sheet-another"
  case blankRows = "blank-rows"
  case rowLeft = "row-left"
  case columnTwice = "column-twice"
  case collectionLeft = "collection-left"
  case thingLeft = "thing-left"
  // To be decided.
  case rowHidden = "row-hidden"
  case columnHidden = "column-hidden"
  case organisationsAlike = "organisations-alike"
  case peopleAlike = "people-alike"
  case placeholders
  case seatsAndCandidates = "seats-and-candidates"
  case templatesUsed = "templates-used"
  case indexUntried = "index-untried"
  // Wrong.
  case organisationsOtherwise = "organisations-otherwise"
  case codeIsNumber = "code-is-number"
  case cellIsError = "cell-is-error"
  case yearUnreadable = "year-unreadable"
  case wordUnknown = "word-unknown"
  case headingMissing = "heading-missing"
  case columnMissing = "column-missing"
  case textNotUTF8 = "text-not-utf8"
  case fileEmpty = "file-empty"
  case fileTooLarge = "file-too-large"
  case jsonUnreadable = "json-unreadable"
  case notAMeeting = "not-a-meeting"
  case rowsTooMany = "rows-too-many"
  // Of folders and files.
  case folderThere = "folder-there"
  case folderNotWritten = "folder-not-written"
  case fileUnreadable = "file-unreadable"
  // Of workbooks.
  case workbookOldOrLocked = "workbook-old-or-locked"
  case workbookNone = "workbook-none"
  case workbookEncrypted = "workbook-encrypted"
  case workbookDamaged = "workbook-damaged"
  case workbookTooLarge = "workbook-too-large"

  /// The key of its text.
  public var key: String { "exchange.\(rawValue)" }

  /// What is said, with its values.
  public func with(_ values: [String: Wording.Part] = [:]) -> Wording { Wording(key, values) }
}

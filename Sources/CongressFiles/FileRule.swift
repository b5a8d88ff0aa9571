import Assets

/// The rules that a congress folder may break, and the words in which such a breach is told.
///
/// Each is the key of a text in `Assets/strings` under `file.`; a test makes sure that every language has every one.
public enum FileRule: String, Sendable, Hashable, CaseIterable {
  // What a sentence is made of: who, what is wrong with it, how it ends.
  case said
  case endsPlainly = "end.plain"
  case endsWithHint = "end.did-you-mean"
  case endsWithKnown = "end.expected-only"
  case subjectKey = "subject.key"
  case subjectValue = "subject.value"
  case subjectEntry = "subject.entry"
  case subjectFile = "subject.file"
  // Texts.
  case empty = "fault.empty"
  case tooLong = "fault.too-long"
  case invisible = "fault.invisible"
  case decomposed = "fault.decomposed"
  case spaceAround = "fault.space-around"
  case spaceWithin = "fault.space-within"
  case spreadsheetError = "fault.spreadsheet-error"
  case spreadsheetNumber = "fault.spreadsheet-number"
  case spreadsheetZero = "fault.spreadsheet-zero"
  case notAFileName = "fault.not-a-file-name"
  case notAPictureName = "fault.not-a-picture-name"
  case notADocumentName = "fault.not-a-document-name"
  // Values.
  case notExpected = "fault.not-expected"
  case noValue = "fault.no-value"
  case entryOne = "fault.entry-one"
  case entries = "fault.entries"
  case notWrittenOut = "fault.not-written-out"
  case itemsTooMany = "fault.items-too-many"
  case dayNotInOrder = "fault.day-not-in-order"
  case itemNotInOrder = "fault.item-not-in-order"
  case outputUnknown = "fault.output-unknown"
  case sameLanguage = "fault.same-language"
  case needsBeside = "fault.needs-beside"
  case onlyBeside = "fault.only-beside"
  case notBeside = "fault.not-beside"
  case roleMissing = "fault.role-missing"
  case roleNotAllowed = "fault.role-not-allowed"
  case partyYearTooEarly = "fault.party-year-too-early"
  case kindText = "kind.text"
  case kindQuoted = "kind.quoted"
  case kindGroup = "kind.group"
  case kindList = "kind.list"
  case kindAlias = "kind.alias"
  case expectedText = "expected.text"
  case expectedList = "expected.list"
  case expectedNumber = "expected.number"
  case expectedWord = "expected.word"
  case expectedGroup = "expected.group"
  case expectedDate = "expected.date"
  case expectedTime = "expected.time"
  case expectedYear = "expected.year"
  case expectedPassRule = "expected.pass-rule"
  case expectedOffset = "expected.offset"
  case expectedPart = "expected.part"
  case expectedCamera = "expected.camera"
  case expectedDue = "expected.due"
  // Keys, codes and what names them.
  case keyUnknown = "key-unknown"
  case keyMissing = "key-missing"
  case keyTwice = "key-twice"
  case repeated
  case repeatedOtherwise = "repeated-otherwise"
  case writtenOtherwise = "written-otherwise"
  case badgeIsCode = "badge-is-code"
  case moreOfAKind = "more-of-a-kind"
  // In what two ways of writing one name differ.
  case differsInSpaces = "difference.spaces"
  case differsInCapitals = "difference.capitals"
  case differsInTones = "difference.tones"
  case differsInLetters = "difference.letters"
  case differsInSeveral = "difference.several"
  case firstOutputFollows = "first-output-follows"
  case followsAFollower = "follows-a-follower"
  case ballotUnknown = "ballot-unknown"
  case ballotUnused = "ballot-unused"
  case memberNotOnRoster = "member-not-on-roster"
  case memberTwofold = "member-twofold"
  case candidateNotOnRoster = "candidate-not-on-roster"
  case candidateOnRoster = "candidate-on-roster"
  case itemUnknown = "item-unknown"
  case speakerUnnamed = "speaker-unnamed"
  case speakerNotOnRoster = "speaker-not-on-roster"
  case documentMissing = "document-missing"
  case dayUnknown = "day-unknown"
  case taskRepeated = "task-repeated"
  case tasksTooMany = "tasks-too-many"
  case privateSceneElsewhere = "private-scene-elsewhere"
  // Files of counts.
  case countFileMissing = "count-file-missing"
  case countFileTooLong = "count-file-too-long"
  case countOfStranger = "count-of-stranger"
  case countMissing = "count-missing"
  // Files.
  case folderMissing = "folder-missing"
  case fileMissing = "file-missing"
  case listMissing = "list-missing"
  case arrivalUnknown = "arrival-unknown"
  case listNotSent = "list-not-sent"
  case notAFile = "not-a-file"
  case fileTooLarge = "file-too-large"
  case fileUnreadable = "file-unreadable"
  case notUTF8 = "not-utf8"
  case notUTF8ButUTF16 = "not-utf8-but-utf16"
  case excelWorkbook = "excel-workbook"
  case yamlEmpty = "yaml-empty"
  case yamlUnreadable = "yaml-unreadable"
  case notYaml = "not-yaml"
  case notYamlWithin = "not-yaml-within"
  case controlCharacter = "control-character"
  // Rows.
  case quoteWithinField = "quote-within-field"
  case lettersAfterQuote = "letters-after-quote"
  case quoteNotClosed = "quote-not-closed"
  case rosterEmpty = "roster-empty"
  case rosterTooLong = "roster-too-long"
  case officialsMissing = "officials-missing"
  case rowEmpty = "row-empty"
  case rowFields = "row-fields"
  case separatedBySemicolons = "separated-by-semicolons"
  case separatedByTabs = "separated-by-tabs"
  // A changed agenda.
  case begunItemMissing = "begun-item-missing"
  case begunItemMoved = "begun-item-moved"
  case begunItemChanged = "begun-item-changed"
  case stepRefused = "step-refused"
  case columnUnknown = "column-unknown"
  case columnTwice = "column-twice"
  case columnMissing = "column-missing"
  case foundOne = "found-one"
  case foundMany = "found-many"

  /// The wording of a rule with its values.
  func with(_ values: [String: Wording.Part] = [:]) -> Wording { Wording("file.\(rawValue)", values) }
}

/// What a group of keys or a code stands for.
public enum FileThing: String, Sendable, Hashable, CaseIterable {
  case agenda, day, session, item, ballots, ballot, choice, congress, name, hall, quorum, output, screen, text
  case target, block, permission, badge, ballotDefaults, code, seat, elections, election, candidate
  case bodies, body, member, pictures, cameras
  case speakers, speaker, speaking
  case documents, document, release

  /// As the object of a sentence: `an item`.
  var group: Wording.Part { .wording(Wording("file.group.\(rawValue)")) }

  /// At the beginning of one: `Item`.
  var named: Wording.Part { .wording(Wording("file.thing.\(rawValue)")) }
}

extension Wording.Part {
  /// The words of a rule.
  static func rule(_ rule: FileRule, _ values: [String: Wording.Part] = [:]) -> Wording.Part {
    .wording(rule.with(values))
  }

  /// How a sentence ends for a name that is not known: with the one that was probably meant, or plainly.
  static func end(meaning text: String, among names: [String]) -> Wording.Part {
    NearestName.suggestion(for: text, among: names).map { .rule(.endsWithHint, ["name": .text($0)]) }
      ?? .rule(.endsPlainly)
  }

  /// The same, where the names are few enough to be listed.
  static func end(meaning text: String, amongOnly names: [String]) -> Wording.Part {
    NearestName.suggestion(for: text, among: names).map { .rule(.endsWithHint, ["name": .text($0)]) }
      ?? .rule(.endsWithKnown, ["known": .text(names.joined(separator: ", "))])
  }
}

extension CommandRegistry {
  /// The commands about documents.
  static let documents: [any CommandFamily.Type] = [
    FileDocument.self, AddDocumentVersion.self, ApproveDocument.self, ReleaseDocument.self, HoldDocument.self,
    WithdrawDocument.self, CountReaders.self,
  ]
}

/// A command about a document.
protocol OnDocument: CommandBody {
  /// The document.
  var document: Code<Document> { get }
}

extension OnDocument {
  package static var roles: [Role] { [.operator, .chair] }
  package static var rolesPossible: [Role] { [.operator, .chair] }
  // The secretariat's work goes on beside the show.
  package static var isDriving: Bool { false }
  // Nothing is offered: each is asked for by what somebody has looked at.
  package static var facets: Facets { [] }

  package var brief: String? { document.text }

  /// The document, where there is one of the code.
  func known(in state: CongressState) throws(Rejection) -> Document {
    guard let known = state.document(document) else {
      throw .document(.unknown(document, known: state.documents.map(\.code)))
    }
    return known
  }

  /// The newest version of the document, where it has the number and has come as far as is needed.
  func newest(
    _ version: Int, in state: CongressState, needed: DocumentState...
  ) throws(Rejection) -> (document: Document, version: DocumentVersion) {
    let known = try known(in: state)
    guard known.newest.number == version else {
      throw .document(.versionNotNewest(document, newest: known.newest.number))
    }
    guard needed.contains(known.state) else {
      throw .document(.inWrongState(document, version: version, state: known.state, needed: needed))
    }
    return (known, known.newest)
  }

  fileprivate func changed(_ change: DocumentChange) -> Event { .documentChanged(document: document, change: change) }
}

/// Puts a document on record whose bytes and pages are in the library.
package struct FileDocument: OnDocument {
  package static let name = CommandName("document.file")
  package static let example = Self(
    document: "BC01", title: LocalizedText(vi: "Dự thảo Báo cáo chính trị", en: "Draft political report"),
    kind: .report, items: ["1.01"], audience: [.delegate], file: .example("a"), pages: .example("b"),
    note: "trình lần 1")

  package let document: Code<Document>
  /// What it is called.
  package let title: LocalizedText
  /// What it is.
  package let kind: Document.Kind
  /// The items that it belongs to; none where that is not written.
  package let items: [Code<Item>]?
  /// For whom it is.
  package let audience: [DocumentReader]
  /// The file as it was given.
  package let file: DocumentFile
  /// The pages that were made of it.
  package let pages: DocumentPages
  /// What there is to know of it.
  package let note: String?

  package var hallTexts: [String] { title.all }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard document.isFitForAddress else { throw .document(.codeNotFit) }
    guard state.document(document) == nil else { throw .document(.codeTaken(document)) }
    guard state.documents.count < Document.documentsMax else { throw .document(.tooMany(max: Document.documentsMax)) }
    for text in title.all { try text.checkLine(charactersMax: Document.titleCharactersMax) }
    guard !audience.isEmpty, Set(audience).count == audience.count else { throw .document(.audienceNotFit) }
    let items = items ?? []
    guard items.count <= Document.itemsMax, Set(items).count == items.count else {
      throw .document(.itemsNotFit(itemsMax: Document.itemsMax))
    }
    for item in items where state.agenda[item] == nil { throw .itemUnknown(item) }
    try checkStored(file, pages, note)
    return [
      changed(
        .filed(
          title: title, kind: kind, items: items, audience: audience, file: file, pages: pages, note: note))
    ]
  }
}

/// Puts another version of a document on record.
package struct AddDocumentVersion: OnDocument {
  package static let name = CommandName("document.version")
  package static let example = Self(
    document: "BC01", file: .example("c"), pages: .example("d"), note: "sửa trang 4 và 7")

  package let document: Code<Document>
  /// The file as it was given.
  package let file: DocumentFile
  /// The pages that were made of it.
  package let pages: DocumentPages
  /// What is otherwise than in the version before.
  package let note: String?

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try known(in: state)
    guard known.versions.count < Document.versionsMax else {
      throw .document(.tooManyVersions(document, max: Document.versionsMax))
    }
    try checkStored(file, pages, note)
    // What was withdrawn may come again as it was.
    guard known.newest.file != file || known.newest.pages != pages || known.state == .withdrawn else {
      throw .document(.sameAsNewest(document, version: known.newest.number))
    }
    return [changed(.version(number: known.newest.number + 1, file: file, pages: pages, note: note))]
  }
}

/// Puts on record that somebody has looked at the pages of the newest version and found them right.
package struct ApproveDocument: OnDocument {
  package static let name = CommandName("document.approve")
  package static let example = Self(document: "BC01", version: 1, digest: String(repeating: "b", count: 64))

  package let document: Code<Document>
  /// The version.
  package let version: Int
  /// The digest of the list of the pages that were looked at.
  package let digest: String

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (known, newest) = try newest(version, in: state, needed: .filed)
    guard newest.pages.digest == digest else { throw .document(.pagesAreOther(document, version: version)) }
    let isDue = known.plannedRelease.map { state.hasCome($0, atMS: context.atMS) } ?? false
    return [changed(.approved(version: version))]
      + (isDue ? [changed(.released(version: version, audience: known.audience))] : [])
  }
}

/// Lets the newest version go out now or, where a moment is named, then.
package struct ReleaseDocument: OnDocument {
  package static let name = CommandName("document.release")
  package static let example = Self(document: "BC01", version: 1, on: .item("1.02"))

  package let document: Code<Document>
  /// The version.
  package let version: Int
  /// When; now where that is not written.
  package let on: ReleaseMoment?

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard let on else {
      let (known, _) = try newest(version, in: state, needed: .approved)
      return [changed(.released(version: version, audience: known.audience))]
    }
    // It may be planned before anybody has approved it.
    _ = try newest(version, in: state, needed: .filed, .approved)
    switch on {
    case .item(let item): if state.agenda[item] == nil { throw .itemUnknown(item) }
    case .ballot(let ballot): _ = try state.knownBallot(ballot)
    case .time: break
    }
    guard !state.hasCome(on, atMS: context.atMS) else { throw .document(.momentPast(on)) }
    return [changed(.releasePlanned(on: on))]
  }
}

/// Keeps a document back that was to go out by itself.
package struct HoldDocument: OnDocument {
  package static let name = CommandName("document.hold")
  package static let example = Self(document: "BC01")

  package let document: Code<Document>

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard try known(in: state).plannedRelease != nil else { throw .document(.releaseNotPlanned(document)) }
    return [changed(.releasePlanned())]
  }
}

/// Takes back what the audience has of a document.
package struct WithdrawDocument: OnDocument {
  package static let name = CommandName("document.withdraw")
  package static let example = Self(document: "BC01", reason: Reason("nhầm bản"))

  package let document: Code<Document>
  /// Why.
  package let reason: Reason

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard let version = try known(in: state).inForce else { throw .document(.notReleased(document)) }
    try reason.checkGiven()
    return [changed(.withdrawn(version: version.number, reason: reason.text))]
  }
}

extension OnDocument {
  /// Refuses what cannot stand in the library.
  fileprivate func checkStored(_ file: DocumentFile, _ pages: DocumentPages, _ note: String?) throws(Rejection) {
    guard file.digest.isDigest, pages.digest.isDigest else { throw .document(.digestNotFit) }
    guard (1...DocumentFile.bytesMax).contains(file.bytes) else {
      throw .document(.sizeOutOfRange(bytes: file.bytes, bytesMax: DocumentFile.bytesMax))
    }
    guard (1...DocumentPages.countMax).contains(pages.count) else {
      throw .document(.pagesOutOfRange(pages: pages.count, pagesMax: DocumentPages.countMax))
    }
    try note?.checkLine(charactersMax: DocumentVersion.noteCharactersMax)
  }
}

extension Code {
  /// Whether something new may have the code that stands in addresses and in names of files.
  var isFitForAddress: Bool {
    let bytes = Array(text.utf8)
    func isLetterOrDigit(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    return (1...64).contains(bytes.count) && bytes.first.map(isLetterOrDigit) == true
      && bytes.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
  }
}

extension String {
  /// Whether it is a SHA-256 as it is written: 64 hexadecimal digits in small letters.
  var isDigest: Bool {
    utf8.count == 64 && utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Refuses a text of a document that is empty, too long, or not on one line.
  fileprivate func checkLine(charactersMax: Int) throws(Rejection) {
    guard !allSatisfy(\.isWhitespace), count <= charactersMax, !hasControlCharacters else {
      throw .document(.textNotFit(charactersMax: charactersMax))
    }
  }
}

extension DocumentFile {
  fileprivate static func example(_ digit: String) -> DocumentFile {
    DocumentFile(digest: String(repeating: digit, count: 64), form: .pdf, bytes: 90_000)
  }
}

extension DocumentPages {
  fileprivate static func example(_ digit: String) -> DocumentPages {
    DocumentPages(digest: String(repeating: digit, count: 64), count: 12)
  }
}

/// The `documents` topic: every document with every version, for the staff.
public struct DocumentsView: Sendable, Hashable, Codable {
  /// The documents in the order in which they were filed.
  public let documents: [Document]

  /// The documents of a congress.
  public init(documents: [Document]) { self.documents = documents }
}

/// The `documents.<reader>` topics: what somebody may read, and what they had and may not read any more.
public struct ReleasedDocumentsView: Sendable, Hashable, Codable {
  /// One document as its audience is told of it.
  public struct Line: Sendable, Hashable, Codable {
    /// Its code.
    public let code: Code<Document>
    /// What it is called.
    public let title: LocalizedText
    /// What it is.
    public let kind: Document.Kind
    /// The items that it belongs to.
    public let items: [Code<Item>]
    /// The newest version that went out.
    public let version: Int
    /// `released`, or `withdrawn`, which has no pages any more.
    public let state: DocumentState
    /// When it went out, in ms since 1970 UTC.
    public let releasedMS: Int64
    /// Its pages; nothing where it was withdrawn.
    public let pages: DocumentPages?
    /// What is otherwise than in the version before.
    public let note: String?
    /// Why it was withdrawn.
    public let reason: String?
    /// The version that they had before; nothing where it is the first, or was withdrawn.
    public let earlier: EarlierVersion?
  }

  /// A version that was read before the newest.
  public struct EarlierVersion: Sendable, Hashable, Codable {
    /// Its number.
    public let number: Int
    /// Its pages.
    public let pages: DocumentPages
  }

  /// Who is told.
  public let reader: DocumentReader
  /// The documents in the order in which they were filed.
  public let documents: [Line]

  /// What a reader may read.
  public init(reader: DocumentReader, documents: [Line]) {
    self.reader = reader
    self.documents = documents
  }
}

/// The `documents.sealed` topic: what goes out later and may lie sealed on tablets until then.
///
/// No code, no title, no item: who hands out sealed pages has to know which they are and for whom, and nothing else.
public struct SealedDocumentsView: Sendable, Hashable, Codable {
  /// Pages that were approved and not released.
  public struct Line: Sendable, Hashable, Codable {
    /// The pages.
    public let pages: DocumentPages
    /// For whom the document is.
    public let audience: [DocumentReader]
  }

  /// The congress, whose library has the pages.
  public let congress: String
  /// What waits, in the order in which it was filed.
  public let waiting: [Line]
}

extension CongressState {
  /// What goes out later and may lie sealed on tablets until then.
  public var sealedDocuments: SealedDocumentsView {
    SealedDocumentsView(
      congress: definition.id.text,
      waiting: documents.filter { $0.state == .approved }
        .map { SealedDocumentsView.Line(pages: $0.newest.pages, audience: $0.audience) })
  }

  /// Every document with every version.
  public var documentsView: DocumentsView { DocumentsView(documents: documents) }

  /// What somebody may read.
  public func releasedDocuments(to reader: DocumentReader) -> ReleasedDocumentsView {
    ReleasedDocumentsView(reader: reader, documents: documents.compactMap { $0.line(for: reader) })
  }
}

extension Document {
  /// What a reader is told of the newest version that went out; nothing where they are told nothing.
  fileprivate func line(for reader: DocumentReader) -> ReleasedDocumentsView.Line? {
    let viewer = DocumentViewer.reader(reader)
    guard let version = versions.last(where: { $0.released != nil }), let released = version.released,
      let state = state(of: version.number), allows(.listing, ofVersion: version.number, to: viewer)
    else { return nil }
    let earlier = versions.last { $0.number < version.number && $0.released != nil && $0.withdrawn == nil }
    let hasDifferences = allows(.differences, ofVersion: version.number, to: viewer)
    return ReleasedDocumentsView.Line(
      code: code, title: title, kind: kind, items: items, version: version.number, state: state,
      releasedMS: released.atMS, pages: allows(.page, ofVersion: version.number, to: viewer) ? version.pages : nil,
      note: version.note, reason: version.withdrawalReason,
      earlier: hasDifferences
        ? earlier.map { ReleasedDocumentsView.EarlierVersion(number: $0.number, pages: $0.pages) } : nil)
  }
}

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

extension CongressState {
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
    return ReleasedDocumentsView.Line(
      code: code, title: title, kind: kind, items: items, version: version.number, state: state,
      releasedMS: released.atMS, pages: allows(.page, ofVersion: version.number, to: viewer) ? version.pages : nil,
      note: version.note, reason: version.withdrawalReason)
  }
}

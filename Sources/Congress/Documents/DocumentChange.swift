/// What has happened to a document; the fact of every `document.changed` event.
///
/// A shipped name or fact is never changed; new facts are optional.
public enum DocumentChange: Sendable, Hashable, Codable {
  /// It was filed, with its first version.
  case filed(
    title: LocalizedText, kind: Document.Kind, items: [Code<Item>], audience: [DocumentReader], file: DocumentFile,
    pages: DocumentPages, note: String? = nil)
  /// A version was added.
  case version(number: Int, file: DocumentFile, pages: DocumentPages, note: String? = nil)
  /// Somebody has found the pages of a version right.
  case approved(version: Int)
  /// The newest version will go out by itself or, without a moment, not any more.
  case releasePlanned(on: ReleaseMoment? = nil)
  /// A version has gone out.
  case released(version: Int, audience: [DocumentReader])
  /// A version was taken back.
  case withdrawn(version: Int, reason: String)
  /// So many have read a version by now.
  case read(version: Int, readers: Int)
  /// An undo put the document back as it was or, without one, took it away.
  case restored(document: Document? = nil)

  private enum CodingKeys: String, CodingKey {
    case filed, version, approved, released, withdrawn, read, restored
    case releasePlanned = "release-planned"
  }

  /// The change's name.
  public var name: String {
    switch self {
    case .filed: "filed"
    case .version: "version"
    case .approved: "approved"
    case .releasePlanned: "release-planned"
    case .released: "released"
    case .withdrawn: "withdrawn"
    case .read: "read"
    case .restored: "restored"
    }
  }
}

extension CongressState {
  /// Every document, in the order in which they were filed.
  public var documents: [Document] { documentsFiled ?? [] }

  /// The document with `code`, if there is one.
  public func document(_ code: Code<Document>) -> Document? { documents.first { $0.code == code } }

  /// The documents of an item, in the order in which they were filed.
  public func documents(of item: Code<Item>) -> [Document] { documents.filter { $0.items.contains(item) } }

  /// Folds in what has happened to a document; what does not fit it changes nothing.
  mutating func applyDocument(_ code: Code<Document>, _ change: DocumentChange, _ record: EventRecord) {
    let was = document(code)
    guard let became = was.folding(change, code: code, record) else { return }
    // That it was read is nobody's to take back.
    if case .read = change {} else { undo.remember(.document(code, was: was, became: became.document), of: record) }
    var all = documents
    let index = all.firstIndex { $0.code == code }
    switch (index, became.document) {
    case (let index?, let document?): all[index] = document
    case (let index?, nil): all.remove(at: index)
    case (nil, let document?): all.append(document)
    case (nil, nil): return
    }
    documentsFiled = all
  }
}

/// A document as a change leaves it, or none.
private struct FoldedDocument {
  let document: Document?
}

extension Document? {
  /// What a change makes of a document, or of none; nothing where it does not fit.
  fileprivate func folding(_ change: DocumentChange, code: Code<Document>, _ record: EventRecord) -> FoldedDocument? {
    switch (self, change) {
    case (nil, .filed(let title, let kind, let items, let audience, let file, let pages, let note)):
      let version = DocumentVersion(number: 1, file: file, pages: pages, note: note, filed: DocumentStep(record))
      return FoldedDocument(
        document: Document(
          code: code, title: title, kind: kind, items: items, audience: audience, versions: [version]))
    case (_, .restored(let document)): return FoldedDocument(document: document)
    case (var document?, _): return document.fold(change, record) ? FoldedDocument(document: document) : nil
    case (nil, _): return nil
    }
  }
}

extension Document {
  /// Folds a change in; false where it does not fit.
  fileprivate mutating func fold(_ change: DocumentChange, _ record: EventRecord) -> Bool {
    switch change {
    case .version(let number, let file, let pages, let note):
      guard number == versions.count + 1 else { return false }
      versions.append(
        DocumentVersion(number: number, file: file, pages: pages, note: note, filed: DocumentStep(record)))
    case .approved(let number): return changeVersion(number) { $0.approved = DocumentStep(record) }
    case .releasePlanned(let moment): plannedRelease = moment
    case .released(let number, _):
      plannedRelease = nil
      return changeVersion(number) { $0.released = DocumentStep(record) }
    case .withdrawn(let number, let reason):
      return changeVersion(number) { ($0.withdrawn, $0.withdrawalReason) = (DocumentStep(record), reason) }
    case .read(let number, let readers): return changeVersion(number) { $0.readersCounted = readers }
    case .filed, .restored: return false
    }
    return true
  }

  private mutating func changeVersion(_ number: Int, _ body: (inout DocumentVersion) -> Void) -> Bool {
    guard versions.indices.contains(number - 1) else { return false }
    body(&versions[number - 1])
    return true
  }
}

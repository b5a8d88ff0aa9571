import Congress

/// What the hall's service says of documents: what each reader may read, and what waits to go out.
///
/// A value, and the one place in which a web service decides who may have which part of which pages: by
/// ``DocumentAccess``, from what it has been told. What it has not been told of is nobody's.
struct ReadableDocuments: Sendable, Equatable {
  /// As whom tablets read; the press has pages of its own.
  static let readers: [DocumentReader] = [.presidium, .delegate, .alternate, .guest, .public]

  private var released: [DocumentReader: ReleasedDocumentsView] = [:]
  private var sealed: SealedDocumentsView?

  /// The topics that it is made of.
  static let topics: [Topic] = readers.map(Topic.documentsReleased) + [.documentsSealed]

  /// Takes in what a reader may read.
  mutating func take(_ view: ReleasedDocumentsView) { released[view.reader] = view }

  /// Takes in what waits to go out.
  mutating func take(_ view: SealedDocumentsView) { sealed = view }

  /// The congress, whose library has the pages; nothing until the service has said so.
  var congress: String? { sealed?.congress }

  /// What a reader is told of documents, in the order in which they were filed.
  func lines(for reader: DocumentReader) -> [ReleasedDocumentsView.Line] { released[reader]?.documents ?? [] }

  /// The pages that wait for a reader.
  func waiting(for reader: DocumentReader) -> [DocumentPages] {
    (sealed?.waiting ?? []).map(\.pages).filter { allows(.sealed, of: $0.digest, to: reader) }
  }

  /// All pages that anybody may have in any form.
  var allPages: [DocumentPages] {
    var seen: Set<String> = []
    let known = Self.readers.flatMap { lines(for: $0).compactMap(\.pages) } + (sealed?.waiting ?? []).map(\.pages)
    return known.filter { seen.insert($0.digest).inserted }
  }

  /// Whether a reader may have a part of the pages of a digest.
  func allows(_ part: DocumentPart, of pages: String, to reader: DocumentReader) -> Bool {
    facts(of: pages, for: reader).contains { facts in
      DocumentAccess.allows(part, of: facts.state, for: facts.audience, to: .reader(reader))
    }
  }

  /// How far pages have come, and for whom they are, as far as a reader's asking is concerned; two documents may have the
  /// same pages.
  private func facts(of pages: String, for reader: DocumentReader) -> [(
    state: DocumentState, audience: [DocumentReader]
  )] {
    // What stands in a reader's topic is for them: the service has held it against the document's audience.
    let known = lines(for: reader).filter { $0.pages?.digest == pages }.map { (state: $0.state, audience: [reader]) }
    return known
      + (sealed?.waiting ?? []).filter { $0.pages.digest == pages }.map { (state: .approved, audience: $0.audience) }
  }
}

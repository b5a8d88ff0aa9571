public import Assets

/// What can be wrong with the library of documents.
public enum LibraryProblem: LocalizedProblem, Sendable, Hashable, CustomStringConvertible {
  /// Nothing can be put there.
  case notWritten(folder: String, reason: String)
  /// The bytes are not there.
  case missing(digest: String, folder: String)
  /// The bytes that are there are not those that were put.
  case damaged(digest: String, folder: String)
  /// A text that is no digest.
  case noDigest(String)
  /// A list of pages that is none, or of a form that is not known.
  case pagesUnreadable(digest: String)

  /// One sentence that says what would work.
  public var wording: Wording {
    switch self {
    case .notWritten(let folder, let reason):
      Wording("library.not-written", ["folder": .text(folder), "reason": .text(reason)])
    case .missing(let digest, let folder):
      Wording("library.missing", ["digest": .text(digest), "folder": .text(folder)])
    case .damaged(let digest, let folder):
      Wording("library.damaged", ["digest": .text(digest), "folder": .text(folder)])
    case .noDigest(let text): Wording("library.no-digest", ["text": .text(String(text.prefix(80)))])
    case .pagesUnreadable(let digest): Wording("library.pages-unreadable", ["digest": .text(digest)])
    }
  }

  /// The wording, for logs.
  public var description: String { wording.description }
}

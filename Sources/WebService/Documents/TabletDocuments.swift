/// What the tablets of a reader draw of the documents, in one language.
///
/// The page of the browser finds nothing out by itself; it puts these texts where they belong, fetches the pages that are
/// named, and keeps them.
struct TabletDocuments: Encodable, Hashable, Sendable {
  /// The documents of an item.
  struct Group: Encodable, Hashable, Sendable {
    let title: String
    let documents: [Line]
  }

  /// One document.
  struct Line: Encodable, Hashable, Sendable {
    let code: String
    let title: String
    let kind: String
    let version: Int
    let isWithdrawn: Bool
    /// Version and time: `Bản 2, 26/9 07:00`.
    let facts: String
    /// How many pages: `64 trang`; nothing where it was withdrawn.
    let length: String?
    /// Which pages are other than in the version before, in words; nothing for a first version.
    let changes: String?
    /// The same as numbers.
    let changedPages: [Int]
    /// What whoever filed it says of it.
    let note: String?
    /// Why it was withdrawn, or why it cannot be read here.
    let remark: String?
    /// The items that it belongs to.
    let items: [String]
    /// Its pages; nothing where it was withdrawn, or this web service has not got them.
    let pages: Pages?
  }

  /// Where pages are, and what opens them.
  struct Pages: Encodable, Hashable, Sendable {
    /// The digest of their list.
    let digest: String
    let count: Int
    /// What the sealed pages are called; nothing where they were filed without a seal.
    let sealed: String?
    /// What opens them, in Base64.
    let key: String?
  }

  /// Sealed pages that may be fetched before anybody knows what they are.
  struct Waiting: Encodable, Hashable, Sendable {
    let sealed: String
    let count: Int
  }

  let groups: [Group]
  let waiting: [Waiting]
  /// Over how long tablets spread their fetching, in s: each begins at a moment of its own.
  let spreadSeconds: Int
}

/// What the page of the secretariat draws: every word of it, in one language and as of one moment.
struct StaffPage: Encodable, Hashable, Sendable {
  /// Something that can be done with a document now.
  struct Action: Encodable, Hashable, Sendable {
    /// `approve`, `release`, `hold`, `withdraw` or `version`.
    let name: String
    let label: String
  }

  /// What was done with a version, in a line.
  struct Version: Encodable, Hashable, Sendable {
    let number: Int
    let heading: String
    let note: String?
    let steps: [String]
    /// The digest of the list of its pages, which is what somebody approves.
    let pages: String
  }

  /// One document.
  struct Document: Encodable, Hashable, Sendable {
    let code: String
    let title: String
    /// What it is, for whom, and of which items.
    let details: String
    /// How far it has come: `filed`, `approved`, `released`, `superseded`, `withdrawn`.
    let state: String
    let stateWords: String
    /// When it goes out by itself, in words; nothing where it does not.
    let planned: String?
    /// The number of the newest version.
    let newest: Int
    let versions: [Version]
    let actions: [Action]
  }

  /// Something to choose from.
  struct Choice: Encodable, Hashable, Sendable {
    let code: String
    let label: String
  }

  let language: String
  /// Who is signed in, as the record names them.
  let who: String
  /// That the hall's service is not heard; nothing while it is.
  let lost: String?
  let documents: [Document]
  /// What that says where there are no documents.
  let none: String
  /// The items that have not begun.
  let items: [Choice]
  /// The ballots that have not been opened.
  let ballots: [Choice]
  let kinds: [Choice]
  let readers: [Choice]
  /// That the newest step can be taken back; nothing where it cannot.
  let undo: String?
}

/// The pages of one version, as they were made.
struct StaffReview: Encodable, Hashable, Sendable {
  struct Change: Encodable, Hashable, Sendable {
    let removed: String
    let added: String
    /// Left, top, right and bottom, in hundredths of a point.
    let boxes: [[Int]]
  }

  struct Page: Encodable, Hashable, Sendable {
    let number: Int
    /// In hundredths of a point.
    let width: Int
    let height: Int
    let source: String
    let label: String
    /// What is otherwise than in the version before; nothing where nothing is.
    let changes: [Change]?
  }

  let heading: String
  let remarks: [String]
  let pages: [Page]
}

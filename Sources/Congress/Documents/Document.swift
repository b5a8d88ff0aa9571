/// A document of a congress with every version of it: a draft report, the rules, a list.
///
/// The bytes are in a library, by their digests; what is on record is which bytes they are, who has done what with them
/// and when, and for whom they are.
///
/// Invariant: there is at least one version; only the newest is approved and released; the audience names somebody.
public struct Document: Sendable, Hashable, Codable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case programme, rules, report, resolution, list, speech, notice, other
  }

  /// The most documents of a congress.
  public static let documentsMax = 500
  /// The most versions of one document.
  public static let versionsMax = 99
  /// The most items that one document belongs to.
  public static let itemsMax = 50
  /// The longest title in each language, in characters.
  public static let titleCharactersMax = 300

  /// The document's code, such as `BC01`.
  public let code: Code<Document>
  /// What it is called.
  public let title: LocalizedText
  /// What it is.
  public let kind: Kind
  /// The items that it belongs to.
  public let items: [Code<Item>]
  /// For whom it is; never empty.
  public let audience: [DocumentReader]
  /// Its versions, the oldest first; never empty.
  public internal(set) var versions: [DocumentVersion]
  /// When the newest version goes out by itself; nothing where somebody does it by hand.
  public internal(set) var plannedRelease: ReleaseMoment?

  /// The newest version.
  public var newest: DocumentVersion { versions[versions.count - 1] }

  /// The version that its audience has: the newest that was released, unless it was withdrawn; nothing where there is
  /// none.
  public var inForce: DocumentVersion? {
    guard let last = versions.last(where: { $0.released != nil }), last.withdrawn == nil else { return nil }
    return last
  }

  /// The version that its audience had at a place of the journal; nothing where it had none.
  public func inForce(at sequence: Int64) -> DocumentVersion? {
    guard let last = versions.last(where: { ($0.released?.sequence ?? .max) <= sequence }) else { return nil }
    if let withdrawn = last.withdrawn, withdrawn.sequence <= sequence { return nil }
    return last
  }

  /// How far a version has come; nothing where there is no such version.
  public func state(of number: Int) -> DocumentState? {
    guard let version = version(number) else { return nil }
    if version.withdrawn != nil { return .withdrawn }
    guard version.released != nil else { return version.approved == nil ? .filed : .approved }
    return versions.contains { $0.number > number && $0.released != nil } ? .superseded : .released
  }

  /// How far the newest version has come.
  public var state: DocumentState { state(of: newest.number) ?? .filed }

  /// A version by its number.
  public func version(_ number: Int) -> DocumentVersion? {
    versions.indices.contains(number - 1) ? versions[number - 1] : nil
  }

  /// How many have read any of it.
  public var readers: Int { versions.reduce(0) { $0 + $1.readers } }
}

/// How far a version of a document has come.
public enum DocumentState: String, Sendable, Hashable, Codable, CaseIterable {
  /// It is in the library; nobody but the staff knows of it.
  case filed
  /// Somebody has looked at its pages and found them right.
  case approved
  /// Its audience has it.
  case released
  /// Its audience has a newer one.
  case superseded
  /// It was taken back.
  case withdrawn
}

/// One version of a document: its bytes and its pages by their digests, and what was done with it.
public struct DocumentVersion: Sendable, Hashable, Codable {
  /// The longest note on a version, in characters.
  public static let noteCharactersMax = 500

  /// Its number, from 1 without gaps.
  public let number: Int
  /// The file as it was given.
  public let file: DocumentFile
  /// The pages that were made of it.
  public let pages: DocumentPages
  /// What is otherwise than in the version before, as whoever filed it says.
  public let note: String?
  /// That it was filed.
  public let filed: DocumentStep
  /// That its pages were approved; nothing before.
  public internal(set) var approved: DocumentStep?
  /// That it was released; nothing before.
  public internal(set) var released: DocumentStep?
  /// That it was withdrawn; nothing where it was not.
  public internal(set) var withdrawn: DocumentStep?
  /// Why it was withdrawn.
  public internal(set) var withdrawalReason: String?
  /// How many have read it; nothing where nobody has.
  var readersCounted: Int?

  /// The most that can have read it.
  public static let readersMax = 1_000_000

  /// How many have read it.
  public var readers: Int { readersCounted ?? 0 }
}

/// A file as it was given, by its digest.
public struct DocumentFile: Sendable, Hashable, Codable {
  /// What a file can be.
  public enum Form: String, Sendable, Hashable, Codable, CaseIterable {
    case pdf, docx
  }

  /// The largest file, in bytes.
  public static let bytesMax = 64 << 20

  /// The SHA-256 of its bytes, in 64 hexadecimal digits in small letters.
  public let digest: String
  /// What it is.
  public let form: Form
  /// Its length, 1 to ``bytesMax``.
  public let bytes: Int

  /// A file by its digest.
  public init(digest: String, form: Form, bytes: Int) {
    self.digest = digest
    self.form = form
    self.bytes = bytes
  }
}

/// The pages that were made of a file, by the digest of the list of them.
public struct DocumentPages: Sendable, Hashable, Codable {
  /// The most pages of one document.
  public static let countMax = 2_000

  /// The SHA-256 of the list of pages, which has the digest of each.
  public let digest: String
  /// How many they are, 1 to ``countMax``.
  public let count: Int

  /// Pages by the digest of their list.
  public init(digest: String, count: Int) {
    self.digest = digest
    self.count = count
  }
}

/// That something was done with a version: by whom, when, and where that stands on record.
public struct DocumentStep: Sendable, Hashable, Codable {
  /// Who did it; nobody where it came by itself.
  public let actor: Actor?
  /// When, in ms since 1970 UTC.
  public let atMS: Int64
  /// The journal's place.
  public let sequence: Int64

  /// The step of a record.
  init(_ record: EventRecord) {
    actor = record.actor
    atMS = record.atMS
    sequence = record.sequence
  }
}

/// The rules of documents that a command may break.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum DocumentRule: Sendable, Hashable {
  /// No document has that code.
  case unknown(Code<Document>, known: [Code<Document>])
  /// Another document has that code.
  case codeTaken(Code<Document>)
  /// A code is 1 to 64 letters, digits, dots and hyphens.
  case codeNotFit
  /// A title or a note is empty, too long, or not on one line.
  case textNotFit(charactersMax: Int)
  /// It is not said for whom the document is, or somebody is named twice.
  case audienceNotFit
  /// An item is named twice, or too many are.
  case itemsNotFit(itemsMax: Int)
  /// A digest is 64 hexadecimal digits in small letters.
  case digestNotFit
  /// The file is empty or too large.
  case sizeOutOfRange(bytes: Int, bytesMax: Int)
  /// There is no page, or there are too many.
  case pagesOutOfRange(pages: Int, pagesMax: Int)
  /// The newest version is the same file with the same pages.
  case sameAsNewest(Code<Document>, version: Int)
  /// The version is not the newest, which alone is approved and released.
  case versionNotNewest(Code<Document>, newest: Int)
  /// The pages that were looked at are not those of the version.
  case pagesAreOther(Code<Document>, version: Int)
  /// The version has come as far already.
  case inWrongState(Code<Document>, version: Int, state: DocumentState, needed: [DocumentState])
  /// The moment at which it was to go out is over.
  case momentPast(ReleaseMoment)
  /// It does not go out by itself.
  case releaseNotPlanned(Code<Document>)
  /// Its audience has no version of it.
  case notReleased(Code<Document>)
  /// Somebody has read it: what was read is not taken back as if nothing had been.
  case readAlready(Code<Document>, readers: Int)
  /// Nobody is counted, or more than there can be.
  case readersOutOfRange(readers: Int, readersMax: Int)
  /// There are as many documents as there can be.
  case tooMany(max: Int)
  /// There are as many versions as there can be.
  case tooManyVersions(Code<Document>, max: Int)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .unknown: "document_unknown"
    case .codeTaken: "document_code_taken"
    case .codeNotFit: "document_code_not_fit"
    case .textNotFit: "document_text_not_fit"
    case .audienceNotFit: "document_audience_not_fit"
    case .itemsNotFit: "document_items_not_fit"
    case .digestNotFit: "document_digest_not_fit"
    case .sizeOutOfRange: "document_size_out_of_range"
    case .pagesOutOfRange: "document_pages_out_of_range"
    case .sameAsNewest: "document_same_as_newest"
    case .versionNotNewest: "document_version_not_newest"
    case .pagesAreOther: "document_pages_are_other"
    case .inWrongState: "document_in_wrong_state"
    case .momentPast: "document_moment_past"
    case .releaseNotPlanned: "document_release_not_planned"
    case .notReleased: "document_not_released"
    case .readAlready: "document_read_already"
    case .readersOutOfRange: "document_readers_out_of_range"
    case .tooMany: "document_too_many"
    case .tooManyVersions: "document_too_many_versions"
    }
  }

  /// Names and numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .unknown(let document, let known):
      ["document": .text(document.text), "known": .text(known.map(\.text).joined(separator: ", "))]
    case .codeTaken(let document), .releaseNotPlanned(let document), .notReleased(let document):
      ["document": .text(document.text)]
    case .codeNotFit, .audienceNotFit, .digestNotFit: [:]
    case .textNotFit(let most): ["charactersMax": .number(Int64(most))]
    case .itemsNotFit(let most): ["itemsMax": .number(Int64(most))]
    case .sizeOutOfRange(let bytes, let most): ["bytes": .number(Int64(bytes)), "bytesMax": .number(Int64(most))]
    case .pagesOutOfRange(let pages, let most): ["pages": .number(Int64(pages)), "pagesMax": .number(Int64(most))]
    case .sameAsNewest(let document, let version), .pagesAreOther(let document, let version):
      ["document": .text(document.text), "version": .number(Int64(version))]
    case .versionNotNewest(let document, let newest):
      ["document": .text(document.text), "newest": .number(Int64(newest))]
    case .inWrongState(let document, let version, let state, let needed):
      [
        "document": .text(document.text), "version": .number(Int64(version)), "state": .text(state.rawValue),
        "needed": .text(needed.map(\.rawValue).joined(separator: ", ")),
      ]
    case .momentPast(let moment): ["moment": .text(moment.text)]
    case .readAlready(let document, let readers):
      ["document": .text(document.text), "readers": .number(Int64(readers))]
    case .readersOutOfRange(let readers, let most):
      ["readers": .number(Int64(readers)), "readersMax": .number(Int64(most))]
    case .tooMany(let most): ["max": .number(Int64(most))]
    case .tooManyVersions(let document, let most):
      ["document": .text(document.text), "max": .number(Int64(most))]
    }
  }
}

import Congress
import Foundation

/// What somebody of the secretariat asks for on the page, as it is posted.
struct StaffOrder: Decodable, Hashable, Sendable {
  /// The longest that is read, in bytes.
  static let bytesMax = 32 << 10

  /// What is asked for.
  enum Verb: String, Decodable, Hashable, Sendable, CaseIterable {
    case file, version, approve, release, plan, hold, withdraw, undo
  }

  /// What the press has made of a file that was uploaded.
  struct Upload: Codable, Hashable, Sendable {
    let file: DocumentFile
    let pages: DocumentPages
  }

  /// Why an order is none.
  enum Fault: Error, Hashable, Sendable {
    case incomplete
    /// A text that is no time.
    case noTime(String)
  }

  let verb: Verb
  let document: Code<Document>?
  let version: Int?
  /// The digest of the pages that were looked at.
  let pages: String?
  let reason: String?
  let item: Code<Item>?
  let ballot: Code<Ballot>?
  /// A time of the hall, `2025-09-26T14:30`.
  let at: String?
  let title: String?
  let titleEn: String?
  let kind: Document.Kind?
  let items: [Code<Item>]?
  let audience: [DocumentReader]?
  let note: String?
  let upload: Upload?

  /// The command that it stands for.
  /// - Parameters:
  ///   - nowMS: The service's time, in ms since 1970 UTC.
  ///   - utcOffset: The hall's.
  func command(nowMS: Int64, utcOffset: UTCOffset) throws(Fault) -> Command {
    func known<Value>(_ value: Value?) throws(Fault) -> Value {
      guard let value else { throw .incomplete }
      return value
    }
    if verb == .undo { return .commandUndo }
    let code = try known(document)
    switch verb {
    case .file:
      let upload = try known(upload)
      let filing = DocumentFiling(
        code: code, title: LocalizedText(vi: Self.composed(try known(title)) ?? "", en: Self.composed(titleEn)),
        kind: kind ?? .other, items: items ?? [], audience: audience ?? [])
      return .documentFile(filing, file: upload.file, pages: upload.pages, note: Self.composed(note))
    case .version:
      let upload = try known(upload)
      return .documentVersion(code, file: upload.file, pages: upload.pages, note: Self.composed(note))
    case .approve: return .documentApprove(code, version: try known(version), pages: try known(pages))
    case .release: return .documentRelease(code, version: try known(version))
    case .plan:
      return .documentRelease(
        code, version: try known(version), on: try moment(nowMS: nowMS, utcOffset: utcOffset))
    case .hold: return .documentHold(code)
    case .withdraw: return .documentWithdraw(code, reason: Self.composed(reason) ?? "")
    case .undo: return .commandUndo
    }
  }

  private func moment(nowMS: Int64, utcOffset: UTCOffset) throws(Fault) -> ReleaseMoment {
    if let item { return .item(item) }
    if let ballot { return .ballot(ballot) }
    guard let at else { throw .incomplete }
    guard let atMS = ReleaseMoment.time(at, nowMS: nowMS, utcOffset: utcOffset) else { throw .noTime(at) }
    return .time(atMS: atMS)
  }

  /// A text in the form that the house keeps; nothing for one that says nothing.
  private static func composed(_ text: String?) -> String? {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
    return text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
  }
}

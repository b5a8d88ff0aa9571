import Assets
import Congress
import Documents
import Foundation
import HTTPTypes
import HallTestSupport
import HummingbirdCore
import Testing

@testable import WebService

/// A web service with a library, told by a congress's state what may be read.
final class DocumentRig {
  /// Whoever asks, each with a tablet of their own; `nobody` has one that was given to nobody, `locked` one of the presidium
  /// that is locked.
  enum Asker: String, CaseIterable {
    case presidium, delegate, alternate, guest, nobody, locked

    /// As whom they read.
    var reader: DocumentReader {
      switch self {
      case .presidium: .presidium
      case .delegate: .delegate
      case .alternate: .alternate
      case .guest: .guest
      case .nobody, .locked: .public
      }
    }

    var token: TabletToken {
      let number = UInt64(Self.allCases.firstIndex(of: self) ?? 0)
      return TabletToken { number }
    }
  }

  let folder = FileManager.default.temporaryDirectory.path + "/plenary-rig-\(UUID().uuidString)"
  let library: DocumentLibrary
  let desk: WebResponderTests.Desk
  var state = SmallCongress.state
  private let picture: String
  private let text: String
  private let file: String

  init() throws {
    library = DocumentLibrary(folder: folder)
    picture = try library.put(Data("a picture".utf8))
    text = try library.put(
      PageText(words: [PageText.Word(text: "chữ", box: [0, 0, 100, 100], line: 0)]).encoded())
    file = try library.put(Data("a file".utf8))
    desk = try WebResponderTests.Desk(library: folder)
    let seal = String(repeating: "a", count: 64)
    let lines = try Asker.allCases.filter { $0 != .nobody }.map { asker in
      let reader = asker == .locked ? DocumentReader.presidium : asker.reader
      return """
        {"digest":"\(try #require(asker.token.digest))","sinceMS":1,"delegate":"D-\(asker)","name":"\(asker)",
        "organisation":"","seat":"","audience":"guest","presence":"present","presenceMS":1,"reader":"\(reader.rawValue)"
        \(asker == .locked ? ",\"seal\":\"\(seal)\"" : "")}
        """
    }
    let view = try JSONDecoder().decode(
      TabletsView.self, from: Data("{\"lines\":[\(lines.joined(separator: ","))],\"requests\":[]}".utf8))
    desk.rig.sessions.take(view, utcOffset: 0)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Puts pages into the library.
  /// - Parameter name: Other pages by another name.
  func pages(_ name: String, count: Int = 1) throws -> DocumentPages {
    let page = PageList.Page(
      width: 100, height: 100, picture: .init(digest: picture, form: .webp, bytes: 9), vector: nil, text: text)
    let list = PageList(file: file, renderer: name, pages: Array(repeating: page, count: count), remarks: [])
    let digest = try library.put(list.encoded())
    try library.makeSealKey(of: digest)
    return DocumentPages(digest: digest, count: count)
  }

  func filing(_ code: String, _ pages: DocumentPages, for audience: [DocumentReader], items: [Code<Item>] = [])
    -> Command
  {
    .documentFile(
      DocumentFiling(
        code: Code(code), title: LocalizedText(vi: "Tài liệu \(code)"), kind: .report, items: items, audience: audience),
      file: DocumentFile(digest: file, form: .pdf, bytes: 6), pages: pages)
  }

  func version(_ code: String, _ pages: DocumentPages) -> Command {
    .documentVersion(Code(code), file: DocumentFile(digest: file, form: .pdf, bytes: 6), pages: pages)
  }

  /// What the web service hears of the state.
  var readable: ReadableDocuments {
    var readable = ReadableDocuments()
    for reader in ReadableDocuments.readers { readable.take(state.releasedDocuments(to: reader)) }
    readable.take(state.sealedDocuments)
    return readable
  }

  /// Lets the web service hear it.
  func tell() { desk.documents.take(readable, agenda: state.agendaView) }

  /// How pages are sealed for somebody.
  func sealing(_ pages: DocumentPages, for reader: DocumentReader) throws -> PageSealing {
    try #require(try library.sealKey(of: pages.digest)).sealing(for: reader)
  }

  /// What a tablet gets for an address.
  func get(_ path: String, by asker: Asker) async throws -> Response {
    let cookie = asker.token.cookie(isSecure: false).prefix { $0 != ";" }
    return try await desk.answer(.get, path, [("Cookie", String(cookie))])
  }
}

import Congress
import Crypto
import Foundation
import Testing

@testable import Documents

/// Goal: what is sealed is opened by its own key only, and everybody who has the library seals alike.
@Suite struct SealTests {
  private static let pages = String(repeating: "ab", count: 32)

  private func library() -> DocumentLibrary {
    DocumentLibrary(folder: FileManager.default.temporaryDirectory.path + "/plenary-seal-\(UUID().uuidString)")
  }

  /// Opens what was sealed, as a tablet does.
  private func open(_ sealed: Data, _ sealing: PageSealing, part: Int) throws -> Data {
    let key = SymmetricKey(data: try #require(Data(base64Encoded: sealing.keyText)))
    return try AES.GCM.open(
      AES.GCM.SealedBox(combined: sealed), using: key, authenticating: Data("\(sealing.name)/\(part)".utf8))
  }

  @Test("A secret is made once, for its owner alone, and is another for every list of pages")
  func secrets() throws {
    let library = library()
    defer { try? FileManager.default.removeItem(atPath: library.folder) }
    #expect(try library.sealKey(of: Self.pages) == nil)
    try library.makeSealKey(of: Self.pages)
    let first = try #require(try library.sealKey(of: Self.pages)).sealing(for: .delegate)
    try library.makeSealKey(of: Self.pages)
    let again = try #require(try DocumentLibrary(folder: library.folder).sealKey(of: Self.pages))
    #expect(again.sealing(for: .delegate).name == first.name && again.sealing(for: .delegate).keyText == first.keyText)
    let path = "\(library.folder)/keys/\(Self.pages)"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: library.folder + "/keys").count == 1, "no draft stays")
    let other = String(repeating: "cd", count: 32)
    try library.makeSealKey(of: other)
    #expect(try library.sealKey(of: other)?.sealing(for: .delegate).keyText != first.keyText)
    try Data("short".utf8).write(to: URL(filePath: path))
    #expect(throws: LibraryProblem.self) { try library.sealKey(of: Self.pages) }
  }

  @Test("Each reader has a name and a key of its own")
  func readers() throws {
    let key = try #require(SealKey(Data(repeating: 7, count: 32), pages: Self.pages))
    let all = DocumentReader.allCases.map { key.sealing(for: $0) }
    #expect(Set(all.map(\.name)).count == all.count && Set(all.map(\.keyText)).count == all.count)
    #expect(all.allSatisfy { $0.name.utf8.count == 32 })
  }

  @Test("The same part is sealed alike, each part by a nonce of its own, and opens in its place only")
  func parts() throws {
    let sealing = try #require(SealKey(Data(repeating: 7, count: 32), pages: Self.pages)).sealing(for: .delegate)
    let plain = Data("trang một".utf8)
    let sealed = try sealing.seal(plain, part: 1)
    #expect(try sealing.seal(plain, part: 1) == sealed)
    #expect(try open(sealed, sealing, part: 1) == plain)
    #expect(sealed.range(of: plain) == nil)
    #expect(throws: (any Error).self) { try open(sealed, sealing, part: 2) }
    let other = try sealing.seal(plain, part: 2)
    #expect(other.prefix(12) != sealed.prefix(12))
    #expect(try sealing.seal(Data("trang hai".utf8), part: 1).prefix(12) != sealed.prefix(12), "no nonce twice")
  }

  @Test("A library that takes pages over from another takes their secret, and keeps its own")
  func transfer() throws {
    let (from, to) = (library(), library())
    defer { for library in [from, to] { try? FileManager.default.removeItem(atPath: library.folder) } }
    let text = try PageText(words: []).encoded()
    let picture = Data("bild".utf8)
    let file = try from.put(Data("tệp".utf8))
    let page = PageList.Page(
      width: 1, height: 1,
      picture: .init(digest: try from.put(picture), form: .webp, bytes: picture.count), vector: nil,
      text: try from.put(text))
    let pages = try from.put(PageList(file: file, renderer: "r", pages: [page], remarks: []).encoded())
    try from.makeSealKey(of: pages)
    try to.take(file, pages: pages, from: from)
    let name = try #require(try from.sealKey(of: pages)).sealing(for: .guest).name
    #expect(try to.sealKey(of: pages)?.sealing(for: .guest).name == name)
  }
}

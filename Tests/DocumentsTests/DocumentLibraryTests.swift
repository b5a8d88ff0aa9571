import Foundation
import Testing

@testable import Documents

/// Goal: what is put into the library is there, whole, under its digest, whoever else puts and whatever breaks.
///
/// Method: a library in a folder of its own; then each way in which a disk or another process spoils one.
@Suite struct DocumentLibraryTests {
  @discardableResult
  private static func withLibrary<Result>(_ body: (DocumentLibrary) throws -> Result) throws -> Result {
    let folder = NSTemporaryDirectory() + "library-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(DocumentLibrary(folder: folder))
  }

  private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test("Bytes are found again by their SHA-256, and stand where it says")
  func putAndFind() throws {
    try Self.withLibrary { library in
      #expect(try library.put(Data("abc".utf8)) == Self.abc)
      #expect(try library.bytes(of: Self.abc) == Data("abc".utf8))
      let path = "\(library.folder)/ba/\(Self.abc.dropFirst(2))"
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      // Nothing is written a second time.
      try library.put(Data("abc".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: library.folder + "/ba").count == 1)
    }
  }

  @Test("A folder of one letter is in a folder, too: NSString ended the process for its name")
  func oneLetter() {
    let here = FileManager.default.currentDirectoryPath
    for (path, parent) in [("o", here), ("thư viện", here), ("o/ab", here + "/o"), ("/o", "/"), ("/a/b", "/a")] {
      #expect(DocumentLibrary.parent(of: path) == parent, "\(path)")
    }
  }

  @Test("What is missing, damaged or no digest is told as what it is")
  func problems() throws {
    try Self.withLibrary { library in
      #expect(throws: LibraryProblem.missing(digest: Self.abc, folder: library.folder)) {
        try library.bytes(of: Self.abc)
      }
      for text in ["", "../../etc/passwd", "BA\(Self.abc.dropFirst(2))", Self.abc + "0"] {
        #expect(throws: LibraryProblem.noDigest(text)) { try library.bytes(of: text) }
        #expect(!library.has(text))
      }
      try library.put(Data("abc".utf8))
      try Data("abd".utf8).write(to: URL(filePath: "\(library.folder)/ba/\(Self.abc.dropFirst(2))"))
      #expect(throws: LibraryProblem.damaged(digest: Self.abc, folder: library.folder)) {
        try library.bytes(of: Self.abc)
      }
    }
  }

  @Test("A folder that cannot be written is told before anything is on record")
  func notWritten() throws {
    try Self.withLibrary { library in
      try Data().write(to: URL(filePath: library.folder))
      let problem = #expect(throws: LibraryProblem.self) { try library.put(Data("abc".utf8)) }
      guard case .notWritten(library.folder, _)? = problem else {
        Issue.record("\(String(describing: problem))")
        return
      }
    }
  }

  @Test("Many who put the same and other things at once lose nothing")
  func atOnce() async throws {
    let folder = NSTemporaryDirectory() + "library-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let library = DocumentLibrary(folder: folder)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<32 { group.addTask { try library.put(Data("thing \(number % 8)".utf8)) } }
      try await group.waitForAll()
    }
    for number in 0..<8 {
      let bytes = Data("thing \(number)".utf8)
      #expect(try library.bytes(of: DocumentLibrary.digest(of: bytes)) == bytes)
    }
    let left = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    #expect(!left.contains { $0.hasSuffix(".part") })
  }

  @Test("What a process left that was killed is removed, and nothing of one that runs")
  func drafts() throws {
    try Self.withLibrary { library in
      try library.put(Data("abc".utf8))
      let place = "\(library.folder)/ba/\(Self.abc.dropFirst(2))"
      for process in ["111", "222"] { try Data("ab".utf8).write(to: URL(filePath: "\(place).\(process).x.part")) }
      library.removeDrafts { $0 == 222 }
      let left = try FileManager.default.contentsOfDirectory(atPath: library.folder + "/ba").sorted()
      #expect(left == ["\(Self.abc.dropFirst(2))", "\(Self.abc.dropFirst(2)).222.x.part"])
    }
  }

  @Test("Pages are taken over from another library only where all of them are what they are said to be")
  func take() throws {
    try Self.withLibrary { library in
      try Self.withLibrary { other in
        let file = try other.put(Data("file".utf8))
        let page = PageList.Page(
          width: 59_500, height: 84_200,
          picture: PageList.Picture(digest: try other.put(Data("picture".utf8)), form: .webp, bytes: 7), vector: nil,
          text: try other.put(PageText(words: []).encoded()))
        let list = try other.put(PageList(file: file, renderer: "test", pages: [page], remarks: []).encoded())
        #expect(throws: LibraryProblem.pagesUnreadable(digest: list)) {
          try library.take(Self.abc, pages: list, from: other)
        }
        try library.take(file, pages: list, from: other)
        #expect(try library.pages(list).pages == [page] && library.text(of: page).words.isEmpty)
        try Data("other".utf8).write(
          to: URL(filePath: "\(other.folder)/\(page.picture.digest.prefix(2))/\(page.picture.digest.dropFirst(2))"))
        try Self.withLibrary { third in
          #expect(throws: LibraryProblem.damaged(digest: page.picture.digest, folder: other.folder)) {
            try third.take(file, pages: list, from: other)
          }
          #expect(!third.has(list), "the list comes last")
        }
      }
    }
  }
}

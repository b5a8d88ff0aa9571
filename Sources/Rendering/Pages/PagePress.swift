public import Congress
public import Documents
import Dispatch
import Foundation
import Synchronization

/// Makes pages of a file: pictures, texts, and a list of them, all in a library.
///
/// The same file, programs and fonts give the same pages.
public struct PagePress: Sendable {
  /// How many pages are drawn at once.
  static let pagesAtOnce = 2

  private let cage: Cage

  /// A press whose programs run in a cage.
  public init(cage: Cage) { self.cage = cage }

  /// What the press has made.
  public struct Pressed: Sendable {
    /// The file as it was given.
    public let file: DocumentFile
    /// The digest of the list of its pages, and their number.
    public let pages: DocumentPages
    /// The list.
    public let list: PageList
  }

  /// Makes pages of a file, and puts them and the file into a library.
  /// - Throws: ``PressProblem`` where no pages are made of it, ``LibraryProblem`` where they cannot be put.
  public func press(_ given: GivenFile, into library: DocumentLibrary) throws -> Pressed {
    let folder = NSTemporaryDirectory() + "plenary-press-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var remarks = given.remarks
    switch given.form {
    case .pdf: try given.bytes.write(to: URL(filePath: folder + "/given.pdf"))
    case .docx:
      remarks += try OfficeConversion(cage: cage).fontRemarks(given.fonts, in: folder)
      try OfficeConversion(cage: cage).pdf(of: given.bytes).write(to: URL(filePath: folder + "/given.pdf"))
    }
    let facts = try self.facts(in: folder)
    if facts.hasScripts { remarks.append(PageRemark(kind: .scripts)) }
    if let said = given.pagesSaid, said != facts.sizes.count {
      remarks.append(PageRemark(kind: .pageCount, value: "\(said)"))
    }
    for (index, size) in facts.sizes.enumerated()
    where PageArtist.dotsPerInch(PageArtist.textDotsPerInch, size) < PageArtist.textDotsPerInch {
      remarks.append(PageRemark(kind: .largePage, value: "\(index + 1)"))
    }
    let texts = try self.texts(in: folder, count: facts.sizes.count)
    let pages = try drawn(facts, texts, in: folder, into: library)
    let list = PageList(file: given.file.digest, renderer: try renderer(in: folder), pages: pages, remarks: remarks)
    try library.put(given.bytes)
    let digest = try library.put(list.encoded())
    return Pressed(file: given.file, pages: DocumentPages(digest: digest, count: pages.count), list: list)
  }

  private func facts(in folder: String) throws(PressProblem) -> PdfFacts {
    let outcome = try cage.run(
      .pdfinfo, ["-f", "1", "-l", "\(DocumentPages.countMax)", "given.pdf"], in: folder, limits: .file)
    guard outcome.status == 0 else {
      if outcome.complaint.contains("password") { throw .encrypted }
      throw .damaged(outcome.complaint.split(separator: "\n").first.map(String.init) ?? "pdfinfo")
    }
    return try PdfFacts(outcome.output)
  }

  private func texts(in folder: String, count: Int) throws(PressProblem) -> [PageText] {
    let outcome = try cage.run(.pdftotext, ["-bbox-layout", "given.pdf", "text.html"], in: folder, limits: .file)
    guard outcome.status == 0 else { throw .toolFailed(Tool.pdftotext.rawValue, reason: outcome.complaint) }
    guard let bytes = FileManager.default.contents(atPath: folder + "/text.html") else {
      throw .resultUnsound(Tool.pdftotext.rawValue)
    }
    let texts = try TextLayer.pages(of: String(decoding: bytes, as: UTF8.self))
    guard texts.count == count else { throw .resultUnsound(Tool.pdftotext.rawValue) }
    return texts
  }

  /// What makes the pages, with its version.
  private func renderer(in folder: String) throws(PressProblem) -> String {
    let outcome = try cage.run(.pdftocairo, ["-v"], in: folder, limits: .page)
    let version = (outcome.complaint + outcome.output).split(whereSeparator: \.isNewline).first ?? ""
    return "\(version) · cwebp lossless \(PageArtist.textDotsPerInch) dpi"
  }

  /// Draws every page, some at once, and puts what comes of it into the library.
  private func drawn(
    _ facts: PdfFacts, _ texts: [PageText], in folder: String, into library: DocumentLibrary
  ) throws -> [PageList.Page] {
    let artist = PageArtist(cage: cage, folder: folder)
    let next = Mutex(0)
    let results = Mutex<[Int: Result<PageList.Page, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: min(Self.pagesAtOnce, facts.sizes.count)) { _ in
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < facts.sizes.count else { return }
        let result = Result { try page(index, facts.sizes[index], texts[index], artist, library) }
        results.withLock { $0[index] = result }
        // Nobody waits for the others of a file that is refused.
        if case .failure = result { next.withLock { $0 = facts.sizes.count } }
      }
    }
    let all = results.withLock { $0 }
    return try all.sorted { $0.key < $1.key }.map { try $0.value.get() }
  }

  private func page(
    _ index: Int, _ size: PdfFacts.Size, _ text: PageText, _ artist: PageArtist, _ library: DocumentLibrary
  ) throws -> PageList.Page {
    let drawn = try artist.draw(index + 1, size, words: text.words.count)
    func picture(_ bytes: Data, _ form: PageList.Picture.Form) throws -> PageList.Picture {
      PageList.Picture(digest: try library.put(bytes), form: form, bytes: bytes.count)
    }
    return PageList.Page(
      width: Int(size.width * 100 + 0.5), height: Int(size.height * 100 + 0.5),
      picture: try picture(drawn.picture, drawn.form), vector: try drawn.vector.map { try picture($0, .svgz) },
      text: try library.put(text.encoded()))
  }
}

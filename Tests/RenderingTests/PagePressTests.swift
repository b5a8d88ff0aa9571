import Congress
import Documents
import Foundation
import HallTestSupport
import Testing

@testable import Rendering

/// Goal: pages are made of what offices give, and a hostile file gets nothing but a sentence.
///
/// Method: the real programs in the real cage, on files made for it; skipped where a program is missing.
@Suite(.serialized) struct PagePressTests {
  static let hasPress = InstalledPrograms.havePress
  static let hasOffice = hasPress && InstalledPrograms.has("soffice")

  private func press(_ bytes: Data, _ name: String, _ look: (PagePress.Pressed, DocumentLibrary) throws -> Void) throws
  {
    let folder = NSTemporaryDirectory() + "press-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let library = DocumentLibrary(folder: folder)
    let press = PagePress(cage: try Cage(searchPath: InstalledPrograms.searchPath))
    try look(try press.press(try GivenFile(bytes, name: name), into: library), library)
  }

  @Test("A PDF becomes pages, the same ones every time", .enabled(if: hasPress, "needs bwrap, poppler-utils and webp"))
  func pdf() throws {
    let pdf = PdfText(
      pages: ["Dai hoi mot", "Trang hai"],
      catalogue: "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>")
    var first: PageList?
    for _ in 1...2 {
      try press(pdf.bytes, "a.pdf") { pressed, library in
        #expect(pressed.pages.count == 2 && pressed.list.pages.count == 2)
        #expect(pressed.list.remarks.map(\.kind) == [.scripts])
        let page = try #require(pressed.list.pages.last)
        #expect(page.width == 59_500 && page.height == 84_200 && page.picture.form == .webp)
        #expect(try library.text(of: page).lines == ["Trang hai"])
        #expect(try library.bytes(of: page.picture.digest).starts(with: Data("RIFF".utf8)))
        #expect(page.vector?.form == .svgz, "the page is nothing but letters")
        #expect(try library.bytes(of: pressed.file.digest) == pdf.bytes)
        #expect(first == nil || first == pressed.list)
        first = pressed.list
      }
    }
  }

  /// Regression: with what cairo calls the best edges, letters were three times as wide as they are, and nobody read them.
  @Test(
    "A letter stands on a page with all of its strokes, as it was drawn",
    .enabled(if: hasPress && InstalledPrograms.has("dwebp"), "needs bwrap, poppler-utils and webp"))
  func letters() throws {
    // With 'best' for the smoothness of edges, cairo 1.16 left the bar of a T and took its stem away.
    try press(PdfText(pages: ["T"]).bytes, "a.pdf") { pressed, library in
      let page = try #require(pressed.list.pages.first)
      let word = try #require(try library.text(of: page).words.first)
      let file = NSTemporaryDirectory() + "letter-\(UUID().uuidString)"
      defer { for ending in ["webp", "ppm"] { try? FileManager.default.removeItem(atPath: "\(file).\(ending)") } }
      try library.bytes(of: page.picture.digest).write(to: URL(filePath: file + ".webp"))
      let decode = Process()
      decode.executableURL = URL(filePath: "/usr/bin/env")
      decode.arguments = ["dwebp", "-quiet", "-ppm", file + ".webp", "-o", file + ".ppm"]
      try decode.run()
      decode.waitUntilExit()
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: file + ".ppm")))
      // "P6", width, height and 255, each on a line or beside each other; then three bytes a pixel.
      let head = String(decoding: bytes.prefix(32), as: UTF8.self).split(whereSeparator: \.isWhitespace).prefix(4)
      let (width, height) = (try #require(Int(head[1])), try #require(Int(head[2])))
      let start = bytes.count - 3 * width * height
      let scale = Double(width) / Double(page.width)
      let (left, right) = (Int(Double(word.box[0]) * scale), Int(Double(word.box[2]) * scale))
      func dark(_ y: Int) -> Int { (left..<right).count { bytes[start + 3 * (y * width + $0)] < 128 } }
      let rows = (Int(Double(word.box[1]) * scale)..<Int(Double(word.box[3]) * scale)).map(dark).filter { $0 > 0 }
      // The bar is in a few rows, and the stem in all below it.
      let stem = rows.count { $0 < rows.max() ?? 0 }
      #expect(rows.count > 15 && stem * 2 > rows.count, "\(rows)")
    }
  }

  @Test(
    "A locked, damaged, endless or monstrous PDF is refused with its sentence",
    .enabled(if: hasPress, "needs bwrap, poppler-utils and webp"))
  func hostile() throws {
    func refuses(_ pdf: PdfText, _ problem: PressProblem) {
      #expect(throws: problem) { try press(pdf.bytes, "a.pdf") { _, _ in } }
    }
    var locked = PdfText(pages: ["a"])
    let key = String(repeating: "41", count: 32)
    locked.trailer =
      "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -44 >>"
    refuses(locked, .encrypted)
    refuses(PdfText(pages: ["a"], mediaBox: "0 0 200000 200000"), .pageTooLarge(number: 1))
    var endless = PdfText(pages: ["a"])
    endless.objects[1] = "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000 >>"
    #expect(throws: (any Error).self) { try press(endless.bytes, "a.pdf") { _, _ in } }
    #expect(throws: PressProblem.self) {
      try press(Data("%PDF-1.4\n".utf8) + Data((0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }), "a.pdf") {
        _, _ in
      }
    }
  }

  @Test(
    "The cage has no network, no home, no journal, and one folder that it may write",
    .enabled(if: hasPress, "needs bwrap, poppler-utils and webp"))
  func walls() throws {
    let folder = NSTemporaryDirectory() + "cage-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // A program of the cage that lists what it is told to: gzip packs a file that it can read, and no other.
    let cage = try Cage(searchPath: InstalledPrograms.searchPath)
    try Data("a".utf8).write(to: URL(filePath: folder + "/own.txt"))
    func status(_ file: String) throws -> Int32 {
      try cage.run(.gzip, ["-kc", file], in: folder, limits: .page).status
    }
    #expect(try status("own.txt") == 0)
    #expect(try status("/work/own.txt") == 0)
    for file in ["/etc/passwd", "/root/.profile", "/home", "/var/lib/plenary/journal.sqlite", folder + "/own.txt"] {
      #expect(try status(file) != 0, "\(file)")
    }
    // In a namespace of its own there is loopback and nothing else.
    let devices = try cage.run(
      .gzip, ["-kc", "--no-name", "-1", "-S", ".x", "/proc/net/route"], in: folder, limits: .page)
    #expect(devices.status == 0)
    #expect(throws: PressProblem.cageMissing) { try Cage(searchPath: "/nowhere") }
  }

  @Test(
    "A DOCX becomes pages, and the picture that it names on a network is never asked for",
    .enabled(if: hasOffice, "needs bwrap, poppler-utils, webp and LibreOffice"))
  func docx() throws {
    let listener = try #require(LoopbackListener())
    let docx = DocxText(
      ["Đại hội đại biểu", "Nghị quyết"], picture: "http://127.0.0.1:\(listener.port)/x.png", font: "No Such Font")
    try press(docx.bytes(), "a.docx") { pressed, library in
      #expect(pressed.pages.count == 1)
      #expect(pressed.list.remarks.map(\.kind) == [.notFetched, .fontReplaced])
      let page = try #require(pressed.list.pages.first)
      #expect(try library.text(of: page).words.map(\.text).prefix(4) == ["Đại", "hội", "đại", "biểu"])
    }
    #expect(listener.isUntouched)
  }
}

import Congress
import Foundation
import Papers
import Testing

/// Goal: offices open the papers: what is written is a document to others' readers, with every word in it.
///
/// Method: `python3` tests the archive, `python3-docx` reads the document back, LibreOffice makes pages of it; each where
/// it is on the machine.
@Suite(.timeLimit(.minutes(5))) struct DocxTests {
  /// Runs a script with a file as its argument; nothing where it fails.
  private func python(_ script: String, _ file: String) throws -> String? {
    let (status, words) = try run(Self.python, ["-c", script, file])
    return status == 0 ? words : nil
  }

  /// The system's own Python, which has the system's packages.
  private static let python = "/usr/bin/python3"

  private func run(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let words = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: words, as: UTF8.self))
  }

  /// Writes a paper into a folder of its own, for the length of a test.
  private func written<Result>(
    _ paper: Paper, hasSources: Bool = false, _ test: (_ file: String, _ folder: String) throws -> Result
  ) throws -> Result {
    let folder = NSTemporaryDirectory() + "plenary-docx-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/paper.docx"
    try Data(DocxFile(paper, hasSources: hasSources).bytes()).write(to: URL(filePath: file))
    return try test(file, folder)
  }

  @Test("The archive is one to Python's reader, and each of its parts is XML")
  func archive() throws {
    let paper = try RehearsedCongress.maker(RehearsedCongress.records).minutes()
    let script = """
      import sys, zipfile
      from xml.dom import minidom
      archive = zipfile.ZipFile(sys.argv[1])
      assert archive.testzip() is None
      for name in archive.namelist(): minidom.parseString(archive.read(name))
      print(len(archive.namelist()), archive.getinfo('word/document.xml').date_time[0])
      """
    guard FileManager.default.isExecutableFile(atPath: Self.python) else { try Test.cancel("python3 is not there") }
    let told = try written(paper, hasSources: true) { file, _ in try python(script, file) }
    #expect(told == "11 1980\n")
  }

  @Test("python-docx reads every paragraph and every cell back")
  func readBack() throws {
    guard FileManager.default.isExecutableFile(atPath: Self.python), try run(Self.python, ["-c", "import docx"]).0 == 0
    else {
      try Test.cancel("python3-docx is not there: apt-get install python3-docx")
    }
    let script = """
      import sys, docx
      document = docx.Document(sys.argv[1])
      for paragraph in document.paragraphs: print('P', paragraph.style.name, paragraph.text)
      for table in document.tables:
          for row in table.rows: print('R', '|'.join(cell.text.replace('\\n', ';') for cell in row.cells))
      section = document.sections[0]
      print('S', section.page_width.mm, section.left_margin.mm, section.different_first_page_header_footer)
      """
    let maker = try RehearsedCongress.maker(RehearsedCongress.records)
    let paper = maker.minutes()
    let told = try #require(try written(paper) { file, _ in try python(script, file) })
    for case .paragraph(let paragraph) in paper.blocks {
      #expect(told.contains((paragraph.number ?? "") + paragraph.text), "\(paragraph.key)")
    }
    for case .table(let table) in paper.blocks {
      for row in table.rows {
        let cells = row.cells.map { $0.replacingOccurrences(of: "\n", with: ";") }.joined(separator: "|")
        #expect(told.contains("R " + cells), "\(cells)")
      }
    }
    let section = try #require(told.split(separator: "\n").last { $0.hasPrefix("S ") })
    #expect(section.hasPrefix("S 210.") || section.hasPrefix("S 209.9"), "\(section)")
    #expect(section.hasSuffix("True"), "pages are numbered from the second on: \(section)")
    #expect(told.contains("ĐẢNG CỘNG SẢN VIỆT NAM") && told.contains("T/M ĐOÀN CHỦ TỊCH"))
  }

  @Test("LibreOffice makes pages of it, numbered from the second on, and no signature is divided")
  func pages() throws {
    guard try run("/usr/bin/env", ["sh", "-c", "command -v soffice && command -v pdftotext"]).0 == 0 else {
      try Test.cancel("not there: apt-get install libreoffice-writer-nogui poppler-utils")
    }
    let paper = try RehearsedCongress.maker(RehearsedCongress.records).minutes()
    let text = try written(paper) { file, folder in
      let made = try run(
        "/usr/bin/env",
        [
          "timeout", "120", "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to",
          "pdf", "--outdir", folder, file,
        ])
      try #require(made.0 == 0, "\(made.1)")
      return try run("/usr/bin/env", ["pdftotext", "-layout", folder + "/paper.pdf", "-"]).1
    }
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map(String.init)
    #expect(pages.count > 8)
    func first(_ page: String) -> String { page.split(separator: "\n").first.map { $0.filter { $0 != " " } } ?? "" }
    #expect(first(pages[0]).hasPrefix("TẬPDƯỢT"), "\(pages[0].prefix(200))")
    #expect(first(pages[1]) == "2" && first(pages[2]) == "3")
    let signed = try #require(pages.first { $0.contains("T/M ĐOÀN THƯ KÝ") })
    #expect(signed.contains("Trương Quốc Tâm") && signed.contains("Trưởng đoàn"), "\(signed)")
  }
}

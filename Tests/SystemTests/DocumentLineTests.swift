import Congress
import Foundation
import HallTestSupport
import HallProtocol
import Testing

/// Goal: a document goes from a file to its audience with the real executables, and whatever is killed on the way, what was
/// acknowledged is there, whole.
///
/// Method: the real service, command line and press on files made for it; skipped where the press's programs are missing.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct DocumentLineTests {

  /// A congress with a library of its own.
  private final class Archive {
    let house: House
    let library: String

    init() async throws {
      house = try await House()
      library = house.workplace.path + "/library"
    }

    /// A PDF of pages with a line each.
    func pdf(_ name: String, _ lines: [String]) throws -> String {
      let path = "\(house.workplace.path)/\(name).pdf"
      try Data(PlainPDF.text(lines).utf8).write(to: URL(filePath: path))
      return path
    }

    func flags(adding code: String, _ file: String) -> [String] {
      [
        "document", "add", file, "--code", code, "--title", "Báo cáo \(code)", "--audience", "delegate", "--library",
        library,
      ]
    }

    func documents() async throws -> [Document] {
      let (words, status) = try await house.plenary("document", "list", "--json")
      try #require(status == 0, "\(words)")
      return try JSONDecoder().decode([Document].self, from: Data(words.utf8))
    }

    func verify() async throws {
      try await house.run("document", "verify", "--library", library)
    }
  }

  @Test(
    "From a file to its audience and back",
    .enabled(if: InstalledPrograms.havePress, "needs bwrap, poppler-utils and webp"))
  func wholeWay() async throws {
    let archive = try await Archive()
    let house = archive.house
    let (added, status) = try await Executable.plenary(
      archive.flags(adding: "BC01", try archive.pdf("a", ["Trang mot", "Trang hai"])) + ["--item", "1.11"],
      port: house.port)
    #expect(status == 0 && added.contains("version 1: 2 pages"), "\(added)")
    let early = try await house.plenary("document", "release", "BC01")
    #expect(early.status == 1 && early.words.contains("BC01 is filed"), "\(early.words)")
    let out = house.workplace.path + "/pages"
    try await house.run("document", "pages", "BC01", "--out", out, "--library", archive.library)
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: out)) == ["index.html", "1.webp", "2.webp"])
    try await house.run("document", "approve", "BC01", "1")
    try await house.run("document", "release", "BC01", "--item", "1.11")
    #expect(try await house.plenary("agenda").words.contains("▤ BC01 version 1: goes out as item 1.11 begins"))
    try await house.run("item", "start", "1.11")
    #expect(try await archive.documents().map(\.state) == [.released])
    try await house.run(
      "document", "version", "BC01", try archive.pdf("b", ["Trang mot", "Trang ba"]), "--library", archive.library)
    let differences = try await house.plenary("document", "differences", "BC01", "--library", archive.library)
    #expect(
      differences.words.contains("pages 2 are other") && differences.words.contains("+ ba"), "\(differences.words)")
    // Another machine's library: the version that is out with its pages and its seal, and not the one that is only filed.
    let copy = house.workplace.path + "/copy"
    try await house.run("document", "copy", copy, "--library", archive.library)
    #expect(try FileManager.default.contentsOfDirectory(atPath: copy + "/keys").count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: archive.library + "/keys").count == 2)
    try await house.run("document", "withdraw", "BC01", "--reason", "nhầm bản")
    let documents = try await archive.documents()
    #expect(documents.first?.state(of: 1) == .withdrawn && documents.first?.newest.number == 2)
    try await archive.verify()
    // What was never the press's is not in what it carries out.
    let site = house.workplace.path + "/site"
    try await house.run("press", "export", site, "--library", archive.library)
    let html = try String(contentsOfFile: site + "/index.html", encoding: .utf8)
    #expect(html.contains("lang=\"en\"") && !html.contains("BC01"))
    let refused = try await house.plenary(
      "document", "version", "BC01", Executable.package + "/README.md", "--library", archive.library)
    #expect(refused.status != 0 && refused.words.contains("neither a PDF nor a DOCX"), "\(refused.words)")
  }

  @Test(
    "Whatever is killed in the middle of filing, nothing acknowledged is lost and nothing is half",
    .enabled(if: InstalledPrograms.havePress, "needs bwrap, poppler-utils and webp"))
  func killed() async throws {
    let archive = try await Archive()
    let house = archive.house
    let file = try archive.pdf("a", (1...4).map { "Trang \($0)" })
    var acknowledged: Set<String> = []
    for (number, victim) in Victim.allCases.enumerated() {
      let code = "K\(number)"
      let adding = try Executable(
        "plenary", archive.flags(adding: code, file) + ["--port", "\(house.port)", "--language", "en"])
      switch victim {
      case .commandAtOnce: adding.crash()
      case .commandAsItPresses:
        try await eventually("the press is there") { !adding.isRunning || Self.press(of: adding.identifier) != nil }
        adding.crash()
      case .press:
        try await eventually("the press is there") { !adding.isRunning || Self.press(of: adding.identifier) != nil }
        if let press = Self.press(of: adding.identifier) { kill(press, SIGKILL) }
        let status = try await adding.exitStatus()
        #expect(status != 0 || adding.words.contains("✓"), "\(adding.words)")
      case .commandAsItStores:
        try await eventually("the library is there") {
          !adding.isRunning || FileManager.default.fileExists(atPath: archive.library)
        }
        adding.crash()
      case .service:
        try await eventually("the press is there") { !adding.isRunning || Self.press(of: adding.identifier) != nil }
        house.crash()
        try await house.start()
        _ = try await adding.exitStatus()
      case .serviceAtRelease:
        _ = try await adding.exitStatus()
        try await house.run("document", "approve", code, "1")
        let releasing = try Executable(
          "plenary", ["document", "release", code, "--port", "\(house.port)", "--language", "en"])
        house.crash()
        try await house.start()
        let status = try await releasing.exitStatus()
        let document = try await archive.documents().first { $0.code.text == code }
        #expect(status != 0 || document?.state == .released)
        #expect(document?.state == .released || document?.state == .approved)
      }
      if adding.words.contains("Done: document.file") { acknowledged.insert(code) }
      let known = Set(try await archive.documents().map(\.code.text))
      #expect(acknowledged.isSubset(of: known), "\(victim)")
      // Each that is on record is there with every page; what is not on record may lie in the library, and harms nobody.
      if !known.isEmpty { try await archive.verify() }
    }
    #expect(acknowledged.contains("K\(Victim.allCases.count - 1)"))
  }

  /// What is killed, and when.
  private enum Victim: CaseIterable {
    case commandAtOnce, commandAsItPresses, press, commandAsItStores, service, serviceAtRelease
  }

  /// The press that a process has started; nothing while there is none.
  private static func press(of parent: Int32) -> Int32? {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int32($0) } ?? []
    return processes.first { process in
      guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let open = line.firstIndex(of: "("), let close = line.lastIndex(of: ")")
      else { return false }
      let rest = line[line.index(after: close)...].split(separator: " ")
      return line[line.index(after: open)..<close] == "plenary-press" && rest.count > 1 && Int32(rest[1]) == parent
    }
  }
}

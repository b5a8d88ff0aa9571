import BrowserDriver
import Congress
import Foundation
import HallTestSupport
import Testing

/// Goal: the secretariat brings a document from a file to its audience in a browser, in their own name, and what is killed on
/// the way loses nothing that was acknowledged.
///
/// Method: the real service, `plenary-web`, press and Chromium; skipped where the press's programs are missing.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct StaffLineTests {
  private static let needs: Comment = "needs bwrap, poppler-utils and webp"

  /// A secretariat at work.
  private final class Office {
    let house: House
    let library: String
    let port: Int
    var web: Executable
    let browser: Chromium

    init() async throws {
      house = try await House()
      library = house.workplace.path + "/library"
      port = try House.freePort()
      web = try Self.serve(house, port, library)
      browser = try Chromium()
      try await listens()
    }

    static func serve(_ house: House, _ port: Int, _ library: String) throws -> Executable {
      try Executable("plenary-web", ["--port", "\(house.port)", "--listen", "\(port)", "--library", library])
    }

    func listens() async throws {
      let (web, address) = (web, "http://127.0.0.1:\(port)/")
      try await eventually("the web service listens: \(web.words)") { web.words.contains(address) }
    }

    func restart() async throws {
      web = try Self.serve(house, port, library)
      try await listens()
    }

    /// The page, signed in.
    func page(width: Int = 1_280, height: Int = 900) async throws -> Chromium.Page {
      let page = try await browser.page(width: width, height: height)
      try await page.open("http://127.0.0.1:\(port)/staff/")
      try await signIn(page, "sample-operator")
      try await reads(page, "header .who", "hoa")
      return page
    }

    func signIn(_ page: Chromium.Page, _ token: String) async throws {
      try await eventually("there is a place for the token") {
        try await page.text(of: "!!document.querySelector('#token')") == "true"
      }
      _ = try await page.text(
        of: "document.querySelector('#token').value='\(token)', document.querySelector('#name').value='hoa', 1")
      try await press(page, ".sign-in .likely")
    }

    func press(_ page: Chromium.Page, _ selector: String, _ word: String = "") async throws {
      let find = "[...document.querySelectorAll('\(selector)')].find((one) => one.textContent.includes('\(word)'))"
      try await eventually("there is \(selector) \(word)") {
        try await page.text(of: "(one => one && !one.disabled && (one.click(), true))(\(find))") == "true"
      }
    }

    func reads(_ page: Chromium.Page, _ selector: String, _ text: String) async throws {
      var found = ""
      try await eventually("the page reads '\(text)' in \(selector), and not '\(found)'") {
        found = try await page.text(of: "document.querySelector('\(selector)')?.textContent")
        return found.contains(text)
      }
    }

    /// Gives the page a file, as somebody chooses it.
    func give(_ page: Chromium.Page, _ path: String) async throws {
      struct Found: Decodable {
        struct Answer: Decodable { let result: Object }
        struct Object: Decodable { let objectId: String? }
        let result: Answer
      }
      var object = ""
      try await eventually("there is a place for files") {
        let answer = try await page.command("Runtime.evaluate", #"{"expression":"document.querySelector('#file')"}"#)
        object = (try? JSONDecoder().decode(Found.self, from: answer))?.result.result.objectId ?? ""
        return !object.isEmpty
      }
      try await page.command("DOM.setFileInputFiles", #"{"files":["\#(path)"],"objectId":\#(object.debugDescription)}"#)
    }

    func set(_ page: Chromium.Page, _ values: [String: String]) async throws {
      for (id, value) in values { _ = try await page.text(of: "document.querySelector('#\(id)').value='\(value)', 1") }
    }

    func file(_ page: Chromium.Page, _ path: String, code: String, title: String) async throws {
      try await give(page, path)
      try await eventually("its pages are made") {
        try await page.text(of: "document.querySelector('.files form')?.hidden") == "false"
      }
      try await set(page, ["code": code, "title": title])
      _ = try await page.text(of: "document.querySelector('.readers input[value=delegate]').checked = true, 1")
    }

    func documents() async throws -> [Document] {
      let (words, status) = try await house.plenary("document", "list", "--json")
      try #require(status == 0, "\(words)")
      return try JSONDecoder().decode([Document].self, from: Data(words.utf8))
    }

    /// Keeps a picture where `PLENARY_PAGES` names a folder, to be looked at.
    func keep(_ page: Chromium.Page, as name: String) async throws {
      guard let folder = ProcessInfo.processInfo.environment["PLENARY_PAGES"] else { return }
      try await page.shoot(to: "\(folder)/staff-\(name).png")
    }

    /// A PDF of pages with a line each.
    func pdf(_ name: String, _ lines: [String]) throws -> String {
      let kids = lines.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
      var text = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
      text += "2 0 obj\n<< /Type /Pages /Kids [\(kids)] /Count \(lines.count) >>\nendobj\n"
      text += "3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
      for (index, line) in lines.enumerated() {
        let content = "BT /F1 24 Tf 72 700 Td (\(line)) Tj ET"
        text += "\(4 + index * 2) 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
        text += "/Contents \(5 + index * 2) 0 R /Resources << /Font << /F1 3 0 R >> >> >>\nendobj\n"
        text += "\(5 + index * 2) 0 obj\n<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream\nendobj\n"
      }
      text += "trailer\n<< /Root 1 0 R >>\n%%EOF\n"
      let path = "\(house.workplace.path)/\(name).pdf"
      try Data(text.utf8).write(to: URL(filePath: path))
      return path
    }
  }

  @Test(
    "From a file to its audience and back, in the name of whoever is signed in",
    .enabled(if: InstalledPrograms.havePress, needs))
  func wholeWay() async throws {
    let office = try await Office()
    let page = try await office.page()
    try await office.reads(page, ".documents", "Chưa có tài liệu")
    try await office.file(
      page, try office.pdf("a", ["Trang mot", "Trang hai"]), code: "BC01", title: "Báo cáo chính trị")
    try await office.keep(page, as: "filing")
    try await office.press(page, ".files form .likely")
    try await office.reads(page, ".documents article", "Báo cáo chính trị")
    try await office.press(page, ".documents .actions button", "duyệt")
    try await eventually("both pages are seen") {
      try await page.text(of: "[...document.querySelectorAll('.sheet img')].filter((one) => one.naturalWidth).length")
        == "2"
    }
    try await office.keep(page, as: "review")
    for number in ["2", "0", "3", "-1", "\(Int.min)", "\(Int.max)"] {
      let status = try await page.outcome(of: "fetch('/staff/page/BC01/1/\(number)').then((answer) => answer.status)")
      #expect(status == (number == "2" ? "200" : "404"), "page \(number)")
    }
    try await office.press(page, ".review .end .likely")
    try await office.reads(page, ".documents .state", "đã duyệt")
    try await office.press(page, ".documents .actions button", "Hẹn phát hành")
    _ = try await page.text(
      of: "document.querySelector('#plan-item').value = '1.11', document.querySelector('#plan-item').value")
    try await office.keep(page, as: "planning")
    try await office.press(page, "dialog .likely")
    try await office.reads(page, ".planned", "1.11")
    try await eventually("whoever works with the keys is where they were") {
      try await page.text(of: "document.activeElement.closest('article')?.dataset.card") == "document-BC01"
    }
    try await office.house.run("item", "start", "1.11")
    try await office.reads(page, ".documents .state", "đã phát hành")
    for (width, height) in [(360, 780), (800, 1_280), (1_280, 900)] {
      try await page.resize(width: width, height: height)
      #expect(try await page.text(of: "document.documentElement.scrollWidth - innerWidth") == "0", "\(width)")
      try await office.keep(page, as: "\(width)")
    }
    try await page.command(
      "Emulation.setEmulatedMedia", #"{"features":[{"name":"prefers-color-scheme","value":"dark"}]}"#)
    try await office.press(page, ".documents summary")
    try await office.keep(page, as: "midnight")
    try await office.press(page, ".documents .actions button", "Thu hồi")
    _ = try await page.text(of: "document.querySelector('#reason').value = 'nhầm bản', 1")
    try await office.press(page, "dialog .likely")
    try await office.reads(page, ".documents .state", "đã thu hồi")
    try await office.keep(page, as: "withdrawn")
    try await office.press(page, ".undo button", "thu hồi")
    try await office.reads(page, ".documents .state", "đã phát hành")
    try await office.keep(page, as: "undone")
    let version = try #require(try await office.documents().first?.newest)
    for step in [version.filed, try #require(version.approved)] {
      #expect(step.actor == Actor(role: .operator, name: "hoa"))
    }
    // A PDF that is none is refused with the press's sentence, and nothing of it is filed.
    try await office.give(page, Executable.package + "/README.md")
    try await office.reads(page, ".said", "không phải PDF hay DOCX")
    try await office.keep(page, as: "refused")
    try await office.press(page, "header .out")
    try await office.reads(page, ".sign-in h2", "Đăng nhập")
    try await page.reload()
    try await office.reads(page, ".sign-in h2", "Đăng nhập")
    #expect(try await office.web.end() == 0, "\(office.web.words)")
  }

  @Test("A wrong token is told so, and too many wait; a signed-in page tells when the hall's service is lost")
  func wrongTokens() async throws {
    let office = try await Office()
    let page = try await office.browser.page(width: 360, height: 780)
    try await page.open("http://127.0.0.1:\(office.port)/staff/")
    for _ in 1...5 {
      try await office.signIn(page, "wrong")
      try await office.reads(page, ".said", "không đúng")
      _ = try await page.text(of: "document.querySelector('.said').textContent = ''")
    }
    try await office.signIn(page, "sample-operator")
    try await office.reads(page, ".said", "Hãy thử lại sau")
    try await office.keep(page, as: "waits")
    // Who has no business with documents is not let in with a token that is good elsewhere; tries are forgotten with the web
    // service, and counted by the hall's.
    office.web.crash()
    try await office.restart()
    try await office.signIn(page, "sample-registration")
    try await office.reads(page, ".said", "không đúng")
    _ = try await page.text(of: "document.querySelector('.said').textContent = ''")
    try await office.signIn(page, "sample-operator")
    try await office.reads(page, "header .who", "hoa")
    office.house.crash()
    try await office.reads(page, ".banner", "chưa trả lời")
    try await office.house.start()
    try await eventually("the hall is back") {
      try await page.text(of: "document.querySelector('.banner').hidden") == "true"
    }
  }

  @Test(
    "Whatever is killed in the middle of an upload, nothing acknowledged is lost and nothing is half",
    .enabled(if: InstalledPrograms.havePress, needs))
  func killed() async throws {
    let office = try await Office()
    let file = try office.pdf("a", (1...4).map { "Trang \($0)" })
    var acknowledged: Set<String> = []
    for (number, moment) in ["sending", "pressing", "filing"].enumerated() {
      let page = try await office.page()
      let code = "K\(number)"
      switch moment {
      case "sending": try await office.give(page, file)
      case "pressing":
        try await office.give(page, file)
        try await office.reads(page, ".drop [role=status]", "Đang làm các trang")
      default:
        try await office.file(page, file, code: code, title: "Tài liệu \(code)")
        try await office.press(page, ".files form .likely")
      }
      office.web.crash()
      if try await page.text(of: "document.querySelector('.said').textContent").contains("đã ghi") {
        acknowledged.insert(code)
      }
      try await office.restart()
      let known = Set(try await office.documents().map(\.code.text))
      #expect(acknowledged.isSubset(of: known))
      if !known.isEmpty { try await office.house.run("document", "verify", "--library", office.library) }
    }
    // The next one is taken as if nothing had been.
    let page = try await office.page()
    try await office.file(page, file, code: "K9", title: "Tài liệu K9")
    try await office.press(page, ".files form .likely")
    try await office.reads(page, ".documents", "Tài liệu K9")
    try await office.house.run("document", "verify", "--library", office.library)
  }
}

import Assets
import BrowserDriver
import Foundation
import HallProtocol
import Testing

/// Goal: whoever holds a tablet follows the hall, whatever happens in between.
///
/// Method: a real service, a real `plenary-web`, and real Chromium without a window, driven over a pipe.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct TabletLineTests {
  /// A hall with tablets.
  private struct TabletHall {
    let house: House
    let port: Int
    let web: Executable
    let browser: Chromium

    init() async throws {
      house = try await House()
      port = try House.freePort()
      web = try Self.serve(house, port)
      browser = try Chromium()
    }

    static func serve(_ house: House, _ port: Int, _ more: [String] = []) throws -> Executable {
      try Executable("plenary-web", ["--port", "\(house.port)", "--listen", "\(port)"] + more)
    }

    var address: String { "http://127.0.0.1:\(port)/" }

    /// A tablet.
    /// - Parameter isGuest: Whether whoever holds it only follows.
    func page(isGuest: Bool = true) async throws -> Chromium.Page {
      try await eventually("tablets are served: \(web.words)") { web.words.contains(address) }
      let page = try await browser.page(width: 1_280, height: 800)
      try await page.open(address)
      if isGuest { try await page.press(".pairing .plain") }
      return page
    }

    /// Keeps a picture where `PLENARY_PAGES` names a folder, to be looked at.
    func keep(_ page: Chromium.Page, as name: String) async throws {
      guard let folder = ProcessInfo.processInfo.environment["PLENARY_PAGES"] else { return }
      try await page.shoot(to: "\(folder)/tablet-\(name).png")
    }

    func publish(_ ballot: String) async throws {
      try await house.run("ballot", "open", ballot)
      try await house.run("ballot", "count", ballot, "--for", "470", "--against", "5", "--other", "3")
      for step in ["close", "confirm", "publish"] { try await house.run("ballot", step, ballot) }
    }
  }

  @Test("A tablet follows the item, the vote and its result, at every size")
  func aTabletFollows() async throws {
    let hall = try await TabletHall()
    try await hall.house.run("item", "start", "1.11")
    let page = try await hall.page()
    try await page.reads(".current", "1.11")
    try await hall.house.run("ballot", "ask", "BQ06")
    try await page.reads(".vote", "BQ06")
    try await hall.publish("BQ06")
    try await page.reads(".result", "THÔNG QUA")
    try await page.reads(".result", "470")
    for (width, height) in [(360, 780), (780, 360), (800, 1_280), (1_280, 800)] {
      try await page.resize(width: width, height: height)
      try await hall.keep(page, as: "\(width)x\(height)")
      let over = "document.documentElement.scrollWidth - innerWidth"
      try await eventually("nothing is wider than \(width)") { try await page.text(of: over) == "0" }
    }
    try await eventually("what the hall sees is drawn") {
      try await page.text(of: "document.querySelector('.hall img')?.naturalWidth") == "1920"
    }
    #expect(try await hall.web.end() == 0, "\(hall.web.words)")
  }

  @Test("A tablet has the programme of every day, and every published result, on its own page")
  func allDays() async throws {
    let hall = try await TabletHall()
    let page = try await hall.page()
    try await page.press("[data-place=whole]")
    try await page.reads(".side", "Chưa có kết quả nào")
    try await eventually("the sessions of all days are there") {
      try await page.text(
        of: "new Set([...document.querySelectorAll('.lead h2')].map((one) => one.textContent.split(', ').pop())).size")
        == "3"
    }
    try await hall.house.run("item", "start", "1.11")
    try await hall.publish("BQ06")
    try await page.press("[data-place=follow]")
    try await page.press("[data-place=whole]")
    try await page.reads(".side", "THÔNG QUA")
    for (width, height) in [(360, 780), (1_280, 800)] {
      try await page.resize(width: width, height: height)
      try await hall.keep(page, as: "whole-\(width)")
      #expect(try await page.text(of: "document.documentElement.scrollWidth - innerWidth") == "0", "\(width)")
    }
  }

  @Test("A tablet says how old it is when the link is lost, and comes back by itself")
  func aTabletComesBack() async throws {
    let hall = try await TabletHall()
    try await hall.house.run("item", "start", "1.11")
    let page = try await hall.page()
    try await page.reads(".current", "1.11")
    hall.house.crash()
    try await page.reads(".banner", "Hội trường chưa trả lời từ")
    try await hall.house.start()
    try await hall.house.run("item", "start", "1.12")
    try await page.reads(".current", "1.12")
    hall.web.crash()
    try await page.reads(".banner", "Mất liên lạc từ")
    try await page.reads(".current", "1.12")
    try await hall.keep(page, as: "lost")
    let again = try TabletHall.serve(hall.house, hall.port)
    try await hall.house.run("item", "start", "1.13")
    try await page.reads(".current", "1.13")
    #expect(try await page.text(of: "document.querySelector('.banner').hidden") == "true")
    #expect(try await again.end() == 0, "\(again.words)")
  }

  @Test("Where something on the way keeps the stream back, a tablet asks by long polls")
  func aTabletPolls() async throws {
    let hall = try await TabletHall()
    try await hall.house.run("item", "start", "1.11")
    let page = try await hall.page()
    // A stream that opens and never says a word, as behind a proxy that collects what it passes on.
    try await page.command("Page.enable")
    try await page.command(
      "Page.addScriptToEvaluateOnNewDocument",
      #"{"source":"globalThis.EventSource = class extends EventTarget { static CLOSED = 2; readyState = 1; close() {} };"}"#
    )
    try await page.reload()
    try await page.reads(".current", "1.11")
    try await hall.house.run("item", "start", "1.12")
    try await page.reads(".current", "1.12")
    #expect(try await page.text(of: "document.body.dataset.standing") == "live")
  }

  @Test("Under TLS with the hall's own certificate a tablet is given out, too")
  func underTLS() async throws {
    let hall = try await TabletHall()
    let folder = hall.house.workplace.path + "/tls"
    let made = try Executable("plenary", ["certificate", "make", "--for", "127.0.0.1", "--folder", folder])
    try #require(try await made.exitStatus() == 0, "\(made.words)")
    let port = try House.freePort()
    let web = try TabletHall.serve(
      hall.house, port, ["--certificate", folder + "/service.pem", "--certificate-key", folder + "/service.key"])
    let address = "https://127.0.0.1:\(port)/"
    try await eventually("tablets are served: \(web.words)") { web.words.contains(address) }
    let page = try await hall.browser.page(width: 1_280, height: 800)
    // A device into which the authority has been put trusts it; this browser has none, and is told to.
    try await page.command("Security.setIgnoreCertificateErrors", #"{"ignore":true}"#)
    try await page.open(address)
    try await hall.house.run("tablets", "pair", "CT-0123", try await page.letters())
    try await page.reads(".owner h3", "Nguyễn Thị Bích Ngọc")
    let check = try Executable(
      "plenary",
      [
        "tablets", "check", "127.0.0.1", "--certificate", folder + "/service.pem", "--authority", folder + "/ca.pem",
        "--language", "en",
      ])
    #expect(try await check.exitStatus() == 0)
    #expect(check.words.contains("Ways 2 and 3"), "\(check.words)")
  }

  @Test("A certificate is changed without a restart: on SIGHUP, and only for one that is right")
  func certificatesChange() async throws {
    let hall = try await TabletHall()
    let folder = hall.house.workplace.path + "/tls"
    func make(_ name: String) async throws {
      let made = try Executable("plenary", ["certificate", "make", "--for", "127.0.0.1", "--folder", folder + name])
      try #require(try await made.exitStatus() == 0, "\(made.words)")
    }
    try await make("")
    try await make("-new")
    let port = try House.freePort()
    let web = try TabletHall.serve(
      hall.house, port, ["--certificate", folder + "/service.pem", "--certificate-key", folder + "/service.key"])
    try await eventually("tablets are served: \(web.words)") { web.words.contains("https://127.0.0.1:\(port)/") }
    func served() async throws -> String {
      let look = try Executable(
        path: "/usr/bin/python3", ["-c", "import ssl; print(ssl.get_server_certificate(('127.0.0.1', \(port))))"])
      try #require(try await look.exitStatus() == 0, "\(look.words)")
      return look.words.filter { !$0.isWhitespace }
    }
    func isServed(_ pem: String) async throws -> Bool {
      let text = try String(contentsOfFile: pem, encoding: .utf8).filter { !$0.isWhitespace }
      return try await text.hasPrefix(served())
    }
    #expect(try await isServed(folder + "/service.pem"))
    // Half of a pair is no certificate: the one before stays.
    let old = try Data(contentsOf: URL(filePath: folder + "/service.pem"))
    try Data(contentsOf: URL(filePath: folder + "-new/service.pem")).write(to: URL(filePath: folder + "/service.pem"))
    kill(web.identifier, SIGHUP)
    try await eventually("it says what is wrong: \(web.words)") { web.words.contains("certificate not read again") }
    try old.write(to: URL(filePath: folder + "/old.pem"))
    #expect(try await isServed(folder + "/old.pem"))
    try Data(contentsOf: URL(filePath: folder + "-new/service.key")).write(to: URL(filePath: folder + "/service.key"))
    kill(web.identifier, SIGHUP)
    try await eventually("the new one is served") { web.words.contains("certificate read again") }
    #expect(try await isServed(folder + "-new/service.pem"))
    #expect(try await web.end() == 0, "\(web.words)")
  }

  /// Of a picture above 64 kB a tablet said for ever that it was coming.
  @Test("What a tablet keeps, it reads back, also what its browser keeps apart because it is large")
  func largePartsAreReadBack() async throws {
    let page = try await TabletHall().page()
    let bytes = "Uint8Array.from({ length: 200_000 }, () => 256 * Math.random())"
    let length = try await page.outcome(
      of: "import('/store.js').then(async (store) => { await store.put('parts', 'large', \(bytes).buffer); "
        + "return (await store.get('parts', 'large'))?.byteLength; })")
    #expect(length == "200000")
  }

  // MARK: Whose it is

  private static func type(_ page: Chromium.Page, _ number: String) async throws {
    for digit in number {
      _ = try await page.text(
        of: "[...document.querySelectorAll('.keys button')].find((key) => key.textContent === '\(digit)').click()")
    }
    try await page.press(".keypad .primary")
  }

  @Test("A desk gives a tablet out; it stays whose it is over reloads and restarts, here and at another gateway")
  func aTabletIsGiven() async throws {
    let hall = try await TabletHall()
    let page = try await hall.page(isGuest: false)
    let letters = try await page.letters()
    try await hall.keep(page, as: "pairing")
    try await hall.house.run("tablets", "pair", "CT-0123", letters)
    try await page.reads(".owner h3", "Nguyễn Thị Bích Ngọc")
    try await hall.keep(page, as: "owner")
    try await page.press(".owner .primary")
    try await page.reads(".attendance", "Đồng chí: chưa điểm danh")
    try await hall.house.run("delegate", "check-in", "CT-0123")
    try await page.reads(".attendance", "Đồng chí: có mặt từ")
    try await page.reload()
    try await page.reads(".bar .who", "Nguyễn Thị Bích Ngọc")
    #expect(try await page.text(of: "document.cookie") == "", "no script reads the secret")
    hall.house.crash()
    hall.web.crash()
    try await hall.house.start()
    let again = try TabletHall.serve(hall.house, hall.port)
    let otherPort = try House.freePort()
    let other = try TabletHall.serve(hall.house, otherPort)
    try await eventually("the other gateway serves") { other.words.contains(":\(otherPort)/") }
    try await page.open("http://127.0.0.1:\(otherPort)/")
    try await page.reads(".bar .who", "Nguyễn Thị Bích Ngọc")
    try await hall.house.run("tablets", "revoke", "CT-0123")
    try await page.reads(".lead", "Máy này không còn của đồng chí Nguyễn Thị Bích Ngọc")
    try await page.reads(".bar .who", "Khách")
    let journal = try FileManager.default.contentsOfDirectory(atPath: hall.house.journal)
    #expect(!journal.isEmpty)
    for process in [again, other] { #expect(try await process.end() == 0, "\(process.words)") }
  }

  @Test(
    "A desk's scanner reads the tablet's code off its screen",
    .enabled(if: CodeReader.isThere, CodeReader.missing))
  func theCodeIsRead() async throws {
    let hall = try await TabletHall()
    let page = try await hall.page(isGuest: false)
    _ = try await page.letters()
    try await eventually("the code is there") {
      try await page.text(of: "document.querySelector('.code')?.naturalWidth > 0") == "true"
    }
    let file = hall.house.workplace.path + "/code.png"
    try await page.shoot(to: file)
    let read = try Executable(
      path: "/usr/bin/python3",
      [
        "-c",
        "import zxingcpp, numpy, PIL.Image\n"
          + "print(zxingcpp.read_barcodes(numpy.array(PIL.Image.open('\(file)').convert('RGB')))[0].text)",
      ])
    #expect(try await read.exitStatus() == 0, "\(read.words)")
    let digits = read.words.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(digits.count == 96)
    try await hall.house.run("tablets", "pair", "CT-0123", digits)
    try await page.reads(".owner h3", "Nguyễn Thị Bích Ngọc")
  }

  @Test(
    "A phone of one's own opens the code that a desk shows, once; whoever opens it again is told so",
    .enabled(if: CodeReader.isThere, CodeReader.missing))
  func aPhoneIsInvited() async throws {
    let hall = try await TabletHall()
    let page = try await hall.page()
    let shown = try await hall.house.plenary("tablets", "invite", "CT-0123", "--page", hall.address)
    #expect(shown.status == 0 && shown.words.contains("good once, for 5 minutes"), "\(shown.words)")
    let text = try await CodeReader.read(shown.words, in: hall.house.workplace.path)
    try #require(text.hasPrefix(hall.address + "#ticket="), "\(text)")
    let ticket = String(text.dropFirst((hall.address + "#ticket=").count))
    try await page.open(hall.address + "#ticket=" + ticket)
    try await page.reads(".bar .who", "Nguyễn Thị Bích Ngọc")
    #expect(try await page.text(of: "location.hash") == "", "the ticket stays in nobody's history")
    let other = try await hall.browser.page(width: 360, height: 780)
    try await other.open("http://localhost:\(hall.port)/#ticket=" + ticket)
    try await other.reads(".lead", "Mã này đã dùng rồi")
    try await hall.keep(other, as: "ticket-used")
    let nobody = try await hall.house.plenary("tablets", "invite", "KHONG-CO", "--page", hall.address)
    #expect(nobody.status == 1 && nobody.words.contains("nobody's badge"), "\(nobody.words)")
    let open = try await hall.house.plenary("tablets", "invite", "CT-0123", "--page", "http://daihoi.hall.lan/")
    #expect(open.status == 1 && open.words.contains("https"), "\(open.words)")
  }

  @Test("A tablet locks itself behind a number, and whoever holds it can give it back")
  func aTabletIsLocked() async throws {
    let hall = try await TabletHall()
    let page = try await hall.page(isGuest: false)
    try await hall.house.run("tablets", "pair", "CT-0123", try await page.letters())
    try await page.reads(".owner h3", "Nguyễn Thị Bích Ngọc")
    try await page.press(".side .plain")
    try await Self.type(page, "1234")
    try await page.reads(".side", "Máy tự khóa")
    try await page.press(".side .plain:nth-of-type(2)")
    try await page.reads(".keypad", "Máy đang khóa")
    try await hall.keep(page, as: "locked")
    #expect(try await !page.text(of: "document.body.textContent").contains("Nguyễn Thị Bích Ngọc"))
    try await Self.type(page, "4321")
    try await page.reads(".told", "Mã chưa đúng")
    try await page.reload()
    try await page.reads(".keypad", "Máy đang khóa")
    try await Self.type(page, "1234")
    try await page.reads(".bar .who", "Nguyễn Thị Bích Ngọc")
    try await page.press("[data-place=mine]")
    try await page.press(".owner .plain")
    try await page.press(".owner .plain")
    try await page.reads(".bar .who", "Khách")
    let (words, _) = try await hall.house.plenary("tablets")
    #expect(words.contains("No tablet"))
  }
}

import Assets
import Foundation
import HallProtocol
import Testing

/// Goal: whoever holds a tablet follows the hall, whatever happens in between.
///
/// Method: a real service, a real `plenary-web`, and real Chromium without a window, driven over a pipe.
@Suite(.serialized, .timeLimit(.minutes(30))) struct TabletLineTests {
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
      if isGuest { try await TabletLineTests.press(page, ".pairing .plain") }
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

  private static func reads(_ page: Chromium.Page, _ selector: String, _ text: String) async throws {
    var found = ""
    try await eventually("the tablet reads '\(text)' in \(selector), and not '\(found)'") {
      found = try await page.text(of: "document.querySelector('\(selector)')?.textContent")
      return found.contains(text)
    }
  }

  @Test("A tablet follows the item, the vote and its result, at every size")
  func aTabletFollows() async throws {
    let hall = try await TabletHall()
    try await hall.house.run("item", "start", "1.11")
    let page = try await hall.page()
    try await Self.reads(page, ".current", "1.11")
    try await hall.house.run("ballot", "ask", "BQ06")
    try await Self.reads(page, ".vote", "BQ06")
    try await hall.publish("BQ06")
    try await Self.reads(page, ".result", "THÔNG QUA")
    try await Self.reads(page, ".result", "470")
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

  @Test("A tablet says how old it is when the link is lost, and comes back by itself")
  func aTabletComesBack() async throws {
    let hall = try await TabletHall()
    try await hall.house.run("item", "start", "1.11")
    let page = try await hall.page()
    try await Self.reads(page, ".current", "1.11")
    hall.house.crash()
    try await Self.reads(page, ".banner", "Hội trường chưa trả lời từ")
    try await hall.house.start()
    try await hall.house.run("item", "start", "1.12")
    try await Self.reads(page, ".current", "1.12")
    hall.web.crash()
    try await Self.reads(page, ".banner", "Mất liên lạc từ")
    try await Self.reads(page, ".current", "1.12")
    try await hall.keep(page, as: "lost")
    let again = try TabletHall.serve(hall.house, hall.port)
    try await hall.house.run("item", "start", "1.13")
    try await Self.reads(page, ".current", "1.13")
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
    try await page.command("Page.reload")
    try await Self.reads(page, ".current", "1.11")
    try await hall.house.run("item", "start", "1.12")
    try await Self.reads(page, ".current", "1.12")
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
    try await hall.house.run("tablets", "pair", "CT-0123", try await Self.letters(page))
    try await Self.reads(page, ".owner h3", "Nguyễn Thị Bích Ngọc")
    let check = try Executable(
      "plenary",
      [
        "tablets", "check", "127.0.0.1", "--certificate", folder + "/service.pem", "--authority", folder + "/ca.pem",
        "--language", "en",
      ])
    #expect(try await check.exitStatus() == 0)
    #expect(check.words.contains("Ways 2 and 3"), "\(check.words)")
  }

  // MARK: Whose it is

  private static func press(_ page: Chromium.Page, _ selector: String) async throws {
    try await eventually("there is \(selector)") {
      try await page.text(of: "(element => element && (element.click(), true))(document.querySelector('\(selector)'))")
        == "true"
    }
  }

  /// The letters that the tablet shows.
  private static func letters(_ page: Chromium.Page) async throws -> String {
    var letters = ""
    try await eventually("the tablet shows letters") {
      letters = try await page.text(of: "document.querySelector('.letters')?.textContent")
      return letters.count == 7
    }
    return letters
  }

  private static func type(_ page: Chromium.Page, _ number: String) async throws {
    for digit in number {
      _ = try await page.text(
        of: "[...document.querySelectorAll('.keys button')].find((key) => key.textContent === '\(digit)').click()")
    }
    try await press(page, ".keypad .primary")
  }

  @Test("A desk gives a tablet out; it stays whose it is over reloads and restarts, here and at another gateway")
  func aTabletIsGiven() async throws {
    let hall = try await TabletHall()
    let page = try await hall.page(isGuest: false)
    let letters = try await Self.letters(page)
    try await hall.keep(page, as: "pairing")
    try await hall.house.run("tablets", "pair", "CT-0123", letters)
    try await Self.reads(page, ".owner h3", "Nguyễn Thị Bích Ngọc")
    try await hall.keep(page, as: "owner")
    try await Self.press(page, ".owner .primary")
    try await Self.reads(page, ".attendance", "Đồng chí: chưa điểm danh")
    try await hall.house.run("delegate", "check-in", "CT-0123")
    try await Self.reads(page, ".attendance", "Đồng chí: có mặt từ")
    try await page.command("Page.reload")
    try await Self.reads(page, ".bar .who", "Nguyễn Thị Bích Ngọc")
    #expect(try await page.text(of: "document.cookie") == "", "no script reads the secret")
    hall.house.crash()
    hall.web.crash()
    try await hall.house.start()
    let again = try TabletHall.serve(hall.house, hall.port)
    let otherPort = try House.freePort()
    let other = try TabletHall.serve(hall.house, otherPort)
    try await eventually("the other gateway serves") { other.words.contains(":\(otherPort)/") }
    try await page.open("http://127.0.0.1:\(otherPort)/")
    try await Self.reads(page, ".bar .who", "Nguyễn Thị Bích Ngọc")
    try await hall.house.run("tablets", "revoke", "CT-0123")
    try await Self.reads(page, ".lead", "Máy này không còn của đồng chí Nguyễn Thị Bích Ngọc")
    try await Self.reads(page, ".bar .who", "Khách")
    let journal = try FileManager.default.contentsOfDirectory(atPath: hall.house.journal)
    #expect(!journal.isEmpty)
    for process in [again, other] { #expect(try await process.end() == 0, "\(process.words)") }
  }

  /// Whether there is something that reads QR codes off pictures.
  private static let readsCodes: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", "import zxingcpp, numpy, PIL.Image"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(
    "A desk's scanner reads the tablet's code off its screen",
    .enabled(if: readsCodes, "Nothing reads QR codes: apt-get install python3-zxing-cpp python3-pil"))
  func theCodeIsRead() async throws {
    let hall = try await TabletHall()
    let page = try await hall.page(isGuest: false)
    _ = try await Self.letters(page)
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
    try await Self.reads(page, ".owner h3", "Nguyễn Thị Bích Ngọc")
  }

  @Test("A tablet locks itself behind a number, and whoever holds it can give it back")
  func aTabletIsLocked() async throws {
    let hall = try await TabletHall()
    let page = try await hall.page(isGuest: false)
    try await hall.house.run("tablets", "pair", "CT-0123", try await Self.letters(page))
    try await Self.reads(page, ".owner h3", "Nguyễn Thị Bích Ngọc")
    try await Self.press(page, ".side .plain")
    try await Self.type(page, "1234")
    try await Self.reads(page, ".side", "Máy tự khóa")
    try await Self.press(page, ".side .plain:nth-of-type(2)")
    try await Self.reads(page, ".keypad", "Máy đang khóa")
    try await hall.keep(page, as: "locked")
    #expect(try await !page.text(of: "document.body.textContent").contains("Nguyễn Thị Bích Ngọc"))
    try await Self.type(page, "4321")
    try await Self.reads(page, ".told", "Mã chưa đúng")
    try await page.command("Page.reload")
    try await Self.reads(page, ".keypad", "Máy đang khóa")
    try await Self.type(page, "1234")
    try await Self.reads(page, ".bar .who", "Nguyễn Thị Bích Ngọc")
    try await Self.press(page, "[data-place=mine]")
    try await Self.press(page, ".owner .plain")
    try await Self.press(page, ".owner .plain")
    try await Self.reads(page, ".bar .who", "Khách")
    let (words, _) = try await hall.house.plenary("tablets")
    #expect(words.contains("No tablet"))
  }
}

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

    static func serve(_ house: House, _ port: Int) throws -> Executable {
      try Executable("plenary-web", ["--port", "\(house.port)", "--listen", "\(port)"])
    }

    var address: String { "http://127.0.0.1:\(port)/" }

    func page(width: Int = 1_280, height: Int = 800) async throws -> Chromium.Page {
      try await eventually("tablets are served: \(web.words)") { web.words.contains(address) }
      let page = try await browser.page(width: width, height: height)
      try await page.open(address)
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
}

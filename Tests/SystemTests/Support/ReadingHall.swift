import BrowserDriver
import Foundation
import Testing

/// A hall with a library, and a tablet of somebody's.
struct ReadingHall<Page: BrowserPage> {
  let house: House
  let port: Int
  let web: Executable
  /// What a web service is told of its certificate.
  private let secured: [String]
  let page: Page

  var library: String { house.workplace.path + "/library" }

  /// - Parameters:
  ///   - page: The tablet's browser.
  ///   - host: The name by which the tablet knows the web service.
  ///   - isSecured: Whether the page comes over TLS, with a certificate of the hall's own authority.
  init(_ page: Page, host: String = "127.0.0.1", isSecured: Bool = false) async throws {
    self.page = page
    house = try await House()
    port = try House.freePort()
    secured = isSecured ? try await Self.certificate(for: host, in: house.workplace.path + "/tls") : []
    web = try Self.serve(house, port, secured)
    try await eventually("tablets are served: \(web.words)") { [web, port] in web.words.contains(":\(port)/") }
    try await page.open("\(isSecured ? "https" : "http")://\(host):\(port)/")
    try await house.run("tablets", "pair", "CT-0123", try await page.letters())
    try await reads(".bar .who", "Nguyễn Thị Bích Ngọc")
  }

  /// Starts another web service in the place of the first.
  func serve() throws -> Executable { try Self.serve(house, port, secured) }

  /// Makes the hall's own authority and a certificate of it; what a web service is told of that.
  private static func certificate(for host: String, in folder: String) async throws -> [String] {
    let made = try Executable("plenary", ["certificate", "make", "--for", host, "--folder", folder])
    try #require(try await made.exitStatus() == 0, "\(made.words)")
    return ["--certificate", folder + "/service.pem", "--certificate-key", folder + "/service.key"]
  }

  private static func serve(_ house: House, _ port: Int, _ secured: [String]) throws -> Executable {
    try Executable(
      "plenary-web",
      [
        "--port", "\(house.port)", "--listen", "\(port)", "--library", house.workplace.path + "/library", "--spread",
        "0", "--no-picture",
      ] + secured)
  }

  /// A PDF of pages with a line each.
  func pdf(_ name: String, _ lines: [String]) throws -> String {
    let path = "\(house.workplace.path)/\(name).pdf"
    try Data(PlainPDF.text(lines).utf8).write(to: URL(filePath: path))
    return path
  }

  /// Files and approves a document of item 1.11 for delegates.
  func file(_ lines: [String]) async throws {
    try await house.run(
      "document", "add", try pdf("a", lines), "--code", "BC01", "--title", "Dự thảo Báo cáo", "--kind", "report",
      "--item", "1.11", "--audience", "delegate", "--library", library)
    try await house.run("document", "approve", "BC01", "1")
  }

  func reads(_ selector: String, _ text: String) async throws { try await page.reads(selector, text) }

  func press(_ selector: String) async throws { try await page.press(selector) }

  func keeps(_ count: Int) async throws { try await page.keeps(parts: count) }

  func keepsItself(with title: String) async throws { try await page.keepsItself(with: title) }

  func reloadsAlone(at number: Int, of count: Int) async throws { try await page.reloadsAlone(at: number, of: count) }

  func shows(_ number: Int, of count: Int) async throws { try await page.shows(number, of: count) }

  /// Searches as somebody types.
  func search(_ text: String) async throws {
    try await eventually("there is a search") {
      try await page.text(
        of: "(field => field && (field.value = '\(text)', field.dispatchEvent(new Event('input')), true))"
          + "(document.querySelector('.search input'))") == "true"
    }
  }

  /// Keeps a picture where `PLENARY_PAGES` names a folder, to be looked at.
  func keep(_ name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["PLENARY_PAGES"] else { return }
    try await page.shoot(to: "\(folder)/reading-\(name).png")
  }
}

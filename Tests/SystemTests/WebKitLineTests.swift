import BrowserDriver
import Foundation
import HallTestSupport
import Testing

/// Goal: a tablet whose browser is no Chromium pairs, follows, reads with nobody answering, and keeps nothing of what is
/// no longer its own.
///
/// Method: a real service, press, library and `plenary-web`, and real WebKit in a window, driven by its own driver;
/// skipped where either is missing.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct WebKitLineTests {
  @Test(
    "WebKit pairs, follows, opens sealed pages, reads them after a reload with nobody there, and is emptied when revoked",
    .enabled(
      if: WebKit.isInstalled && InstalledPrograms.havePress, "needs webkit2gtk-driver, bwrap, poppler-utils, webp"))
  func wholeWay() async throws {
    let hall = try await ReadingHall(WebKit(width: 800, height: 1_100))
    try await hall.house.run("item", "start", "1.10")
    try await hall.press("[data-place=follow]")
    try await hall.reads(".current", "1.10")
    try await hall.file(["Trang mot", "Chuyen doi so", "Trang ba"])
    try await hall.house.run("document", "release", "BC01", "--item", "1.11")
    // Fetched before its time, and not to be read.
    try await hall.keeps(4)
    try await hall.press("[data-place=documents]")
    try await hall.reads(".lead", "Chưa có tài liệu nào")
    try await hall.house.run("item", "start", "1.11")
    try await hall.press("[data-place=follow]")
    try await hall.press(".current .document-key")
    try await hall.shows(1, of: 3)
    try await hall.press("footer [aria-label=\"Trang sau\"]")
    try await hall.shows(2, of: 3)
    // Its window is not narrower than a large phone.
    for (width, height) in [(450, 780), (800, 1_100), (1_280, 800)] {
      try await hall.page.resize(width: width, height: height)
      try await eventually("nothing is wider than \(width)") {
        try await hall.page.text(of: "document.documentElement.scrollWidth - innerWidth") == "0"
      }
      try await hall.keep("webkit-\(width)x\(height)")
    }
    try await hall.keepsItself(with: "Dự thảo Báo cáo")
    // The link is lost, and the page is loaded anew.
    hall.house.crash()
    try await hall.reads(".banner", "Hội trường chưa trả lời từ")
    hall.web.crash()
    try await hall.reloadsAlone(at: 2, of: 3)
    try await hall.search("chuyen doi")
    try await hall.reads(".found", "1 chỗ")
    // All is back, and the tablet is taken away.
    try await hall.house.start()
    let again = try hall.serve()
    try await hall.house.run("tablets", "revoke", "CT-0123")
    try await hall.reads(".lead", "Máy này không còn của đồng chí")
    try await hall.keeps(0)
    #expect(try await again.end() == 0, "\(again.words)")
  }

  @Test(
    "Over TLS WebKit keeps sealed pages ahead, and opens them after a reload with nobody there",
    .enabled(
      if: WebKit.isInstalled && InstalledPrograms.havePress, "needs webkit2gtk-driver, bwrap, poppler-utils, webp"))
  func overTLS() async throws {
    let hall = try await ReadingHall(
      WebKit(width: 800, height: 1_100, takesEveryCertificate: true), isSecured: true)
    #expect(try await hall.page.text(of: "`${location.protocol} ${isSecureContext}`") == "https: true")
    try await hall.file(["Trang mot", "Trang hai"])
    try await hall.keeps(3)
    try await hall.press("[data-place=documents]")
    try await hall.reads(".lead", "Chưa có tài liệu nào")
    try await hall.house.run("document", "release", "BC01")
    try await hall.press(".document button")
    try await hall.shows(1, of: 2)
    try await hall.keepsItself(with: "Dự thảo Báo cáo")
    hall.web.crash()
    hall.house.crash()
    try await hall.reloadsAlone(at: 1, of: 2)
  }
}

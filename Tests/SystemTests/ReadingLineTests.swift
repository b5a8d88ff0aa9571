import BrowserDriver
import Foundation
import HallTestSupport
import HallProtocol
import Testing

/// Goal: whoever holds a tablet reads what is theirs, also when nothing answers any more, and nothing else.
///
/// Method: a real service, press, library and `plenary-web`, and real Chromium without a window; skipped where the press's
/// programs are missing.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct ReadingLineTests {
  @Test(
    "Sealed pages open as their document goes out, are read without anybody answering, and go when it is withdrawn",
    .enabled(if: InstalledPrograms.havePress, "needs bwrap, poppler-utils and webp"))
  func wholeWay() async throws {
    let hall = try await ReadingHall(Chromium().page(width: 1_280, height: 800))
    try await hall.file(["Trang mot", "Chuyen doi so", "Trang ba"])
    try await hall.house.run("document", "release", "BC01", "--item", "1.11")
    try await hall.keeps(4)
    try await hall.press("[data-place=documents]")
    try await hall.reads(".lead", "Chưa có tài liệu nào")
    // From here on no page travels: what opens them is the key alone.
    try await hall.page.command("Network.enable")
    try await hall.page.command("Network.setBlockedURLs", #"{"urls":["*/sealed/*","*/documents/*"]}"#)
    try await hall.house.run("item", "start", "1.11")
    try await hall.press("[data-place=follow]")
    try await hall.reads(".current .document-key", "Dự thảo Báo cáo")
    try await hall.press(".current .document-key")
    try await hall.shows(1, of: 3)
    try await eventually("the secretariat sees that one has read it") {
      try await Executable.plenary(["document", "list"], port: hall.house.port).words.contains("read by 1")
    }
    try await hall.press("footer [aria-label=\"Trang sau\"]")
    try await hall.shows(2, of: 3)
    try await hall.search("trang BA")
    try await hall.press(".hits button")
    try await hall.shows(3, of: 3)
    try await eventually("what was found is marked") {
      try await hall.page.text(of: "document.querySelectorAll('.page .hit').length") == "2"
    }
    for (width, height) in [(360, 780), (780, 360), (800, 1_280), (1_280, 800)] {
      try await hall.page.resize(width: width, height: height)
      try await hall.keep("\(width)x\(height)")
      try await eventually("nothing is wider than \(width)") {
        try await hall.page.text(of: "document.documentElement.scrollWidth - innerWidth") == "0"
      }
    }
    // A note on a paragraph.
    try await hall.press(".page .place")
    try await hall.reads(".note blockquote", "Trang ba")
    // In the field, as whoever writes is: a note that nobody writes on may be drawn anew.
    _ = try await hall.page.text(
      of: "(field => { field.focus(); field.value = 'hoi lai'; })(document.querySelector('.note textarea'))")
    try await hall.press(".note .primary")
    try await hall.reads(".marks", "hoi lai")
    // Nothing answers any more, and the page is loaded anew.
    try await hall.keepsItself(with: "Dự thảo Báo cáo")
    hall.house.crash()
    hall.web.crash()
    try await hall.reloadsAlone(at: 3, of: 3)
    try await hall.press("footer [aria-label=\"Trang trước\"]")
    try await hall.shows(2, of: 3)
    try await hall.reads(".marks", "hoi lai")
    try await hall.search("chuyen doi")
    try await hall.reads(".found", "1 chỗ")
    // All is back, and the document is taken back.
    try await hall.house.start()
    let again = try hall.serve()
    try await hall.house.run("document", "withdraw", "BC01", "--reason", "nham ban")
    try await hall.reads(".view", "Đã thu hồi: nham ban")
    try await hall.keeps(0)
    #expect(try await hall.page.text(of: "document.querySelectorAll('.page img').length") == "0")
    #expect(try await again.end() == 0, "\(again.words)")
  }

  @Test(
    "A document that went out is there after a reload with nobody there, however soon: nothing is written by a clock",
    .enabled(if: InstalledPrograms.havePress, "needs bwrap, poppler-utils and webp"))
  func reloadedAtOnce() async throws {
    let hall = try await ReadingHall(Chromium().page(width: 1_280, height: 800))
    try await hall.file(["Trang mot", "Trang hai"])
    // Its pages are here, sealed; only the word that they may be read is missing.
    try await hall.keeps(3)
    try await hall.page.keepsItself()
    try await hall.press("[data-place=documents]")
    try await hall.reads(".lead", "Chưa có tài liệu nào")
    try await hall.house.run("document", "release", "BC01")
    try await hall.reads(".document", "Dự thảo Báo cáo")
    hall.web.crash()
    hall.house.crash()
    try await hall.reloadsAlone(at: 1, of: 2)
    // Loaded anew once more, it says of the same moment that it was heard last.
    let lostSince = try await hall.page.text(of: "document.querySelector('.banner').textContent")
    try await hall.reloadsAlone(at: 1, of: 2)
    #expect(try await hall.page.text(of: "document.querySelector('.banner').textContent") == lostSince)
  }

  @Test(
    "A newer version says which pages are other; a tablet that is taken away keeps nothing",
    .enabled(if: InstalledPrograms.havePress, "needs bwrap, poppler-utils and webp"))
  func newerAndRevoked() async throws {
    let hall = try await ReadingHall(Chromium().page(width: 1_280, height: 800))
    try await hall.file(["Trang mot", "Trang hai"])
    try await hall.house.run("document", "release", "BC01")
    try await hall.press("[data-place=documents]")
    try await hall.press(".document button")
    try await hall.shows(1, of: 2)
    try await hall.house.run(
      "document", "version", "BC01", try hall.pdf("b", ["Trang mot", "Trang khac"]), "--library", hall.library)
    try await hall.house.run("document", "approve", "BC01", "2")
    try await hall.house.run("document", "release", "BC01")
    try await hall.reads(".newer", "khác bản 1 ở trang 2")
    try await hall.press(".newer .primary")
    try await hall.reads("header .changes", "khác bản 1 ở trang 2")
    try await hall.press("header .changes")
    try await hall.shows(2, of: 2)
    try await hall.keeps(3)
    try await hall.house.run("tablets", "revoke", "CT-0123")
    try await hall.reads(".lead", "Máy này không còn của đồng chí")
    try await hall.keeps(0)
    try await hall.press("[data-place=documents]")
    try await hall.reads(".lead", "Chưa có tài liệu nào")
    #expect(try await hall.web.end() == 0, "\(hall.web.words)")
  }

  @Test(
    "In the open pages come after the release, in plain, and the tablet says what is missing",
    .enabled(if: InstalledPrograms.havePress, "needs bwrap, poppler-utils and webp"))
  func inTheOpen() async throws {
    let hall = try await ReadingHall(Chromium().page(width: 1_280, height: 800), host: Chromium.openHost)
    try await hall.file(["Trang mot", "Trang hai"])
    try await hall.press("[data-place=documents]")
    try await hall.reads(".lead", "Chưa có tài liệu nào")
    try await hall.keeps(0)
    try await hall.house.run("document", "release", "BC01")
    try await hall.press(".document button")
    try await hall.shows(1, of: 2)
    try await hall.press("footer [aria-label=\"Trang sau\"]")
    try await hall.shows(2, of: 2)
    try await hall.press(".back")
    try await hall.reads(".kept", "chỉ đọc được khi trang còn mở")
    try await hall.keeps(3)
    // What was fetched is read with nobody answering, as long as the page stays open.
    hall.house.crash()
    hall.web.crash()
    try await hall.press(".document button")
    try await hall.shows(2, of: 2)
    try await hall.page.command("Page.navigate", #"{"url":"about:blank"}"#)
  }
}

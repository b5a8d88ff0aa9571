import Congress
import TerminalUI
import Testing

@testable import Console

/// Goal: from the rundown an item is held, resumed and given minutes, and everything of it can be taken back.
///
/// Method: keys on the sample congress; what was sent, and what the congress is afterwards.
@Suite struct RundownKeyTests {
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.run(.itemStart("3.07"))
    return desk
  }

  private func page(_ desk: Desk) throws -> [Substring] {
    try desk.page(100, 30, language: .english).split(separator: "\n")
  }

  @Test func hHoldsAndResumesTheItemWhileNoVoteIsOpen() throws {
    var desk = try desk()
    desk.press("h")
    #expect(desk.sent == [.agenda(.hold(reason: ""))] && desk.state.control?.agenda.liveItem?.progress.isHeld == true)
    #expect(try page(desk).contains { $0.contains("‖ 3.07") && $0.contains("HELD") })
    desk.press("h")
    #expect(desk.sent.last == .agenda(.resume))
  }

  @Test func hIsAboutTheVoteWhileOneIsOpen() throws {
    var desk = try desk()
    try desk.run(.ballotOpen("BQ01"))
    desk.press("h")
    #expect(desk.sent == [.ballotHold("BQ01")])
  }

  @Test func plusAndMinusGiveTheSelectedItemMinutesAndUTakesThemBack() throws {
    var desk = try desk()
    desk.press(.down, "+")
    #expect(desk.state.control?.agenda["3.08"]?.plannedMinutes == 11)
    desk.press("-")
    #expect(desk.state.control?.agenda["3.08"]?.plannedMinutes == 10)
    desk.press("u")
    #expect(desk.state.control?.agenda["3.08"]?.plannedMinutes == 11)
    #expect(desk.state.control?.agenda.liveItem?.code == "3.07" && desk.hall?.onAir == .item)
  }

  @Test func aDoneItemIsNotGivenMinutes() throws {
    var desk = try desk()
    try desk.run(.itemNext)
    desk.press(.up, "+")
    #expect(desk.told == "agenda_item_is_done" && desk.sent.isEmpty)
  }

  @Test func whatGoesOutWithTheSelectedItemIsSeenAndThatNobodyHasApprovedIt() throws {
    var desk = try desk()
    let pages = DocumentPages(digest: String(repeating: "b", count: 64), count: 2)
    let filing = DocumentFiling(
      code: "BC01", title: LocalizedText(vi: "Báo cáo"), kind: .report, items: [], audience: [.delegate])
    try desk.run(
      .documentFile(filing, file: DocumentFile(digest: pages.digest, form: .pdf, bytes: 1), pages: pages))
    try desk.run(.documentRelease("BC01", version: 1, on: .item("3.08")))
    desk.press(.down)
    #expect(try page(desk).contains { $0.contains("▤ BC01 version 1: NOT APPROVED") })
    try desk.run(.documentApprove("BC01", version: 1, pages: pages.digest))
    #expect(try page(desk).contains { $0.contains("▤ BC01 version 1: goes out as item 3.08 begins") })
  }

  @Test func theNoteOfTheSelectedItemIsSeenAndNoOther() throws {
    var desk = try desk()
    let note = LocalizedText(vi: "Nhắc MC mời Đoàn Chủ tịch", en: "Remind the MC")
    try desk.run(
      .agenda(.revise("3.08", ItemRunning(kind: .report, ballots: ["BQ01", "BQ02"], operatorNotes: note))))
    #expect(try !page(desk).contains { $0.contains("Remind the MC") })
    desk.press(.down)
    #expect(try page(desk).contains { $0.contains("✎ 3.08  Remind the MC") })
  }

  @Test func whatWasDroppedOrPutOffSaysSo() throws {
    var desk = try desk()
    try desk.run(.agenda(.drop("3.08", reason: "")))
    try desk.run(.agenda(.adjournItem(reason: "mất điện")))
    #expect(try page(desk).contains { $0.contains("✕ 3.08") && $0.contains("dropped") })
    #expect(try page(desk).contains { $0.contains("» 3.07") && $0.contains("adjourned") })
  }
}

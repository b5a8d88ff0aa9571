import Assets
import Congress
import Foundation
import HallTestSupport
import Testing

@testable import Secretariat

/// Goal: the secretariat sees of every picture how far it has come, and until when nobody has it.
@Suite struct PressPictureReportTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  @Test("Every state of a picture stands in its line, with the end of its embargo in the hall's time")
  func lines() throws {
    let definition = Definition.test()
    var state = CongressState(definition, foundedBy: definition.founding(atMS: 1_758_844_800_000))
    let image = PressImage(digest: String(repeating: "a", count: 64), bytes: 9, width: 4_000, height: 2_667)
    func add(_ code: Code<PressPicture>, _ embargo: ReleaseMoment? = nil) -> Command {
      .pressPictureAdd(
        PressPictureFiling(
          code: code, caption: LocalizedText(vi: "Toàn cảnh", en: "The hall"), credit: "Lê Thị Hoa", embargo: embargo),
        image: image, preview: image)
    }
    let dueMS: Int64 = 1_758_859_200_000
    try state.carryOut([
      add("A01"), add("A02", .time(atMS: dueMS)), add("A03"), .pressPictureWithdraw("A03", reason: "nhầm"),
      add("A04", .time(atMS: dueMS)), .pressPictureWithdraw("A04", reason: "nhầm"),
    ])
    let strings = try Strings(language: "vi", assets: Self.assets)
    let reports = PressPictureReports(strings: strings, utcOffset: 420)
    let lines = reports.list(state.pressPictures)
    for (code, words) in [
      ("A01", "đã cấp"), ("A02", "11:00"), ("A03", "đã thu hồi"), ("A04", "đã bỏ"),
    ] {
      let line = lines.first { $0.contains(code) }
      #expect(line?.contains(words) == true && line?.contains("4000 × 2667") == true, "\(line ?? code)")
      #expect(line?.contains("Toàn cảnh") == true && line?.contains("Lê Thị Hoa") == true)
    }
    #expect(reports.list([]) == ["Chưa có ảnh nào cho báo chí."])
  }
}

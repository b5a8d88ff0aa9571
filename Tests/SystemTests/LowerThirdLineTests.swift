import Congress
import Foundation
import Testing

/// Goal: a lower third comes over the picture, goes with what has no room for it, outlives a crash, and is on record.
///
/// Method: the real executables with the sample congress; facts are waited for.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct LowerThirdLineTests {
  @Test func itComesAndGoesOnTheScreenAndIsOnRecord() async throws {
    let house = try await House()
    let hall = try house.screen("hall-left")
    try await house.run("item", "start", "2.14")
    try await house.run("take", "programme")
    let early = try await house.plenary("lower-third", "show", "speaker", "--language", "en")
    #expect(early.status == 1 && early.words.contains("plenary speaker call"), "\(early.words)")
    try await house.run("speaker", "call")
    try await house.run("lower-third", "show", "speaker")
    try await house.waitForScreen("hall-left", showing: "L02-programme-lower-third-TL01")
    try await house.run("speaker", "start")
    try await house.run("speaker", "next")
    try await house.waitForScreen("hall-left", showing: "L02-programme-lower-third-TL02")
    house.crash()
    try await house.start()
    let status = try await house.plenary("status", "--language", "en")
    #expect(status.words.contains("L02 programme + lower-third:speaker"), "\(status.words)")
    #expect(status.words.contains("TL02") && status.words.contains("Next: "), "who has the floor: \(status.words)")
    try await house.run("lower-third", "show", "notice:Mời các đoàn về tổ thảo luận")
    try await house.waitForScreen("hall-left", showing: "L02-programme-lower-third-notice")
    try await house.run("take", "ceremony:flag")
    try await house.waitForScreen("hall-left", showing: "L23-ceremony")
    let refused = try await house.plenary("lower-third", "show", "speaker", "--language", "en")
    #expect(refused.status == 1 && refused.words.contains("stands alone"), "\(refused.words)")
    let wrong = try await house.plenary("lower-third", "show", "subtitle")
    #expect(wrong.status == 64 && wrong.words.contains("notice:TEXT"), "\(wrong.words)")
    let record = try await house.plenary("record", "export", "--screen", "hall", "--language", "vi")
    #expect(record.words.contains("Mời các đoàn về tổ thảo luận"), "\(record.words)")
    #expect(try await hall.executable.end() == 0)
  }
}

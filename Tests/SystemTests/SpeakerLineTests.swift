import Congress
import Foundation
import Testing

/// Goal: the floor is run from the command line, seen on the hall's and the presidium's screens, and its clock goes on
/// through the death of the service as if nothing had happened.
///
/// Method: the real executables with the sample congress; facts are waited for.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct SpeakerLineTests {
  private func speakers(_ house: House) async throws -> SpeakersView {
    let (words, status) = try await house.plenary("speaker", "list", "--json")
    try #require(status == 0, "\(words)")
    return try JSONDecoder().decode(SpeakersView.self, from: Data(words.utf8))
  }

  @Test func aSpeechGoesItsWayOnEveryScreen() async throws {
    let house = try await House()
    let hall = try house.screen("hall-left")
    let presidium = try house.screen("presidium")
    try await house.waitForScreen("presidium", showing: "P1-presidium")
    try await house.run("item", "start", "2.14")
    try await house.waitForScreen("hall-left", showing: "L08-speakers")
    try await house.run("speaker", "call", "--role", "chair", "--id", "podium")
    try await house.run("take", "speaker")
    try await house.waitForScreen("hall-left", showing: "L07-speaker-TL01")
    try await house.run("speaker", "start")
    try await house.run("speaker", "extend", "60")
    let before = try #require(try await speakers(house).current)
    #expect(before.speaker.code == "TL01" && before.clock.isRunning && before.clock.allottedMS == 480_000)
    house.crash()
    try await house.start()
    #expect(try await speakers(house).current == before)
    try await house.run("speaker", "hold")
    try await house.run("speaker", "resume")
    try await house.run("speaker", "next")
    try await house.run("take", "speaker:lower-third")
    try await house.waitForScreen("hall-left", showing: "L07-speaker-TL02")
    let view = try await speakers(house)
    #expect(view["TL01"]?.clock.progress.state == .done && view.current?.speaker.code == "TL02" && view.next == "TL03")
    hall.executable.crash()
    presidium.executable.crash()
  }

  @Test func theListIsChangedAndTakenBackAndWrongWordsAreToldWhatWouldWork() async throws {
    let house = try await House()
    try await house.run("item", "start", "2.14")
    let (said, status) = try await house.plenary(
      "speaker", "request", "--name", "Trần Thị Mai", "--unit", "Hội Liên hiệp Phụ nữ", "--title", "Bình đẳng giới",
      "--seconds", "300", "--language", "en")
    #expect(status == 0 && said.contains("Next: Phạm Ngọc Ánh (TL01)"), "\(said)")
    try await house.run("speaker", "move", "PB01", "--before", "TL01")
    #expect(try await speakers(house).next == "PB01")
    try await house.run("undo")
    #expect(try await speakers(house).next == "TL01")
    try await house.run("speaker", "remove", "PB01")
    #expect(try await speakers(house)["PB01"] == nil)
    let unknown = try await house.plenary("speaker", "call", "TL99", "--language", "en")
    #expect(unknown.status == 1 && unknown.words.contains("TL01"), "\(unknown.words)")
    let idle = try await house.plenary("speaker", "hold", "--language", "en")
    #expect(idle.status == 1 && idle.words.contains("plenary speaker call"), "\(idle.words)")
    let both = try await house.plenary("speaker", "request", "CT-0001", "--name", "Lê An")
    #expect(both.status == 64, "\(both.words)")
    let secret = try await house.plenary("take", "presidium", "--language", "en")
    #expect(secret.status == 1 && secret.words.contains("presidium"), "\(secret.words)")
    let chair = try await house.plenary("speaker", "remove", "TL02", "--role", "chair", "--id", "podium")
    #expect(chair.status == 1, "\(chair.words)")
  }
}

import Foundation
import Testing

/// Goal: whoever does what the guide "First day in the control room" says gets what it says.
///
/// Method: its blocks are read and done in order in one folder, on real processes: `shell` lines in bash, their answers
/// compared with `…` for anything, and `keys` lines in a console in a pseudo-terminal. A service that is started twice
/// was killed with -9 before.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct FirstDayTests {
  @Test func whatTheGuideSaysIsWhatHappens() async throws {
    let steps = try GuideStep.steps(of: "FirstDay")
    try #require(steps.count > 35, "the guide was not read")
    let newcomer = try Newcomer()
    try await newcomer.follow(steps)
    let sheet = try String(contentsOfFile: newcomer.folder + "/BQ06.html", encoding: .utf8)
    #expect(sheet.contains("470"))
    #expect(FileManager.default.fileExists(atPath: newcomer.folder + "/attendance.csv"))
  }

  @Test func anAnswerIsComparedLineByLine() {
    #expect(Newcomer.agrees(["a 1", "b", "✓ c"], with: ["a …", "…", "✓ c"]))
    #expect(Newcomer.agrees(["✓ c"], with: ["…", "✓ …"]))
    #expect(!Newcomer.agrees(["a", "b"], with: ["a"]))
    #expect(!Newcomer.agrees(["x 1"], with: ["a …"]))
    #expect(!Newcomer.agrees([], with: ["✓ …"]))
  }
}

import Foundation
import Testing

/// Goal: a secretary who does what the guide "The secretariat's three days" says gets the papers that it says.
///
/// Method: its blocks are done in order on a rehearsed journal and a real service; the files that come of it are looked
/// into.
@Suite(.serialized, .timeLimit(.minutes(30))) struct SecretariatDaysTests {
  @Test func whatTheGuideSaysIsWhatHappens() async throws {
    let steps = try GuideStep.steps(of: "SecretariatDays")
    try #require(steps.count > 18, "the guide was not read")
    let newcomer = try Newcomer()
    try await newcomer.follow(steps)
    for name in ["draft", "minutes", "BQ06", "credentials", "resolution", "programme"] {
      let bytes = try Data(contentsOf: URL(filePath: "\(newcomer.folder)/\(name).docx"))
      #expect(bytes.starts(with: Data("PK".utf8)), "\(name)")
    }
    let edited = try Data(contentsOf: URL(filePath: newcomer.folder + "/minutes.docx"))
    #expect(edited.range(of: Data("Đoàn Thư ký Đại hội gồm".utf8)) != nil, "stored, so its text can be found")
  }
}

import Archives
import Foundation
import Testing

/// Goal: a secretary who does what the guide "The secretariat's three days" says gets the papers that it says.
///
/// Method: its blocks are done in order on a rehearsed journal and a real service; the files that come of it are looked
/// into.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct SecretariatDaysTests {
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
    let document = try #require(
      try ZipReader.entries(of: Array(edited), limits: .office).first { $0.name == "word/document.xml" })
    #expect(String(decoding: document.bytes, as: UTF8.self).contains("Đoàn Thư ký Đại hội gồm"))
  }

  /// A journal of one item, which no service has open.
  private func journal() async throws -> House {
    let house = try await House()
    try await house.run("next")
    #expect(try await house.end() == 0)
    return house
  }

  private func minutes(
    _ house: House, _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> (words: String, status: Int32) {
    // A text that is kept is looked at when the program is gone.
    let command = try Executable(
      "plenary", ["minutes"] + arguments + ["--journal", house.journal, "--language", "en"],
      environment: environment.merging(["TMPDIR": house.workplace.path]) { $1 })
    let status = try await command.exitStatus(patience: .seconds(60))
    return (command.words, status)
  }

  @Test func whatIsNotThereIsToldWithWhatWouldWork() async throws {
    let house = try await journal()
    let pdf = try await minutes(
      house, "draft", "--out", house.workplace.path + "/minutes.pdf", environment: ["PATH": "/nowhere"])
    #expect(pdf.status == 1 && pdf.words.contains("has no LibreOffice") && pdf.words.contains(".docx is complete"))
    let layout = try await minutes(house, "draft", "--layout", "Party")
    #expect(layout.status == 1 && layout.words.contains("there are party, state"), "\(layout.words)")
    let session = try await minutes(house, "draft", "--session", "N9")
    #expect(session.status == 1 && session.words.contains("there are N1A, N1B"), "\(session.words)")
    let ending = try await minutes(house, "draft", "--out", "minutes.doc")
    #expect(ending.status == 1 && ending.words.contains("must end in .docx, .pdf or .txt"), "\(ending.words)")
    let nowhere = try await minutes(house, "draft", "--out", "/nowhere/minutes.docx")
    #expect(nowhere.status == 73, "\(nowhere.words)")
  }

  @Test func aTextThatCannotBeTakenBackIsKeptAndChangesNothing() async throws {
    let house = try await journal()
    let broken = try await minutes(
      house, "edit", environment: ["EDITOR": "sed -i 's/^#= time$/#= tim/'", "VISUAL": ""])
    #expect(broken.status == 65 && broken.words.contains("the draft has no paragraph 'tim'"), "\(broken.words)")
    let file = try #require(broken.words.firstMatch(of: /your text is in (\S+minutes\.txt)/)).1
    #expect(try String(contentsOfFile: String(file), encoding: .utf8).contains("#= tim\n"))
    let failed = try await minutes(house, "edit", environment: ["EDITOR": "false", "VISUAL": ""])
    #expect(failed.status == 1 && failed.words.contains("nothing has changed"), "\(failed.words)")
    #expect(!failed.words.contains("minutes.txt"), "\(failed.words)")
    let ended = try await minutes(
      house, "edit", environment: ["EDITOR": "sh -c 'echo a word >>$0; exit 3'", "VISUAL": ""])
    #expect(ended.status == 1 && ended.words.contains("error (3); nothing has changed"), "\(ended.words)")
    let left = try #require(ended.words.firstMatch(of: /Your text is in (\S+minutes\.txt)/)).1
    #expect(try String(contentsOfFile: String(left), encoding: .utf8).hasSuffix("a word\n"))
    let folders = try FileManager.default.contentsOfDirectory(atPath: house.workplace.path)
    #expect(folders.count { $0.hasPrefix("plenary-minutes-") } == 2, "of the editor that changed nothing, none is left")
    #expect(!FileManager.default.fileExists(atPath: house.journal + "/minutes-edits.json"))
  }
}

import Foundation
import Testing

/// Goal: what the README tells a newcomer to type works, and what is typed wrongly is told so.
///
/// Method: the tour's lines are read from the README and run as they stand against a fresh service; the demo is played
/// and interrupted; broken congress folders are checked.
@Suite(.serialized, .timeLimit(.minutes(5))) struct NewcomerTests {
  /// The lines of the README's block that is marked as the tour.
  static let tour: [String] = {
    let readme = (try? String(contentsOfFile: Executable.package + "/README.md", encoding: .utf8)) ?? ""
    guard let start = readme.range(of: "```tour\n"),
      let end = readme.range(of: "```", range: start.upperBound..<readme.endIndex)
    else { return [] }
    return readme[start.upperBound..<end.lowerBound].split(separator: "\n").map(String.init)
  }()

  @Test func theReadmesTourWorksLineByLine() async throws {
    try #require(Self.tour.count > 10)
    let house = try await House()
    let screen = try house.screen("hall-left")
    for line in Self.tour {
      let words = line.split(separator: " ").map(String.init)
      try #require(words.first == "plenary", "\(line)")
      let (answer, status) = try await Executable.plenary(Array(words.dropFirst()), port: house.port)
      #expect(status == 0, "\(line): \(answer)")
      if line.contains("publish") { try await house.waitForScreen("hall-left", showing: "L11-result-BQ06") }
    }
    #expect(try await screen.executable.end() == 0)
  }

  @Test func theDemoPlaysThroughAndLeavesItsPictures() async throws {
    let workplace = try Workplace()
    let demo = try Executable("plenary", ["demo", "--off-screen", "--pictures", workplace.path + "/pictures"])
    #expect(try await demo.exitStatus() == 0, "\(demo.words)")
    #expect(demo.words.contains("pictures in \(workplace.path)/pictures"), "\(demo.words)")
    let pictures = try FileManager.default.contentsOfDirectory(atPath: workplace.path + "/pictures")
    for scene in [
      "L01-holding", "L02-programme", "L03-item", "L04-attendance", "L09-question-BQ06", "L10-voting-BQ06",
      "L11-result-BQ06", "L20-fallback", "L10-voting-BQ10", "L24-black",
    ] {
      #expect(pictures.contains { $0.contains("hall-left-" + scene) }, "\(scene) is not among \(pictures.sorted())")
    }
    #expect(pictures.allSatisfy { $0.hasSuffix(".png") }, "no half-written picture is left")
  }

  @Test(arguments: [SIGINT, SIGTERM]) func anInterruptedDemoEndsAllItStarted(number: Int32) async throws {
    let workplace = try Workplace()
    let demo = try Executable(
      "plenary", ["demo", "--off-screen", "--pace", "600", "--pictures", workplace.path + "/pictures"])
    try await eventually("the demo has shown its first pictures: \(demo.words)") {
      let pictures = try? FileManager.default.contentsOfDirectory(atPath: workplace.path + "/pictures")
      return pictures?.filter { $0.contains("L01-holding") }.count == 2
    }
    let children = try children(of: demo.identifier)
    #expect(children.count == 3, "a service and two screens: \(children)")
    kill(demo.identifier, number)
    #expect(try await demo.exitStatus() == 130)
    for child in children { #expect(kill(child, 0) == -1, "process \(child) is still there") }
  }

  /// The processes that a process has started.
  private func children(of parent: Int32) throws -> [Int32] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { identifier in
      let stat = (try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8)) ?? ""
      // After the name in parentheses come the state and the parent.
      let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
      return fields.count > 1 && Int32(fields[1]) == parent
    }
  }

  @Test func theSampleCongressIsGood() async throws {
    let check = try Executable(
      "plenary", ["check", Executable.package + "/Config/congresses/can-tho-2025", "--language", "en"])
    #expect(try await check.exitStatus() == 0)
    #expect(
      check.words.contains("good (485 delegates, 109 organisations, 42 items, 11 ballots)"), "\(check.words)")
  }

  @Test func everythingThatIsWrongWithAFolderIsListedAtOnce() async throws {
    let workplace = try Workplace()
    let folder = workplace.path + "/congress"
    try FileManager.default.copyItem(
      atPath: Executable.package + "/Config/congresses/can-tho-2025", toPath: folder)
    func spoil(_ file: String, _ good: String, _ bad: String) throws {
      let path = folder + "/" + file
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try #require(text.contains(good))
      try text.replacingOccurrences(of: good, with: bad).write(toFile: path, atomically: true, encoding: .utf8)
    }
    try spoil("ballots.yaml", "Thông qua Nội quy", "Thông qua 𓀀 Nội quy")
    try spoil("agenda.yaml", "Giải lao", String(repeating: "Giải lao dài ", count: 40) + "x")
    let appearance = try Executable("plenary", ["check", folder, "--language", "en"])
    #expect(try await appearance.exitStatus() == 65)
    #expect(appearance.words.contains("ballot BQ08: the fonts have no letter for '𓀀'"), "\(appearance.words)")
    #expect(appearance.words.contains("too long for L03"), "\(appearance.words)")
    try spoil("roster.csv", "CT-0002,", "CT-0001,")
    try spoil("congress.yaml", "policy: warn", "policy: perhaps")
    let files = try Executable("plenary", ["check", folder, "--json"])
    #expect(try await files.exitStatus() == 65)
    #expect(files.words.contains("roster.csv:3: ") && files.words.contains("congress.yaml:"), "\(files.words)")
    #expect(files.words.contains("\"ok\" : false"))
  }

  @Test func settingsComeFromTheEnvironmentWhereNoFlagSaysOtherwise() async throws {
    let house = try await House()
    let good = try Executable("plenary", ["status"], environment: ["PLENARY_PORT": "\(house.port)"])
    #expect(try await good.exitStatus() == 0, "\(good.words)")
    let bad = try Executable(
      "plenary", ["status", "--port", "\(house.port)"], environment: ["PLENARY_TOKENS_OPERATOR": "wrong"])
    #expect(try await bad.exitStatus() == 69)
    let missing = try Executable("plenary", ["status"], environment: ["PLENARY_SETTINGS": "/nowhere.json"])
    #expect(try await missing.exitStatus() != 0)
    #expect(missing.words.contains("There is no settings file at /nowhere.json"), "\(missing.words)")
    let assets = try Executable("plenary", ["status", "--assets", "/nowhere"])
    #expect(try await assets.exitStatus() != 0)
    #expect(assets.words.contains("There is no Assets folder"), "\(assets.words)")
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreMadeForEveryShell(shell: String) async throws {
    let command = try Executable("plenary", ["--generate-completion-script", shell])
    #expect(try await command.exitStatus() == 0)
    #expect(command.words.contains("ballot") && command.words.contains("publish"))
  }
}

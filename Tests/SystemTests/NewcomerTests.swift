import Foundation
import Testing

/// Goal: what the README tells a newcomer to type works, and what is typed wrongly is told so.
///
/// Method: the tour's lines are read from the README and run as they stand against a fresh service; the demo is played
/// and interrupted; broken congress folders are checked.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct NewcomerTests {
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
    let demo = try Executable(
      "plenary", ["demo", "--off-screen", "--language", "en", "--pictures", workplace.path + "/pictures"])
    #expect(try await demo.exitStatus() == 0, "\(demo.words)")
    #expect(demo.words.contains("Pictures in \(workplace.path)/pictures"), "\(demo.words)")
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
    // A command comes and goes beside them.
    let staying = ["plenary-screen", "plenary-screen", "plenary-screen", "plenary-service", "plenary-web"]
    try await eventually("a service, three screens and the tablets' web service stay: \(demo.words)") {
      try children(of: demo.identifier).compactMap(Self.name).filter { $0 != "plenary" }.sorted() == staying
    }
    let started = try children(of: demo.identifier)
    kill(demo.identifier, number)
    #expect(try await demo.exitStatus() == 130)
    for child in started { #expect(kill(child, 0) == -1, "process \(child) is still there") }
  }

  /// The name of a process's program; nothing where it has ended.
  private static func name(of process: Int32) -> String? {
    (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8))?.trimmingCharacters(in: .newlines)
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
    // A title is not paged, as everything else is that is long.
    try spoil("agenda.yaml", "Phiên trù bị\"", String(repeating: "Phiên trù bị dài ", count: 40) + "x\"")
    let appearance = try Executable("plenary", ["check", folder, "--language", "en"])
    #expect(try await appearance.exitStatus() == 65)
    #expect(
      appearance.words.contains(": The fonts have no letter for '𓀀'") && appearance.words.contains("ballots.yaml:"),
      "\(appearance.words)")
    #expect(appearance.words.contains("Too long for L03"), "\(appearance.words)")
    try spoil("roster.csv", "CT-0002,", "CT-0001,")
    try spoil("congress.yaml", "policy: warn", "policy: perhaps")
    let files = try Executable("plenary", ["check", folder, "--json"])
    #expect(try await files.exitStatus() == 65)
    #expect(
      files.words.contains("\"place\" : \"roster.csv:3\"") && files.words.contains("congress.yaml:"), "\(files.words)")
    #expect(files.words.contains("\"ok\" : false"))
  }

  @Test func whatTheHallWouldRefuseIsToldByTheCheckBesideAMissingThemeAndEmblem() async throws {
    let workplace = try Workplace()
    let folder = workplace.path + "/congress"
    try FileManager.default.copyItem(
      atPath: Executable.package + "/Config/congresses/can-tho-2025", toPath: folder)
    for (file, good, bad) in [
      ("congress.yaml", "\nemblem: ", "\nemblem: nonesuch-"), ("congress.yaml", "\ntheme: ", "\ntheme: nonesuch-"),
      ("ballots.yaml", "method: card-count", "method: block-count"), ("elections.yaml", "seats: 51", "seats: 40"),
      ("elections.yaml", "seats: 12", "seats: 13"),
    ] {
      let path = folder + "/" + file
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try #require(text.contains(good))
      try text.replacingOccurrences(of: good, with: bad).write(toFile: path, atomically: true, encoding: .utf8)
    }
    let check = try Executable("plenary", ["--language", "en", "check", folder])
    #expect(try await check.exitStatus() == 65)
    for words in [
      "There is no theme 'nonesuch-", "There is no emblem 'nonesuch-",
      "BQ01 is counted by blocks, but congress.yaml has no",
      "58 candidates for 40 seats are a surplus of 18; at most 12 (30 %)",
      "12 candidates stand for 13 seats without surplus",
    ] {
      #expect(check.words.contains(words), "\(check.words)")
    }
  }

  @Test func settingsComeFromTheEnvironmentWhereNoFlagSaysOtherwise() async throws {
    let house = try await House()
    let good = try Executable("plenary", ["status"], environment: ["PLENARY_PORT": "\(house.port)"])
    #expect(try await good.exitStatus() == 0, "\(good.words)")
    let bad = try Executable(
      "plenary", ["status", "--port", "\(house.port)"], environment: ["PLENARY_TOKENS_OPERATOR": "wrong"])
    #expect(try await bad.exitStatus() == 69)
    let missing = try Executable(
      "plenary", ["status", "--language", "en"], environment: ["PLENARY_SETTINGS": "/nowhere.json"])
    #expect(try await missing.exitStatus() == 78)
    #expect(missing.words.contains("There is no settings file at /nowhere.json"), "\(missing.words)")
    let assets = try Executable("plenary", ["status", "--assets", "/nowhere"])
    #expect(try await assets.exitStatus() != 0)
    #expect(assets.words.contains("There is no Assets folder"), "\(assets.words)")
  }

  @Test func whatIsWrongIsToldInTheReadersLanguageWithItsPlace() async throws {
    let workplace = try Workplace()
    let folder = workplace.path + "/congress"
    try FileManager.default.copyItem(
      atPath: Executable.package + "/Config/congresses/can-tho-2025", toPath: folder)
    let path = folder + "/congress.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacingOccurrences(of: "theme: red-gold", with: "theme: pink").write(
      toFile: path, atomically: true, encoding: .utf8)
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("theme:") })
    let check = try Executable("plenary", ["check", folder, "--language", "vi"])
    #expect(try await check.exitStatus() == 65)
    #expect(check.words.contains("congress.yaml:\(line + 1): Không có bộ màu 'pink'; có: "), "\(check.words)")
    let service = try Executable(
      "plenary-service", ["--congress", folder, "--journal", workplace.path + "/journal", "--language", "vi"])
    #expect(try await service.exitStatus() == 1)
    #expect(service.words.contains("Không có bộ màu 'pink'"), "\(service.words)")
  }

  @Test func aServiceThatCannotStartSaysWhatWouldWork() async throws {
    let house = try await House()
    let folder = Executable.package + "/Config/congresses/can-tho-2025"
    func words(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> String {
      let journal = house.workplace.path + "/other-journal"
      let service = try Executable(
        "plenary-service", ["--congress", folder, "--journal", journal] + arguments, environment: environment)
      #expect(try await service.exitStatus() == 1)
      return service.words
    }
    let taken = try await words(["--port", "\(house.port)"])
    #expect(taken.contains("Port \(house.port) of 127.0.0.1 is taken by another program"), "\(taken)")
    let locked = try await words(["--port", "0", "--journal", house.journal])
    #expect(locked.contains("is in use by a running service (process "), "\(locked)")
    let text = try await words([], ["PLENARY_PORT": "abc"])
    #expect(text.contains("The setting 'port' is 'abc'; it must be a whole number from 0 to 65535"), "\(text)")
    let settings = house.workplace.path + "/settings.json"
    try "{\n  \"port\": 7400,\n  \"tokens\": { \"operator\": \"a\" \"chair\": \"b\" }\n}\n".write(
      toFile: settings, atomically: true, encoding: .utf8)
    let malformed = try await words(["--settings", settings])
    #expect(malformed.contains("\(settings):3:"), "\(malformed)")
    #expect(malformed.contains("The settings are not JSON from here on"), "\(malformed)")
    for words in [taken, locked, text, malformed] { #expect(!words.contains("NSCocoa") && !words.contains("errno")) }
  }

  @Test func theDemoTellsItsStoryAsJSON() async throws {
    let workplace = try Workplace()
    let demo = try Executable(
      "plenary", ["demo", "--off-screen", "--json", "--pictures", workplace.path + "/pictures"])
    #expect(try await demo.exitStatus() == 0, "\(demo.words)")
    let lines = demo.words.split(separator: "\n").compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(lines.count == demo.words.split(separator: "\n").count, "\(demo.words)")
    #expect(lines.contains { $0["command"] as? String == "plenary ballot publish BQ06" && $0["sequence"] is Int })
    #expect((lines.last?["pictures"] as? [String])?.isEmpty == false)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreMadeForEveryShell(shell: String) async throws {
    let command = try Executable("plenary", ["--generate-completion-script", shell])
    #expect(try await command.exitStatus() == 0)
    #expect(command.words.contains("ballot") && command.words.contains("publish"))
  }
}

import Foundation
import Settings
import Testing

/// Goal: settings come from where they should, and a wrong one is told with its place and what would work.
///
/// Method: files on disk, an environment of the test's own, overrides; one mistake at a time.
@Suite struct SettingsReaderTests {
  private func reader(
    _ json: String? = nil, overrides: [String: String] = [:], environment: [String: String] = [:]
  ) async throws -> SettingsReader {
    guard let json else { return try await SettingsReader(file: nil, overrides: overrides, environment: environment) }
    let path = NSTemporaryDirectory() + "settings-\(UUID().uuidString).json"
    try Data(json.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await SettingsReader(file: path, overrides: overrides, environment: environment)
  }

  @Test func theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() async throws {
    let file = #"{"port": 1, "host": "file", "tokens": {"chair": "a,b"}}"#
    let environment = ["PLENARY_PORT": "2", "PLENARY_TOKENS_CHAIR": "c"]
    #expect(try await reader(file).integer("port", in: 0...9) == 1)
    #expect(try await reader(file, environment: environment).integer("port", in: 0...9) == 2)
    #expect(try await reader(file, overrides: ["port": "3"], environment: environment).integer("port", in: 0...9) == 3)
    #expect(try await reader(file).tokens(ofRole: "chair") == ["a", "b"])
    #expect(try await reader(file, environment: environment).tokens(ofRole: "chair") == ["c"])
    #expect(try await reader(file).text("host") == "file")
    #expect(try await reader().text("host") == nil)
    #expect(try await reader().tokens(ofRole: "chair").isEmpty)
  }

  @Test(arguments: [("abc", "abc"), ("70000", "70000"), ("-1", "-1"), ("7400.5", "7400.5"), ("", "")])
  func aPortThatIsNoneIsRefusedAndNeverPassedOver(_ text: String, _ found: String) async throws {
    let settings = try await reader(environment: ["PLENARY_PORT": text])
    let problem = #expect(throws: SettingsProblem.self) { try settings.integer("port", in: 0...65_535) }
    #expect(problem == .numberOutOfRange(key: "port", found: found, range: 0...65_535))
  }

  @Test func aWordIsOneOfThoseThereAreOrRefused() async throws {
    enum Pace: String, CaseIterable { case slow, quick }
    #expect(try await reader().choice("pace", of: Pace.self) == nil)
    #expect(try await reader(#"{"pace": "slow"}"#).choice("pace", of: Pace.self) == .slow)
    #expect(try await reader(environment: ["PLENARY_PACE": "quick"]).choice("pace", of: Pace.self) == .quick)
    for json in [#"{"pace": "idle"}"#, #"{"pace": 7}"#] {
      let settings = try await reader(json)
      let problem = #expect(throws: SettingsProblem.self) { try settings.choice("pace", of: Pace.self) }
      guard case .wordUnknown("pace", _, ["slow", "quick"]) = problem else {
        Issue.record("\(String(describing: problem))"); continue
      }
    }
  }

  @Test(arguments: [#"{"port": "x"}"#, #"{"port": 7.5}"#])
  func aValueOfAnotherKindInTheFileIsRefused(_ json: String) async throws {
    let settings = try await reader(json)
    #expect(throws: SettingsProblem.self) { try settings.integer("port", in: 0...65_535) }
  }

  @Test func aFileThatIsNotJSONIsRefusedWithTheLine() async throws {
    let json = "{\n  \"port\": 7400,\n  \"tokens\": { \"operator\": \"a\" \"chair\": \"b\" }\n}\n"
    do {
      _ = try await reader(json)
      Issue.record("it was read")
    } catch let problem as SettingsProblem {
      guard case .fileNotJSON(_, let line, let column) = problem else { throw problem }
      #expect(line == 3 && (column ?? 0) > 10)
    }
  }

  @Test func aFileThatIsNotThereIsSaidToBeThat() async throws {
    await #expect(throws: SettingsProblem.fileUnreadable(path: "/nowhere.json")) {
      try await SettingsReader(file: "/nowhere.json")
    }
  }
}

import Foundation
import Testing

/// Goal: tokens are made, listed and taken away on the command line, and what their holders do is recorded as theirs.
///
/// Method: real processes: a service, and `plenary` with tokens that `plenary token make` has shown.
@Suite struct TokenLineTests {
  private struct Made: Decodable { let token: String }

  @Test func tellersCountUnderTheirOwnNamesAndARevokedOneCountsNoMore() async throws {
    let workplace = try Workplace()
    let file = workplace.path + "/tokens.json"
    let house = try await House(workplace: workplace, environment: ["PLENARY_TOKEN_FILE": file])
    func token(_ arguments: String...) async throws -> (words: String, status: Int32) {
      let command = try Executable("plenary", ["token"] + arguments + ["--token-file", file, "--language", "en"])
      return (command.words, try await command.exitStatus())
    }
    func make(_ name: String) async throws -> String {
      let command = try Executable(
        "plenary", ["token", "make", "--role", "teller", "--name", name, "--token-file", file, "--json"])
      #expect(try await command.exitStatus() == 0, "\(command.words)")
      return try JSONDecoder().decode(Made.self, from: Data(command.words.utf8)).token
    }
    let (an, chi) = (try await make("Lê An"), try await make("Trần Chi"))
    let twice = try Executable(
      "plenary", ["token", "make", "--role", "teller", "--name", "Lê An", "--token-file", file, "--language", "en"])
    #expect(try await twice.exitStatus() == 78 && twice.words.contains("--again"), "\(twice.words)")
    try await house.run("ballot", "open", "BQ06")
    func count(_ token: String, _ inFavour: String) async throws -> (words: String, status: Int32) {
      try await house.plenary(
        "ballot", "count", "BQ06", "--for", inFavour, "--against", "5", "--other", "3", "--role", "teller", "--token",
        token)
    }
    try await eventually("the service takes the new tokens") { try await count(an, "460").status == 0 }
    let stranger = try await house.plenary("status", "--role", "teller", "--id", "Lê An")
    #expect(stranger.status != 0 && stranger.words.contains("somebody with a token of their own"), "\(stranger.words)")
    let revoke = try Executable("plenary", ["token", "revoke", "Lê An", "--token-file", file, "--language", "en"])
    #expect(try await revoke.exitStatus() == 0 && revoke.words.contains("revoked"), "\(revoke.words)")
    try await eventually("the revoked token is good no more") { try await count(an, "461").status != 0 }
    #expect(try await count(chi, "470").status == 0)
    let list = try Executable("plenary", ["token", "list", "--token-file", file, "--language", "en"])
    #expect(try await list.exitStatus() == 0)
    #expect(list.words.contains("teller  Trần Chi") && !list.words.contains("Lê An"), "\(list.words)")
    let log = try Executable("plenary", ["journal", "log", "--journal", house.journal, "--json"])
    #expect(try await log.exitStatus() == 0)
    let counts = log.words.split(separator: "\n").filter { $0.contains("ballot.count") }
    #expect(counts.contains { $0.contains("Lê An") } && counts.last?.contains("Trần Chi") == true, "\(counts)")
    #expect(!log.words.contains(an) && !log.words.contains(chi))
  }

  /// The sample's tokens, or others that stand in the settings for everybody to read, were good in the whole network.
  @Test func aServiceThatOthersCouldReachTakesNoTokenFromItsSettings() async throws {
    let house = try House(
      continuing: try Workplace().path + "/journal", workplace: try Workplace(),
      congress: Executable.package + "/Config/congresses/can-tho-2025",
      keys: "/dev/shm/plenary-test-\(UUID().uuidString)")
    let service = try house.service("--host", "0.0.0.0")
    #expect(try await service.exitStatus() == 1)
    #expect(service.words.contains("plenary token make") && service.words.contains("0.0.0.0"), "\(service.words)")
    #expect(!FileManager.default.fileExists(atPath: house.journal))
  }
}

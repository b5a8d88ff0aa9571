import Foundation
import Testing

/// Goal: tokens are made, listed and taken away on the command line, and what their holders do is recorded as theirs.
///
/// Method: real processes: a service, and `plenary` with tokens that `plenary token make` has shown.
@Suite(.realProcesses) struct TokenLineTests {
  private struct Made: Decodable { let token: String }

  @Test func tellersCountUnderTheirOwnNamesAndARevokedOneCountsNoMore() async throws {
    let workplace = try Workplace()
    let file = workplace.path + "/tokens.json"
    let house = try await House(workplace: workplace, environment: ["PLENARY_TOKEN_FILE": file])
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

/// Goal: a service that others can reach speaks with its own clients only, and in secret.
///
/// Method: real processes: certificates and tokens made on the command line, a service that listens on every address, and
/// clients that reach it by an address of this machine as if from outside.
@Suite(.realProcesses) struct SecuredHouseTests {
  private struct Made: Decodable { let token: String }

  /// An address of this machine that is no loopback; nothing on a machine without a network.
  private static let outerAddress: String? = {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return nil }
    defer { freeifaddrs(list) }
    for entry in sequence(first: list, next: { $0?.pointee.ifa_next }).prefix(while: { $0 != nil }) {
      guard let address = entry?.pointee.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET) else { continue }
      var text = [CChar](repeating: 0, count: Int(INET_ADDRSTRLEN))
      address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
        _ = inet_ntop(AF_INET, &pointer.pointee.sin_addr, &text, socklen_t(text.count))
      }
      let told = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      if !told.hasPrefix("127.") { return told }
    }
    return nil
  }()

  @Test(.enabled(if: outerAddress != nil)) func tokensAndCertificatesMakeAServiceThatOthersCanReach() async throws {
    let address = try #require(Self.outerAddress)
    let workplace = try Workplace()
    let folder = workplace.path + "/certificates"
    let (settings, trust) = (workplace.path + "/settings.json", folder + "/ca.pem")
    try "{}".write(toFile: settings, atomically: true, encoding: .utf8)
    let make = try Executable(
      "plenary", ["certificate", "make", "--for", address, "--folder", folder, "--language", "en"])
    #expect(try await make.exitStatus() == 0 && make.words.contains("--trust"), "\(make.words)")
    var tokens: [String: String] = [:]
    for (role, name) in [("operator", "Lê An"), ("screen", "hall-left")] {
      let command = try Executable(
        "plenary", ["token", "make", "--role", role, "--name", name, "--settings", settings, "--json"])
      #expect(try await command.exitStatus() == 0, "\(command.words)")
      tokens[role] = try JSONDecoder().decode(Made.self, from: Data(command.words.utf8)).token
    }
    let house = try House(
      continuing: workplace.path + "/journal", workplace: workplace,
      congress: Executable.package + "/Config/congresses/can-tho-2025",
      keys: "/dev/shm/plenary-test-\(UUID().uuidString)", environment: ["PLENARY_SETTINGS": settings])
    let bare = try house.service("--host", "0.0.0.0")
    #expect(try await bare.exitStatus() == 1 && bare.words.contains("plenary certificate make"), "\(bare.words)")
    try await house.start(
      "--host", "0.0.0.0", "--certificate", folder + "/service.pem", "--certificate-key", folder + "/service.key")
    func control(_ arguments: String...) async throws -> (words: String, status: Int32) {
      let command = try Executable(
        "plenary",
        arguments + ["--host", address, "--port", "\(house.port)", "--settings", settings, "--language", "en"],
        environment: ["PLENARY_TOKENS_OPERATOR": tokens["operator"] ?? ""])
      let status = try await command.exitStatus()
      return (command.words, status)
    }
    let open = try await control("status")
    #expect(open.status == 78 && open.words.contains("--trust"), "\(open.words)")
    let trusted = try await control("take", "attendance", "--trust", trust)
    #expect(trusted.status == 0, "\(trusted.words)")
    let pinned = try await control("status", "--fingerprint", String(repeating: "0", count: 64))
    #expect(pinned.status == 69 && pinned.words.contains("another certificate"), "\(pinned.words)")
    let pictures = workplace.path + "/pictures"
    let screen = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--host", address, "--port", "\(house.port)", "--settings", settings, "--trust", trust,
        "--off-screen", pictures, "--window", "640x360",
      ], environment: ["PLENARY_TOKENS_SCREEN": tokens["screen"] ?? ""])
    try await eventually("the screen shows what was taken: \(screen.words)") {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: pictures)) ?? []
      return files.contains { $0.contains("L04-attendance") }
    }
    #expect(try await screen.end() == 0)
  }
}

import Congress
import Foundation
import HallProtocol
import HallTestSupport
import Logging
import Settings
import Testing

@testable import ControlService

/// Goal: whoever has a token of their own acts under its name and no other, nobody else does, and a token that is taken
/// away is good no more.
///
/// Method: the gate with known tokens; then a real service whose file of tokens is changed while it runs.
@Suite struct PersonalTokenTests {
  private static func holder(_ name: String, _ role: Role) -> TokenHolder {
    TokenHolder(role: role, name: name, digest: TokenDigest(of: "own-\(name)"), madeMS: 1)
  }

  private static func file(_ holders: TokenHolder...) throws -> TokenFile {
    var file = TokenFile()
    for holder in holders { try file.add(holder) }
    return file
  }

  private func admit(_ role: Role, id: String, token: String) throws(CloseReason) -> Authenticator.Grant {
    let file = try? Self.file(Self.holder("Bích", .teller), Self.holder("hall-left", .screen))
    let book = TokenBook(
      shared: RunningService.tokens, file: file ?? TokenFile(), logger: Logger(label: "test"))
    let authenticator = Authenticator(tokens: book, topics: Topic.all(outputs: ["hall"]), output: { _ in "hall" })
    return try authenticator.admit(Hello(role: role, id: id, token: token))
  }

  @Test func aTokenOfOnesOwnSaysTheNameWhateverItsBearerSays() throws {
    let grant = try admit(.teller, id: "somebody", token: "own-Bích")
    #expect(grant.actor == Actor(role: .teller, name: "Bích") && grant.holder?.name == "Bích")
    let shared = try admit(.teller, id: "somebody", token: "token-teller")
    #expect(shared.actor.name == "somebody" && shared.holder == nil)
  }

  @Test func nobodyElseComesUnderThatName() {
    #expect(
      #expect(throws: CloseReason.self) { try admit(.teller, id: "Bích", token: "token-teller") }?.code == .idTaken)
    #expect(throws: Never.self) { try admit(.operator, id: "Bích", token: "token-operator") }
  }

  @Test func aScreensTokenIsGoodForThatScreenOnly() throws {
    #expect(try admit(.screen, id: "hall-left", token: "own-hall-left").actor.name == "hall-left")
    let other = #expect(throws: CloseReason.self) { try admit(.screen, id: "lobby", token: "own-hall-left") }
    #expect(other?.code == .idTaken)
  }

  @Test func aTokenIsNotGoodInAnotherRoleAndNeitherIsItsDigest() {
    for (role, token) in [(Role.operator, "own-Bích"), (.teller, TokenDigest(of: "own-Bích").text), (.teller, "")] {
      let reason = #expect(throws: CloseReason.self) { try admit(role, id: "x", token: token) }
      #expect(reason?.code == .tokenWrong, "\(role) \(token)")
    }
  }

  @Test func beyondThisMachineOnlyTokensOfOnesOwnAreGood() throws {
    let own = try Self.file(Self.holder("An", .operator), Self.holder("hall-left", .screen))
    let files = CertificateFiles(certificate: "service.pem", key: "service.key")
    _ = try ServiceSettings(host: "0.0.0.0", port: 0, tokens: [:], holders: own, certificate: files)
    #expect(throws: SettingsProblem.certificateMissing(host: "0.0.0.0")) {
      try ServiceSettings(host: "0.0.0.0", port: 0, tokens: [:], holders: own)
    }
    #expect(throws: SettingsProblem.tokenIsPlain(role: "chair", host: "0.0.0.0")) {
      try ServiceSettings(host: "0.0.0.0", port: 0, tokens: [.chair: ["a long enough secret"]], holders: own)
    }
    #expect(throws: SettingsProblem.tokenMissing(role: "screen")) {
      try ServiceSettings(port: 0, tokens: [:], holders: try Self.file(Self.holder("An", .operator)))
    }
  }

  @Test func whoIsRevokedIsOutAndWhoIsNewComesInWhileTheServiceRuns() async throws {
    let scratch = try ScratchFolder("tokens")
    defer { withExtendedLifetime(scratch) {} }
    let path = scratch.path + "/tokens.json"
    try TokenFile.change(path) { file throws(SettingsProblem) in
      try file.add(Self.holder("An", .operator))
      try file.add(Self.holder("Bích", .operator))
    }
    try await RunningService.with(tokenFile: path) { service in
      func hello(_ name: String) throws -> LineClient {
        let client = try LineClient(port: service.port)
        try client.say(
          .hello(
            Hello(
              role: .operator, id: "x", token: "own-\(name)", want: [], silenceMS: HallLimits.silenceRangeMS.upperBound)
          ))
        return client
      }
      let (first, second) = (try hello("An"), try hello("Bích"))
      for (client, name) in [(first, "An"), (second, "Bích")] {
        guard case .welcome(let welcome) = try await client.next() else { throw Failed() }
        #expect(welcome.id == name)
      }
      guard case .done = try await first.command("1", .driverTake) else { throw Failed() }
      #expect(service.journal.records.last?.actor == Actor(role: .operator, name: "An"))
      try TokenFile.change(path) { file throws(SettingsProblem) in
        _ = try file.revoke("An")
        try file.add(Self.holder("Chi", .operator))
      }
      #expect(try await first.closeCode() == .tokenRevoked)
      guard case .welcome = try await hello("Chi").next() else { throw Failed() }
      guard case .done = try await second.command("2", .driverTake) else { throw Failed() }
    }
  }

  @Test func aFileThatHasGoneOrThatNobodyCanReadShutsNobodyOut() throws {
    let scratch = try ScratchFolder("tokens")
    defer { withExtendedLifetime(scratch) {} }
    let path = scratch.path + "/tokens.json"
    let (first, second) = (Self.holder("An", .operator), Self.holder("Bích", .operator))
    let book = TokenBook(
      shared: [:], path: path, file: try Self.file(first),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    #expect(!book.reload() && book.holds(first), "it has gone")
    try "{".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(!book.reload() && book.holds(first), "it says nothing")
    try FileManager.default.removeItem(atPath: path)
    try TokenFile.change(path) { file throws(SettingsProblem) in try file.add(second) }
    #expect(book.reload() && !book.holds(first) && book.holds(second))
    #expect(!book.reload(), "nothing has changed since")
    let again = TokenHolder(role: .operator, name: "Bích", digest: TokenDigest(of: "new"), madeMS: 2)
    try TokenFile.change(path) { file throws(SettingsProblem) in
      _ = try file.revoke("Bích")
      try file.add(again)
    }
    #expect(book.reload() && !book.holds(second) && book.holds(again), "a new token ends the one before")
  }

  private struct Failed: Error {}
}

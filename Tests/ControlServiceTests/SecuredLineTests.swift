import Certificates
import Congress
import ControlClient
import Foundation
import HallProtocol
import HallTestSupport
import Logging
import Settings
import Testing

@testable import LineTransport

/// Goal: a client speaks with its own service or with nobody, and whoever sits on the wire learns nothing.
///
/// Method: a real service with a certificate made here, real clients, and a relay between them that keeps every byte.
@Suite struct SecuredLineTests: Sendable {
  private let scratch: ScratchFolder
  private var folder: String { scratch.path }
  private let authority: CertificateAuthority
  private var files: CertificateFiles {
    CertificateFiles(certificate: folder + "/service.pem", key: folder + "/service.key")
  }
  private var trust: String { folder + "/ca.pem" }

  init() throws {
    scratch = try ScratchFolder("tls")
    let names = ["127.0.0.1", "localhost", "hall.local"].compactMap(CertificateName.init(text:))
    // Weeks ago, so that what it has signed may have ended.
    authority = try CertificateAuthority(for: names, at: Date(timeIntervalSinceNow: -20 * 86_400))
    try authority.issued.certificate.write(toFile: folder + "/ca.pem", atomically: true, encoding: .utf8)
    try write(authority.issue(for: names, at: Date()))
  }

  private func write(_ issued: IssuedCertificate) throws {
    try issued.certificate.write(toFile: files.certificate, atomically: true, encoding: .utf8)
    try issued.key.write(toFile: files.key, atomically: true, encoding: .utf8)
  }

  private func fingerprint(_ file: String) throws -> Fingerprint {
    try #require(CertificateFacts(pem: String(contentsOfFile: file, encoding: .utf8))).fingerprint
  }

  /// Connects, takes the show over under an id that can be looked for, and goes; what became of it.
  ///
  /// A link that a busy machine has lost says nothing, and is tried again.
  private func talk(
    port: Int, _ security: LinkSecurity, host: String = "127.0.0.1", command: String = "c1"
  ) async throws -> Result<Reply, LinkLoss> {
    while true {
      let result = await talkOnce(port: port, security, host: host, command: command)
      switch result {
      case .failure(.silent), .failure(.notReached): try Task.checkCancellation()
      // The service has not heard this end in time, for the same reason.
      case .failure(.refused(let reason)) where [.silent, .helloTooLate].contains(reason.code):
        try Task.checkCancellation()
      default: return result
      }
    }
  }

  private func talkOnce(
    port: Int, _ security: LinkSecurity, host: String, command: String
  ) async -> Result<Reply, LinkLoss> {
    let (events, continuation) = AsyncStream.makeStream(of: LinkEvent.self)
    let client = HallClient(
      identity: ClientIdentity(role: .operator, id: "control-1", topics: [.show]),
      settings: ClientSettings(host: host, port: port, token: "token-operator", security: security),
      nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }
    ) { continuation.yield($0) }
    let link = Task { await client.runOnce() }
    defer { link.cancel() }
    for await event in events {
      switch event {
      case .up:
        guard let reply = try? await client.send(CommandMessage(id: command, command: .driverTake)) else { continue }
        return .success(reply)
      case .down(let loss): return .failure(loss)
      default: break
      }
    }
    return .failure(.cancelled)
  }

  /// Why a client does not speak with what answers; nothing where it does.
  private func distrust(port: Int, _ security: LinkSecurity, host: String = "127.0.0.1") async throws -> Distrust? {
    let result = try await talk(port: port, security, host: host)
    return if case .failure(.notTrusted(_, _, let distrust)) = result { distrust } else { nil }
  }

  @Test func aClientThatTrustsTheAuthorityOrPinsTheCertificateIsLetIn() async throws {
    let pinned = try fingerprint(files.certificate)
    try await RunningService.with(security: ServerSecurity(files)) { service in
      for (number, security) in [LinkSecurity.trust(authority: trust), .pinned(pinned)].enumerated() {
        let reply = try await talk(port: service.port, security, command: "c\(number)").get()
        #expect(reply.id == "c\(number)")
      }
      let named = try await talk(port: service.port, .trust(authority: trust), host: "localhost", command: "c9").get()
      #expect(named.id == "c9", "a name is held against the certificate's, an address against its addresses")
    }
  }

  @Test func whoeverSitsOnTheWireSeesNoTokenAndNoCommand() async throws {
    func seen(_ security: ServerSecurity?, _ link: LinkSecurity) async throws -> (relay: RecordingRelay, ok: Bool) {
      let relays = AsyncStream.makeStream(of: RecordingRelay.self)
      try await RunningService.with(security: security) { service in
        let relay = try RecordingRelay(to: service.port)
        _ = try await talk(port: relay.port, link, command: "a-vote-of-CT-0001").get()
        relays.continuation.yield(relay)
      }
      for await relay in relays.stream { return (relay, true) }
      throw CancellationError()
    }
    let open = try await seen(nil, .open).relay
    #expect(open.hasSeen("token-operator") && open.hasSeen("a-vote-of-CT-0001"), "the relay sees what passes")
    let secured = try await seen(ServerSecurity(files), .trust(authority: trust)).relay
    #expect(secured.count > 500)
    for word in ["token-operator", "a-vote-of-CT-0001", "control-1", "driver", "welcome", "hello"] {
      #expect(!secured.hasSeen(word), "\(word)")
    }
  }

  @Test func whatIsNotTheServiceIsNotSpokenWith() async throws {
    let names = ["127.0.0.1"].compactMap(CertificateName.init(text:))
    let other = try CertificateAuthority(for: names, at: Date())
    let otherFile = folder + "/other.pem"
    try other.issued.certificate.write(toFile: otherFile, atomically: true, encoding: .utf8)
    let pinned = try fingerprint(otherFile)
    try await RunningService.with(security: ServerSecurity(files)) { service in
      let ofAnother = try await distrust(port: service.port, .trust(authority: otherFile))
      #expect(ofAnother == .notSigned)
      let otherPinned = try await distrust(port: service.port, .pinned(pinned))
      #expect(otherPinned == .otherCertificate)
      let unreadable = try await distrust(port: service.port, .trust(authority: "/nowhere.pem"))
      #expect(unreadable == .authorityUnreadable(file: "/nowhere.pem"))
      let inTheClear = try await distrust(port: service.port, .open)
      #expect(inTheClear == .onlyTLS)
    }
    try await RunningService.with { service in
      let inTheOpen = try await distrust(port: service.port, .trust(authority: trust))
      #expect(inTheOpen == .noTLS)
    }
  }

  @Test func aCertificateOfOtherNamesOrOtherDaysIsNotTaken() async throws {
    let elsewhere = ["hall.local"].compactMap(CertificateName.init(text:))
    try write(authority.issue(for: elsewhere, at: Date()))
    try await RunningService.with(security: ServerSecurity(files)) { service in
      let byAddress = try await distrust(port: service.port, .trust(authority: trust))
      #expect(byAddress == .otherName)
      let byName = try await distrust(port: service.port, .trust(authority: trust), host: "localhost")
      #expect(byName == .otherName)
    }
    let here = ["127.0.0.1"].compactMap(CertificateName.init(text:))
    try write(authority.issue(for: here, at: Date(timeIntervalSinceNow: -10 * 86_400), days: 9))
    let pinned = try fingerprint(files.certificate)
    try await RunningService.with(security: ServerSecurity(files)) { service in
      let tooLate = try await distrust(port: service.port, .trust(authority: trust))
      #expect(tooLate == .otherDays)
      _ = try await talk(port: service.port, .pinned(pinned)).get()
    }
  }

  @Test func aNewCertificateIsShownWithoutARestartAndABrokenOneChangesNothing() throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let security = try ServerSecurity(files)
    let ends = security.endsMS
    let names = ["127.0.0.1"].compactMap(CertificateName.init(text:))
    try write(authority.issue(for: names, at: Date(), days: 5))
    security.reload(logger: logger)
    #expect(security.endsMS < ends)
    let later = security.endsMS
    #expect(security.endsSoonMS(atMS: later - ServerSecurity.endNearMS) == nil)
    #expect(security.endsSoonMS(atMS: later - ServerSecurity.endNearMS + 1) == later, "told from three days before")
    #expect(security.endsSoonMS(atMS: later + 1) == later)
    try "no certificate".write(toFile: files.certificate, atomically: true, encoding: .utf8)
    security.reload(logger: logger)
    #expect(security.endsMS == later)
  }

  @Test func filesThatAreNoneOrDoNotBelongTogetherAreToldAtTheStart() throws {
    #expect(throws: SettingsProblem.certificateWrong(path: "/nowhere.pem")) {
      try ServerSecurity(CertificateFiles(certificate: "/nowhere.pem", key: files.key))
    }
    #expect(throws: SettingsProblem.certificateWrong(path: files.certificate)) {
      try ServerSecurity(CertificateFiles(certificate: files.certificate, key: files.certificate))
    }
    let other = folder + "/other.key"
    let names = ["hall.local"].compactMap(CertificateName.init(text:))
    try authority.issue(for: names, at: Date()).key.write(toFile: other, atomically: true, encoding: .utf8)
    #expect(throws: SettingsProblem.certificateOfAnotherKey(path: files.certificate, key: other)) {
      try ServerSecurity(CertificateFiles(certificate: files.certificate, key: other))
    }
  }
}

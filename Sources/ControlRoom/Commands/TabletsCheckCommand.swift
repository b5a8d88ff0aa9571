import ArgumentParser
import Assets
import Certificates
import Foundation
import Settings

extension TabletsCommand {
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say whether devices will trust the page, by which way, and what it can and cannot do then.",
      discussion: "Asks nobody: it looks at the files and at this machine's resolver, as a closed network leaves it.")

    @Argument(help: "The name or address that tablets open, such as daihoi.example.gov.vn.") var host: String
    @Option(help: "The page's certificate in PEM; without one the page is served in the open.") var certificate: String?
    @Option(help: "The certificate of the hall's own authority in PEM.") var authority: String?
    @OptionGroup var form: AnswerForm

    private struct Answer: Encodable {
      let way: String
      let follows: Bool
      let isPaired: Bool
      let keepsDocuments: Bool
      let votesSecretly: Bool
      let warnings: [String]
    }

    func run() async throws {
      try await form.reporting {
        let strings = try form.strings()
        let now = Date()
        var facts: CertificateFacts?
        var signature: TabletCheck.Signature?
        if let certificate {
          guard let pem = try? String(contentsOfFile: certificate, encoding: .utf8),
            let read = CertificateFacts(pem: pem)
          else { throw RoomProblem.notThere(Wording("certificate.unreadable", ["file": .text(certificate)])) }
          facts = read
          signature = try await self.signature(of: pem, read, at: now)
        }
        let check = TabletCheck(
          host: host, isLoopback: Loopback.contains(host), signature: signature,
          daysLeft: facts.map { Int64($0.ends.timeIntervalSince(now) / 86_400) }, addresses: HostAddresses.of(host),
          ownAddresses: HostAddresses.own)
        let abilities = check.way.abilities
        try form.show(
          check.lines(in: strings),
          json: Answer(
            way: check.way.rawValue, follows: abilities.follows, isPaired: abilities.isPaired,
            keepsDocuments: abilities.keepsDocuments, votesSecretly: abilities.votesSecretly,
            warnings: check.warnings.map { strings[$0] }))
      }
    }

    private func signature(
      of pem: String, _ facts: CertificateFacts, at now: Date
    ) async throws -> TabletCheck.Signature {
      guard facts.begins <= now, now < facts.ends else { return .otherDays }
      if let authority {
        guard let text = try? String(contentsOfFile: authority, encoding: .utf8),
          let verifier = ServiceVerifier(pem: text)
        else { throw RoomProblem.notThere(Wording("certificate.unreadable", ["file": .text(authority)])) }
        switch await verifier.verdict(pem: pem, host: host, at: now) {
        case .good: return .own
        case .otherName: return .otherName
        case .otherDays: return .otherDays
        case .notSigned: break
        }
      }
      return facts.names.contains { Self.matches($0, host) } ? .other : .otherName
    }

    /// Whether a certificate's name is a host's: the same, or a star for its first part.
    private static func matches(_ name: String, _ host: String) -> Bool {
      let (name, host) = (name.lowercased(), host.lowercased())
      guard name.hasPrefix("*.") else { return name == host }
      return host.split(separator: ".", maxSplits: 1).last.map { "*.\($0)" } == name
    }
  }
}

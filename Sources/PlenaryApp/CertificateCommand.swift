import ArgumentParser
import Assets
import Certificates
import Congress
import ControlRoom
import Foundation
import Settings

/// Makes the certificates by which clients know their service, and shows them: `plenary certificate`.
struct CertificateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate", abstract: "Make the certificates by which clients know the service, and show them.",
    subcommands: [Make.self, Show.self])

  struct Make: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a certificate for the service, and the hall's own authority where there is none yet.",
      discussion: """
        Run again, it makes the next certificate of the same authority, which the service shows from then on without a \
        restart. The authority can sign for these names alone; other names need a folder of their own.
        """)
    @Option(
      name: .customLong("for"), help: "A name or an address under which clients reach the service; may be repeated.",
      transform: Make.name)
    var names: [CertificateName]
    @Option(help: "The folder of ca.pem, ca.key, service.pem and service.key.") var folder: String
    @Option(help: "How many days it is good: 1 to 365.") var days = CertificateAuthority.certificateDays
    @OptionGroup var form: AnswerForm

    func validate() throws {
      guard CertificateAuthority.certificateDaysRange.contains(days) else {
        throw ValidationError("--days is \(days); it must be 1 to 365.")
      }
    }

    /// Reads a name; the service's own machine reaches it by its own.
    static func name(_ text: String) throws -> CertificateName {
      guard let name = CertificateName(text: text) else {
        throw ValidationError("'\(text)' is no name of a machine and no address; such as hall.local or 10.0.0.5.")
      }
      return name
    }

    func run() async throws {
      try await form.reporting {
        let folder = CertificateFolder(path: folder)
        let now = Date()
        let all = names + CertificateFolder.ownNames.filter { !names.contains($0) }
        let (authority, isNew) = try folder.authority(for: all, at: now)
        let issued = try folder.issue(by: authority, for: all, at: now, days: days)
        let (strings, service) = (try form.strings(), CertificateFacts(pem: issued.certificate))
        let fingerprint = service?.fingerprint.text ?? ""
        var lines =
          isNew ? ["✓ " + strings[Wording("certificate.authority-made", ["file": .text(folder.authority)])]] : []
        lines += [
          "✓ "
            + strings[
              Wording(
                "certificate.made", ["file": .text(folder.service), "names": .text(Self.list(all)), "days": "\(days)"])],
          "  " + fingerprint, "",
          strings[
            Wording(
              "certificate.service-settings",
              ["certificate": .text(folder.service), "key": .text(folder.serviceKey)])],
          strings[Wording("certificate.client-settings", ["authority": .text(folder.authority)])],
        ]
        if isNew { lines.append(strings[Wording("certificate.keep-key", ["file": .text(folder.authorityKey)])]) }
        try form.show(
          lines, json: Made(certificate: folder.service, authority: folder.authority, fingerprint: fingerprint))
      }
    }

    private static func list(_ names: [CertificateName]) -> String { names.map(\.text).joined(separator: ", ") }

    private struct Made: Encodable {
      let ok = true
      let certificate: String
      let authority: String
      let fingerprint: String
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a certificate's names, its days and its fingerprint, to compare with what a client pins.")
    @Argument(help: "The certificate's file, such as service.pem.") var file: String
    @OptionGroup var form: AnswerForm

    func run() async throws {
      try await form.reporting {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8), let facts = CertificateFacts(pem: text)
        else {
          throw RoomProblem.notThere(Wording("certificate.unreadable", ["file": .text(file)]))
        }
        let strings = try form.strings()
        let names =
          facts.isAuthority ? strings[Wording("certificate.is-authority")] : facts.names.joined(separator: ", ")
        let figures = FigureFormat(language: strings.language)
        func time(_ date: Date) -> String {
          figures.timeWithSeconds(Int64(date.timeIntervalSince1970 * 1_000), utcOffset: 0) + " UTC"
        }
        try form.show(
          [names, "\(time(facts.begins)) – \(time(facts.ends))", facts.fingerprint.text],
          json: Shown(
            names: facts.names, isAuthority: facts.isAuthority, beginsMS: Self.ms(facts.begins),
            endsMS: Self.ms(facts.ends), fingerprint: facts.fingerprint.text))
      }
    }

    private static func ms(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970 * 1_000) }

    private struct Shown: Encodable {
      let names: [String]
      let isAuthority: Bool
      let beginsMS: Int64
      let endsMS: Int64
      let fingerprint: String
    }
  }
}

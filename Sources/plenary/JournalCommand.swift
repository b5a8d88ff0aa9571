import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import Journal

/// `plenary journal …`: reads a journal on this machine, also while its service is running.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Verify or list the record of a congress.",
    subcommands: [Verify.self, Log.self])

  struct Place: ParsableArguments {
    @Option(help: "Folder of the journal (else PLENARY_JOURNAL, the only one in ~/.local/state/plenary).")
    var journal: String?

    @Flag(help: "Print JSON instead of lines for people.")
    var json = false

    func open() async throws -> JournalReader {
      try await JournalReader.open(folder: HouseFolders.here.journal(flag: journal, congress: nil))
    }

    func encode(_ value: some Encodable, pretty: Bool) throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the chain over every record, fold them, and print the digest of the state.")
    @OptionGroup var place: Place

    func run() async throws {
      let report = try await place.open().verify()
      if place.json {
        print(try place.encode(report, pretty: true))
      } else {
        print("congress  \(report.congress)")
        print("epoch     \(report.epoch)")
        print("events    \(report.sequence)")
        print("head      \(report.headHash)")
        print("state     \(report.stateDigest ?? "–")")
        print("✓ unbroken")
      }
    }
  }

  struct Log: AsyncParsableCommand {
    /// How many records are read at a time.
    static let recordsPerRead = 1_000

    static let configuration = CommandConfiguration(abstract: "List the records, a line each.")
    @Option(help: "Begin after this sequence.") var after: Int64 = 0
    @Option(help: "At most so many records.") var limit: Int = .max
    @OptionGroup var place: Place

    func run() async throws {
      let reader = try await place.open()
      var sequence = after
      var left = limit
      while left > 0 {
        let records = try await reader.records(after: sequence, limit: min(left, Self.recordsPerRead))
        for record in records { print(try line(record)) }
        guard let last = records.last else { return }
        sequence = last.sequence
        left -= records.count
      }
    }

    private func line(_ record: EventRecord) throws -> String {
      if place.json { return try place.encode(record, pretty: false) }
      let time = Date(timeIntervalSince1970: Double(record.atMS) / 1_000).formatted(.iso8601)
      let actor = record.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? "-"
      if case .congressFounded(let definition) = record.event {
        return "\(record.sequence)\t\(time)\t\(actor)\t\(record.event.name)\t\(definition.id)"
      }
      return "\(record.sequence)\t\(time)\t\(actor)\t\(try place.encode(record.event, pretty: false))"
    }
  }
}

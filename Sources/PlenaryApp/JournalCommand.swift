import ArgumentParser
import Assets
import Congress
import ControlRoom
import Foundation
import Journal

/// `plenary journal …`: reads a journal on this machine, also while its service is running.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Verify, list or repair the record of a congress.",
    subcommands: [Verify.self, Log.self, Repair.self])

  struct Place: ParsableArguments {
    @Option(help: "Folder of the journal (else PLENARY_JOURNAL, the only one in ~/.local/state/plenary).")
    var journal: String?

    @OptionGroup var form: AnswerForm

    var json: Bool { form.json }

    /// Reads the journal; what is wrong with it is told like every other problem.
    func reading(_ work: (JournalReader) async throws -> Void) async throws {
      try await inFolder { try await work(JournalReader.open(folder: $0)) }
    }

    /// Works on the journal's folder; what is wrong with it is told like every other problem.
    func inFolder(_ work: (String) async throws -> Void) async throws {
      try await form.reporting {
        do {
          try await work(HouseFolders.here.journal(flag: journal, congress: nil))
        } catch let error as JournalError {
          let (code, values) = error.facts
          throw RoomProblem.journal(Wording("journal.\(code)", values.mapValues { .text($0) }))
        }
      }
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
    @Option(
      help: "A head that the journal must hold, as SEQUENCE:HASH: what an export or a colleague wrote down.",
      transform: Verify.head)
    var head: JournalHead?
    @OptionGroup var place: Place

    func run() async throws {
      try await place.reading { reader in
        let report = try await reader.verify(holding: head)
        try place.form.show(try lines(report), json: report)
      }
    }

    private func lines(_ report: JournalReport) throws -> [String] {
      let strings = try place.form.strings()
      let rows = [
        ("congress", report.congress.text), ("epoch", report.epoch), ("events", "\(report.sequence)"),
        ("head", report.headHash), ("state", report.stateDigest ?? "–"),
      ].map { [strings[Wording("journal.report.\($0)")], $1] }
      let width = rows.map(\.[0].count).max() ?? 0
      return rows.map { $0[0] + String(repeating: " ", count: width + 2 - $0[0].count) + $0[1] } + [
        "✓ " + strings[Wording("journal.report.unbroken")]
      ]
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
      try await place.reading { try await list($0) }
    }

    private func list(_ reader: JournalReader) async throws {
      var sequence = after
      var left = limit
      while left > 0 {
        let records = try await reader.records(after: sequence, limit: min(left, Self.recordsPerRead))
        try place.form.print(records.map(line))
        guard let last = records.last else { return }
        sequence = last.sequence
        left -= records.count
      }
    }

    private func line(_ record: EventRecord) throws -> String {
      try place.json ? place.encode(record, pretty: false) : place.line(record)
    }
  }

  struct Repair: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the records that their own hashes do not cover, and accept them as they stand.",
      discussion: "Only while no service has the journal. Nothing is changed without --accept.")
    @Flag(help: "Accept the records as they stand.") var accept = false
    @OptionGroup var place: Place

    func run() async throws {
      try await place.inFolder { folder in
        let repair = try JournalRepair(folder: folder)
        let breaks = try await repair.breaks()
        if accept, !breaks.isEmpty {
          try await repair.accept(breaks, atMS: Int64(Date().timeIntervalSince1970 * 1_000))
        }
        try place.form.show(try lines(breaks), json: breaks.map(\.record))
      }
    }

    private func lines(_ breaks: [RecordBreak]) throws -> [String] {
      let strings = try place.form.strings()
      guard !breaks.isEmpty else { return ["✓ " + strings[Wording("journal.repair.none")]] }
      let count: [String: Wording.Part] = ["count": .text("\(breaks.count)")]
      let records = try breaks.map { "  \(try place.line($0.record))\t\($0.record.commandID ?? "-")" }
      return ["! " + strings[Wording("journal.repair.found", count)]] + records
        + [accept ? "✓ " + strings[Wording("journal.repair.accepted", count)] : strings[Wording("journal.repair.how")]]
    }
  }
}

extension JournalCommand.Place {
  /// A record on one line, for people.
  func line(_ record: EventRecord) throws -> String {
    let time = Date(timeIntervalSince1970: Double(record.atMS) / 1_000).formatted(.iso8601)
    let actor = record.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? "-"
    if case .congressFounded(let definition) = record.event {
      return "\(record.sequence)\t\(time)\t\(actor)\t\(record.event.name)\t\(definition.id)"
    }
    return "\(record.sequence)\t\(time)\t\(actor)\t\(try encode(record.event, pretty: false))"
  }
}

extension JournalCommand.Verify {
  /// Reads a head as `SEQUENCE:HASH`.
  static func head(_ argument: String) throws -> JournalHead {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let sequence = Int64(parts[0]), sequence > 0, parts[1].count == 64 else {
      throw ValidationError("'\(argument)' is no head; it is written SEQUENCE:HASH, with the 64 digits of the hash.")
    }
    return JournalHead(sequence: sequence, hash: parts[1].lowercased())
  }
}

import ArgumentParser
import Assets
package import Congress
import HallProtocol
import Papers

/// In which form a record is written, and where to.
struct ExportOptions: ParsableArguments {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case json, csv, html
  }

  @Option(help: "json, csv or html (a page to print).") var format: Form = .html
  @Option(help: "The round; else the newest.") var round: Int?
  @Option(help: "The file; else standard output.") var output: String?
}

extension RoomOptions {
  /// Says the head of the journal that an export was read from, beside it: a bare list in JSON has no place for it.
  func say(head: String?) throws {
    guard let head else { return }
    form.complain(try strings()[Wording("status.export-head", ["head": .text(head)])])
  }

  /// The journal of the service, and the congress that it founds.
  package func journal() async throws -> (definition: Definition, records: [EventRecord]) {
    let records = try await link().records()
    guard let founding = records.first, case .congressFounded(let definition) = founding.event else {
      throw RoomProblem.noAnswer(topic: Topic.journal.name)
    }
    return (definition, records)
  }
}

extension BallotCommandLine {
  struct Export: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write everything on record about a round: JSON, CSV, or a page to print and sign.",
      discussion: "Read from the journal of the service, so only the operator may do it.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var export: ExportOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (definition, records) = try await options.journal()
      guard var record = BallotRecord(of: ballot, round: export.round, in: records) else {
        throw RoomProblem.roundUnknown(ballot: ballot.text, round: export.round)
      }
      record.journalHead = try await options.head(sequence: records.last?.sequence ?? 0)
      let words = SheetWords(definition: definition, strings: try options.strings())
      let text =
        switch options.json ? .json : export.format {
        case .json: try ExportFile.json(record)
        case .csv: BallotTable(record: record, words: words).text
        case .html: BallotSheet(record: record, words: words).text
        }
      try ExportFile.write(text, to: export.output)
    }
  }
}

extension ElectionCommandLine {
  struct Export: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write everything on record about a round: JSON, CSV, or a page to print and sign.",
      discussion: "Read from the journal of the service, so only the operator may do it.")
    @OptionGroup var election: ElectionArgument
    @OptionGroup var export: ExportOptions
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (definition, records) = try await options.journal()
      guard var record = ElectionRecord(of: election.code, round: export.round, in: records) else {
        throw RoomProblem.roundUnknown(ballot: election.code.text, round: export.round)
      }
      record.journalHead = try await options.head(sequence: records.last?.sequence ?? 0)
      let words = SheetWords(definition: definition, strings: try options.strings())
      let text =
        switch options.json ? .json : export.format {
        case .json: try ExportFile.json(record)
        case .csv: ElectionTable(record: record, words: words).text
        case .html: ElectionSheet(record: record, words: words).text
        }
      try ExportFile.write(text, to: export.output)
    }
  }
}

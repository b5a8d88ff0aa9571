import ArgumentParser
import Congress
import HallProtocol

extension BallotCommand {
  /// In which form a record is written.
  enum ExportForm: String, ExpressibleByArgument, CaseIterable {
    case json, csv, html
  }

  struct Export: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write everything on record about a round: JSON, CSV, or a page to print and sign.",
      discussion: "Read from the journal of the service, so only the operator may do it.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @Option(help: "json, csv or html (a page to print).") var format: ExportForm = .html
    @Option(help: "The round; else the newest.") var round: Int?
    @Option(help: "The file; else standard output.") var output: String?
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let records = try await options.link().records()
      guard let founding = records.first, case .congressFounded(let definition) = founding.event else {
        throw RoomProblem.noAnswer(topic: Topic.journal.name)
      }
      guard let record = BallotRecord(of: ballot, round: round, in: records) else {
        throw RoomProblem.roundUnknown(ballot: ballot.text, round: round)
      }
      let strings = try options.strings()
      let text =
        switch options.json ? .json : format {
        case .json: try ExportFile.json(record)
        case .csv: BallotTable(record: record, strings: strings).text
        case .html: BallotSheet(record: record, definition: definition, strings: strings).text
        }
      try ExportFile.write(text, to: output)
    }
  }
}

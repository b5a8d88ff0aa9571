public import ArgumentParser
import Assets
import Congress
import HallProtocol

/// What every output showed, by the journal: `plenary record …`.
public struct RecordCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Tell what every output and screen showed at a moment, or from when to when.",
    subcommands: [At.self, Export.self])
  /// A command as given.
  public init() {}

  struct At: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what every output and screen showed at a moment, in words and figures.",
      discussion:
        "Replayed from the journal of the service, so only the operator may do it. What was on air was asked of "
        + "the screens; beside each stands since when it says that it shows it, or that it does not.")
    @Argument(
      help:
        "The moment in the hall's time: 14:05 (its first second), 14:05:30 or 2025-09-26T14:05; else the newest day.")
    var time: String
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (definition, records) = try await options.journal()
      let strings = try options.strings()
      let newestMS = records.last?.atMS ?? 0
      guard let moment = Moment(time, utcOffset: definition.utcOffset, newestMS: newestMS) else {
        throw RoomProblem.notThere(Wording("record.no-moment", ["time": .text(time)]))
      }
      let figures = FigureFormat(language: strings.language)
      func told(_ ms: Int64) -> String { figures.timeWithSeconds(ms, utcOffset: definition.utcOffset) }
      let nowMS = try await options.link().read([.show]).welcome.now
      guard moment.ms - 999 <= nowMS else {
        throw RoomProblem.notThere(
          Wording("record.still-to-come", ["time": .text(told(moment.ms)), "now": .text(told(nowMS))]))
      }
      guard let record = ShownRecord(records, untilMS: moment.ms) else { return }
      guard moment.ms >= record.period.lowerBound else {
        throw RoomProblem.notThere(Wording("record.too-early", ["time": .text(told(record.period.lowerBound))]))
      }
      let later =
        ShownRecord(records, untilMS: moment.untilMS)?.spans.map(\.fromMS).filter { $0 <= moment.untilMS } ?? []
      let report = MomentReport(
        record: record, strings: strings, ms: moment.ms, laterMS: Set(later.filter { $0 > moment.ms }).sorted())
      try options.show(report.lines, json: record.standing)
    }
  }

  struct Export: RoomCommand {
    enum Form: String, ExpressibleByArgument, CaseIterable { case csv, json }

    static let configuration = CommandConfiguration(
      abstract: "List what stood on which output and screen from when to when, and what it said last: CSV or JSON.",
      discussion: "Replayed from the journal of the service, so only the operator may do it.")
    @Option(help: "csv or json.") var format: Form = .csv
    @Option(help: "Only what this output or screen showed.") var screen: String?
    @Option(help: "The file; else standard output.") var output: String?
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (definition, records) = try await options.journal()
      guard var record = ShownRecord(records) else { return }
      if let screen {
        guard let part = record.only(screen) else {
          let names = definition.outputs.map(\.name.text) + record.standing.compactMap { $0.screen?.id.text }
          throw RoomProblem.notThere(
            Wording(
              "record.no-output", ["output": .text(screen), "known": .text(names.joined(separator: ", "))]))
        }
        record = part
      }
      let isJSON = options.json || format == .json
      let head = try await options.head(sequence: records.last?.sequence ?? 0)
      let text =
        isJSON
        ? try ExportFile.json(record.spans)
        : ShownTable(record: record, strings: try options.strings(), journalHead: head).text
      try ExportFile.write(text, to: output)
      if isJSON { try options.say(head: head) }
    }
  }
}

public import ArgumentParser
import Assets
import Congress
import HallProtocol

/// What every output showed, by the journal: `plenary record …`.
public struct RecordCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Tell what every output showed at a moment, or from when to when.",
    subcommands: [At.self, Export.self])
  /// A command as given.
  public init() {}

  struct At: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what every output showed at a moment, in words and figures.",
      discussion: "Replayed from the journal of the service, so only the operator may do it.")
    @Argument(
      help: "The moment in the hall's time: 14:05, 14:05:30 or 2025-09-26T14:05; without a date, the newest day.")
    var time: String
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (definition, records) = try await options.journal()
      let strings = try options.strings()
      let newestMS = records.last?.atMS ?? 0
      guard let moment = Moment(time, utcOffsetMinutes: definition.utcOffsetMinutes, newestMS: newestMS) else {
        throw RoomProblem.notThere(Wording("record.no-moment", ["time": .text(time)]))
      }
      guard let record = ShownRecord(records, untilMS: moment.ms) else { return }
      guard moment.ms >= record.period.lowerBound else {
        let figures = Figures(language: strings.language)
        let founded = figures.timeWithSeconds(record.period.lowerBound, utcOffsetMinutes: definition.utcOffsetMinutes)
        throw RoomProblem.notThere(Wording("record.too-early", ["time": .text(founded)]))
      }
      try options.show(MomentReport(record: record, strings: strings).lines, json: record.standing)
    }
  }

  struct Export: RoomCommand {
    enum Form: String, ExpressibleByArgument, CaseIterable { case csv, json }

    static let configuration = CommandConfiguration(
      abstract: "List what stood on which output from when to when, and what it said last: CSV or JSON.",
      discussion: "Replayed from the journal of the service, so only the operator may do it.")
    @Option(help: "csv or json.") var format: Form = .csv
    @Option(name: .customLong("screen"), help: "Only what this output showed.") var screen: Code<Output>?
    @Option(help: "The file; else standard output.") var output: String?
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (definition, records) = try await options.journal()
      guard var record = ShownRecord(records) else { return }
      if let screen {
        let known = definition.outputs.map(\.name)
        guard known.contains(screen) else {
          let names = known.map(\.text).joined(separator: ", ")
          throw RoomProblem.notThere(
            Wording("record.no-output", ["output": .text(screen.text), "known": .text(names)]))
        }
        record = record.only(screen)
      }
      let isJSON = options.json || format == .json
      let text =
        isJSON ? try ExportFile.json(record.spans) : ShownTable(record: record, strings: try options.strings()).text
      try ExportFile.write(text, to: output)
    }
  }
}

/// What stood on every output at a moment, in lines.
struct MomentReport {
  let record: ShownRecord
  let strings: Strings

  var lines: [String] {
    let words = SceneWords(strings: strings, utcOffsetMinutes: record.utcOffsetMinutes)
    let figures = Figures(language: strings.language)
    return record.standing.flatMap { span in
      let since = figures.timeWithSeconds(span.fromMS, utcOffsetMinutes: record.utcOffsetMinutes)
      let lines = words.lines(span.content)
      let actor = span.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? "–"
      let place = "\(span.output)  \(span.content.scene.layout) \(lines.first ?? "")"
      let values: [String: Wording.Part] = ["time": .text(since), "actor": .text(actor)]
      let safe = span.isSafe ? ["  " + strings[Wording("record.safe", ["cue": .text(span.cue.text)])]] : []
      let foot = span.lowerThird.map { strings[Wording("record.lower-third", ["text": .text(words.line($0))])] }
      let rest = Array(lines.dropFirst()) + [foot].compactMap(\.self)
      return [place + " · " + strings[Wording("record.since", values)]] + safe + rest.map { "  \($0)" }
    }
  }
}

public import ArgumentParser
import Assets
import Congress
import HallProtocol

/// The service's clock: `plenary clock …`.
public struct ClockCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "Show the service's clock, or put it right.",
    subcommands: [Show.self, Correct.self], defaultSubcommand: Show.self)
  /// A command as given.
  public init() {}

  struct Show: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the service's clock, and whether it goes with the clock of its machine.")
    @OptionGroup var options: RoomOptions

    private struct Answer: Encodable {
      let atMS: Int64
      let aheadSeconds: Int
    }

    func talk() async throws {
      let (welcome, values) = try await options.link().read([.controlRoom, .agenda])
      guard values.count == 2, case .controlRoom(let room) = values[0], case .agenda(let agenda) = values[1] else {
        throw RoomProblem.noAnswer(topic: Topic.controlRoom.name)
      }
      let strings = try options.strings()
      let time = FigureFormat(language: strings.language)
        .timeWithSeconds(welcome.now, utcOffset: agenda.utcOffset)
      let lines = [
        strings[Wording("clock.now", ["time": .text(time)])],
        try options.reports().clock(room).map { "! " + $0 } ?? "✓ " + strings[Wording("clock.right")],
      ]
      try options.show(lines, json: Answer(atMS: welcome.now, aheadSeconds: room.clockAheadSeconds ?? 0))
    }
  }

  struct Correct: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put the service's clock right, on record; what is on record before keeps its times.",
      discussion:
        "It is put to the clock of the service's machine or, where that is wrong too, to what the clock in the "
        + "hall shows: plenary clock correct --to 2025-09-26T13:05:30. Not while a vote is open.")
    @Option(help: "What the clock in the hall shows, as 13:05:30 or 2025-09-26T13:05:30.") var to: String?
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      var toMS: Int64?
      if let to {
        let (welcome, values) = try await options.link().read([.agenda])
        guard case .agenda(let agenda) = values.first else { return }
        guard let moment = Moment(to, utcOffset: agenda.utcOffset, newestMS: welcome.now) else {
          throw RoomProblem.notThere(Wording("record.no-moment", ["time": .text(to)]))
        }
        toMS = moment.ms - 999
      }
      try await send(.clockCorrect(toMS: toMS))
    }
  }
}

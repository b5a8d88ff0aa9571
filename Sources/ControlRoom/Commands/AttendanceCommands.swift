public import ArgumentParser
import Assets
import Congress
import CongressFiles
import HallProtocol

/// Shows and records who is here: `plenary attendance …`.
public struct AttendanceCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "attendance", abstract: "Show who is here and whether that is a quorum; take lists and counts in.",
    subcommands: [
      Show.self, Credentials.self, Import.self, Count.self, Uncount.self, Adjust.self, Export.self,
    ],
    defaultSubcommand: Show.self)
  /// A command as given.
  public init() {}

  /// A part by which attendance can be shown.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case organisation, group, kind, block
  }

  struct Show: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show the totals, or part by part with --by.")
    @Option(help: "Part by part: organisation, group, kind, or block where people were counted by block.") var by: Part?
    @Flag(help: "Only parts in which somebody is missing.") var incomplete = false
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      if let by { return try await showParts(by) }
      let (_, values) = try await options.link().read([.attendance, .agenda])
      guard values.count == 2, case .attendance(let facts) = values[0], case .agenda(let agenda) = values[1] else {
        return
      }
      try options.show(
        try options.reports().attendanceTable(facts, utcOffset: agenda.utcOffset), json: facts)
    }

    private func showParts(_ part: Part) async throws {
      let (_, values) = try await options.link().read([.attendanceBreakdown])
      guard case .attendanceBreakdown(let view) = values.first else { return }
      let all =
        switch part {
        case .organisation: view.organisations
        case .group: view.groups
        case .kind: view.kinds
        case .block: view.blocks
        }
      let rows = incomplete ? all.filter(\.isIncomplete) : all
      try options.show(try options.reports().parts(rows), json: rows)
    }
  }

  struct Credentials: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what the roster tells of the delegates: women, minorities, ages, membership.")
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let (_, values) = try await options.link().read([.credentials])
      guard case .credentials(let view) = values.first else { return }
      try options.show(try options.reports().credentials(view), json: view)
    }
  }

  struct Import: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take in a list of arrivals (CSV with the columns code or badge, presence and, if need be, reason).",
      discussion:
        "What 'attendance export' has written can be taken in too. Nothing is taken in where the file is wrong or "
        + "names anybody who is not on the roster; every such line is told. A list of more than some thousand lines is taken in part "
        + "by part, each whole or not at all. Taking the same list in again changes nothing.")
    @Argument(help: "The file.") var file: String
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let people = try await people()
      let entries: [PresenceEntry]
      do {
        entries = try ArrivalList.read(file, people: people)
      } catch {
        throw RoomProblem.list(error)
      }
      for part in Self.parts(of: entries) { try await send(.attendanceImport(part)) }
    }

    /// Everybody on the roster of the service's congress.
    private func people() async throws -> [RosterView.Person]? {
      let (_, values) = try await options.link().read([.roster])
      guard case .roster(let view) = values.first else { return nil }
      return view.people
    }

    /// What fits a line of the protocol, in bytes of reasons and codes.
    private static let partBytesMax = 400_000

    /// The list in parts that the service takes, in order.
    static func parts(of entries: [PresenceEntry]) -> [[PresenceEntry]] {
      var parts: [[PresenceEntry]] = []
      var bytes = 0
      for entry in entries {
        let length = entry.delegate.text.utf8.count + entry.reason.utf8.count + 80
        let isFull = (parts.last?.count ?? PresenceEntry.countMax) >= PresenceEntry.countMax
        if isFull || bytes + length > partBytesMax {
          parts.append([])
          bytes = 0
        }
        parts[parts.count - 1].append(entry)
        bytes += length
      }
      return parts
    }
  }

  struct Count: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter a count by hand that stands in for check-in.",
      discussion: "plenary attendance count --by hall 470, or --by group 'Tổ 1=53' 'Tổ 2=48' …")
    @Option(help: "What was counted by: hall, organisation, group or block.") var by: AttendanceCount.Scope = .hall
    @Option(help: "Organisations that are represented, where the count does not tell.") var organisations: Int?
    @Argument(help: "The figure of the hall, or NAME=COUNT for each part.") var figures: [String]
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard !figures.isEmpty, figures.allSatisfy({ figure(in: $0) != nil }) else {
        throw ValidationError("Give one number for the hall, or NAME=COUNT for each part counted.")
      }
      let names = figures.compactMap { figure(in: $0)?.0 }
      if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
        throw ValidationError("'\(twice)' is given twice.")
      }
    }

    func talk() async throws {
      let pairs = figures.compactMap(figure)
      let counts = Dictionary(pairs, uniquingKeysWith: { _, last in last })
      try await send(.attendanceCount(AttendanceCount(scope: by, counts: counts, organisations: organisations)))
    }

    private func figure(in text: String) -> (String, Int)? {
      if by == .hall { return Int(text).map { (AttendanceCount.hallName, $0) } }
      guard let mark = text.lastIndex(of: "="), let count = Int(text[text.index(after: mark)...]) else { return nil }
      return (String(text[..<mark]), count)
    }
  }

  struct Uncount: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Go back from a count by hand to check-in.")
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.attendanceUncount) }
  }

  struct Adjust: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter how many have been absent throughout without an alternate, for the adjusted base.")
    @Argument(help: "How many.") var absentThroughout: Int
    @Option(help: "By whose decision; needed.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.attendanceAdjust(absentThroughout: absentThroughout, reason: reason)) }
  }

  struct Export: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write everybody's presence with reasons as CSV.",
      discussion: "Read from the journal of the service, so only the operator may do it.")
    @Option(help: "The file; else standard output.") var output: String?
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let (_, records) = try await options.journal()
      guard let first = records.first, var state = CongressState(founding: first) else {
        throw RoomProblem.noAnswer(topic: Topic.journal.name)
      }
      state.apply(records.dropFirst())
      let head = try await options.head(sequence: records.last?.sequence ?? 0)
      let text =
        options.json
        ? try ExportFile.json(AttendanceList.rows(of: state))
        : AttendanceList(state: state, strings: try options.strings(), journalHead: head).text
      try ExportFile.write(text, to: output)
      if options.json { try options.say(head: head) }
    }
  }
}

extension AttendanceCount.Scope: ExpressibleByArgument {}

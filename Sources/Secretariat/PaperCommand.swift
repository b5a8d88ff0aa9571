import ArgumentParser
import Assets
import Congress
import ControlRoom
import Papers

extension MinutesCommand {
  struct Paper: AsyncParsableCommand {
    /// The papers beside the minutes.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
      case ballot, election, credentials, attendance, absences, speakers, resolution, programme, screens
    }

    static let configuration = CommandConfiguration(
      abstract: "Make another paper: the record of a ballot or an election, a list, a report, an extract.",
      discussion: """
        ballot and election want a code; resolution takes the codes of the ballots that it extracts, else every \
        adopted one. screens takes the name of an output or a screen, else the first output.
        """)
    @Argument(help: "Which paper.") var kind: Kind
    @Argument(help: "What it is about: BQ06, BC01, hall.") var codes: [String] = []
    @Option(help: "The round of a ballot or an election; else the newest.") var round: Int?
    @Option(help: "The number that the office has given the paper, such as 01.") var number: String?
    @OptionGroup var source: PaperSource
    @OptionGroup var output: PaperOutput

    func validate() throws {
      guard [.ballot, .election].contains(kind), codes.count != 1 else { return }
      throw ValidationError("'\(kind.rawValue)' is the record of one: name its code.")
    }

    func run() async throws {
      try await source.options.form.reporting {
        let maker = try await source.maker()
        try output.write(try await paper(maker), form: source.options.form)
      }
    }

    private func paper(_ maker: PaperMaker) async throws -> Papers.Paper {
      switch kind {
      case .ballot:
        guard let record = maker.course.ballot(Code(codes[0]), round: round) else {
          throw RoomProblem.roundUnknown(ballot: codes[0], round: round)
        }
        return maker.ballotPaper(record, number: number)
      case .election:
        guard let record = maker.course.election(Code(codes[0]), round: round) else {
          throw RoomProblem.roundUnknown(ballot: codes[0], round: round)
        }
        return maker.electionPaper(record, number: number)
      case .credentials: return maker.credentialsPaper(number: number)
      case .attendance: return maker.attendancePaper()
      case .absences: return maker.absencesPaper()
      case .speakers: return maker.speakersPaper()
      case .resolution: return maker.resolutionPaper(of: codes.map { Code($0) }, number: number)
      case .programme: return maker.programmePaper()
      case .screens: return maker.screensPaper(try await shown(maker))
      }
    }

    private func shown(_ maker: PaperMaker) async throws -> [PaperMaker.ShownRow] {
      var records = try await source.records()
      records.removeAll { $0.sequence > maker.course.state.sequence }
      let name = codes.first ?? maker.course.definition.outputs.first?.name.text ?? ""
      guard let record = ShownRecord(records)?.only(name) else {
        throw RoomProblem.notThere(
          Wording(
            "record.no-output",
            [
              "output": .text(name),
              "known": .text(maker.course.definition.outputs.map(\.name.text).joined(separator: ", ")),
            ]))
      }
      let strings = try source.strings(of: maker.course.definition)
      return record.rows(in: strings).map {
        PaperMaker.ShownRow(
          place: $0.place, fromMS: $0.fromMS, toMS: $0.toMS, lines: $0.lines, sequence: $0.sequence)
      }
    }
  }
}

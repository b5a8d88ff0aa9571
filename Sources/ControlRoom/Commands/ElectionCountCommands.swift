import ArgumentParser
import Assets
import Congress
import CongressFiles

extension ElectionCommandLine {
  struct Count: ElectionStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter what one teller has counted; two tellers count, each under a name of their own (--id).",
      discussion: "FigureFormat replace what the same teller entered before, until they are confirmed.")
    @OptionGroup var election: ElectionArgument
    @OptionGroup var papers: CountedPapers
    @Option(name: .customLong("votes"), help: "A candidate's votes, as CODE=COUNT; one for every candidate.")
    var votes: [ChoiceCount]
    @Option(name: .customLong("disagree"), help: "Without surplus: disagree for a candidate, as CODE=COUNT.")
    var disagree: [ChoiceCount] = []
    @OptionGroup var options: RoomOptions

    /// Two figures for one candidate are a slip of the hand, and neither is to be believed.
    func validate() throws {
      for counts in [votes, disagree] where Set(counts.map(\.key)).count != counts.count {
        throw ValidationError("A candidate has two figures; give one.")
      }
    }

    var command: Command {
      .electionCount(
        election.code,
        ElectionFigures(
          valid: papers.valid, invalid: papers.invalid, votes: Self.byCode(votes),
          disagree: disagree.isEmpty ? nil : Self.byCode(disagree)))
    }

    private static func byCode(_ counts: [ChoiceCount]) -> [String: Int] {
      Dictionary(counts.map { ($0.key, $0.count) }, uniquingKeysWith: { first, _ in first })
    }
  }

  struct Import: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter one teller's count from a file: candidate,votes or, without surplus, candidate,votes,disagree.",
      discussion: "The whole file is checked before anything is sent.")
    @OptionGroup var election: ElectionArgument
    @Argument(help: "The file of counts (CSV).", completion: .file()) var file: String
    @OptionGroup var papers: CountedPapers
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      let view = try await options.election(election.code)
      guard let list = view.rounds.last?.list else {
        throw RoomProblem.notThere(Wording("election.no-list", ["election": .text(view.code.text)]))
      }
      let counts = try read(list)
      let figures = ElectionFigures(
        valid: papers.valid, invalid: papers.invalid, votes: counts.votes, disagree: counts.disagree)
      try await send(.electionCount(election.code, figures))
    }

    private func read(_ list: CandidateList) throws(RoomProblem) -> CountFile {
      do {
        return try CountFile.read(file, list: list)
      } catch {
        throw .list(error)
      }
    }
  }
}

/// The papers that one teller has counted.
struct CountedPapers: ParsableArguments {
  @Option(help: "Papers that count.") var valid: Int
  @Option(help: "Papers that do not.") var invalid: Int
}

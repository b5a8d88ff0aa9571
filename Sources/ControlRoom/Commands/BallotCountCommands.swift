import ArgumentParser
import Congress

/// The figures of a count by the keys of the choices.
struct CountOptions: ParsableArguments {
  @Option(name: .customLong("for"), help: "In favour.") var inFavour: Int?
  @Option(help: "Against.") var against: Int?
  @Option(help: "Another opinion.") var other: Int?
  @Option(name: .customLong("choice"), help: "The figure of a choice with another key, as KEY=COUNT; repeatable.")
  var choices: [ChoiceCount] = []
  @Argument(help: "The same without --choice: a=10 b=450.") var named: [ChoiceCount] = []

  /// Refuses a figure that is given twice: one of the two is a slip of the hand.
  func validate() throws {
    let keys =
      [inFavour.map { _ in "for" }, against.map { _ in "against" }, other.map { _ in "other" }]
      .compactMap { $0 } + (choices + named).map(\.key)
    if let twice = keys.first(where: { key in keys.count { $0 == key } > 1 }) {
      throw ValidationError("The figure of '\(twice)' is given twice.")
    }
  }

  /// A figure for each choice that was given.
  var counts: [String: Int] {
    var counts: [String: Int] = [:]
    counts["for"] = inFavour
    counts["against"] = against
    counts["other"] = other
    for choice in choices + named { counts[choice.key] = choice.count }
    return counts
  }
}

extension BallotCommandLine {
  struct Count: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter the figures; they replace what was entered before, until they are confirmed.",
      discussion: "Of a residual count only those not in favour are entered; the rest of the voters are in favour. A "
        + "vote on paper takes issued, collected and invalid ballots too.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var figures: CountOptions
    @Option(help: "Ballots given out, for a vote on paper.") var issued: Int?
    @Option(help: "Ballots found in the boxes, for a vote on paper.") var collected: Int?
    @Option(help: "Ballots that are not valid, for a vote on paper.") var invalid: Int?
    @OptionGroup var options: RoomOptions

    func validate() throws {
      let given = [issued, collected, invalid].compactMap { $0 }.count
      guard given == 0 || given == 3 else {
        throw ValidationError("Give --issued, --collected and --invalid together, for a vote on paper.")
      }
    }

    func talk() async throws {
      var paper: PaperFigures?
      if let issued, let collected, let invalid {
        paper = PaperFigures(issued: issued, collected: collected, invalid: invalid)
      }
      try await send(.ballotCount(ballot, counts: figures.counts, paper: paper))
    }
  }

  struct Block: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Report the figures of one block; a later report replaces an earlier one.",
      discussion: "Tellers say who they are with --role teller --id NAME; a block may belong to one of them.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @Argument(help: "The block's code, such as A.") var block: Code<Congress.Block>
    @OptionGroup var figures: CountOptions
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotReportBlock(ballot, block: block, counts: figures.counts)) }
  }

  struct Vote: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Send one delegate's vote, as a gateway of terminals does (--role voter).")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @Argument(help: "The delegate's code.") var delegate: Code<Delegate>
    @Argument(help: "The key of the choice, such as for.") var choice: String
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotVote(ballot, delegate: delegate, choice: choice)) }
  }

  struct Extend: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Give a timed vote more time.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @Option(help: "How much more, in seconds.") var seconds: Int = 60
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotExtend(ballot, seconds: seconds)) }
  }

  struct Split: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a target out of a block vote, to be put alone.",
      discussion: "The new ballot has the block vote's code and the target's: BQ09.7.")
    @Argument(help: "The block vote's code, such as BQ09.") var ballot: Code<Ballot>
    @Argument(help: "The target's code, such as 7.") var target: Code<BallotPlan.Target>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotSplit(ballot, target: target)) }
  }
}

/// A figure by the key of its choice: `KEY=COUNT`.
struct ChoiceCount: ExpressibleByArgument {
  let key: String
  let count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let count = Int(parts[1]) else { return nil }
    key = parts[0]
    self.count = count
  }
}

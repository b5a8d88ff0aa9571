import ArgumentParser
import Congress

/// The election that a chair's step is about.
struct ElectionInHand: ParsableArguments {
  @Argument(help: ArgumentHelp("The election's code (else the one in hand).", valueName: "election"))
  var code: Code<Election>?
}

/// A step of an election that a chair takes.
protocol ChairElectionCommand: ChairSubcommand {
  /// The election, where one was named.
  var election: ElectionInHand { get }
  /// The step of an election.
  func command(_ code: Code<Election>) -> Command
}

extension ChairElectionCommand {
  func talk() async throws {
    if let code = election.code { return try await send(command(code)) }
    let name = Self.configuration.commandName ?? ""
    try await send(command(ChairSnapshot(options).electionInHand(for: name)))
  }
}

extension ChairCommand {
  struct AdoptList: ChairElectionCommand {
    static let configuration = CommandConfiguration(
      commandName: "adopt-list", abstract: "Adopt the list of an election: it is what stands on the papers.")
    @OptionGroup var election: ElectionInHand
    @OptionGroup var given: RoomOptions
    func command(_ code: Code<Election>) -> Command { .electionAdoptList(code) }
  }

  struct ConfirmElection: ChairElectionCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm-election", abstract: "Confirm the figures of an election.")
    @OptionGroup var election: ElectionInHand
    @OptionGroup var given: RoomOptions
    func command(_ code: Code<Election>) -> Command { .electionConfirm(code) }
  }

  struct PublishElection: ChairElectionCommand {
    static let configuration = CommandConfiguration(
      commandName: "publish-election", abstract: "Publish the confirmed result of an election.")
    @OptionGroup var election: ElectionInHand
    @OptionGroup var given: RoomOptions
    func command(_ code: Code<Election>) -> Command { .electionPublish(code) }
  }

  struct NextRound: ChairElectionCommand {
    static let configuration = CommandConfiguration(
      commandName: "next-round", abstract: "Begin the round that the newest result of an election asks for.")
    @OptionGroup var election: ElectionInHand
    @OptionGroup var given: RoomOptions
    func command(_ code: Code<Election>) -> Command { .electionNextRound(code, candidates: []) }
  }

  struct AbortElection: ChairElectionCommand {
    static let configuration = CommandConfiguration(
      commandName: "abort-election", abstract: "End a round of an election without a result.")
    @OptionGroup var election: ElectionInHand
    @Option(help: "Why; goes on record.") var reason: String
    @OptionGroup var given: RoomOptions
    func command(_ code: Code<Election>) -> Command { .electionAbort(code, reason: reason) }
  }

  struct VoidElection: ChairElectionCommand {
    static let configuration = CommandConfiguration(
      commandName: "void-election",
      abstract: "Declare an election's published result void; chair and operator must both ask for it.")
    @OptionGroup var election: ElectionInHand
    @Option(help: "Why; needed from whoever asks first.") var reason: String = ""
    @OptionGroup var given: RoomOptions
    func command(_ code: Code<Election>) -> Command { .electionVoid(code, reason: reason) }
  }
}

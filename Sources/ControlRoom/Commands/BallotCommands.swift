public import ArgumentParser
import Congress
import HallProtocol

/// Runs a ballot: `plenary ballot …`.
public struct BallotCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "ballot", abstract: "Take a ballot from its question to its published result.",
    subcommands: [
      List.self, Ask.self, Open.self, Hold.self, Resume.self, Close.self, Count.self, Confirm.self, Publish.self,
      Abort.self, Void.self, Revote.self,
    ],
    defaultSubcommand: List.self)
  /// A command as given.
  public init() {}

  struct List: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show the ballots and their states.")
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let (_, values) = try await options.link().read([.ballots])
      guard case .ballots(let view) = values.first else { return }
      try options.show(try options.reports().ballots(view), json: view)
    }
  }

  struct Ask: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Put the question before the hall.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotAsk(ballot)) }
  }

  struct Open: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Open the vote; attendance and roll are frozen at this moment.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      try await send(.ballotOpen(ballot))
      try await options.warnWithoutQuorum()
    }
  }

  struct Hold: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Pause the vote and its clock.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotHold(ballot)) }
  }

  struct Resume: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Go on with a vote on hold.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotResume(ballot)) }
  }

  struct Close: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "End the vote.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotClose(ballot)) }
  }

  struct Count: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter the figures; they replace what was entered before, until they are confirmed.",
      discussion: "Of a residual count only those not in favour are entered; the rest of the voters are in favour.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @Option(name: .customLong("for"), help: "Cards in favour.") var inFavour: Int?
    @Option(help: "Cards against.") var against: Int?
    @Option(help: "Cards for another opinion.") var other: Int?
    @Option(name: .customLong("choice"), help: "The figure of a choice with another key, as KEY=COUNT; repeatable.")
    var choices: [ChoiceCount] = []
    @OptionGroup var options: RoomOptions

    func talk() async throws {
      var counts: [String: Int] = [:]
      counts["for"] = inFavour
      counts["against"] = against
      counts["other"] = other
      for choice in choices { counts[choice.key] = choice.count }
      try await send(.ballotCount(ballot, counts: counts))
    }
  }

  struct Confirm: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Confirm the figures; they can no longer change.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotConfirm(ballot)) }
  }

  struct Publish: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show the confirmed result to the hall.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotPublish(ballot)) }
  }

  struct Abort: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "End a ballot without a result.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @Option(help: "Why.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotAbort(ballot, reason: reason)) }
  }

  struct Void: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Declare a published result void; chair and operator must both ask for it.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @Option(help: "Why; needed from whoever asks first.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotVoid(ballot, reason: reason)) }
  }
}

extension BallotCommand {
  struct Revote: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Begin a new round of a ballot that was aborted or declared void; the old round stays on record.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotRevote(ballot)) }
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

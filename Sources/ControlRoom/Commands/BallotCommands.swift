public import ArgumentParser
import Assets
import Congress
import HallProtocol

/// Runs a ballot: `plenary ballot …`.
public struct BallotCommandLine: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "ballot", abstract: "Take a ballot from its question to its published result.",
    subcommands: [
      List.self, Show.self, Add.self, Edit.self, Move.self, Drop.self, Split.self, Ask.self, Open.self, Hold.self,
      Resume.self, Extend.self, Close.self,
      Count.self,
      Block.self, Vote.self, Confirm.self, Publish.self, Abort.self, Void.self, Revote.self, Export.self,
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

  struct Show: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a ballot with its figures, its need, who has reported and how many have voted.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let (_, values) = try await options.link().read([.ballots])
      guard case .ballots(let view) = values.first else { return }
      guard let found = view.ballots.first(where: { $0.plan.code == ballot }) else {
        let known = view.ballots.map(\.plan.code.text).joined(separator: ", ")
        throw RoomProblem.notThere(
          Wording("refusal.ballot_unknown", ["ballot": .text(ballot.text), "known": .text(known)]))
      }
      try options.show(try options.reports().ballotTable(found), json: found)
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

extension BallotCommandLine {
  struct Revote: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Begin a new round of a ballot that was aborted or declared void; the old round stays on record.")
    @Argument(help: "The ballot's code, such as BQ06.") var ballot: Code<Ballot>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.ballotRevote(ballot)) }
  }
}

public import ArgumentParser
import Assets
import Congress
import HallProtocol

/// Runs an election: `plenary election …`.
public struct ElectionCommandLine: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "election", abstract: "Take an election from its nominations to its published result.",
    subcommands: [
      List.self, Show.self, Add.self, Edit.self, Move.self, Drop.self, AddCandidate.self, EditCandidate.self,
      DropCandidate.self, Nominate.self, Support.self, Withdraw.self, AdoptList.self, Issue.self, Collect.self,
      Count.self, Import.self, Confirm.self, Publish.self, Abort.self, Void.self, NextRound.self,
      Export.self,
    ],
    defaultSubcommand: List.self)
  /// A command as given.
  public init() {}

  struct List: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show the elections and their states.")
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let view = try await options.elections()
      try options.show(ElectionReports(strings: try options.strings()).list(view), json: view)
    }
  }

  struct Show: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show an election's candidates in order, with both tellers' votes, the need, the elected and the tied.")
    @OptionGroup var election: ElectionArgument
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let view = try await options.election(election.code)
      try options.show(ElectionReports(strings: try options.strings()).election(view), json: view)
    }
  }
}

/// The election that a command is about.
struct ElectionArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The election's code, such as BC01.", valueName: "election")) var code: Code<Election>
}

/// A command that is one step of an election.
protocol ElectionStepCommand: RoomCommand {
  /// The election that the step is about.
  var election: ElectionArgument { get }
  /// What is to be done with it.
  var command: Command { get }
}

extension ElectionStepCommand {
  func talk() async throws { try await send(command) }
}

extension RoomOptions {
  /// Every election with its figures.
  func elections() async throws -> ElectionsView {
    let (_, values) = try await link().read([.elections])
    guard case .elections(let view) = values.first else { throw RoomProblem.noAnswer(topic: Topic.elections.name) }
    return view
  }

  /// One election; what is not there is refused in the words of the service's own refusal.
  func election(_ code: Code<Election>) async throws -> ElectionView {
    let view = try await elections()
    guard let election = view.elections.first(where: { $0.code == code }) else {
      let known = view.elections.map(\.code.text).joined(separator: ", ")
      throw RoomProblem.notThere(
        Wording("refusal.election_unknown", ["election": .text(code.text), "known": .text(known)]))
    }
    return election
  }
}

public import ArgumentParser
public import Congress
import Foundation

extension ElectionCommandLine {
  struct Nominate: ElectionStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put somebody forward; the list takes in who has more than 30 % of those attending behind them.")
    @OptionGroup var election: ElectionArgument
    @Argument(help: "The delegate's code, or a new one for whoever is no delegate.") var candidate: Code<Candidate>
    @Option(help: "The full name of whoever is no delegate, family name first.") var name: String?
    @Option(help: "By whom: floor, self, or prepared for one of the committee's who had withdrawn.")
    var by: Candidate.Origin = .floor
    @OptionGroup var options: RoomOptions

    /// Keyboards write letters in either form; names are kept composed.
    var command: Command {
      .electionNominate(election.code, candidate, name: name?.precomposedStringWithCanonicalMapping, origin: by)
    }
  }

  struct Support: ElectionStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter how many of those attending want a nominee on the list.")
    @OptionGroup var election: ElectionArgument
    @Argument(help: "The nominee's code.") var candidate: Code<Candidate>
    @Option(help: "Delegates in support.") var votes: Int
    @OptionGroup var options: RoomOptions
    var command: Command { .electionSupport(election.code, candidate, votes: votes) }
  }

  struct Withdraw: ElectionStepCommand {
    static let configuration = CommandConfiguration(abstract: "Record that a candidate has withdrawn.")
    @OptionGroup var election: ElectionArgument
    @Argument(help: "The candidate's code.") var candidate: Code<Candidate>
    @Option(help: "Why.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    var command: Command { .electionWithdraw(election.code, candidate, reason: reason) }
  }

  struct AdoptList: ElectionStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Close nominations: the list stands, by given name, as the congress has adopted it.")
    @OptionGroup var election: ElectionArgument
    @OptionGroup var options: RoomOptions
    var command: Command { .electionAdoptList(election.code) }
  }

  struct Issue: ElectionStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter the papers handed out; attendance and roll are frozen at this moment.",
      discussion: "Enter it again to correct a figure; attendance and roll stay as they were.")
    @OptionGroup var election: ElectionArgument
    @Option(help: "Papers handed out.") var issued: Int
    @Option(
      help: "Summoned delegates absent from the whole congress; they do not count for the base (else as before, 0).")
    var absentThroughout: Int?
    @OptionGroup var options: RoomOptions
    var command: Command { .electionIssue(election.code, issued: issued, absentThroughout: absentThroughout) }

    func talk() async throws {
      try await send(command)
      try await options.warnWithoutQuorum()
    }
  }

  struct Collect: ElectionStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter the papers that came back; counts entered before are forgotten.")
    @OptionGroup var election: ElectionArgument
    @Option(help: "Papers that came back.") var collected: Int
    @OptionGroup var options: RoomOptions
    var command: Command { .electionCollect(election.code, collected: collected) }
  }

  struct Confirm: ElectionStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Confirm the figures that both tellers have; they can no longer change.")
    @OptionGroup var election: ElectionArgument
    @OptionGroup var options: RoomOptions
    var command: Command { .electionConfirm(election.code) }
  }

  struct Publish: ElectionStepCommand {
    static let configuration = CommandConfiguration(abstract: "Publish the confirmed result.")
    @OptionGroup var election: ElectionArgument
    @OptionGroup var options: RoomOptions
    var command: Command { .electionPublish(election.code) }
  }

  struct Abort: ElectionStepCommand {
    static let configuration = CommandConfiguration(abstract: "End a round without a result.")
    @OptionGroup var election: ElectionArgument
    @Option(help: "Why.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    var command: Command { .electionAbort(election.code, reason: reason) }
  }

  struct Void: ElectionStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Declare a published round void; chair and operator must both ask for it.")
    @OptionGroup var election: ElectionArgument
    @Option(help: "Why; needed from whoever asks first.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    var command: Command { .electionVoid(election.code, reason: reason) }
  }

  struct NextRound: ElectionStepCommand {
    static let configuration = CommandConfiguration(
      commandName: "next-round",
      abstract: "Call the round that the newest result asks for: a run-off, a second round, or the same again.")
    @OptionGroup var election: ElectionArgument
    @Option(name: .customLong("candidate"), help: "Of those not elected, only these; repeatable.")
    var candidates: [Code<Candidate>] = []
    @OptionGroup var options: RoomOptions
    var command: Command { .electionNextRound(election.code, candidates: candidates) }
  }
}

extension Candidate.Origin: ExpressibleByArgument {}

public import ArgumentParser
import Assets
import Congress
import Foundation
import HallProtocol

/// What the chair's panel does, in a terminal: `plenary chair …`.
public struct ChairCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "chair", abstract: "Sit in the chair: see what is happening and do what is legal now.",
    discussion:
      "Speaks in the role of the chair, with its token. Steps of a vote or an election are about the one in hand, unless one is named.",
    subcommands: [
      Look.self, Ask.self, Open.self, Hold.self, Resume.self, Close.self, Confirm.self, Publish.self, Abort.self,
      Void.self, Revote.self, AdoptList.self, ConfirmElection.self, PublishElection.self, NextRound.self,
      AbortElection.self, VoidElection.self, NextSpeaker.self, AddMinute.self, CallAttendance.self, CallBreak.self,
    ],
    defaultSubcommand: Look.self)
  /// A command as given.
  public init() {}

  struct Look: ChairSubcommand {
    static let configuration = CommandConfiguration(abstract: "Show what is happening and what the chair may do now.")
    @OptionGroup var given: RoomOptions
    func talk() async throws {
      let snapshot = try await ChairSnapshot(options)
      try options.show(try options.reports().chair(snapshot), json: ChairAnswer(snapshot))
    }
  }
}

/// What is said in the role of the chair, whatever the role that others default to.
protocol ChairSubcommand: RoomCommand {
  /// The options as typed.
  var given: RoomOptions { get }
}

extension ChairSubcommand {
  var options: RoomOptions { given.inTheChair }

  func validate() throws {
    guard [.operator, .chair].contains(given.role) else {
      throw ValidationError("'plenary chair' speaks as the chair; leave --role \(given.role.rawValue) away.")
    }
  }
}

/// A step of a vote that a chair takes.
protocol ChairVoteCommand: ChairSubcommand {
  /// The ballot, where one was named.
  var ballot: Code<Ballot>? { get }
  /// The command for a ballot.
  func command(_ ballot: Code<Ballot>) -> Command
}

extension ChairVoteCommand {
  func talk() async throws {
    guard let ballot else {
      let step = Self.configuration.commandName ?? ""
      return try await send(command(ChairSnapshot(options).ballotInHand(for: step)))
    }
    try await send(command(ballot))
  }
}

extension ChairCommand {
  struct Ask: ChairVoteCommand {
    static let configuration = CommandConfiguration(commandName: "ask", abstract: "Put the question before the hall.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotAsk(ballot) }
  }

  struct Open: ChairVoteCommand {
    static let configuration = CommandConfiguration(commandName: "open", abstract: "Open the vote.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotOpen(ballot) }
  }

  struct Hold: ChairVoteCommand {
    static let configuration = CommandConfiguration(commandName: "hold", abstract: "Pause the vote and its clock.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotHold(ballot) }
  }

  struct Resume: ChairVoteCommand {
    static let configuration = CommandConfiguration(commandName: "resume", abstract: "Go on with a vote on hold.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotResume(ballot) }
  }

  struct Close: ChairVoteCommand {
    static let configuration = CommandConfiguration(commandName: "close", abstract: "End the vote.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotClose(ballot) }
  }

  struct Confirm: ChairVoteCommand {
    static let configuration = CommandConfiguration(commandName: "confirm", abstract: "Confirm the figures.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotConfirm(ballot) }
  }

  struct Publish: ChairVoteCommand {
    static let configuration = CommandConfiguration(
      commandName: "publish", abstract: "Show the confirmed result to the hall.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotPublish(ballot) }
  }

  struct Abort: ChairVoteCommand {
    static let configuration = CommandConfiguration(commandName: "abort", abstract: "End a vote without a result.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @Option(help: "Why; goes on record.") var reason: String
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotAbort(ballot, reason: reason) }
  }

  struct Void: ChairVoteCommand {
    static let configuration = CommandConfiguration(
      commandName: "void", abstract: "Declare a published result void; chair and operator must both ask for it.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @Option(help: "Why; needed from whoever asks first.") var reason: String = ""
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotVoid(ballot, reason: reason) }
  }

  struct Revote: ChairVoteCommand {
    static let configuration = CommandConfiguration(
      commandName: "revote", abstract: "Begin a new round of a vote that came to nothing.")
    @Argument(help: "The ballot's code (else the one in hand).") var ballot: Code<Ballot>?
    @OptionGroup var given: RoomOptions
    func command(_ ballot: Code<Ballot>) -> Command { .ballotRevote(ballot) }
  }

  struct NextSpeaker: ChairSubcommand {
    static let configuration = CommandConfiguration(
      commandName: "next-speaker", abstract: "End the speech that is on and call the next speaker.")
    @OptionGroup var given: RoomOptions
    func talk() async throws { try await send(.speakerNext) }
  }

  struct AddMinute: ChairSubcommand {
    static let configuration = CommandConfiguration(
      commandName: "add-minute", abstract: "Give whoever has the floor a minute more.")
    @OptionGroup var given: RoomOptions
    func talk() async throws { try await send(.speakerExtend(seconds: 60)) }
  }

  struct CallAttendance: ChairSubcommand {
    static let configuration = CommandConfiguration(commandName: "attendance", abstract: "Show the hall who is here.")
    @OptionGroup var given: RoomOptions
    func talk() async throws { try await send(.cueTake(ChairSnapshot(options).hall, .attendance)) }
  }

  struct CallBreak: ChairSubcommand {
    static let configuration = CommandConfiguration(commandName: "break", abstract: "Show the hall a break.")
    @Argument(help: "Until when, such as 14:00 (else as long as planned, or \(ControlView.breakMinutes) minutes).")
    var until: TimeOfDay?
    @OptionGroup var given: RoomOptions
    func talk() async throws {
      let snapshot = try await ChairSnapshot(options)
      try await send(.cueTake(snapshot.hall, .break(until: until ?? snapshot.breakUntil, place: nil)))
    }
  }
}

extension RoomOptions {
  /// The same, in the role of the chair.
  var inTheChair: RoomOptions {
    var options = self
    options.role = .chair
    options.id = id ?? "chair"
    return options
  }
}

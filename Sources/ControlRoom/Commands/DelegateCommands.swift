public import ArgumentParser
import Congress

/// Records who is here: `plenary delegate …`.
public struct DelegateCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "delegate", abstract: "Check delegates in, let them step out, mark them absent, seat alternates.",
    subcommands: [
      CheckIn.self, Scan.self, StepOut.self, MarkAbsent.self, Correct.self, Seat.self, Unseat.self,
    ])
  /// A command as given.
  public init() {}

  struct CheckIn: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Check a delegate in, or back in.")
    @Argument(help: "The delegate's code, such as CT-0123.") var delegate: Code<Delegate>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.delegateCheckIn(delegate)) }
  }

  struct Scan: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check in whoever's badge a scanner has read.",
      discussion: "The text of the badge as the roster has it, or the code; spaces around it and capitals do not count."
    )
    @Argument(help: "What the badge holds.") var badge: String
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.delegateScan(badge: badge)) }
  }

  struct StepOut: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Record that a delegate has left the hall for now.")
    @Argument(help: "The delegate's code, such as CT-0123.") var delegate: Code<Delegate>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.delegateStepOut(delegate)) }
  }

  struct MarkAbsent: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Record an absence, excused where there is a reason.")
    @Argument(help: "The delegate's code, such as CT-0123.") var delegate: Code<Delegate>
    @Option(help: "The reason; without one the absence is unexcused.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.delegateMarkAbsent(delegate, reason: reason)) }
  }

  struct Correct: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a presence right that was recorded wrongly; the old value stays on record.")
    @Argument(help: "The delegate's code, such as CT-0123.") var delegate: Code<Delegate>
    @Argument(help: "Where the delegate is.") var presence: Presence
    @Option(help: "Why; needed.") var reason: String = ""
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.delegateCorrect(delegate, presence: presence, reason: reason)) }
  }

  struct Seat: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let an alternate sit for an absent delegate and vote in their stead.")
    @Argument(help: "The alternate's code.") var alternate: Code<Delegate>
    @Option(name: .customLong("for"), help: "The code of the absent delegate.") var delegate: Code<Delegate>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.delegateSeat(alternate: alternate, for: delegate)) }
  }

  struct Unseat: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Let an alternate no longer sit for anybody.")
    @Argument(help: "The alternate's code.") var alternate: Code<Delegate>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.delegateUnseat(alternate: alternate)) }
  }
}

extension Presence: ExpressibleByArgument {}

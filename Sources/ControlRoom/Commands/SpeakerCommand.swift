public import ArgumentParser
import Assets
import Congress
import Foundation
import HallProtocol

/// Runs the speakers' list: `plenary speaker …`.
public struct SpeakerCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "speaker", abstract: "Run the speakers' list and the clock of whoever has the floor.",
    subcommands: [
      List.self, Request.self, Remove.self, Move.self, Call.self, Next.self, Return.self, Start.self, Hold.self,
      Resume.self,
      Extend.self, End.self,
    ],
    defaultSubcommand: List.self)
  /// A command as given.
  public init() {}

  struct List: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the list with everybody's time, who has the floor, and who is next.")
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      let (welcome, values) = try await options.link().read([.speakers])
      guard case .speakers(let view) = values.first else { throw RoomProblem.noAnswer(topic: Topic.speakers.name) }
      try options.show(SpeakerReports(strings: try options.strings()).list(view, atMS: welcome.now), json: view)
    }
  }

  struct Request: SpeakerStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a delegate, or a guest by name, at the end of the list.",
      discussion: "plenary speaker request CT-0123 --title \"…\" --seconds 420\n"
        + "plenary speaker request --name \"Lê Thị Hoa\" --office \"Chủ tịch\" --unit \"Hội Nông dân thành phố\"")
    @Argument(help: "The delegate's code; left out for a guest.") var delegate: Code<Delegate>?
    @Option(help: "The full name of a guest.") var name: String?
    @Option(help: "What a guest speaks for; a delegate's unit stands in the roster.") var unit: String?
    @Option(help: "The office that the hall is told.") var office: String?
    @Option(help: "The title of the speech.") var title: String?
    @Option(help: "The item at which the speech is given; without it, at any.") var item: Code<Item>?
    @Option(help: "Speaking time in seconds (else what the congress gives everybody).") var seconds: Int?
    @OptionGroup var options: RoomOptions

    func validate() throws {
      guard (delegate == nil) != (name == nil) else {
        throw ValidationError("Give either a delegate's code or --name of a guest.")
      }
      if delegate != nil, unit != nil {
        throw ValidationError("--unit is for guests; a delegate has one in the roster.")
      }
    }

    var command: Command {
      let guest = Speaker.Person.guest(name: composed(name) ?? "", unit: composed(unit) ?? "")
      return .speakerRequest(
        SpeakerRequest(
          person: delegate.map { .delegate($0) } ?? guest, office: composed(office), title: composed(title), item: item,
          seconds: seconds))
    }

    /// Keyboards write letters in either form; what the hall reads is kept composed.
    private func composed(_ text: String?) -> String? { text?.precomposedStringWithCanonicalMapping }
  }

  struct Remove: SpeakerStepCommand {
    static let configuration = CommandConfiguration(abstract: "Take somebody who waits off the list.")
    @OptionGroup var speaker: SpeakerArgument
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerRemove(speaker.code) }
  }

  struct Move: SpeakerStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put somebody who waits before another who waits, or at the end.")
    @OptionGroup var speaker: SpeakerArgument
    @Option(help: "The code of the one before whom; without it, to the end.") var before: Code<Speaker>?
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerMove(speaker.code, before: before) }
  }

  struct Call: SpeakerStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Call this speaker, or the next, to the lectern; the clock does not run yet.")
    @Argument(help: "The speaker's code; without it, the next on the list.") var speaker: Code<Speaker>?
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerCall(speaker) }
  }

  struct Next: SpeakerStepCommand {
    static let configuration = CommandConfiguration(abstract: "End the speech that is on and call the next speaker.")
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerNext }
  }

  struct Return: SpeakerStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Send whoever was called by mistake, and has not begun, back to their place on the list.")
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerReturn }
  }

  struct Start: SpeakerStepCommand {
    static let configuration = CommandConfiguration(abstract: "Start the clock of whoever has been called.")
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerStart }
  }

  struct Hold: SpeakerStepCommand {
    static let configuration = CommandConfiguration(abstract: "Stop the clock for an interruption.")
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerHold }
  }

  struct Resume: SpeakerStepCommand {
    static let configuration = CommandConfiguration(abstract: "Let the clock run on.")
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerResume }
  }

  struct Extend: SpeakerStepCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give whoever has the floor more time; take some away with a number below 0.",
      discussion: "plenary speaker extend 60\nplenary speaker extend -- -30")
    @Argument(help: "Seconds to add.") var seconds: Int
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerExtend(seconds: seconds) }
  }

  struct End: SpeakerStepCommand {
    static let configuration = CommandConfiguration(abstract: "End the speech that is on.")
    @OptionGroup var options: RoomOptions
    var command: Command { .speakerEnd }
  }
}

/// The speaker that a command is about.
struct SpeakerArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The speaker's code on the list, such as PB07.", valueName: "speaker"))
  var code: Code<Speaker>
}

/// A command that is one step of the speakers' list.
protocol SpeakerStepCommand: RoomCommand {
  /// What is to be done.
  var command: Command { get }
}

extension SpeakerStepCommand {
  func talk() async throws { try await send(command) }
}

public import ArgumentParser
import Assets
import Congress
import Foundation
import HallProtocol

/// Looks at the screens and says what each is to show: `plenary screens …`.
public struct ScreensCommand: AsyncParsableCommand {
  /// How it is called.
  public static let configuration = CommandConfiguration(
    commandName: "screens", abstract: "Show what every screen says it shows; give screens names, outputs and scenes.",
    subcommands: [
      List.self, Identify.self, Rename.self, Assign.self, Pin.self, Freeze.self, Follow.self, Shot.self,
    ], defaultSubcommand: List.self)
  /// A command as given.
  public init() {}

  struct List: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Show what every screen says it shows.")
    @OptionGroup var options: RoomOptions

    private struct Answer: Encodable {
      let screens: [ScreensView.Line]
      let known: [ScreenLine]
    }

    func talk() async throws {
      let (welcome, values) = try await options.link().read([.show, .screens, .agenda])
      guard values.count == 3, case .show(let show) = values[0], case .screens(let screens) = values[1],
        case .agenda(let agenda) = values[2]
      else { return }
      let lines = try options.reports().screenList(
        screens, show: show, nowMS: welcome.now, speed: welcome.speed, utcOffset: agenda.utcOffset)
      try options.show(lines, json: Answer(screens: screens.screens, known: show.screens))
    }
  }

  struct Identify: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a screen, or every one, show its number and name large for 5 s.")
    @Argument(help: "The screen's id; all without it.") var screen: Code<Screen>?
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.screenIdentify(screen)) }
  }

  struct Rename: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Give a screen a name that people know it by.")
    @OptionGroup var screen: ScreenArgument
    @Argument(help: "The name; an empty one takes it away.") var name: String
    @OptionGroup var options: RoomOptions
    func talk() async throws {
      try await send(.screenRename(screen.id, name.precomposedStringWithCanonicalMapping))
    }
  }

  struct Assign: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a screen to an output, which it shows at once; takes in one that nobody knew.")
    @OptionGroup var screen: ScreenArgument
    @Argument(help: "The output.") var output: Code<Output>
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.screenAssign(screen.id, output)) }
  }

  struct Pin: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a screen show one scene, whatever its output shows.")
    @OptionGroup var screen: ScreenArgument
    @Argument(help: "A cue: \(Cue.allValueStrings.joined(separator: ", ")).") var cue: Cue
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.screenPin(screen.id, cue)) }
  }

  struct Freeze: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Keep the picture that a screen shows now.")
    @OptionGroup var screen: ScreenArgument
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.screenFreeze(screen.id)) }
  }

  struct Follow: RoomCommand {
    static let configuration = CommandConfiguration(abstract: "Let a screen show its output again.")
    @OptionGroup var screen: ScreenArgument
    @OptionGroup var options: RoomOptions
    func talk() async throws { try await send(.screenFollow(screen.id)) }
  }

  struct Shot: RoomCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write what a screen really shows, read back from its window, as a PNG.")
    @OptionGroup var screen: ScreenArgument
    @Option(help: "The file.") var out: String
    @Option(help: "The largest width, in pixels (16 to 1920).") var width = HallLimits.shotWidth
    @OptionGroup var options: RoomOptions

    private struct Answer: Encodable {
      let screen: String
      let file: String
      let shownAtMS: Int64?
    }

    func validate() throws {
      guard HallLimits.shotWidthRange.contains(width) else {
        throw ValidationError("--width is \(width); it can be 16 to 1920.")
      }
    }

    func talk() async throws {
      let picture = try await options.link().shot(of: screen.id.text, widthMax: width)
      guard let png = Data(base64Encoded: picture.png), !png.isEmpty else {
        throw RoomProblem.notThere(
          Wording(
            "screens.shot-nothing",
            ["screen": .text(screen.id.text), "reason": .text(picture.problem ?? "–")]))
      }
      do {
        try png.write(to: URL(filePath: out), options: .atomic)
      } catch {
        throw RoomProblem.notWritten(path: out)
      }
      let (_, values) = try await options.link().read([.agenda])
      guard case .agenda(let agenda) = values.first else { return }
      try options.show(
        [
          options.reports().screenShot(
            screen: screen.id.text, file: out, shownAtMS: picture.shownAt, utcOffset: agenda.utcOffset)
        ], json: Answer(screen: screen.id.text, file: out, shownAtMS: picture.shownAt))
    }
  }
}

/// The screen that a command is about.
struct ScreenArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The screen's id, such as hall-left.", valueName: "screen")) var id: Code<Screen>
}

import Assets
import Congress
import Testing

@testable import ControlRoom

/// Goal: any command can be typed as the list shows it, and what does not fit says what would.
@Suite struct TypedCommandTests {
  /// The words of a line as a shell passes them on.
  private static func words(_ line: String) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "'": isQuoted.toggle()
      case " " where !isQuoted: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words
  }

  private static let lines = CommandRegistry.kinds.map { ($0.name.rawValue, TypedCommand.line($0)) }

  @Test(arguments: lines.indices) func everyCommandIsReadAsItIsListed(_ index: Int) throws {
    let (name, line) = Self.lines[index]
    let words = Self.words(line)
    let command = try TypedCommand(name: words[0], arguments: Array(words.dropFirst())).command()
    #expect(command.name.rawValue == name)
    let kind = try #require(CommandRegistry.kinds.first { $0.name == command.name })
    #expect(command == Command(any: kind.example), "\(line)")
  }

  @Test func aCodeThatLooksLikeANumberStaysACode() throws {
    #expect(try TypedCommand(name: "item.start", arguments: ["item=1.01"]).command() == .itemStart("1.01"))
  }

  @Test func aLetterInPartsIsTakenWhole() throws {
    let typed = TypedCommand(name: "screen.rename", arguments: ["screen=hall-left", "name=Be\u{302}n"])
    #expect(try typed.command() == .screenRename("hall-left", "Bên"))
  }

  @Test(arguments: [
    ("ballot.burn", [], "send.unknown"), ("", [], "send.unknown"), ("ballot.open", ["BQ06"], "send.argument"),
    ("ballot.open", ["ballots=BQ06"], "send.argument"), ("ballot.open", [], "send.not-fit"),
    ("ballot.extend", ["ballot=BQ06", "seconds=many"], "send.not-fit"),
    ("cue.take", ["output=hall", "cue={"], "send.not-fit"),
  ])
  func whatDoesNotFitSaysWhatWould(_ name: String, _ arguments: [String], _ key: String) throws {
    let problem = #expect(throws: RoomProblem.self) {
      _ = try TypedCommand(name: name, arguments: arguments).command()
    }
    guard case .notThere(let wording)? = problem else {
      Issue.record("another problem: \(String(describing: problem))")
      return
    }
    #expect(wording.key == key)
    for language in ["vi", "en"] {
      let sentence = try Strings(language: language, assets: ReportTests.assets)[wording]
      #expect(!sentence.contains("{command}") && !sentence.contains("{known}") && !sentence.contains("{example}"))
    }
  }
}

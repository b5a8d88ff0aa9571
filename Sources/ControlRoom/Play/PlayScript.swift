import Assets
import CongressFiles
import FoundationEssentials

/// A written sequence of commands with waits between them, read and checked as a whole.
///
/// One step a line: a command of `plenary` as it is typed, `wait until FACT [within TIME]`, or `after TIME`; `#` begins
/// a comment. Words with spaces stand in quotation marks. Times are `500ms`, `5s`, `2m`, `1h`.
public struct PlayScript: Sendable {
  /// The longest script, in bytes.
  public static let bytesMax = 1 << 20
  /// The most steps.
  public static let stepsMax = 10_000
  /// How long a wait lasts that says nothing of it, in ms: an hour.
  public static let waitMS: Int64 = 3_600_000
  /// The longest wait or pause, in ms: a day.
  public static let longestMS: Int64 = 86_400_000

  /// One line of a script.
  public struct Step: Sendable, Hashable {
    /// What it does.
    public enum Action: Sendable, Hashable {
      /// A command, in the words that follow `plenary`.
      case command([String])
      /// Waits for a fact, at most so long, in ms.
      case wait(PlayFact, withinMS: Int64)
      /// Waits a time, in ms.
      case pause(ms: Int64)
    }

    /// The line, from 1.
    public let line: Int
    /// As it is written, without its comment.
    public let text: String
    /// What it does.
    public let action: Action
  }

  /// The file's name.
  public let file: String
  /// The steps in their order.
  public let steps: [Step]

  /// Reads a script's file.
  /// - Parameter check: Why a command's words are none, in words; nothing where they are a command.
  /// - Throws: `RoomProblem.file` with everything that is wrong, line by line.
  public static func read(_ path: String, check: ([String]) -> String?) throws(RoomProblem) -> PlayScript {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .file([FileProblem(file: path, line: nil, fault: Wording("play.fault.missing"))])
    }
    guard data.count <= bytesMax, let text = String(validating: data, as: UTF8.self) else {
      throw .file([
        FileProblem(file: path, line: nil, fault: Wording("play.fault.no-text", ["most": .text("\(bytesMax)")]))
      ])
    }
    return try PlayScript(text, file: path, check: check)
  }

  /// Reads a script.
  public init(_ text: String, file: String, check: ([String]) -> String?) throws(RoomProblem) {
    var steps: [Step] = []
    var problems: [FileProblem] = []
    // Editors of Windows begin a file with a mark that nobody sees.
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    // Windows ends lines in two characters, which Swift counts as one.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      do {
        guard let step = try Self.step(String(line), number: index + 1, check: check) else { continue }
        steps.append(step)
      } catch {
        problems.append(FileProblem(file: file, line: index + 1, fault: error.wording))
      }
    }
    if steps.count > Self.stepsMax {
      problems.append(
        FileProblem(file: file, line: nil, fault: Wording("play.fault.too-many", ["most": .text("\(Self.stepsMax)")])))
    }
    if steps.isEmpty, problems.isEmpty {
      problems.append(FileProblem(file: file, line: nil, fault: Wording("play.fault.empty")))
    }
    guard problems.isEmpty else { throw .file(problems) }
    self.file = file
    self.steps = steps
  }

  private static func step(
    _ line: String, number: Int, check: ([String]) -> String?
  ) throws(PlayFault) -> Step? {
    var words = try words(of: line)
    guard !words.isEmpty else { return nil }
    let text = words.map(quoted).joined(separator: " ")
    if words[0] == "wait" {
      guard words.count > 2, words[1] == "until" else { throw PlayFault(Wording("play.fault.wait")) }
      words.removeFirst(2)
      if words[0] == "after" { return Step(line: number, text: text, action: try pause(words)) }
      var withinMS = waitMS
      if words.count > 2, words[words.count - 2] == "within" {
        withinMS = try duration(words[words.count - 1])
        words.removeLast(2)
      }
      return Step(line: number, text: text, action: .wait(try PlayFact(words), withinMS: withinMS))
    }
    if words[0] == "after" { return Step(line: number, text: text, action: try pause(words)) }
    if words[0] == "plenary" { words.removeFirst() }
    if let refusal = check(words) {
      throw PlayFault(Wording("play.fault.command", ["command": .text(text), "reason": .text(refusal)]))
    }
    return Step(line: number, text: text, action: .command(words))
  }

  private static func pause(_ words: [String]) throws(PlayFault) -> Step.Action {
    guard words.count == 2 else {
      throw PlayFault(Wording("play.fault.time", ["word": .text(words.dropFirst().joined(separator: " "))]))
    }
    return .pause(ms: try duration(words[1]))
  }

  private static func duration(_ word: String) throws(PlayFault) -> Int64 {
    let units: [(String, Int64)] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)]
    for (unit, factor) in units where word.hasSuffix(unit) {
      guard let number = Int64(word.dropLast(unit.count)), number > 0, number <= longestMS / factor else { continue }
      return number * factor
    }
    throw PlayFault(Wording("play.fault.time", ["word": .text(word)]))
  }

  /// The words of a line, as a shell reads them: quotation marks hold words together, `\` takes the next character as
  /// it is, `#` at the beginning of a word begins a comment.
  static func words(of line: String) throws(PlayFault) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let whole = word { words.append(whole) }
        word = nil
      } else if character == "#", word == nil {
        return words
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else { throw PlayFault(Wording("play.fault.quote")) }
    if let word { words.append(word) }
    return words
  }

  private static func quoted(_ word: String) -> String {
    word.isEmpty || word.contains(where: \.isWhitespace) ? "\"\(word)\"" : word
  }
}

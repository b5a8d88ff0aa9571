public import ArgumentParser
public import Assets
import Congress
import Foundation
import HallProtocol

/// What every command takes: in which language to answer, and in which form.
public struct AnswerForm: ParsableArguments, Sendable {
  @Option(help: "Folder of strings, themes and emblems (else PLENARY_ASSETS, beside the package, share/plenary).")
  var assets: String?

  @Option(help: "Language of the answers: vi or en (else PLENARY_LANGUAGE, LANG).")
  var language: Language?

  /// Whether answers are JSON.
  @Flag(help: "Print JSON instead of lines for people.")
  public var json = false

  /// Options as given on the command line.
  public init() {}

  /// Refuses a language that there is not: whoever asks for one is not to get another without a word.
  public func validate() throws {
    guard language == nil, let named = ProcessInfo.processInfo.environment["PLENARY_LANGUAGE"], !named.isEmpty else {
      return
    }
    guard Self.language(named: named) == nil else { return }
    let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("PLENARY_LANGUAGE is '\(named.prefix(20))'; there are \(known).")
  }

  /// The language that a locale names: `en_GB.UTF-8`.
  private static func language(named name: String) -> Language? {
    Language.allCases.first { name.lowercased().hasPrefix($0.rawValue) }
  }

  /// The folder of strings, themes and emblems.
  public func assetsFolder() throws -> String { try HouseFolders.here.assets(flag: assets) }

  /// The words in the chosen language.
  public func strings() throws -> Strings {
    try Strings(language: chosenLanguage.rawValue, assets: assetsFolder())
  }

  private var chosenLanguage: Language {
    if let language { return language }
    let environment = ProcessInfo.processInfo.environment
    let named = environment["PLENARY_LANGUAGE"] ?? environment["LC_ALL"] ?? environment["LANG"] ?? ""
    return named.hasPrefix("en") ? .english : .vietnamese
  }

  /// Does the work; a problem becomes one sentence on standard error (or JSON on standard output) and an exit status.
  public func reporting(_ work: () async throws -> Void) async throws {
    do {
      do {
        try await work()
      } catch let problem as any LocalizedProblem {
        throw RoomProblem.notReady(problem)
      }
    } catch let problem as RoomProblem {
      try report(problem)
      throw ExitCode(problem.exitStatus)
    }
  }

  private func report(_ problem: RoomProblem) throws {
    let sentence = try problem.sentence(in: strings())
    if json {
      try show([], json: Refused(problem, sentence: sentence))
    } else {
      complain("✕ " + sentence)
    }
  }

  /// Prints lines for people or, with `--json`, the value.
  public func show(_ lines: @autoclosure () throws -> [String], json value: some Encodable) throws {
    guard json else { return try print(lines()) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    print([String(decoding: try encoder.encode(value), as: UTF8.self)])
  }

  /// Prints lines to standard output, with nothing in them that steers a terminal.
  public func print(_ lines: [String]) {
    for line in lines { Swift.print(json ? PrintedText.json(line) : PrintedText.plain(line)) }
  }

  /// Prints a line to standard error, with nothing in it that steers a terminal.
  public func complain(_ line: String) {
    StandardStream.error.say(PrintedText.plain(line) + "\n")
  }
}

/// What has not been done, as JSON.
private struct Refused: Encodable {
  let ok = false
  let code: String
  let message: String
  let details: [String: Detail]?

  init(_ problem: RoomProblem, sentence: String) {
    message = sentence
    switch problem {
    case .refused(let refusal, _): (code, details) = (refusal.code, refusal.details)
    case .noLink: (code, details) = ("no_link", nil)
    case .outcomeUnknown: (code, details) = ("outcome_unknown", nil)
    case .noAnswer: (code, details) = ("no_answer", nil)
    case .notReady(let problem): (code, details) = (problem.wording.key, nil)
    case .file, .list: (code, details) = ("file_has_mistakes", nil)
    case .tellerUnnamed: (code, details) = ("teller_unnamed", nil)
    case .notWritten: (code, details) = ("not_written", nil)
    case .roundUnknown: (code, details) = ("round_unknown", nil)
    case .journal(let wording), .notThere(let wording): (code, details) = (wording.key, nil)
    }
  }
}

extension HouseFolders {
  /// As this process sees them.
  public static var here: HouseFolders {
    HouseFolders(environment: ProcessInfo.processInfo.environment, executable: runningExecutable)
  }
}

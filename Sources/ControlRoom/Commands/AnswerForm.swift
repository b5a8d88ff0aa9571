public import ArgumentParser
public import Assets
import Congress
import Foundation

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

  /// Prints lines for people or, with `--json`, the value.
  public func show(_ lines: @autoclosure () throws -> [String], json value: some Encodable) throws {
    guard json else {
      for line in try lines() { print(line) }
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

extension HouseFolders {
  /// As this process sees them.
  public static var here: HouseFolders {
    HouseFolders(environment: ProcessInfo.processInfo.environment, executable: runningExecutable)
  }
}
